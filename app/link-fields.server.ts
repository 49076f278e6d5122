// How one item waits for another, as typed: the sort of link and the working days between.
import { choice, wholeNumber } from './form-fields.server';
import { linkTypes, type Plan } from './models/planning/plan';

export const linkFields = { type: choice(linkTypes), lag: wholeNumber(-520, 520) };

/** A link by its id when the item is one of its ends, with both ends; null otherwise. */
export function linkOfItem(plan: Plan, itemId: string, dependencyId: string) {
  const link = plan.dependencies.find((row) => row.id === dependencyId && [row.fromId, row.toId].includes(itemId));
  const end = (id: string | undefined) => plan.items.find((row) => row.id === id);
  const [item, from, to] = [end(itemId), end(link?.fromId), end(link?.toId)];
  if (!link || !item || !from || !to) return null;
  return { link, item: { id: item.id, title: item.title }, from: from.title, to: to.title };
}
