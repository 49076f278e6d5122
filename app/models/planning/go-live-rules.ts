// When a whole organisation had better not go live, train or give aftercare: planning rules that warn and never block.
import { addDays, type Day, dayNumberOf, dayOf, mondayOf, monthOf, toNumber, weekday, yearOf } from './day';
import { type HolidayKey, holidaysOf } from './holidays';
import { contains, type Interval, overlaps } from './interval';
import type { Label } from './plan';
import { type CalendarException, compileCalendar, isWorkday, type WorkingCalendar } from './working-calendar';

/** A period of the calendar that a warning is about, with what a sentence about it needs. */
export type WarnedPeriod = {
  exceptionId: string;
  label: Label;
  from: Day;
  until: Day;
  departmentId: string | null;
  /** Its dates were not confirmed. */
  verify: boolean;
};

export type Warning =
  /** In the summer holidays of the region, or in the week before or after them. */
  | { rule: 'summer_holiday'; place: 'before' | 'during' | 'after'; period: WarnedPeriod }
  /** From 10 December through 20 January. */
  | { rule: 'turn_of_year'; from: Day; until: Day }
  /** Outside the months that go best; `next` is the first window that does, from go-live on. */
  | { rule: 'not_preferred'; why: 'month' | 'election_year'; next: Interval }
  | { rule: 'not_monday_or_tuesday'; weekday: number }
  | { rule: 'day_off'; why: 'weekend' | 'holiday' | 'closed'; holiday: HolidayKey | null }
  | { rule: 'before_holiday'; holiday: HolidayKey; day: Day }
  /** `holidayWeeks`: working weeks of the aftercare, in tenths, that fall in school holidays or a closing. */
  | { rule: 'aftercare_in_holidays'; weeks: number; holidayWeeks: number; allowed: number; until: Day }
  | { rule: 'election'; period: WarnedPeriod }
  /** A new coalition is being formed after council elections. */
  | { rule: 'coalition'; from: Day; until: Day }
  /** January to March: the books are closed (finance) · November: the budget is in the council (finance, legal affairs). */
  | { rule: 'budget_cycle'; what: 'closing' | 'budget'; from: Day; until: Day }
  | { rule: 'freeze'; period: WarnedPeriod }
  /** `from`–`until`: the part of the training in July and August; `attendance`: the share that comes. */
  | { rule: 'training_in_summer'; from: Day; until: Day; attendance: number };

export type GoLiveInput = {
  goLive: Day;
  calendar: WorkingCalendar;
  /** School region of the municipality; null = not said, so every region counts. */
  region: string | null;
  aftercareWeeks?: number;
  training?: Interval;
};

// Source of all numbers: domain study 6.2 to 6.4, expert judgement.
const summerMarginDays = 7;
const holidayWeeksAllowed = 2;
const summerAttendance = 0.6;

const on = (year: number, month: number, dayOfMonth: number): Day => dayOf(dayNumberOf(year, month, dayOfMonth));

function periodOf(row: CalendarException): WarnedPeriod {
  const { id: exceptionId, label, from, until, departmentId, verify } = row;
  return { exceptionId, label, from, until, departmentId, verify };
}

/** July and August of a year. */
const summerOf = (year: number): Interval => ({ from: on(year, 7, 1), until: on(year, 9, 1) });

function schoolHolidays({ calendar, region }: GoLiveInput): CalendarException[] {
  return calendar.exceptions.filter(
    (row) => row.sort === 'school_holiday' && (row.region === null || region === null || row.region === region),
  );
}

function summerHolidays(input: GoLiveInput): Warning[] {
  const { goLive } = input;
  return schoolHolidays(input)
    .filter((row) => overlaps(row, summerOf(yearOf(row.from))))
    .filter((row) => addDays(row.from, -summerMarginDays) <= goLive && goLive < addDays(row.until, summerMarginDays))
    .map((row) => {
      const place = goLive < row.from ? 'before' : goLive >= row.until ? 'after' : 'during';
      return { rule: 'summer_holiday', place, period: periodOf(row) };
    });
}

function turnOfYear(goLive: Day): Warning[] {
  const year = monthOf(goLive) === 1 ? yearOf(goLive) - 1 : yearOf(goLive);
  const window = { from: on(year, 12, 10), until: on(year + 1, 1, 21) };
  return contains(window, goLive) ? [{ rule: 'turn_of_year', ...window }] : [];
}

/** Councils are elected in March of every fourth year (2026, 2030). */
const isCouncilElectionYear = (year: number) => year % 4 === 2;

/**
 * The months in which a coalition is formed when this day lies in them, else null: March through July of a year with council
 * elections. Executive decisions move slowly then, and the programme gets a new portfolio holder.
 */
export function coalitionAt(day: Day): Interval | null {
  const year = yearOf(day);
  const window = { from: on(year, 3, 1), until: on(year, 8, 1) };
  return isCouncilElectionYear(year) && contains(window, day) ? window : null;
}

function coalition(goLive: Day): Warning[] {
  const window = coalitionAt(goLive);
  return window ? [{ rule: 'coalition', ...window }] : [];
}

/** When the departments of planning and control have no time: finance until the accounts are closed, both around the budget. */
function budgetCycle(goLive: Day): Warning[] {
  const year = yearOf(goLive);
  const windows = [
    { what: 'closing', from: on(year, 1, 1), until: on(year, 4, 1) },
    { what: 'budget', from: on(year, 11, 1), until: on(year, 12, 1) },
  ] as const;
  return windows.filter((window) => contains(window, goLive)).map((window) => ({ rule: 'budget_cycle', ...window }));
}

/** Other elections than those of the council are known from the calendar. */
function isElectionSpring(window: Interval, calendar: WorkingCalendar): boolean {
  if (isCouncilElectionYear(yearOf(window.from))) return true;
  return calendar.exceptions.some((row) => row.sort === 'election' && overlaps(row, window));
}

/** Windows that go best in a year; the middle of a month is the week of its 15th. */
function windowsOf(year: number, calendar: WorkingCalendar): (Interval & { election: boolean })[] {
  const middle = (month: number) => mondayOf(on(year, month, 15));
  const window = (from: Day, month: number) => ({ from, until: addDays(middle(month), 7), election: false });
  const spring = window(middle(1), 3);
  return [
    { ...spring, election: isElectionSpring(spring, calendar) },
    window(middle(4), 6),
    window(on(year, 9, 1), 11),
  ];
}

function preferred({ goLive, calendar }: GoLiveInput): Warning[] {
  const year = yearOf(goLive);
  const windows = [...windowsOf(year, calendar), ...windowsOf(year + 1, calendar)];
  const now = windows.find((window) => contains(window, goLive));
  if (now && !now.election) return [];
  const { from, until } = windows.find((window) => !window.election && window.from > goLive)!;
  return [{ rule: 'not_preferred', why: now ? 'election_year' : 'month', next: { from, until } }];
}

function daysOff({ goLive, calendar }: GoLiveInput): Warning[] {
  const warnings: Warning[] = [];
  const number = toNumber(goLive);
  const days = compileCalendar(calendar, number, number + 1);
  const holidayOn = (day: Day) => holidaysOf(yearOf(day), calendar.rules).find((holiday) => holiday.day === day);
  if (weekday(goLive) > 2) warnings.push({ rule: 'not_monday_or_tuesday', weekday: weekday(goLive) });
  if (!isWorkday(days, number)) {
    const holiday = holidayOn(goLive)?.key ?? null;
    const why = holiday !== null ? 'holiday' : weekday(goLive) > 5 ? 'weekend' : 'closed';
    warnings.push({ rule: 'day_off', why, holiday });
  }
  const next = holidayOn(addDays(goLive, 1));
  if (next && !isWorkday(days, number + 1)) warnings.push({ rule: 'before_holiday', holiday: next.key, day: next.day });
  return warnings;
}

/** Counts Mondays to Fridays of the aftercare that are in a school holiday or a closing, five to a week. */
function aftercare(input: GoLiveInput): Warning[] {
  const { goLive, calendar, aftercareWeeks: weeks = 6 } = input;
  const until = addDays(goLive, weeks * 7);
  const closings = calendar.exceptions.filter((row) => row.kind === 'non_working' && row.departmentId === null);
  const periods = [...schoolHolidays(input), ...closings];
  let days = 0;
  for (let day = goLive; day < until; day = addDays(day, 1)) {
    if (weekday(day) <= 5 && periods.some((period) => contains(period, day))) days++;
  }
  if (days <= holidayWeeksAllowed * 5) return [];
  return [{ rule: 'aftercare_in_holidays', weeks, holidayWeeks: days / 5, allowed: holidayWeeksAllowed, until }];
}

function training(interval: Interval | undefined): Warning[] {
  if (!interval) return [];
  const warnings: Warning[] = [];
  for (let year = yearOf(interval.from); year <= yearOf(interval.until); year++) {
    const summer = summerOf(year);
    if (!overlaps(interval, summer)) continue;
    const from = interval.from > summer.from ? interval.from : summer.from;
    const until = interval.until < summer.until ? interval.until : summer.until;
    warnings.push({ rule: 'training_in_summer', from, until, attendance: summerAttendance });
  }
  return warnings;
}

/**
 * What speaks against going live on a day, in a fixed order. Periods come from the municipality's calendar: an election is
 * stored as its whole window (6 weeks before to 2 weeks after), so the day only has to lie in it.
 */
export function goLiveWarnings(input: GoLiveInput): Warning[] {
  const { goLive, calendar } = input;
  const hit = calendar.exceptions.filter((row) => contains(row, goLive));
  return [
    ...summerHolidays(input),
    ...turnOfYear(goLive),
    ...preferred(input),
    ...daysOff(input),
    ...aftercare(input),
    ...hit
      .filter((row) => row.sort === 'election')
      .map((row): Warning => ({ rule: 'election', period: periodOf(row) })),
    ...coalition(goLive),
    ...budgetCycle(goLive),
    ...hit.filter((row) => row.kind === 'freeze').map((row): Warning => ({ rule: 'freeze', period: periodOf(row) })),
    ...training(input.training),
  ];
}
