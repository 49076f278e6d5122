// Items in a list, in order of start, with what each row shows: a page of those that a filter keeps, or the ones somebody chose.
import { standsFixed } from './change/bulk';
import type { Day } from './day';
import { type ItemFilter, matches, type Status, statusOf } from './item-filter';
import { isOutsidePhase } from './origin';
import { effortHours, type Item, type ItemKind, type Label, type Plan } from './plan';

export const pageSize = 150;
/** At most so many items are changed at once. */
export const chosenAtMost = 2000;

type ListedItem = {
  id: string;
  key: string | null;
  kind: ItemKind;
  title: Label;
  from: Day;
  until: Day;
  status: Status | 'retired';
  owner: string | null;
};

export type ItemRow = ListedItem & {
  workstream: { title: Label; hue: number } | null;
  hours: number;
  outsidePhase: boolean;
};

export type ItemList = { rows: ItemRow[]; total: number; page: number; pages: number };

/** An item chosen to be changed together with others, shown once more before it happens; `fixed`: no move takes it along. */
export type ChosenItem = ListedItem & { fixed: boolean };

const byStart = (a: Item, b: Item) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1);

/** What every list shows of an item. */
function lister(plan: Plan, today: Day): (item: Item) => ListedItem {
  const people = new Map(plan.people.map((row) => [row.id, row.name]));
  return (item) => ({
    id: item.id,
    key: item.key,
    kind: item.kind,
    title: item.title,
    from: item.start,
    until: item.until,
    status: item.retired ? 'retired' : statusOf(item, today),
    owner: (item.ownerId !== null && people.get(item.ownerId)) || null,
  });
}

/** `asked` beyond the last page gives the last one. */
export function itemList(plan: Plan, filter: ItemFilter, today: Day, asked: number): ItemList {
  const kept = plan.items.filter((item) => matches(item, filter, today)).sort(byStart);
  const streams = new Map(plan.workstreams.map((row) => [row.id, { title: row.title, hue: row.hue }]));
  const listed = lister(plan, today);
  const pages = Math.max(1, Math.ceil(kept.length / pageSize));
  const page = Math.min(asked, pages);
  const rows = kept.slice((page - 1) * pageSize, page * pageSize).map((item) => ({
    ...listed(item),
    workstream: (item.workstreamId !== null && streams.get(item.workstreamId)) || null,
    hours: effortHours(item),
    outsidePhase: !item.retired && isOutsidePhase(plan, item),
  }));
  return { rows, total: kept.length, page, pages };
}

/** An id that is not of this plan is left out. */
export function chosenItems(plan: Plan, itemIds: Iterable<string>, today: Day): ChosenItem[] {
  const chosen = new Set(itemIds);
  const listed = lister(plan, today);
  return plan.items
    .filter((item) => chosen.has(item.id))
    .sort(byStart)
    .map((item) => ({ ...listed(item), fixed: standsFixed(item) }));
}
