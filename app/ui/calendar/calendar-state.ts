// What the calendar shows is its URL: the state in it, and how to write it without what is default.
import type { ItemState } from '~/models/planning/calendar-filter';
import type { CalendarView } from '~/models/planning/calendar-window';
import type { Day } from '~/models/planning/day';
import type { ItemKind } from '~/models/planning/plan';
import type { RowChoice } from '~/models/planning/year-overview';
import { paths } from '../paths';

export type CalendarState = {
  view: CalendarView;
  /** Null: the period of today. */
  date: Day | null;
  rows: RowChoice;
  workstream: string | null;
  /** An id, `none`, or `mine`: the departments the reader follows. */
  department: string | null;
  kind: ItemKind | null;
  status: ItemState | null;
  /** Are the budget cycle and other context shown? */
  context: boolean;
  page: number;
};

/** The search parameters of a state; a new period or filter begins at page 1. */
export function calendarParams(state: CalendarState, changes: Partial<CalendarState> = {}) {
  const { view, date, rows, workstream, department, kind, status, context, page } = { ...state, page: 1, ...changes };
  return {
    view: view === 'year' ? null : view,
    date,
    rows: rows === 'workstream' ? null : rows,
    workstream,
    department,
    kind,
    status,
    context: context ? null : '0',
    page: page === 1 ? null : page,
  };
}

export function calendarHref(programmeId: string, state: CalendarState, changes: Partial<CalendarState> = {}): string {
  return paths.calendar(programmeId, calendarParams(state, changes));
}
