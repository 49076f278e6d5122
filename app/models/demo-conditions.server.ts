// What waits for figures in the demo: an item of the calendar, and the criterion of a milestone that says so in words.
import type { Db } from './db/client.server';
import { judgedChange } from './figure-condition.server';
import { newId } from './id.server';
import { changePlan, loadPlan } from './plan.server';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { FigureTest } from './planning/plan';

type Told = { metric: string; level: number; periods: number };
/** By the keys of items and milestones in the blueprint. */
export type DemoConditions = { items: Record<string, Told>; milestones: Record<string, Told> };

/** At least so much in the whole municipality. */
const testOf = ({ metric, level, periods }: Told): FigureTest => ({
  ...{ metricKey: metric, departmentId: null, atLeast: true },
  level,
  periods,
});

export async function askDemoConditions(
  actor: Actor,
  programmeId: string,
  { conditions, today, at }: { conditions: DemoConditions; today: Day; at: string },
  tx: Db,
): Promise<void> {
  const plan = (await loadPlan(actor, programmeId, tx))!;
  const idOf = new Map(plan.items.map(({ key, id }) => [key, id]));
  const items = Object.entries(conditions.items).map(([key, told]) => {
    const ids = { conditionId: newId(), itemId: idOf.get(key)! };
    return { kind: 'create_figure_condition' as const, ...ids, test: testOf(told) };
  });
  const criteria = Object.entries(conditions.milestones).flatMap(([key, told]) =>
    plan.criteria
      .filter(({ itemId }) => itemId === idOf.get(key))
      .slice(0, 1)
      .map(({ id }) => ({ kind: 'edit_criterion' as const, criterionId: id, fields: { test: testOf(told) } })),
  );
  for (const asked of [...items, ...criteria]) {
    const change = (await judgedChange(actor, programmeId, asked, today, tx))!;
    const slip = { code: 'adoption', text: '' } as const;
    const answer = await changePlan(actor, programmeId, change, { tx, source: 'seed', at, slip });
    if (answer?.status !== 'saved') throw new Error(`a condition of the demo could not be asked: ${answer?.status}`);
  }
}
