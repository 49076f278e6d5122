// One time axis under every picture: days become percentages, with ticks, go-live, today and the periods that hatch it.
import { addDays, addMonths, type Day, daysBetween, firstOfMonth, isoWeek, mondayOf, monthOf, yearOf } from './day';
import type { Interval } from './interval';
import type { CalendarException } from './working-calendar';

export const zooms = ['week', 'month', 'quarter', 'year'] as const;
export type Zoom = (typeof zooms)[number];

/** Width of a day in CSS pixels at each zoom; a year at zoom `year` fits a laptop screen. */
export const dayWidth: Record<Zoom, number> = { week: 18, month: 6, quarter: 2.6, year: 1.25 };

export type Tick = {
  /** Percent from the left edge. */
  at: number;
  /** Percent to the next tick of its row, cut off at the edge. */
  width: number;
  day: Day;
  /** What its label names. */
  unit: 'year' | 'quarter' | 'month' | 'week' | 'day';
};

export type Band = {
  at: number;
  width: number;
  /** Freezes and days off stop things; the others are context. */
  look: 'freeze' | 'closed' | 'holiday' | 'context';
  exception: Pick<CalendarException, 'id' | 'label' | 'from' | 'until' | 'sort' | 'kind' | 'verify'>;
};

export type TimeAxis = {
  window: Interval;
  days: number;
  /** Intrinsic width of the track in CSS pixels. */
  width: number;
  zoom: Zoom;
  /** Two rows of labels: the wider unit above. */
  upper: Tick[];
  lower: Tick[];
  goLive: number | null;
  goLiveDay: Day;
  today: number | null;
  bands: Band[];
};

const round = (value: number) => Math.round(value * 1000) / 1000;

/** Percent of the window at which a day begins; may lie outside 0–100. */
export function positionOf(window: Interval, day: Day): number {
  return round((daysBetween(window.from, day) / daysBetween(window.from, window.until)) * 100);
}

/** Left edge and width in percent, cut off at the window; null when outside it. A moment has width 0. */
export function spanOf(window: Interval, interval: Interval): { at: number; width: number } | null {
  if (interval.until < window.from || interval.from >= window.until) return null;
  const at = Math.max(0, positionOf(window, interval.from));
  const end = Math.min(100, positionOf(window, interval.until));
  return { at, width: round(end - at) };
}

type Unit = Tick['unit'];

function starts(unit: Unit, window: Interval): Day[] {
  const first: Record<Unit, Day> = {
    year: `${yearOf(window.from)}-01-01` as Day,
    quarter: addMonths(window.from, -((monthOf(window.from) - 1) % 3)),
    month: firstOfMonth(window.from),
    week: mondayOf(window.from),
    day: window.from,
  };
  const next: Record<Unit, (day: Day) => Day> = {
    year: (day) => addMonths(day, 12),
    quarter: (day) => addMonths(day, 3),
    month: (day) => addMonths(day, 1),
    week: (day) => addDays(day, 7),
    day: (day) => addDays(day, 1),
  };
  const days: Day[] = [];
  for (let day = first[unit]; day < window.until; day = next[unit](day)) days.push(day);
  return days;
}

function ticks(unit: Unit, window: Interval): Tick[] {
  const days = starts(unit, window);
  return days.map((day, index) => {
    const at = Math.max(0, positionOf(window, day));
    const end = Math.min(100, positionOf(window, days[index + 1] ?? window.until));
    return { at, width: round(end - at), day, unit };
  });
}

const rows: Record<Zoom, [Unit, Unit]> = {
  week: ['month', 'week'],
  month: ['month', 'week'],
  quarter: ['year', 'month'],
  year: ['year', 'quarter'],
};

function lookOf({ kind, sort }: CalendarException): Band['look'] {
  if (kind === 'freeze') return 'freeze';
  if (kind === 'non_working') return 'closed';
  return sort === 'school_holiday' || sort === 'construction_holiday' ? 'holiday' : 'context';
}

/** The axis over a window. Only organisation-wide periods hatch it; context periods (budget cycle) do not. */
export function timeAxis(input: {
  window: Interval;
  zoom: Zoom;
  goLive: Day;
  today: Day;
  exceptions: readonly CalendarException[];
}): TimeAxis {
  const { window, zoom, goLive, today } = input;
  const days = daysBetween(window.from, window.until);
  const inside = (day: Day) => (day >= window.from && day < window.until ? positionOf(window, day) : null);
  const bands = input.exceptions.flatMap((exception): Band[] => {
    if (exception.departmentId !== null || exception.kind === 'working') return [];
    const look = lookOf(exception);
    const span = look === 'context' ? null : spanOf(window, exception);
    return span && span.width > 0 ? [{ ...span, look, exception }] : [];
  });
  const [upper, lower] = rows[zoom];
  return {
    window,
    days,
    width: Math.round(days * dayWidth[zoom]),
    zoom,
    upper: ticks(upper, window),
    lower: ticks(lower, window),
    goLive: inside(goLive),
    goLiveDay: goLive,
    today: inside(today),
    bands,
  };
}

/** A window of whole weeks around the days given, with some room at both ends. */
export function windowAround(from: Day, until: Day, roomWeeks = 1): Interval {
  return { from: addDays(mondayOf(from), -7 * roomWeeks), until: addDays(mondayOf(until), 7 * (roomWeeks + 1)) };
}

/** Week number for a tick's label. */
export function weekOf(day: Day): number {
  return isoWeek(day).week;
}
