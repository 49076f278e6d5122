// A page of the list of items, in order of start, with what each row shows.
import type { Day } from './day';
import { type ItemFilter, matches, type Status, statusOf } from './item-filter';
import { isOutsidePhase } from './origin';
import { effortHours, type ItemKind, type Label, type Plan } from './plan';

export const pageSize = 150;

export type ItemRow = {
  id: string;
  key: string | null;
  kind: ItemKind;
  title: Label;
  from: Day;
  until: Day;
  status: Status | 'retired';
  workstream: { title: Label; hue: number } | null;
  owner: string | null;
  hours: number;
  outsidePhase: boolean;
};

export type ItemList = { rows: ItemRow[]; total: number; page: number; pages: number };

/** `asked` beyond the last page gives the last one. */
export function itemList(plan: Plan, filter: ItemFilter, today: Day, asked: number): ItemList {
  const kept = plan.items
    .filter((item) => matches(item, filter, today))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
  const streams = new Map(plan.workstreams.map((row) => [row.id, { title: row.title, hue: row.hue }]));
  const people = new Map(plan.people.map((row) => [row.id, row.name]));
  const pages = Math.max(1, Math.ceil(kept.length / pageSize));
  const page = Math.min(asked, pages);
  const rows = kept.slice((page - 1) * pageSize, page * pageSize).map((item) => ({
    id: item.id,
    key: item.key,
    kind: item.kind,
    title: item.title,
    from: item.start,
    until: item.until,
    status: item.retired ? ('retired' as const) : statusOf(item, today),
    workstream: (item.workstreamId !== null && streams.get(item.workstreamId)) || null,
    owner: (item.ownerId !== null && people.get(item.ownerId)) || null,
    hours: effortHours(item),
    outsidePhase: !item.retired && isOutsidePhase(plan, item),
  }));
  return { rows, total: kept.length, page, pages };
}
