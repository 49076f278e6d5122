// A day is a branded `YYYY-MM-DD` string; inside hot loops it is an integer: days since 1970-01-01. Never a Date.
declare const dayBrand: unique symbol;

/** A calendar day, `YYYY-MM-DD`, proleptic Gregorian, years 0001–9999. */
export type Day = string & { readonly [dayBrand]: true };

/** Whole days since 1970-01-01 (negative before it). */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Years a person may type: outside them it is a slip, and sums around the day must not fall off the calendar. */
const firstYear = 1900;
const lastYear = 2199;

/** Reads `YYYY-MM-DD`; null when the text is not an existing day of the years 1900–2199. */
export function parseDay(text: string): Day | null {
  const match = pattern.exec(text);
  if (!match || Number(match[1]) < firstYear || Number(match[1]) > lastYear) return null;
  const number = numberOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return dayOf(number) === text ? (text as Day) : null;
}

/** Reads a day that the code itself wrote; throws on anything else. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

/** By arithmetic, since a Date costs ten times as much; after Hinnant, "chrono-compatible low-level date algorithms". */
function numberOf(year: number, month: number, dayOfMonth: number): DayNumber {
  // The year begins in March, so that the leap day is its last day.
  const months = year * 12 + month - 3;
  const marchYear = Math.floor(months / 12);
  const dayOfYear = Math.floor((153 * (months - marchYear * 12) + 2) / 5) + dayOfMonth - 1;
  const leaps = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leaps + dayOfYear - 719_468;
}

/** Day number of year, month (1–12) and day of the month. */
export function dayNumberOf(year: number, month: number, dayOfMonth: number): DayNumber {
  return numberOf(year, month, dayOfMonth);
}

/** The number that the digits from `at` up to `end` write. */
function digits(text: string, at: number, end: number): number {
  let value = 0;
  for (let k = at; k < end; k++) value = value * 10 + text.charCodeAt(k) - 48;
  return value;
}

export function toNumber(value: Day): DayNumber {
  return numberOf(digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10));
}

/** Texts of days already written: a plan holds the same few thousand days over and over. */
const written: (Day | undefined)[] = [];
const writtenUntil = numberOf(lastYear + 1, 1, 1);

/** The inverse of {@link toNumber}; throws outside years 0001–9999. */
export function dayOf(number: DayNumber): Day {
  if (!(number >= 0 && number < writtenUntil)) return write(number);
  return (written[number] ??= write(number));
}

function write(number: DayNumber): Day {
  const date = new Date(number * MS_PER_DAY);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`day number out of range: ${number}`);
  return date.toISOString().slice(0, 10) as Day;
}

export function addDays(value: Day, days: number): Day {
  return dayOf(toNumber(value) + days);
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return toNumber(b) - toNumber(a);
}

/** ISO weekday of a day number: 1 = Monday … 7 = Sunday. */
export function weekdayOfNumber(number: DayNumber): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

export function weekday(value: Day): number {
  return weekdayOfNumber(toNumber(value));
}

/** The Monday of the week a day is in. */
export function mondayOf(value: Day): Day {
  return addDays(value, 1 - weekday(value));
}

/** ISO 8601 week and its year. */
export function isoWeek(value: Day): { year: number; week: number } {
  const thursday = toNumber(value) + 4 - weekday(value);
  const year = Number(dayOf(thursday).slice(0, 4));
  const firstOfYear = numberOf(year, 1, 1);
  return { year, week: Math.floor((thursday - firstOfYear) / 7) + 1 };
}

export function yearOf(value: Day): number {
  return Number(value.slice(0, 4));
}

/** Month, 1–12. */
export function monthOf(value: Day): number {
  return Number(value.slice(5, 7));
}

export function firstOfMonth(value: Day): Day {
  return `${value.slice(0, 8)}01` as Day;
}

/** Months since year 0, to count places by. */
export function monthCount(value: Day): number {
  return yearOf(value) * 12 + monthOf(value);
}

/** The first day of the month `months` later. */
export function addMonths(value: Day, months: number): Day {
  const total = yearOf(value) * 12 + (monthOf(value) - 1) + months;
  return dayOf(numberOf(Math.floor(total / 12), (((total % 12) + 12) % 12) + 1, 1));
}

export function minDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

export function maxDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** Whole weeks from go-live to a day, rounded down: the "G+31" of labels. */
export function weeksFrom(goLive: Day, value: Day): number {
  return Math.floor(daysBetween(goLive, value) / 7);
}
