// Which days are working days: not the weekend, not a public holiday, unless a typed exception says otherwise.
import { type Day, type DayNumber, dayOf, toNumber, weekdayOfNumber, yearOf } from './day';
import { holidaysOf, type HolidayRules } from './holidays';

/**
 * non_working: nobody works · working: a weekend day or holiday that is worked · freeze: work goes on, nothing may go live ·
 * neutral: shown only (school holidays, elections, low presence).
 */
export const exceptionKinds = ['non_working', 'working', 'freeze', 'neutral'] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** What a period is about; drives its look and the planning rules, never the working days. */
export const periodSorts = [
  'closing',
  'freeze',
  'school_holiday',
  'construction_holiday',
  'election',
  'budget_cycle',
  'low_presence',
  'other',
] as const;
export type PeriodSort = (typeof periodSorts)[number];

export type CalendarException = {
  id: string;
  kind: ExceptionKind;
  sort: PeriodSort;
  from: Day;
  /** First day after the period. */
  until: Day;
  label: { nl: string; en: string | null };
  /** null = the whole organisation. */
  departmentId: string | null;
  /** Region of a school holiday, or null. */
  region: string | null;
  /** The date was not confirmed by its source and must be checked. */
  verify: boolean;
  source: string | null;
};

export type WorkingCalendar = {
  rules: HolidayRules;
  exceptions: readonly CalendarException[];
};

/** A calendar unrolled over a range of day numbers, for constant-time working-day arithmetic. */
export type CompiledCalendar = {
  first: DayNumber;
  /** 1 = working day. */
  working: Uint8Array;
  /** Working days before each day of the range; one longer than `working`. */
  before: Int32Array;
  /** Day number of the k-th working day of the range. */
  nth: Int32Array;
};

const holidaysKnown = new Map<string, readonly DayNumber[]>();

/** Day numbers of a year's holidays, computed once: every programme and department needs the same few years. */
function holidayNumbers(year: number, rules: HolidayRules): readonly DayNumber[] {
  const key = `${year}:${rules.goodFriday}`;
  let numbers = holidaysKnown.get(key);
  if (!numbers) holidaysKnown.set(key, (numbers = holidaysOf(year, rules).map((holiday) => toNumber(holiday.day))));
  return numbers;
}

/**
 * Unrolls the calendar over [first, last]. With a department, that department's own exceptions apply after the
 * organisation's; of overlapping exceptions of one level a working day wins, because it is the more particular statement.
 */
export function compileCalendar(
  calendar: WorkingCalendar,
  first: DayNumber,
  last: DayNumber,
  departmentId: string | null = null,
): CompiledCalendar {
  const length = Math.max(1, last - first + 1);
  const working = new Uint8Array(length);
  const monday = (8 - weekdayOfNumber(first)) % 7;
  for (let i = 0; i < length; i++) working[i] = (i - monday + 7) % 7 < 5 ? 1 : 0;
  const lastYear = yearOf(dayOf(first + length - 1));
  for (let year = yearOf(dayOf(first)); year <= lastYear; year++) {
    for (const number of holidayNumbers(year, calendar.rules)) {
      const at = number - first;
      if (at >= 0 && at < length) working[at] = 0;
    }
  }
  const paint = (kind: ExceptionKind, owner: string | null, value: number) => {
    for (const exception of calendar.exceptions) {
      if (exception.kind !== kind || exception.departmentId !== owner) continue;
      const from = Math.max(0, toNumber(exception.from) - first);
      const until = Math.min(length, toNumber(exception.until) - first);
      if (from < until) working.fill(value, from, until);
    }
  };
  paint('non_working', null, 0);
  paint('working', null, 1);
  if (departmentId !== null) {
    paint('non_working', departmentId, 0);
    paint('working', departmentId, 1);
  }
  const before = new Int32Array(length + 1);
  const nth = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    before[i] = count;
    if (working[i]) nth[count++] = first + i;
  }
  before[length] = count;
  return { first, working, before, nth: nth.subarray(0, count) };
}

/** Working days before day `number`; outside the range the nearest edge counts. */
export function workIndex(calendar: CompiledCalendar, number: DayNumber): number {
  const at = number - calendar.first;
  if (at <= 0) return 0;
  if (at >= calendar.before.length) return calendar.before[calendar.before.length - 1]!;
  return calendar.before[at]!;
}

/** Day number of the k-th working day; past the range it goes on by whole weeks of five days. */
export function nthWorkday(calendar: CompiledCalendar, index: number): DayNumber {
  const { nth } = calendar;
  if (index >= 0 && index < nth.length) return nth[index]!;
  if (nth.length === 0) return calendar.first;
  if (index < 0) return nth[0]! + Math.floor((index * 7) / 5);
  return nth[nth.length - 1]! + Math.ceil(((index - nth.length + 1) * 7) / 5);
}

/** The first working day on or after `number`. */
export function nextWorkday(calendar: CompiledCalendar, number: DayNumber): DayNumber {
  return nthWorkday(calendar, workIndex(calendar, number));
}

/** Working days in [from, until). */
export function workdaysBetween(calendar: CompiledCalendar, from: DayNumber, until: DayNumber): number {
  return workIndex(calendar, until) - workIndex(calendar, from);
}

export function isWorkday(calendar: CompiledCalendar, number: DayNumber): boolean {
  return calendar.working[number - calendar.first] === 1;
}
