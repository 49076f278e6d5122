// Which days a view of the calendar shows, and where its previous, next and today lead.
import { addDays, addMonths, type Day, dayNumberOf, dayOf, firstOfMonth, mondayOf, yearOf } from './day';
import type { Interval } from './interval';

export const calendarViews = ['year', 'month', 'week', 'list'] as const;
export type CalendarView = (typeof calendarViews)[number];

export type CalendarWindow = {
  /** The days the view is about. */
  window: Interval;
  /** Whole weeks around them, for a grid. */
  grid: Interval;
  previous: Day;
  next: Day;
};

/** January of this year: the year that people plan and report on. */
export function defaultDate(view: CalendarView, today: Day): Day {
  return view === 'year' ? dayOf(dayNumberOf(yearOf(today), 1, 1)) : today;
}

/** A list is about a month. A year is twelve months from the month of `date`. */
export function calendarWindow(view: CalendarView, date: Day): CalendarWindow {
  if (view === 'week') {
    const from = mondayOf(date);
    const window = { from, until: addDays(from, 7) };
    return { window, grid: window, previous: addDays(from, -7), next: addDays(from, 7) };
  }
  const months = view === 'year' ? 12 : 1;
  const from = firstOfMonth(date);
  const until = addMonths(from, months);
  const grid = { from: mondayOf(from), until: addDays(mondayOf(addDays(until, -1)), 7) };
  return { window: { from, until }, grid, previous: addMonths(from, -months), next: until };
}
