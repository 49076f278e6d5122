// Check-ins as who leads the programme has them: ask departments, withdraw, read what they said, say what was dealt with.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type AskedCheckIn, findLatestAsked, findLatestSaid, type SaidCheckIn } from './check-in-rows.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { newId, newToken } from './id.server';
import { fewestDays, mostDays } from './planning/check-in/answers';
import { addDays, type Day } from './planning/day';
import { type Actor, may } from './planning/permission';
import type { Label } from './planning/plan';
import { hashOf } from './secret-box.server';

export type { AskedCheckIn, CheckInState, SaidCheckIn } from './check-in-rows.server';

const c = t.checkIn;
const whoOf = ({ userId }: Actor) => (userId === '' ? null : userId);

export type CheckIns = {
  /** The latest answer per department, latest first. */
  said: SaidCheckIn[];
  /** What was asked last, per department. */
  asked: AskedCheckIn[];
};

/** What was asked and said in a programme, of the departments that the actor may read; empty when it is not theirs. */
export async function findCheckIns(actor: Actor, programmeId: string, today: Day, tx: Db = db()): Promise<CheckIns> {
  return {
    said: await findLatestSaid(actor, { programmeId }, tx),
    asked: await findLatestAsked(actor, programmeId, today, tx),
  };
}

/** The latest answer per department of a programme that the actor may read, latest first; of one department when it is named. */
export async function findSaidCheckIns(
  actor: Actor,
  programmeId: string,
  departmentId?: string,
  tx: Db = db(),
): Promise<SaidCheckIn[]> {
  return findLatestSaid(actor, { programmeId, ...(departmentId === undefined ? {} : { departmentId }) }, tx);
}

/**
 * The latest answer per department that asks something of the project leader (dates contested, work that does not go well, or a
 * sentence) and was not dealt with, latest first; of all programmes in one query when none is named. Only what the actor may read.
 */
export async function findOpenRequests(actor: Actor, programmeId?: string, tx: Db = db()): Promise<SaidCheckIn[]> {
  const said = await findLatestSaid(actor, { programmeId }, tx);
  return said.filter(({ reasons, dealt }) => reasons.length > 0 && dealt === null);
}

/** Who is written to about a department: its heads, as far as there is an address. */
type Addressee = { name: string; email: string; locale: 'nl' | 'en' | null };
/** Shown once: of a token only its hash is kept. */
export type NewCheckIn = { departmentId: string; department: Label; token: string; heads: Addressee[] };

export type CheckInAsk = { departmentIds: readonly string[]; days: number };
export type CheckInsAsked =
  | { status: 'saved'; lastDay: Day; municipality: string; links: NewCheckIn[] }
  | { status: 'refused'; field: 'departments' | 'days'; why: string }
  | { status: 'forbidden' };

/**
 * Asks departments, each by a link of its own that is good through the last day. A link that a department still had for this
 * programme is withdrawn; what it answered stays. People of a demo do not exist: nobody is written to. Null when the programme is
 * not there.
 */
export async function askCheckIns(
  actor: Actor,
  programmeId: string,
  { departmentIds, days }: CheckInAsk,
  { today, at }: { today: Day; at?: string },
  tx: Db = db(),
): Promise<CheckInsAsked | null> {
  if (!may(actor, 'check-in.ask')) return { status: 'forbidden' };
  const { organisationId } = actor;
  return tx.transaction(async (inner): Promise<CheckInsAsked | null> => {
    const step = inner as unknown as Db;
    const p = t.programme;
    const [programme] = await step
      .select({ municipality: t.organisation.name, demo: t.organisation.demo })
      .from(p)
      .innerJoin(t.organisation, eq(t.organisation.id, p.organisationId))
      .where(and(eq(p.organisationId, organisationId), eq(p.id, programmeId)))
      // Two who ask at once do so one after another, so that a department has one link.
      .for('update', { of: p });
    if (!programme) return null;
    if (!Number.isInteger(days) || days < fewestDays || days > mostDays)
      return { status: 'refused', field: 'days', why: `not_between:${fewestDays}:${mostDays}` };
    const departments = await departmentsOf(actor, departmentIds, step);
    if (departments.length === 0 || departments.length < new Set(departmentIds).size)
      return { status: 'refused', field: 'departments', why: 'checkin_nobody' };
    const own = departments.map(({ id }) => id);
    await step
      .update(c)
      .set({ withdrawnAt: sql`clock_timestamp()`, withdrawnBy: whoOf(actor) })
      .where(
        and(
          ...[eq(c.organisationId, organisationId), eq(c.programmeId, programmeId), inArray(c.departmentId, own)],
          isNull(c.withdrawnAt),
        ),
      );
    const lastDay = addDays(today, days);
    const heads = programme.demo ? new Map<string, Addressee[]>() : await headsOf(actor, own, step);
    const links = departments.map(({ id, name }): NewCheckIn => ({
      ...{ departmentId: id, department: name, token: newToken(), heads: heads.get(id) ?? [] },
    }));
    await step.insert(c).values(
      links.map(({ departmentId, token }) => ({
        ...{ id: newId(), organisationId, programmeId, departmentId, tokenHash: hashOf(token), lastDay },
        askedAt: at ?? sql`clock_timestamp()`,
        askedBy: whoOf(actor),
      })),
    );
    return { status: 'saved', lastDay, municipality: programme.municipality, links };
  });
}

async function departmentsOf(actor: Actor, ids: readonly string[], tx: Db) {
  const d = t.department;
  if (ids.length === 0) return [];
  return tx
    .select({ id: d.id, name: { nl: d.name, en: d.nameEn } })
    .from(d)
    .where(and(eq(d.organisationId, actor.organisationId), inArray(d.id, [...ids])))
    .orderBy(d.position, d.id);
}

async function headsOf(actor: Actor, departmentIds: string[], tx: Db): Promise<Map<string, Addressee[]>> {
  const [u, of] = [t.userAccount, t.userDepartment];
  const rows = await tx
    .select({ departmentId: of.departmentId, name: u.name, email: u.email, locale: u.locale })
    .from(of)
    .innerJoin(u, and(eq(u.organisationId, of.organisationId), eq(u.id, of.userId)))
    .where(
      and(
        ...[eq(of.organisationId, actor.organisationId), inArray(of.departmentId, departmentIds)],
        ...[eq(u.role, 'department_head'), eq(u.active, true)],
      ),
    )
    .orderBy(u.name);
  const found = new Map<string, Addressee[]>();
  for (const { departmentId, locale, ...head } of rows) {
    if (head.email === '') continue;
    found.set(departmentId, [...(found.get(departmentId) ?? []), { ...head, locale: locale as 'nl' | 'en' | null }]);
  }
  return found;
}

export type CheckInKey = { programmeId: string; checkInId: string };
const rowOf = (actor: Actor, { programmeId, checkInId }: CheckInKey) =>
  and(eq(c.organisationId, actor.organisationId), eq(c.programmeId, programmeId), eq(c.id, checkInId));

export type CheckInDone = { status: 'saved' | 'changed' | 'forbidden' };

/** The link is no good any more, at once and for good; what was answered stays. Null when it is not there. */
export async function withdrawCheckIn(actor: Actor, asked: CheckInKey, tx: Db = db()): Promise<CheckInDone | null> {
  if (!may(actor, 'check-in.ask')) return { status: 'forbidden' };
  await tx
    .update(c)
    .set({ withdrawnAt: sql`clock_timestamp()`, withdrawnBy: whoOf(actor) })
    .where(and(rowOf(actor, asked), isNull(c.withdrawnAt)));
  const rows = await tx.select({ id: c.id }).from(c).where(rowOf(actor, asked));
  return rows.length === 0 ? null : { status: 'saved' };
}

/**
 * What this answer asked was dealt with; `times` says which answer was read, so that one that came since is not dealt with unseen.
 * Null when it is not there or was not answered.
 */
export async function settleCheckIn(
  actor: Actor,
  { times, ...asked }: CheckInKey & { times: number },
  { at }: { at?: string } = {},
  tx: Db = db(),
): Promise<CheckInDone | null> {
  if (!may(actor, 'check-in.ask')) return { status: 'forbidden' };
  const settled = await tx
    .update(c)
    .set({ dealtAt: at ?? sql`clock_timestamp()`, dealtBy: whoOf(actor) })
    .where(and(rowOf(actor, asked), eq(c.times, times), isNull(c.dealtAt), sql`${c.answeredAt} is not null`))
    .returning({ id: c.id });
  if (settled.length > 0) return { status: 'saved' };
  const [row] = await tx.select({ times: c.times, dealtAt: c.dealtAt }).from(c).where(rowOf(actor, asked));
  if (!row) return null;
  // Where nothing was answered there is nothing to deal with: the page then shows what there is.
  return { status: row.times > 0 && row.times === times ? 'saved' : 'changed' };
}
