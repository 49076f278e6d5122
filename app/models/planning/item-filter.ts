// Which items a list, roadmap or calendar shows: one filter, read from the address bar, the same everywhere.
import { z } from 'zod';
import type { Day } from './day';
import { asksDepartment, isMoment, type Item, itemKinds } from './plan';

export const statuses = ['planned', 'started', 'done', 'late'] as const;
export type Status = (typeof statuses)[number];

const id = z.string().max(64).nullable().catch(null);

export const itemFilter = z.object({
  workstream: id.default(null),
  phase: id.default(null),
  department: id.default(null),
  kind: z.enum(itemKinds).nullable().catch(null).default(null),
  status: z.enum(statuses).nullable().catch(null).default(null),
  q: z.string().trim().max(100).catch('').default(''),
  /** Show retired items too. */
  retired: z
    .enum(['1'])
    .optional()
    .catch(undefined)
    .transform((value) => value === '1'),
});
export type ItemFilter = z.infer<typeof itemFilter>;

/** Reads the filter from search params; what cannot be read counts as not filtered. Empty values are left out. */
export function readItemFilter(params: URLSearchParams): ItemFilter {
  return itemFilter.parse(Object.fromEntries([...params].filter(([, value]) => value !== '')));
}

/** Late: should have finished before today and has not, or should have started and has not. */
export function isLate(item: Item, today: Day): boolean {
  if (item.retired || item.progress === 'done') return false;
  if (isMoment(item.kind)) return item.start < today;
  return item.until <= today || (item.progress === 'planned' && item.start < today);
}

export function statusOf(item: Item, today: Day): Status {
  return isLate(item, today) ? 'late' : item.progress;
}

export function matches(item: Item, filter: ItemFilter, today: Day): boolean {
  if (item.retired && !filter.retired) return false;
  if (filter.workstream !== null && item.workstreamId !== filter.workstream) return false;
  if (filter.phase !== null && item.phaseId !== filter.phase) return false;
  if (filter.department !== null && !asksDepartment(item, filter.department)) return false;
  if (filter.kind !== null && item.kind !== filter.kind) return false;
  if (filter.status !== null && statusOf(item, today) !== filter.status) return false;
  if (filter.q === '') return true;
  const wanted = filter.q.toLowerCase();
  return [item.title.nl, item.title.en ?? '', item.key ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

export function isFiltered(filter: ItemFilter): boolean {
  const { workstream, phase, department, kind, status, q } = filter;
  return [workstream, phase, department, kind, status].some((value) => value !== null) || q !== '';
}
