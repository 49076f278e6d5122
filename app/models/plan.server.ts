// changePlan: the only writer of plan data, for the screen, imports, the calendar and undo alike.
import { and, asc, eq, gt, ne, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import { findCompetences, findMetrics } from './directory.server';
import { newId } from './id.server';
import { planHistory, programme } from './db/schema';
import { loadPlanWithRevision, rememberPlan } from './plan-load.server';
import { savePlan } from './plan-save.server';
import { applyChange, type Effects, type Refusal } from './planning/change';
import { differenceBetween, type RowChange } from './planning/difference';
import { type Actor, may } from './planning/permission';
import type { Plan } from './planning/plan';
import type { PlanChange } from './planning/plan-change';
import { type StaleField, staleFields } from './planning/stale';

export { loadPlan } from './plan-load.server';

export type ChangeSource = 'screen' | 'import' | 'api' | 'blueprint' | 'calendar' | 'seed';

export type ChangeOptions = {
  /** Answer what would happen and write nothing. */
  preview?: boolean;
  /** The version the reader was looking at; null when it does not matter. */
  seenVersion?: number | null;
  source?: ChangeSource;
  reason?: string | null;
  /** When it was saved, ISO timestamp; only for history that is brought along (the demo). */
  at?: string;
  tx?: Db;
};

export type ChangeAnswer =
  | { status: 'saved'; before: Plan; plan: Plan; effects: Effects; version: number; changeId: string }
  | { status: 'preview' | 'unchanged'; before: Plan; plan: Plan; effects: Effects; version: number }
  | { status: 'refused'; before: Plan; refusal: Refusal }
  | { status: 'stale'; before: Plan; fields: StaleField[] }
  | { status: 'forbidden' };

/** What history keeps of a change: the intent; rows that it carried stand beside it already. */
function intentOf(change: PlanChange): Record<string, unknown> {
  return Object.fromEntries(Object.entries(change).filter(([name]) => name !== 'rows'));
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

/** Competences and metrics are not in a plan; what an item says about them must be the municipality's own. */
async function unknownReference(tx: Db, actor: Actor, intent: PlanChange): Promise<Refusal | null> {
  if (intent.kind !== 'create_item' && intent.kind !== 'edit_item') return null;
  const { competences = [], effects = [] } = intent.fields;
  if (competences.length > 0) {
    const known = new Set((await findCompetences(actor, tx)).map((row) => row.id));
    const stranger = competences.find((row) => !known.has(row.competenceId));
    if (stranger) return { reason: 'unknown_reference', field: 'competences', id: stranger.competenceId };
  }
  if (effects.length > 0) {
    const known = new Set((await findMetrics(actor, tx)).map((row) => row.key));
    const stranger = effects.find((row) => !known.has(row.metricKey));
    if (stranger) return { reason: 'unknown_reference', field: 'effects', id: stranger.metricKey };
  }
  return null;
}

/** A programme's name is used once in a municipality. */
async function nameTaken(tx: Db, before: Plan, after: Plan): Promise<Refusal | null> {
  const { id, organisationId, name } = after.programme;
  if (name === before.programme.name) return null;
  const [same] = await tx
    .select({ id: programme.id })
    .from(programme)
    .where(and(eq(programme.organisationId, organisationId), eq(programme.name, name), ne(programme.id, id)));
  return same ? { reason: 'name_taken', name } : null;
}

async function change(tx: Db, actor: Actor, programmeId: string, intent: PlanChange, options: ChangeOptions) {
  // The lock makes the version, the rows and the cycle check one thing; a second writer waits here.
  // A preview writes nothing and makes nobody wait.
  const lock = options.preview ? sql`` : sql` for update`;
  const locked = await tx.execute(sql`select version from programme
    where id = ${programmeId} and organisation_id = ${actor.organisationId}${lock}`);
  if (rowsOf(locked).length === 0) return null;
  const loaded = (await loadPlanWithRevision(actor, programmeId, tx))!;
  const before = loaded.plan;
  const { version } = before.programme;
  const seen = options.seenVersion ?? version;
  if (seen < version) {
    const fields = staleFields(intent, before, await rowsSince(actor, programmeId, seen, tx));
    if (fields.length > 0) return { status: 'stale', before, fields } satisfies ChangeAnswer;
  }
  const result = applyChange(before, intent);
  if (!result.ok) {
    const { ok: _ok, ...refusal } = result;
    return { status: 'refused', before, refusal: refusal as Refusal } satisfies ChangeAnswer;
  }
  const { effects } = result;
  const unknown = (await unknownReference(tx, actor, intent)) ?? (await nameTaken(tx, before, result.plan));
  if (unknown) return { status: 'refused', before, refusal: unknown } satisfies ChangeAnswer;
  if (options.preview) return { status: 'preview', before, plan: result.plan, effects, version } satisfies ChangeAnswer;
  const rows = differenceBetween(before, result.plan);
  if (rows.length === 0) return { status: 'unchanged', before, plan: before, effects, version } satisfies ChangeAnswer;

  const plan: Plan = { ...result.plan, programme: { ...result.plan.programme, version: version + 1 } };
  await savePlan(tx, plan, rows);
  const { name, description, goLive, prepWeeks, start } = plan.programme;
  await tx
    .update(programme)
    .set({ name, description, goLive, prepWeeks, startDay: start, version: version + 1 })
    .where(and(eq(programme.id, programmeId), eq(programme.organisationId, actor.organisationId)));
  const changeId = newId();
  await tx.insert(planHistory).values({
    id: changeId,
    organisationId: actor.organisationId,
    programmeId,
    version: version + 1,
    ...(options.at ? { at: options.at } : {}),
    userId: actor.userId === '' ? null : actor.userId,
    source: options.source ?? 'screen',
    kind: intent.kind,
    change: intentOf(intent),
    rows,
    reason: options.reason ?? null,
    undoes: intent.kind === 'undo' ? intent.changeId : null,
  });
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
  if (!may(actor, 'plan.change')) return { status: 'forbidden' };
  const run = (tx: Db) => change(tx, actor, programmeId, intent, options);
  if (options.tx) return run(options.tx);
  const answer = await db().transaction(async (tx) => run(tx as unknown as Db));
  if (answer?.status === 'saved') rememberPlan(answer.plan, answer.revision);
  return answer;
}
