// The weeks, months and quarters that figures are about: how they are written, which comes next, which should be there by now.
import {
  addDays,
  addMonths,
  type Day,
  dayNumberOf,
  dayOf,
  firstOfMonth,
  isoWeek,
  minDay,
  mondayOf,
  monthOf,
  parseDay,
  yearOf,
} from '../day';
import type { Interval } from '../interval';
import { type PeriodKind, periodKinds } from './period-kind';

export { type PeriodKind, periodKinds } from './period-kind';

/** `start` is its first day: a Monday, the first of a month, the first of a quarter. */
export type Period = { kind: PeriodKind; start: Day };

export function intervalOf({ kind, start }: Period): Interval {
  return { from: start, until: kind === 'week' ? addDays(start, 7) : addMonths(start, kind === 'month' ? 1 : 3) };
}

/** The period in which a day falls. */
export function periodAt(kind: PeriodKind, day: Day): Period {
  if (kind === 'week') return { kind, start: mondayOf(day) };
  const first = firstOfMonth(day);
  return { kind, start: kind === 'month' ? first : addMonths(first, -((monthOf(day) - 1) % 3)) };
}

/** The `by`th period after this one; before it when negative. */
export function shifted(period: Period, by: number): Period {
  const { kind, start } = period;
  return { kind, start: kind === 'week' ? addDays(start, 7 * by) : addMonths(start, kind === 'month' ? by : 3 * by) };
}

/** All periods that ended before `until`, from the one in which `from` falls; oldest first. */
export function periodsBetween(kind: PeriodKind, from: Day, until: Day): Period[] {
  const periods: Period[] = [];
  for (let at = periodAt(kind, from); intervalOf(at).until <= until; at = shifted(at, 1)) periods.push(at);
  return periods;
}

/** The periods of the other kinds that have a day in common with this one. */
export function overlapping({ kind, start }: Period): Period[] {
  const { until } = intervalOf({ kind, start });
  const found: Period[] = [];
  for (const other of periodKinds) {
    if (other === kind) continue;
    for (let at = periodAt(other, start); at.start < until; at = shifted(at, 1)) found.push(at);
  }
  return found;
}

/** Of two days for each kind of period the earlier one. */
export function earliest(
  a: Readonly<Record<PeriodKind, Day>>,
  b: Readonly<Record<PeriodKind, Day>>,
): Record<PeriodKind, Day> {
  return { week: minDay(a.week, b.week), month: minDay(a.month, b.month), quarter: minDay(a.quarter, b.quarter) };
}

/** As figures are exchanged: 2026-W41, 2026-10, 2026-Q4. */
export function writePeriod({ kind, start }: Period): string {
  if (kind === 'week') {
    const { year, week } = isoWeek(start);
    return `${year}-W${String(week).padStart(2, '0')}`;
  }
  return kind === 'month' ? start.slice(0, 7) : `${yearOf(start)}-Q${(monthOf(start) + 2) / 3}`;
}

const months = [
  ['jan', 'januari', 'january'],
  ['feb', 'februari', 'february'],
  ['mrt', 'maart', 'mar', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['aug', 'augustus', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oktober', 'oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
];
const monthByName = new Map(months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const inRange = (year: number, from: number, value: number, last: number) =>
  year >= 1900 && year <= 2199 && value >= from && value <= last;

function monthPeriod(year: number, month: number): Period | null {
  return inRange(year, 1, month, 12) ? { kind: 'month', start: dayOf(dayNumberOf(year, month, 1)) } : null;
}

function weekPeriod(year: number, week: number): Period | null {
  if (!inRange(year, 1, week, 53)) return null;
  // 4 January is always in week 1
  const start = addDays(mondayOf(dayOf(dayNumberOf(year, 1, 4))), 7 * (week - 1));
  return isoWeek(start).year === year ? { kind: 'week', start } : null;
}

function quarterPeriod(year: number, quarter: number): Period | null {
  return inRange(year, 1, quarter, 4) ? { kind: 'quarter', start: dayOf(dayNumberOf(year, quarter * 3 - 2, 1)) } : null;
}

/**
 * Reads a period as people and spreadsheets write it: 2026-10, 10-2026, okt 2026, oktober-26, 2026-W41, week 41 2026, 2026-Q4,
 * 4e kwartaal 2026, or a day (2026-10-01, 1-10-2026), which means the month it is in. Null when it is none of these.
 */
export function readPeriod(text: string): Period | null {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const number = (value: string | undefined) => Number(value);
  let match = /^(\d{4})[-/ ]?w(?:eek)? ?(\d{1,2})$/.exec(said);
  if (match) return weekPeriod(number(match[1]), number(match[2]));
  match = /^(?:w|wk|week) ?(\d{1,2})[-/, ]+(\d{4})$/.exec(said);
  if (match) return weekPeriod(number(match[2]), number(match[1]));
  match = /^(\d{4})[-/ ]?[qk] ?([1-4])$/.exec(said);
  if (match) return quarterPeriod(number(match[1]), number(match[2]));
  match = /^(?:[qk] ?([1-4])|([1-4])e? kwartaal)[-/, ]+(\d{4})$/.exec(said);
  if (match) return quarterPeriod(number(match[3]), number(match[1] ?? match[2]));
  match = /^(\d{4})[-/](\d{1,2})$/.exec(said);
  if (match) return monthPeriod(number(match[1]), number(match[2]));
  match = /^(\d{1,2})[-/](\d{4})$/.exec(said);
  if (match) return monthPeriod(number(match[2]), number(match[1]));
  match = /^([a-z]{3,9})\.?[-/' ]+(\d{4}|\d{2})$/.exec(said);
  if (match)
    return monthPeriod(number(match[2]!.length === 2 ? `20${match[2]}` : match[2]), monthByName.get(match[1]!) ?? 0);
  match = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(said);
  const iso = match ? `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}` : said.slice(0, 10);
  const day = /^\d{4}-\d{2}-\d{2}(?:[t ]|$)/.test(match ? iso : said) ? parseDay(iso) : null;
  return day ? periodAt('month', day) : null;
}
