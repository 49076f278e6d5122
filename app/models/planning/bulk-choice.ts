// The items chosen to be changed together, as they are shown once more before it happens.
import { standsFixed } from './change/bulk';
import type { Day } from './day';
import { type Status, statusOf } from './item-filter';
import type { ItemKind, Label, Plan } from './plan';

/** At most so many items are changed at once. */
export const chosenAtMost = 2000;

export type ChosenItem = {
  id: string;
  key: string | null;
  kind: ItemKind;
  title: Label;
  from: Day;
  until: Day;
  status: Status | 'retired';
  owner: string | null;
  /** No move takes it along. */
  fixed: boolean;
};

/** In order of start; an id that is not of this plan is left out. */
export function chosenItems(plan: Plan, itemIds: Iterable<string>, today: Day): ChosenItem[] {
  const chosen = new Set(itemIds);
  const people = new Map(plan.people.map((row) => [row.id, row.name]));
  return plan.items
    .filter((item) => chosen.has(item.id))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1))
    .map((item) => ({
      id: item.id,
      key: item.key,
      kind: item.kind,
      title: item.title,
      from: item.start,
      until: item.until,
      status: item.retired ? ('retired' as const) : statusOf(item, today),
      owner: (item.ownerId !== null && people.get(item.ownerId)) || null,
      fixed: standsFixed(item),
    }));
}
