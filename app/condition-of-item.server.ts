// The item and the condition that an address names.
import { found } from './http.server';
import { conditionState, namedTest } from './models/planning/figure-condition';
import type { FigureCondition, Item, Plan } from './models/planning/plan';
import type { ConditionLine } from './ui/conditions/item-conditions';
import { standingText, testText } from './ui/conditions/test-text.server';

export type ConditionParams = { programmeId: string; itemId: string; conditionId: string };

/** `condition` is null for a new one; a 404 when the item or the condition is not there. */
export function namedCondition(
  plan: Plan,
  { itemId, conditionId }: ConditionParams,
): { item: Item; condition: FigureCondition | null } {
  const item = found(plan.items.find(({ id }) => id === itemId));
  if (conditionId === 'new') return { item, condition: null };
  return {
    item,
    condition: found(plan.figureConditions.find((row) => row.id === conditionId && row.itemId === itemId)),
  };
}

/** A condition as its item's page shows it, in the language of the request. */
export function conditionLine(plan: Plan, condition: FigureCondition): ConditionLine {
  const { id, metricKey, departmentId } = condition;
  return {
    ...{ id, metricKey, departmentId },
    state: conditionState(condition),
    text: testText(namedTest(plan, condition)),
    standing: standingText(condition),
  };
}
