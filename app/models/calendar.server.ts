// The working calendar of a municipality. A change of it reschedules every programme, in one transaction.
import { and, asc, eq, gt, lt } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { lockOrganisation } from './organisation.server';
import {
  type Contradicted,
  meantBy,
  type OrganisationEntry,
  type Overtaken,
  rowBefore,
  type RowTable,
  saveRow,
  type Seen,
} from './organisation-history.server';
import { ownRules } from './organisation-rules.server';
import { changePlan, loadPlan } from './plan.server';
import { newFreezeHits } from './planning/calendar-change';
import { type Consequences, consequencesOf, type NamedRefusal, namedRefusal } from './planning/consequences';
import type { Day } from './planning/day';
import type { Interval } from './planning/interval';
import { type Actor, may } from './planning/permission';
import type { Plan } from './planning/plan';
import type { CalendarException, ExceptionKind, PeriodSort } from './planning/working-calendar';

export type ExceptionFields = Omit<CalendarException, 'id'>;

export type CalendarChange =
  | { kind: 'create_exception'; exceptionId: string; fields: ExceptionFields }
  | { kind: 'edit_exception'; exceptionId: string; fields: ExceptionFields }
  | { kind: 'remove_exception'; exceptionId: string }
  | { kind: 'set_good_friday'; on: boolean }
  /** Turns an earlier change of the calendar round. */
  | { kind: 'undo'; entry: OrganisationEntry };

/** What the change does to one programme; programmes to which nothing happens are left out. */
export type ProgrammeChange = { id: string; name: string; consequences: Consequences };

export type CalendarAnswer =
  /** `changeId` is null for a preview, and when nothing differed. */
  | { status: 'saved' | 'preview'; programmes: ProgrammeChange[]; changeId: string | null }
  | { status: 'refused'; reason: 'unknown_department' }
  /** A programme that cannot be planned again on this calendar. */
  | { status: 'refused'; reason: 'plan_refused'; programme: string; refusal: NamedRefusal }
  | Contradicted
  | Overtaken
  | { status: 'forbidden' };

const columns = {
  id: t.calendarException.id,
  kind: t.calendarException.kind,
  sort: t.calendarException.sort,
  from: t.calendarException.fromDay,
  until: t.calendarException.untilDay,
  label: { nl: t.calendarException.label, en: t.calendarException.labelEn },
  departmentId: t.calendarException.departmentId,
  region: t.calendarException.region,
  verify: t.calendarException.verify,
  source: t.calendarException.source,
};

type Row = { kind: string; sort: string; from: string; until: string };
const typed = <T extends Row>(row: T) => ({
  ...row,
  kind: row.kind as ExceptionKind,
  sort: row.sort as PeriodSort,
  from: row.from as Day,
  until: row.until as Day,
});

const own = (actor: Actor, id: string) =>
  and(eq(t.calendarException.id, id), eq(t.calendarException.organisationId, actor.organisationId));

/** Own periods that touch the window, of one sort or of all, first day first. */
export async function findExceptions(
  actor: Actor,
  { window, sort = null }: { window: Interval; sort?: PeriodSort | null },
  tx: Db = db(),
): Promise<CalendarException[]> {
  const rows = await tx
    .select(columns)
    .from(t.calendarException)
    .where(
      and(
        eq(t.calendarException.organisationId, actor.organisationId),
        lt(t.calendarException.fromDay, window.until),
        gt(t.calendarException.untilDay, window.from),
        ...(sort ? [eq(t.calendarException.sort, sort)] : []),
      ),
    )
    .orderBy(asc(t.calendarException.fromDay), asc(t.calendarException.label), asc(t.calendarException.id));
  return rows.map(typed);
}

/** One period, or null. */
export async function getException(actor: Actor, id: string, tx: Db = db()): Promise<CalendarException | null> {
  const [row] = await tx.select(columns).from(t.calendarException).where(own(actor, id));
  return row ? typed(row) : null;
}

function valuesOf({ id: _id, from, until, label, ...fields }: CalendarException) {
  return { ...fields, fromDay: from, untilDay: until, label: label.nl, labelEn: label.en };
}

const periods: RowTable<CalendarException> = {
  collection: 'exceptions',
  titleOf: ({ label }) => label,
  get: getException,
  insert: (tx, { organisationId }, row) =>
    tx.insert(t.calendarException).values({ ...valuesOf(row), id: row.id, organisationId }),
  update: (tx, actor, row) => tx.update(t.calendarException).set(valuesOf(row)).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(t.calendarException).where(own(actor, id)),
};

async function unknownDepartment(tx: Db, actor: Actor, row: ExceptionFields | null): Promise<boolean> {
  if (!row || row.departmentId === null) return false;
  const [known] = await tx
    .select({ id: t.department.id })
    .from(t.department)
    .where(and(eq(t.department.id, row.departmentId), eq(t.department.organisationId, actor.organisationId)));
  return !known;
}

/** Saves a row of the calendar as asked, or carries out of the transaction why not; answers the id of the change. */
async function write(tx: Db, actor: Actor, change: CalendarChange, seen: Seen): Promise<string | null> {
  if (change.kind === 'set_good_friday') {
    const id = actor.organisationId;
    const current = await ownRules.get(actor, id, tx);
    if (!current) throw new RolledBack(null);
    return saveRow(tx, actor, ownRules, { id, next: { ...current, goodFriday: change.on } });
  }
  if (change.kind === 'undo') {
    const { rowId: id, id: undoes, collection } = change.entry;
    if (collection === 'organisation') {
      const turned = await rowBefore(tx, actor, ownRules, change.entry);
      if (turned.status === 'refused') throw new RolledBack(turned);
      return saveRow(tx, actor, ownRules, { id, next: turned.row, undoes });
    }
    const turned = await rowBefore(tx, actor, periods, change.entry);
    if (turned.status === 'refused') throw new RolledBack(turned);
    return savePeriod(tx, actor, { id, next: turned.row, undoes });
  }
  const { exceptionId: id } = change;
  if (change.kind === 'create_exception') return savePeriod(tx, actor, { id, next: { ...change.fields, id } });
  const current = await getException(actor, id, tx);
  if (!current) throw new RolledBack(null);
  if (change.kind === 'remove_exception') return savePeriod(tx, actor, { id, next: null });
  const meant = await meantBy(tx, actor, { current, fields: change.fields, seen });
  if (meant.status === 'stale') throw new RolledBack(meant);
  return savePeriod(tx, actor, { id, next: { ...meant.fields, id } });
}

async function savePeriod(
  tx: Db,
  actor: Actor,
  row: { id: string; next: CalendarException | null; undoes?: string },
): Promise<string | null> {
  if (await unknownDepartment(tx, actor, row.next)) {
    throw new RolledBack({ status: 'refused', reason: 'unknown_department' });
  }
  return saveRow(tx, actor, periods, row);
}

/** Programmes in a fixed order, so that two calendar changes never wait for each other. */
async function plansOf(tx: Db, actor: Actor): Promise<Plan[]> {
  const rows = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(eq(t.programme.organisationId, actor.organisationId))
    .orderBy(asc(t.programme.id));
  const plans: Plan[] = [];
  for (const { id } of rows) {
    const plan = await loadPlan(actor, id, tx);
    if (plan) plans.push(plan);
  }
  return plans;
}

/** Carries an answer out of a transaction that must not be kept. */
class RolledBack extends Error {
  constructor(readonly answer: CalendarAnswer | null) {
    super('rolled back');
  }
}

const isEmpty = ({ movedCount, phases, freezes, brokenLinks, load }: Consequences) =>
  movedCount + phases.length + freezes.length + brokenLinks.length + load.length === 0;

async function changeAndReplan(
  tx: Db,
  actor: Actor,
  change: CalendarChange,
  seen: Seen,
): Promise<Extract<CalendarAnswer, { programmes: ProgrammeChange[] }>> {
  await lockOrganisation(tx, actor.organisationId);
  const before = await plansOf(tx, actor);
  const changeId = await write(tx, actor, change, seen);
  const programmes: ProgrammeChange[] = [];
  for (const old of before) {
    const { id, name } = old.programme;
    const intent = { kind: 'recalculate', cause: 'calendar' } as const;
    const answer = await changePlan(actor, id, intent, {
      tx,
      source: 'calendar',
      slip: { code: 'calendar', text: '' },
    });
    if (answer?.status === 'refused') {
      const refusal = namedRefusal(answer.before, answer.refusal);
      throw new RolledBack({ status: 'refused', reason: 'plan_refused', programme: name, refusal });
    }
    if (answer?.status !== 'saved' && answer?.status !== 'unchanged') throw new RolledBack({ status: 'forbidden' });
    const named = consequencesOf(answer.plan, answer.effects);
    const consequences = { ...named, freezes: newFreezeHits(old, answer.plan) };
    if (!isEmpty(consequences)) programmes.push({ id, name, consequences });
  }
  return { status: 'saved', programmes, changeId };
}

/**
 * Writes a change of the calendar and plans every programme of the municipality again, all or nothing. With `preview`
 * the same happens in a transaction that is rolled back, and the answer says what would change in which programme.
 * Null when the period is not there.
 */
export async function changeCalendar(
  actor: Actor,
  change: CalendarChange,
  { preview = false, seen = null, tx = db() }: { preview?: boolean; seen?: Seen; tx?: Db } = {},
): Promise<CalendarAnswer | null> {
  if (!may(actor, 'calendar.change')) return { status: 'forbidden' };
  try {
    return await tx.transaction(async (transaction) => {
      const answer = await changeAndReplan(transaction as unknown as Db, actor, change, seen);
      if (preview) throw new RolledBack({ ...answer, status: 'preview', changeId: null });
      return answer;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.answer;
    throw error;
  }
}
