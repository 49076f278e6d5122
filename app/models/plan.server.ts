// changePlan: the only writer of plan data, for the screen, imports, the calendar and undo alike.
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import { isDuplicate } from './db/duplicate.server';
import { newId } from './id.server';
import { criterion, cutoverTask, planHistory, programme } from './db/schema';
import { askedByOthers, askedByOthersAt } from './load.server';
import { tellChange } from './notice-tell.server';
import { keepSnapshot, snapshotEvery } from './snapshot.server';
import { findStamps, loadPlanAt, rememberPlan } from './plan-load.server';
import { nameTaken, unknownReference } from './plan-references.server';
import { savePlan } from './plan-save.server';
import { applyChange, type Effects, type Refusal } from './planning/change';
import { stated } from './planning/change/stated';
import { mayStamp } from './planning/cutover-board';
import { differenceBetween, type RowChange } from './planning/difference';
import { mayAssess } from './planning/gate';
import { touchedBy } from './planning/history-detail';
import { type Action, type Actor, may } from './planning/permission';
import type { Plan } from './planning/plan';
import type { PlanChange } from './planning/plan-change';
import { momentMoves, type SlipReason } from './planning/slip';
import { type StaleField, staleFields } from './planning/stale';
import { mayUndo } from './planning/undo';
import { proposalOfChange } from './proposal-rows.server';
import { inTurn } from './turn.server';

export { loadPlan } from './plan-load.server';

export type ChangeSource = 'screen' | 'import' | 'api' | 'blueprint' | 'calendar' | 'figures' | 'seed';

export type ChangeOptions = {
  /** Answer what would happen and write nothing. */
  preview?: boolean;
  /** The version the reader was looking at; null when it does not matter. */
  seenVersion?: number | null;
  source?: ChangeSource;
  reason?: string | null;
  /** Why promised milestones come later or are given up; asked for when the change makes them. */
  slip?: SlipReason | null;
  /** Why it is done although teams or departments go over their limit; asked for when a person's change takes them there. */
  overload?: string | null;
  /** When it was saved, ISO timestamp; only for history that is brought along (the demo). */
  at?: string;
  /** A snapshot is kept every so many versions; left out, as often as {@link snapshotEvery} says. */
  snapshotEvery?: number;
  /** It is the plan's half of a proposal that is turned round as a whole. */
  ofProposal?: boolean;
  tx?: Db;
};

export type ChangeAnswer =
  | { status: 'saved'; before: Plan; plan: Plan; effects: Effects; version: number; changeId: string }
  | { status: 'preview' | 'unchanged'; before: Plan; plan: Plan; effects: Effects; version: number }
  | { status: 'refused'; before: Plan; refusal: Refusal }
  | { status: 'stale'; before: Plan; fields: StaleField[] }
  /** A promise would be broken, or a team or a department would go over its limit, and nobody said why: ask, and send it again with `slip` or `overload`. */
  | { status: 'reason_needed'; before: Plan; plan: Plan; effects: Effects }
  | { status: 'forbidden' };

/** What history keeps of a change: the intent; rows that it carried stand beside it already. */
function intentOf(change: PlanChange): Record<string, unknown> {
  return Object.fromEntries(Object.entries(change).filter(([name]) => name !== 'rows'));
}

const actionOf: Partial<Record<PlanChange['kind'], Action>> = {
  decide_gate: 'gate.decide',
  stamp_cutover_task: 'cutover.stamp',
  undo: 'plan.undo',
  waive_figure_condition: 'gate.decide',
  follow_figures: 'figures.deliver',
};

/** What assessing a criterion is, apart from changing it. */
const assessed: readonly string[] = ['state', 'evidence'];

/** The row a change is about, where that says who may make it. */
async function ownRow<T extends typeof cutoverTask | typeof criterion>(
  { actor, programmeId, tx }: { actor: Actor; programmeId: string; tx: Db },
  table: T,
  id: string,
): Promise<{ ownerId: string | null } | undefined> {
  const [row] = await tx
    .select({ ownerId: table.ownerId })
    .from(table as typeof cutoverTask)
    .where(and(eq(table.id, id), eq(table.programmeId, programmeId), eq(table.organisationId, actor.organisationId)));
  return row;
}

/** What somebody may do with a row of their own, whatever their role: stamp a task, assess a criterion, take back a decision. */
async function mayChange(actor: Actor, programmeId: string, intent: PlanChange, tx: Db): Promise<boolean> {
  if (may(actor, actionOf[intent.kind] ?? 'plan.change')) return true;
  if (!may(actor, 'programme.view')) return false;
  const asked = { actor, programmeId, tx };
  switch (intent.kind) {
    case 'stamp_cutover_task': {
      const task = await ownRow(asked, cutoverTask, intent.taskId);
      return task !== undefined && mayStamp(actor, task);
    }
    case 'edit_criterion': {
      if (!Object.keys(stated(intent.fields)).every((field) => assessed.includes(field))) return false;
      const row = await ownRow(asked, criterion, intent.criterionId);
      return row !== undefined && mayAssess(actor, row);
    }
    case 'undo': {
      const [entry] = await tx
        .select({ kind: planHistory.kind, userId: planHistory.userId })
        .from(planHistory)
        .where(
          and(
            eq(planHistory.id, intent.changeId),
            eq(planHistory.programmeId, programmeId),
            eq(planHistory.organisationId, actor.organisationId),
          ),
        );
      return entry !== undefined && mayUndo(actor, entry);
    }
    default:
      return false;
  }
}

/** Row changes as history keeps them: what the scheduler moved says why. */
function withCauses(rows: readonly RowChange[], effects: Effects): RowChange[] {
  const caused = ['predecessor', 'phase', 'border', 'programme_start', 'condition'];
  const causes = new Map(
    effects.moved.flatMap((row) =>
      row.followed && caused.includes(row.origin.kind) ? [[row.itemId, row.origin]] : [],
    ),
  );
  return rows.map((row) => {
    const cause = row.collection === 'items' && row.before !== null ? causes.get(row.id) : undefined;
    return cause ? { ...row, cause } : row;
  });
}

/** Everything that changed after a version, oldest first. */
export async function rowsSince(
  actor: Actor,
  programmeId: string,
  version: number,
  tx: Db = db(),
): Promise<RowChange[]> {
  const entries = await tx
    .select({ rows: planHistory.rows })
    .from(planHistory)
    .where(
      and(
        eq(planHistory.organisationId, actor.organisationId),
        eq(planHistory.programmeId, programmeId),
        gt(planHistory.version, version),
      ),
    )
    .orderBy(asc(planHistory.version));
  return entries.flatMap((entry) => entry.rows);
}

/** Sources of which nobody is told: a programme is being made. */
const untold: readonly ChangeSource[] = ['blueprint', 'seed'];

/** Sources that nobody sits behind at that moment: there is nobody to ask why. */
const unattended: readonly ChangeSource[] = ['blueprint', 'calendar', 'figures', 'seed'];

function reasonOf(intent: PlanChange, { reason, slip }: ChangeOptions): string | null {
  if (intent.kind === 'decide_gate') return intent.reason;
  return reason ?? (slip?.text || null);
}

/** Writes the programme's own row. False when somebody took its new name since it was looked at; then nothing is written. */
async function raisedVersion(tx: Db, before: Plan, { programme: row }: Plan): Promise<boolean> {
  const { id, organisationId, name, description, goLive, prepWeeks, start, version } = row;
  const write = (inner: Pick<Db, 'update'>) =>
    inner
      .update(programme)
      .set({ name, description, goLive, prepWeeks, startDay: start, version })
      .where(and(eq(programme.id, id), eq(programme.organisationId, organisationId)));
  if (name === before.programme.name) {
    await write(tx);
    return true;
  }
  try {
    // In a transaction within this one, which goes on when the name turns out to be taken.
    await tx.transaction(async (inner) => write(inner));
    return true;
  } catch (error) {
    if (isDuplicate(error, 'programme_name')) return false;
    throw error;
  }
}

async function change(tx: Db, actor: Actor, programmeId: string, intent: PlanChange, options: ChangeOptions) {
  // The lock makes the version, the rows and the cycle check one thing; a second writer waits here.
  // A preview writes nothing and makes nobody wait.
  const lock = options.preview ? sql`` : sql` for update`;
  const locked = await tx.execute(sql`select 1 from programme
    where id = ${programmeId} and organisation_id = ${actor.organisationId}${lock}`);
  if (rowsOf(locked).length === 0) return null;
  // Asked once the lock is there, of all programmes at one moment: a statement that waited for the lock would tell of settings as they
  // were before.
  const stamps = await findStamps(actor, tx);
  const own = stamps.find(({ id }) => id === programmeId);
  const loaded = own ? await loadPlanAt(actor, own, tx) : null;
  if (!loaded) return null;
  const before = loaded.plan;
  const { version } = before.programme;
  const seen = options.seenVersion ?? version;
  if (seen < version) {
    const fields = staleFields(intent, before, await rowsSince(actor, programmeId, seen, tx));
    if (fields.length > 0) return { status: 'stale', before, fields } satisfies ChangeAnswer;
  }
  if (intent.kind === 'undo' && !options.ofProposal) {
    const proposalId = await proposalOfChange(actor, { programmeId, changeId: intent.changeId }, tx);
    if (proposalId !== null) {
      return { status: 'refused', before, refusal: { reason: 'part_of_proposal', proposalId } } satisfies ChangeAnswer;
    }
  }
  const result = applyChange(before, intent, await askedByOthersAt(actor, { programmeId, stamps }, tx));
  if (!result.ok) {
    const { ok: _ok, ...refusal } = result;
    return { status: 'refused', before, refusal: refusal as Refusal } satisfies ChangeAnswer;
  }
  const { effects } = result;
  const unknown = (await unknownReference(tx, actor, before, intent)) ?? (await nameTaken(tx, before, result.plan));
  if (unknown) return { status: 'refused', before, refusal: unknown } satisfies ChangeAnswer;
  if (options.preview) return { status: 'preview', before, plan: result.plan, effects, version } satisfies ChangeAnswer;
  const rows = differenceBetween(before, result.plan);
  if (rows.length === 0) return { status: 'unchanged', before, plan: before, effects, version } satisfies ChangeAnswer;

  const breaksPromise = effects.slips.length > 0 || effects.withdrawn.length > 0;
  const source = options.source ?? 'screen';
  const overloads = [...effects.load, ...effects.changeLoad].filter(({ crossed }) => crossed);
  const overloadUnsaid = overloads.length > 0 && !options.overload && !unattended.includes(source);
  if ((breaksPromise && !options.slip) || overloadUnsaid) {
    return { status: 'reason_needed', before, plan: result.plan, effects } satisfies ChangeAnswer;
  }
  const plan: Plan = { ...result.plan, programme: { ...result.plan.programme, version: version + 1 } };
  const { name } = plan.programme;
  if (!(await raisedVersion(tx, before, plan))) {
    return { status: 'refused', before, refusal: { reason: 'name_taken', name } } satisfies ChangeAnswer;
  }
  await savePlan(tx, plan, rows);
  const changeId = newId();
  const moments = momentMoves(before, plan, rows, effects);
  await tx.insert(planHistory).values({
    id: changeId,
    organisationId: actor.organisationId,
    programmeId,
    version: version + 1,
    // Not the moment the transaction began: who waited for the lock comes later than who had it.
    at: options.at ?? sql`clock_timestamp()`,
    userId: actor.userId === '' ? null : actor.userId,
    source,
    kind: intent.kind,
    change: intentOf(intent),
    rows: withCauses(rows, effects),
    reason: reasonOf(intent, options) ?? (overloads.length > 0 ? (options.overload ?? null) : null),
    reasonCode: breaksPromise ? (options.slip?.code ?? null) : null,
    moments: moments.length > 0 ? moments : null,
    overloads: overloads.length > 0 ? overloads : null,
    overloadReason: overloads.length > 0 ? (options.overload ?? null) : null,
    touched: touchedBy(rows, plan),
    undoes: intent.kind === 'undo' ? intent.changeId : null,
  });
  if (!untold.includes(source)) await tellChange(tx, actor, { plan, intent, effects, changeId, at: options.at });
  if (plan.programme.version % (options.snapshotEvery ?? snapshotEvery) === 0) await keepSnapshot(tx, plan);
  const answer = { status: 'saved', before, plan, effects, version: version + 1, changeId } satisfies ChangeAnswer;
  return { ...answer, revision: loaded.revision };
}

/**
 * Locks the programme, loads its plan, applies the change and, in the same transaction, saves the difference, appends the
 * history entry and raises the version. With `preview` the same effects are answered and nothing is written.
 * Null when the programme is not one of the actor's organisation.
 */
export async function changePlan(
  actor: Actor,
  programmeId: string,
  intent: PlanChange,
  options: ChangeOptions = {},
): Promise<ChangeAnswer | null> {
  if (!(await mayChange(actor, programmeId, intent, options.tx ?? db()))) return { status: 'forbidden' };
  const run = (tx: Db) => change(tx, actor, programmeId, intent, options);
  if (options.tx) return run(options.tx);
  const whole = async () => {
    // Worked out before anybody waits for the lock, and kept: what is read in a transaction is not.
    await askedByOthers(actor, programmeId);
    return db().transaction(async (tx) => run(tx as unknown as Db));
  };
  const answer = await (options.preview ? whole() : inTurn(programmeId, whole));
  if (answer?.status === 'saved') rememberPlan(answer.plan, answer.revision);
  return answer;
}
