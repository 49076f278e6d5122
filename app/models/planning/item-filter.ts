// Which items a list shows: one filter, the same everywhere. Read from the address in item-filter-search, which browsers do not load.
import type { Day } from './day';
import { asksDepartment, isMoment, type Item, type ItemKind } from './plan';

export const statuses = ['planned', 'started', 'done', 'late'] as const;
export type Status = (typeof statuses)[number];

export type ItemFilter = {
  workstream: string | null;
  phase: string | null;
  department: string | null;
  /** A person's id, `mine` of whoever reads, `none` for items that nobody sees to. */
  owner: string | null;
  kind: ItemKind | null;
  status: Status | null;
  q: string;
  /** Show retired items too. */
  retired: boolean;
};

/** Late: should have finished before today and has not, or should have started and has not. */
export function isLate(item: Item, today: Day): boolean {
  if (item.retired || item.progress === 'done') return false;
  if (isMoment(item.kind)) return item.start < today;
  return item.until <= today || (item.progress === 'planned' && item.start < today);
}

export function statusOf(item: Item, today: Day): Status {
  return isLate(item, today) ? 'late' : item.progress;
}

/** The filter with `mine` said as who is reading. */
export function filterOf(filter: ItemFilter, reader: { userId: string }): ItemFilter {
  return filter.owner === 'mine' ? { ...filter, owner: reader.userId } : filter;
}

export function matches(item: Item, filter: ItemFilter, today: Day): boolean {
  if (item.retired && !filter.retired) return false;
  if (filter.workstream !== null && item.workstreamId !== filter.workstream) return false;
  if (filter.phase !== null && item.phaseId !== filter.phase) return false;
  if (filter.department !== null && !asksDepartment(item, filter.department)) return false;
  if (filter.owner !== null && (item.ownerId ?? 'none') !== filter.owner) return false;
  if (filter.kind !== null && item.kind !== filter.kind) return false;
  if (filter.status !== null && statusOf(item, today) !== filter.status) return false;
  if (filter.q === '') return true;
  const wanted = filter.q.toLowerCase();
  return [item.title.nl, item.title.en ?? '', item.key ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

export function isFiltered(filter: ItemFilter): boolean {
  const { workstream, phase, department, owner, kind, status, q } = filter;
  return [workstream, phase, department, owner, kind, status].some((value) => value !== null) || q !== '';
}
