// Sentences and names of the calendar that more than one of its parts says.
import type { CalendarPeriod, PeriodLook } from '~/models/planning/calendar-period';
import type { Occasion } from '~/models/planning/calendar-entries';
import type { ItemState } from '~/models/planning/calendar-filter';
import type { CalendarView } from '~/models/planning/calendar-window';
import { addDays, type Day, isoWeek, monthOf, yearOf } from '~/models/planning/day';
import type { Interval } from '~/models/planning/interval';
import { m } from '~/paraglide/messages.js';
import { holidayText, progressText } from '../programme/kind-words';
import { monthText, periodText, words } from '../words';

export function periodName({ name }: Pick<CalendarPeriod, 'name'>): string {
  return typeof name === 'string' ? holidayText(name) : words(name);
}

const looks: Record<PeriodLook, () => string> = {
  freeze: m.calendar_look_freeze,
  closed: m.calendar_look_closed,
  holiday: m.calendar_look_holiday,
  election: m.calendar_look_election,
  expected: m.calendar_look_expected,
  context: m.calendar_look_context,
};
export const lookText = (look: PeriodLook) => looks[look]();

const occasions: Record<Occasion, () => string> = {
  moment: m.calendar_occasion_moment,
  day: m.calendar_occasion_day,
  starts: m.calendar_occasion_starts,
  ends: m.calendar_occasion_ends,
};
export const occasionText = (occasion: Occasion) => occasions[occasion]();

export const stateText = (state: ItemState) => (state === 'late' ? m.progress_late() : progressText(state));

const views: Record<CalendarView, () => string> = {
  year: m.calendar_view_year,
  month: m.calendar_view_month,
  week: m.calendar_view_week,
  list: m.calendar_view_list,
};
export const viewText = (view: CalendarView) => views[view]();

/** `2026`, `juli 2026 t/m juni 2027`, `november 2026`, `week 47, 16 nov 2026 t/m 22 nov 2026`. */
export function windowTitle(view: CalendarView, window: Interval): string {
  if (view === 'week') return m.calendar_week_title({ week: isoWeek(window.from).week, period: periodText(window) });
  if (view !== 'year') return monthText(window.from);
  if (monthOf(window.from) === 1) return String(yearOf(window.from));
  return m.period_through({ from: monthText(window.from), last: monthText(addDays(window.until, -1)) });
}

/** `G+31` of a month is that of its first day. */
export function isSameMonth(a: Day, b: Day): boolean {
  return a.slice(0, 7) === b.slice(0, 7);
}
