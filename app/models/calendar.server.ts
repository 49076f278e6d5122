// The working calendar of a municipality. A change of it reschedules every programme, in one transaction.
import { and, asc, eq, gt, lt } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { lockOrganisation, raiseRevision } from './organisation.server';
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
  | { kind: 'set_good_friday'; on: boolean };

/** What the change does to one programme; programmes to which nothing happens are left out. */
export type ProgrammeChange = { id: string; name: string; consequences: Consequences };

export type CalendarAnswer =
  | { status: 'saved' | 'preview'; programmes: ProgrammeChange[] }
  | { status: 'refused'; reason: 'unknown_department' }
  /** A programme that cannot be planned again on this calendar. */
  | { status: 'refused'; reason: 'plan_refused'; programme: string; refusal: NamedRefusal }
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

function valuesOf({ from, until, label, ...fields }: ExceptionFields) {
  return { ...fields, fromDay: from, untilDay: until, label: label.nl, labelEn: label.en };
}

type Written = 'written' | 'not_there' | 'unknown_department';

async function write(tx: Db, actor: Actor, change: CalendarChange): Promise<Written> {
  const { organisationId } = actor;
  if (change.kind === 'set_good_friday') {
    const where = eq(t.organisation.id, organisationId);
    const rows = await tx
      .update(t.organisation)
      .set({ goodFriday: change.on })
      .where(where)
      .returning({ id: t.organisation.id });
    return rows.length > 0 ? 'written' : 'not_there';
  }
  const { exceptionId: id } = change;
  if (change.kind === 'remove_exception') {
    const rows = await tx.delete(t.calendarException).where(own(actor, id)).returning({ id: t.calendarException.id });
    return rows.length > 0 ? 'written' : 'not_there';
  }
  const { departmentId } = change.fields;
  if (departmentId !== null) {
    const [parent] = await tx
      .select({ id: t.department.id })
      .from(t.department)
      .where(and(eq(t.department.id, departmentId), eq(t.department.organisationId, organisationId)));
    if (!parent) return 'unknown_department';
  }
  if (change.kind === 'create_exception') {
    await tx.insert(t.calendarException).values({ ...valuesOf(change.fields), id, organisationId });
    return 'written';
  }
  const rows = await tx
    .update(t.calendarException)
    .set(valuesOf(change.fields))
    .where(own(actor, id))
    .returning({ id: t.calendarException.id });
  return rows.length > 0 ? 'written' : 'not_there';
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

async function changeAndReplan(tx: Db, actor: Actor, change: CalendarChange): Promise<CalendarAnswer> {
  await lockOrganisation(tx, actor.organisationId);
  const before = await plansOf(tx, actor);
  const written = await write(tx, actor, change);
  if (written === 'not_there') throw new RolledBack(null);
  if (written === 'unknown_department') throw new RolledBack({ status: 'refused', reason: 'unknown_department' });
  await raiseRevision(tx, actor.organisationId);
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
  return { status: 'saved', programmes };
}

/**
 * Writes a change of the calendar and plans every programme of the municipality again, all or nothing. With `preview`
 * the same happens in a transaction that is rolled back, and the answer says what would change in which programme.
 * Null when the period is not there.
 */
export async function changeCalendar(
  actor: Actor,
  change: CalendarChange,
  { preview = false, tx = db() }: { preview?: boolean; tx?: Db } = {},
): Promise<CalendarAnswer | null> {
  if (!may(actor, 'calendar.change')) return { status: 'forbidden' };
  try {
    return await tx.transaction(async (transaction) => {
      const answer = await changeAndReplan(transaction as unknown as Db, actor, change);
      if (preview && answer.status === 'saved') throw new RolledBack({ ...answer, status: 'preview' });
      return answer;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.answer;
    throw error;
  }
}
