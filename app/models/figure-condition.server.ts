// Conditions and criteria that follow figures: judged when they are asked for, and again whenever what is said of them may differ.
import { sql } from 'drizzle-orm';
import { testIn } from './planning/figures-in-plan';
import { loadAdoption } from './adoption.server';
import { type Db, db, rowsOf } from './db/client.server';
import { changePlan, loadPlan } from './plan.server';
import { seriesFor } from './planning/adoption/adoption-cell';
import { type Verdict, verdictOf } from './planning/adoption/figure-test';
import type { Day } from './planning/day';
import { sameValue } from './planning/difference';
import type { Actor } from './planning/permission';
import { type FigureTest, type Plan } from './planning/plan';
import type { ChangeOf, PlanChange } from './planning/plan-change';

type Judge = (test: FigureTest) => Verdict;

/** Reads the figures of these metrics once and judges by them. */
async function judgeFor(actor: Actor, plan: Plan, tests: readonly FigureTest[], today: Day, tx: Db): Promise<Judge> {
  const keys = [...new Set(tests.map(({ metricKey }) => metricKey))];
  const { metrics, series, targets } = await loadAdoption(actor, plan.programme.id, { metrics: keys }, tx);
  const { goLive } = plan.programme;
  return (test) => {
    const metric = metrics.find(({ key }) => key === test.metricKey);
    const nothing = { metOn: null, expectedOn: null, expectedFrom: null, expectedUntil: null };
    // A metric that is not the municipality's is refused by the change itself.
    if (!metric) return { standing: nothing, state: 'open' };
    return verdictOf(test, metric, seriesFor(metric, series, test.departmentId), { goLive, today, targets });
  };
}

/** A change of what is waited for, without what the figures say of it. */
export type AskedCondition =
  | Omit<ChangeOf<'create_figure_condition'>, 'standing'>
  | Omit<ChangeOf<'edit_figure_condition'>, 'standing'>
  | Omit<ChangeOf<'create_criterion'>, 'judged'>
  | Omit<ChangeOf<'edit_criterion'>, 'judged'>;

function testOf(plan: Plan, asked: AskedCondition): FigureTest | null {
  if (asked.kind === 'create_figure_condition' || asked.kind === 'create_criterion') return asked.test;
  if (asked.kind === 'edit_criterion') {
    const { test } = asked.fields;
    return test === undefined ? (plan.criteria.find(({ id }) => id === asked.criterionId)?.test ?? null) : test;
  }
  const row = plan.figureConditions.find(({ id }) => id === asked.conditionId);
  return row ? { ...testIn(row), ...asked.fields } : null;
}

/** The change with what the figures of today say of it; null when the programme is not the actor's. */
export async function judgedChange(
  actor: Actor,
  programmeId: string,
  asked: AskedCondition,
  today: Day,
  tx: Db = db(),
): Promise<PlanChange | null> {
  const plan = await loadPlan(actor, programmeId, tx);
  if (!plan) return null;
  const test = testOf(plan, asked);
  const judge = await judgeFor(actor, plan, test ? [test] : [], today, tx);
  const nothing = { metOn: null, expectedOn: null, expectedFrom: null, expectedUntil: null };
  const { standing, state } = test ? judge(test) : { standing: nothing, state: 'open' as const };
  if (asked.kind === 'create_criterion') return { ...asked, judged: state };
  if (asked.kind === 'edit_criterion') return test ? { ...asked, judged: state } : asked;
  return { ...asked, standing };
}

/**
 * Judges everything of a programme that waits for figures again, and moves what follows from it; as one change in its history, from
 * the figures. Nothing happens where nothing waits or nothing changed. `tx` has locked the programme, so that whoever comes later judges
 * what is written here too.
 */
export async function followFigures(
  actor: Actor,
  programmeId: string,
  { today, tx }: { today: Day; tx: Db },
): Promise<void> {
  const plan = await loadPlan(actor, programmeId, tx);
  if (!plan) return;
  const conditions = plan.figureConditions;
  const criteria = plan.criteria.flatMap(({ id, test, state }) => (test ? [{ id, test, state }] : []));
  if (conditions.length + criteria.length === 0) return;
  const judge = await judgeFor(actor, plan, [...conditions, ...criteria.map(({ test }) => test)], today, tx);
  const standings = conditions.flatMap((row) => {
    const { metOn, expectedOn, expectedFrom, expectedUntil } = row;
    const { standing } = judge(row);
    const was = { metOn, expectedOn, expectedFrom, expectedUntil };
    return sameValue(standing, was) ? [] : [{ conditionId: row.id, ...standing }];
  });
  const states = criteria.flatMap(({ id, test, state }) => {
    const next = judge(test).state;
    return next === state ? [] : [{ criterionId: id, state: next }];
  });
  if (standings.length + states.length === 0) return;
  const change = { kind: 'follow_figures', standings, criteria: states } as const;
  await changePlan(actor, programmeId, change, { tx, source: 'figures', slip: { code: 'adoption', text: '' } });
}

/** Programmes (`p`) in which an item or a criterion waits for figures. */
export const isWaiting = sql`(exists (select 1 from figure_condition f where f.programme_id = p.id)
  or exists (select 1 from criterion c where c.programme_id = p.id and c.metric_key is not null))`;

/** What a change of the settings answers; without a `changeId` nothing was written. */
type SettingsAnswer = { status: string; changeId?: string | null } | null;

/**
 * Makes a change of what figures are judged by (targets, ceilings, metrics) and judges what waits for figures again, in one
 * transaction; in all programmes of the municipality when none is named. `change` locks the municipality before this locks
 * programmes, and those in a fixed order: as the calendar does, so that nobody waits in a ring.
 */
export function changeAndFollow<T extends SettingsAnswer>(
  actor: Actor,
  { programmeId, today }: { programmeId: string | null; today: Day },
  change: (inner: Db) => Promise<T>,
  tx: Db,
): Promise<T> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const answer = await change(inner);
    if (!answer?.changeId) return answer;
    const ofOne = programmeId === null ? sql`` : sql` and p.id = ${programmeId}`;
    const locked = await inner.execute(sql`select p.id from programme p
      where p.organisation_id = ${actor.organisationId} and ${isWaiting}${ofOne} order by p.id for update of p`);
    for (const { id } of rowsOf<{ id: string }>(locked)) await followFigures(actor, id, { today, tx: inner });
    return answer;
  });
}
