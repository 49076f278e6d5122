// What is behind the load of a team in some months: the items with the most hours in them, of this programme and of others.
import { byText } from '../order';
import { type Item, type Plan } from '../plan';
import { demandPerItem } from './load';
import type { Month } from './supply';

export type Cause = {
  programmeId: string;
  programmeName: string;
  item: Item;
  /** In the months asked for. */
  hours: number;
};

/** Items that ask this team hours in these months, most hours first; equal ones by start and id. */
export function causesIn(plans: readonly Plan[], teamId: string, months: readonly Month[]): Cause[] {
  return plans
    .flatMap((plan) =>
      demandPerItem(plan, teamId).map(({ item, months: asked }): Cause => ({
        programmeId: plan.programme.id,
        programmeName: plan.programme.name,
        item,
        hours: months.reduce((sum, month) => sum + (asked.get(month) ?? 0), 0),
      })),
    )
    .filter(({ hours }) => hours > 0)
    .sort((a, b) => b.hours - a.hours || byText(a.item.start, b.item.start) || byText(a.item.id, b.item.id));
}
