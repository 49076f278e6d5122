// Items that wait for figures: whether they may begin, from when, and how a condition looks from the plan.
import { type Day, type DayNumber, toNumber } from './day';
import type { FigureCondition, FigureTest, Item, Label, Plan, PlanMetric } from './plan';

/** `waived` somebody let it go on · `met` figures said so · `expected` on a day that is known · `unknown` cannot be told yet. */
export const conditionStates = ['waived', 'met', 'expected', 'unknown'] as const;
export type ConditionState = (typeof conditionStates)[number];

export function conditionState({ waivedOn, metOn, expectedOn }: FigureCondition): ConditionState {
  if (waivedOn !== null) return 'waived';
  if (metOn !== null) return 'met';
  return expectedOn === null ? 'unknown' : 'expected';
}

/** Does it keep its item from beginning? */
export function holds(condition: FigureCondition): boolean {
  const state = conditionState(condition);
  return state === 'expected' || state === 'unknown';
}

export type Held = { condition: FigureCondition; day: DayNumber };

const made = new WeakMap<readonly FigureCondition[], ReadonlyMap<string, Held>>();

/**
 * Per item that waits for figures the first day on which all of them are there: the day they were, or are expected. Of
 * conditions that nobody can tell a day of nothing follows: their item stays where its links and floor put it, and is marked.
 */
export function heldUntil(conditions: readonly FigureCondition[]): ReadonlyMap<string, Held> {
  let held = made.get(conditions);
  if (held) return held;
  const latest = new Map<string, Held>();
  for (const condition of conditions) {
    const on: Day | null = condition.waivedOn !== null ? null : (condition.metOn ?? condition.expectedOn);
    if (on === null) continue;
    const day = toNumber(on);
    const known = latest.get(condition.itemId);
    if (!known || day > known.day || (day === known.day && condition.id < known.condition.id)) {
      latest.set(condition.itemId, { condition, day });
    }
  }
  made.set(conditions, (held = latest));
  return held;
}

/** The conditions of an item, in a fixed order. */
export function conditionsOf(plan: Pick<Plan, 'figureConditions'>, itemId: string): FigureCondition[] {
  return plan.figureConditions.filter((row) => row.itemId === itemId).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Items still to begin that figures hold back. */
export function heldItems(plan: Pick<Plan, 'items' | 'figureConditions'>): Item[] {
  const waiting = new Set(plan.figureConditions.filter(holds).map(({ itemId }) => itemId));
  return plan.items.filter((item) => waiting.has(item.id) && !item.retired && item.progress === 'planned');
}

/** A test with the names a reader needs; `metric` null when the municipality has it no more. */
export type NamedTest = FigureTest & { metric: PlanMetric | null; department: Label | null };

export function namedTest(plan: Pick<Plan, 'metrics' | 'departments'>, test: FigureTest): NamedTest {
  return {
    ...test,
    metric: plan.metrics.find(({ key }) => key === test.metricKey) ?? null,
    department: plan.departments.find(({ id }) => id === test.departmentId)?.name ?? null,
  };
}
