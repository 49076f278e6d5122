// Which items a reader of the calendar asked for: by workstream, department, kind and state; unknown values ask nothing.
import type { Day } from './day';
import { asksDepartment, isMoment, type Item, type ItemKind, type Progress, progressStates } from './plan';

/** late: should have started or finished before today, and has not. The states exclude each other. */
export const itemStates = [...progressStates, 'late'] as const;
export type ItemState = Progress | 'late';

/** Stands for items without a workstream or that ask no department. */
export const none = 'none';
/** Stands for items that ask every department. */
export const everyone = 'all';

export type CalendarFilter = {
  /** Id, `none`, or null for all. */
  workstream: string | null;
  /** Ids, `none` or `all`; an item passes when it asks one of them, or nobody, or everybody. Empty: no filter. */
  departments: readonly string[];
  kind: ItemKind | null;
  status: ItemState | null;
};

export function stateOf(item: Pick<Item, 'kind' | 'progress' | 'start' | 'until'>, today: Day): ItemState {
  if (item.progress === 'done') return 'done';
  const ended = isMoment(item.kind) ? item.start < today : item.until <= today;
  return ended || (item.progress === 'planned' && item.start < today) ? 'late' : item.progress;
}

/** Does this item ask no department at all? */
export function asksNobody(item: Pick<Item, 'allDepartments' | 'departments'>): boolean {
  return !item.allDepartments && item.departments.length === 0;
}

/** Retired items never pass. */
export function passes(item: Item, filter: CalendarFilter, today: Day): boolean {
  if (item.retired) return false;
  const { workstream, departments, kind, status } = filter;
  if (kind !== null && item.kind !== kind) return false;
  if (workstream !== null && (item.workstreamId ?? none) !== workstream) return false;
  if (departments.length > 0) {
    const asked = departments.some((id) => {
      if (id === everyone) return item.allDepartments;
      return id === none ? asksNobody(item) : asksDepartment(item, id);
    });
    if (!asked) return false;
  }
  return status === null || stateOf(item, today) === status;
}

export function isFiltered(filter: CalendarFilter): boolean {
  return filter.workstream !== null || filter.departments.length > 0 || filter.kind !== null || filter.status !== null;
}
