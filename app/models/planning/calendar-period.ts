// What lies over the plan: freezes, days off, school holidays, elections, and the quiet context of the budget cycle.
import { addDays, yearOf } from './day';
import { holidaysOf, type HolidayKey } from './holidays';
import { type Interval, overlaps } from './interval';
import { holds } from './figure-condition';
import { byText } from './order';
import type { Label, Plan } from './plan';
import type { CalendarException, WorkingCalendar } from './working-calendar';

/**
 * freeze: nothing goes live · closed: nobody works · holiday: many are away · election · expected: figures that an item waits
 * for are expected to be there · context: good to know.
 */
export const periodLooks = ['freeze', 'closed', 'holiday', 'election', 'expected', 'context'] as const;
export type PeriodLook = (typeof periodLooks)[number];

export type CalendarPeriod = Interval & {
  id: string;
  look: PeriodLook;
  /** A public holiday has a key with words of its own; what is expected is named by the item that waits; others by the municipality. */
  name: Label | HolidayKey;
  verify: boolean;
};

function lookOf({ kind, sort }: CalendarException): PeriodLook {
  if (kind === 'freeze') return 'freeze';
  if (kind === 'non_working') return 'closed';
  if (sort === 'election') return 'election';
  return sort === 'school_holiday' || sort === 'construction_holiday' ? 'holiday' : 'context';
}

/** The days in the window on which figures that planned items wait for are expected to be there. */
export function expectedPeriods(
  { figureConditions, items }: Pick<Plan, 'figureConditions' | 'items'>,
  window: Interval,
) {
  const waiting = figureConditions.filter((row) => holds(row) && row.expectedOn !== null);
  if (waiting.length === 0) return [];
  const item = new Map(items.map((row) => [row.id, row]));
  return waiting.flatMap(({ id, itemId, expectedOn }): CalendarPeriod[] => {
    const waits = item.get(itemId);
    const day = expectedOn!;
    if (!waits || waits.retired || waits.progress !== 'planned' || day < window.from || day >= window.until) return [];
    return [{ id, look: 'expected', from: day, until: addDays(day, 1), name: waits.title, verify: false }];
  });
}

/**
 * Periods of the whole organisation that touch the window, and those of the departments asked for, by first day.
 * Weekend days that are worked are left out; public holidays of every year of the window are in.
 */
export function periodsIn(
  calendar: WorkingCalendar,
  window: Interval,
  options: { context: boolean; departments?: readonly string[] },
): CalendarPeriod[] {
  const periods: CalendarPeriod[] = [];
  for (const exception of calendar.exceptions) {
    const { id, kind, departmentId, from, until, label, verify } = exception;
    if (kind === 'working' || !overlaps(exception, window)) continue;
    if (departmentId !== null && !options.departments?.includes(departmentId)) continue;
    const look = lookOf(exception);
    if (look === 'context' && !options.context) continue;
    periods.push({ id, look, from, until, name: label, verify });
  }
  for (let year = yearOf(window.from); year <= yearOf(addDays(window.until, -1)); year++) {
    for (const { key, day } of holidaysOf(year, calendar.rules)) {
      if (day < window.from || day >= window.until) continue;
      periods.push({
        id: `${key}-${year}`,
        look: 'closed',
        from: day,
        until: addDays(day, 1),
        name: key,
        verify: false,
      });
    }
  }
  return periods.sort((a, b) => byText(a.from, b.from) || byText(a.until, b.until) || byText(a.id, b.id));
}

/** The name without what the picture says already: `Zomervakantie 2026 (regio noord)` is a Zomervakantie. */
export function shortName(text: string): string {
  const short = text
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/\s+20\d\d\b/, '')
    .split(/,|:/)[0]
    ?.trim();
  return short === undefined || short === '' ? text : short;
}
