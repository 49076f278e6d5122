// What one department has ahead of it: items that ask it or of which it spoke, with both words, and what it can still be asked.
import type { Day } from '../day';
import { isMoment, type Item, type Plan } from '../plan';
import { isApart } from './impact';
import { type ItemBehind, itemsAsking } from './load';

export type ComingItem = Omit<ItemBehind, 'plan'> & {
  /** The department itself has spoken, not only the one above it. */
  spoke: boolean;
  apart: boolean;
};

const isOver = ({ kind, start, until }: Item, today: Day) => (isMoment(kind) ? start < today : until <= today);
const byStart = (a: Item, b: Item) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1);
const isAhead = (item: Item, today: Day) => !item.retired && item.progress !== 'done' && !isOver(item, today);

/** Items that are not over, in order. */
export function comingTo(plan: Plan, departmentId: string, today: Day): ComingItem[] {
  const spoke = new Set(plan.changeLoad.said.flatMap((row) => (row.departmentId === departmentId ? [row.itemId] : [])));
  return itemsAsking(plan, departmentId)
    .filter(({ item }) => isAhead(item, today))
    .map(({ plan: _plan, ...row }) => ({
      ...row,
      spoke: spoke.has(row.item.id),
      apart: isApart(row.project, row.department),
    }))
    .sort((a, b) => byStart(a.item, b.item));
}

/** Items ahead that do not ask the department and of which it said nothing: it may still notice them. */
export function notAskedOf(coming: readonly ComingItem[], plan: Plan, today: Day): Item[] {
  const known = new Set(coming.map(({ item }) => item.id));
  return plan.items.filter((item) => isAhead(item, today) && !known.has(item.id)).sort(byStart);
}
