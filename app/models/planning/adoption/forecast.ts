// Where a figure is going: the S-curves it may be on since go-live, the day on which a level is reached with a range, or that it stays short.
import { addDays, type Day, daysBetween, maxDay } from '../day';
import { freshPeriods } from './adoption-cell';
import type { Metric } from './metric';
import { intervalOf, type Period, periodAt, type PeriodKind, shifted } from './period';
import { isPlateau, plateauWeeks } from './plateau';
import { levelAt, type SCurve, sCurves, type SCurves, type Timed, weighedQuantiles } from './s-curve';
import type { ShownPoint } from './shown';
import { reaches } from '../threshold';

/** Fewer figures than this say nothing of a curve. */
export const fewestPoints = 5;
/** The latest so many figures are looked at. */
const mostPoints = 60;
/** How sure the range is: as much lies before it as after it. */
export const sureness = 0.8;
const parts = [(1 - sureness) / 2, 0.5, (1 + sureness) / 2] as const;
/** Days that are looked ahead: two years. What is later may as well be never. */
export const horizon = 728;

/** The day that is expected, between two that it lies between four times in five; `open`: the last is as far as is looked, or never. */
export type ExpectedDay = { from: Day; likely: Day; until: Day; open: boolean };

/** What a forecast of a metric needs to know of it. */
export type Forecast = Pick<Metric, 'kind' | 'factor' | 'direction' | 'lowest' | 'highest' | 'frequency'>;

/** A figure with the curves it may be on; a time is in weeks since `origin`. */
export type Course = SCurves & { kind: PeriodKind; points: ShownPoint[]; last: Period; origin: Day };

/** The middle of a period, where its figure stands: it is about all of it. */
export function middleOf(period: Period): Day {
  const { from, until } = intervalOf(period);
  return addDays(from, Math.floor(daysBetween(from, until) / 2));
}

/** Periods that began after go-live: those before were another way of working. Before there was a go-live, all. */
export function sinceGoLive(points: readonly ShownPoint[], goLive: Day, today: Day): ShownPoint[] {
  return goLive > today ? [...points] : points.filter(({ start }) => start >= goLive);
}

/** The first day of each kind of period that is looked at: none before go-live, once there was one. */
export function firstLooked(goLive: Day, today: Day): Record<PeriodKind, Day> {
  const first = (kind: PeriodKind) => {
    const start = shifted(periodAt(kind, today), -mostPoints).start;
    return goLive > today ? start : maxDay(start, goLive);
  };
  return { week: first('week'), month: first('month'), quarter: first('quarter') };
}

/** Of a metric per week there may be figures per month. */
function kindOf({ frequency }: Forecast, points: readonly ShownPoint[]): PeriodKind {
  const isMonthly = points.length > 1 && points.every(({ start }) => start.endsWith('-01'));
  return frequency === 'week' && isMonthly ? 'month' : frequency;
}

/** Why there is no course: too few figures, too few of them shown, or the latest not of late. */
export type NoCourse = 'few' | 'hidden' | 'old';

const isShown = ({ level }: ShownPoint): boolean => level !== null;

/** The course of a figure; `ceiling` is the most it can reach, as it was set for the department. */
export function courseOf(
  metric: Forecast,
  points: readonly ShownPoint[],
  { ceiling, today }: { ceiling: number | null; today: Day },
): Course | NoCourse {
  const kind = kindOf(metric, points);
  const latest = points.slice(-mostPoints);
  const shown = latest.filter(isShown);
  if (shown.length < fewestPoints) return latest.some(({ hidden }) => hidden) ? 'hidden' : 'few';
  const last: Period = { kind, start: shown.at(-1)!.start };
  if (last.start < shifted(periodAt(kind, today), -freshPeriods).start) return 'old';
  const origin = middleOf(last);
  const weekOf = (start: Day) => daysBetween(origin, middleOf({ kind, start })) / 7;
  const timed = shown.map(({ start, level }): Timed => ({ week: weekOf(start), level: level! }));
  return { ...sCurves(timed, boundsOf(metric, timed, ceiling)), kind, points: latest, last, origin };
}

/** Between what a level can be. Without a bound of its own it may still go half as high again as it has been. */
function boundsOf(
  { kind, factor, direction, lowest, highest }: Forecast,
  points: readonly Timed[],
  ceiling: number | null,
) {
  const levels = points.map(({ level }) => level);
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const low = lowest ?? Math.min(0, least);
  const high = highest ?? (kind === 'share' ? factor : Math.max(1, 1.5 * most));
  // A figure that has been past its ceiling shows that it is none.
  if (ceiling === null) return { low, high: Math.max(high, most, low + 1e-6) };
  return direction === 'up' ? { low, high: Math.max(ceiling, most) } : { low: Math.min(ceiling, least), high };
}

/** In which week a curve comes to a level and stays there for so many weeks; Infinity when it does not. Not before week `from`. */
function weekOfLevel(curve: SCurve, level: number, sign: 1 | -1, from: number, hold: number): number {
  const { base, end, middle, rate } = curve;
  const isThere = (week: number) => sign * (levelAt(curve, week) - level) >= 0;
  if (isThere(from)) return isThere(from + hold) ? from : Infinity;
  if (sign * (end - level) <= 0) return Infinity;
  return middle - Math.log((end - level) / (level - base)) / rate;
}

/** How many of the latest periods, one after the other, had the level or a better one; and the first day after the `periods`th of them. */
function held({ points, kind }: Pick<Course, 'points' | 'kind'>, level: number, sign: 1 | -1, periods: number) {
  let first = points.length;
  while (first > 0) {
    const { start, level: there } = points[first - 1]!;
    const next = points[first]?.start;
    // a level is a quotient: half a billionth short has reached it
    if (there === null || !reaches(sign * there, sign * level) || (next && shifted({ kind, start }, 1).start !== next))
      break;
    first--;
  }
  const run = points.length - first;
  const on = run < periods ? null : intervalOf({ kind, start: points[first + periods - 1]!.start }).until;
  return { run, on };
}

/**
 * The first day after the periods in which a course has held a level (in the unit of the metric) for `periods` periods in a row: the
 * day itself when it has, else when it is expected to, never before `today`. Null when it is as likely never to, or not within two years.
 */
export function dayOfLevel(
  course: Course,
  { direction }: Pick<Metric, 'direction'>,
  level: number,
  periods: number,
  today: Day,
): ExpectedDay | null {
  const sign = direction === 'up' ? 1 : -1;
  const { run, on } = held(course, level, sign, periods);
  if (on) return { from: on, likely: on, until: on, open: false };
  const { kind, last, origin, curves } = course;
  const next = shifted(last, 1);
  const weekOf = (day: Day) => daysBetween(origin, day) / 7;
  const from = weekOf(middleOf(next));
  const hold = weekOf(middleOf(shifted(next, periods - 1))) - from;
  const farthest = addDays(today, horizon);
  const weeks = curves.map((curve) => ({
    value: weekOfLevel(curve, level, sign, from, hold),
    weight: curve.weight,
  }));
  const dayAt = (week: number): Day => {
    if (week > weekOf(farthest)) return farthest;
    const at = addDays(origin, Math.ceil(week * 7 - 1e-6));
    let first = periodAt(kind, at);
    if (middleOf(first) < at) first = shifted(first, 1);
    // Periods that already had it count when the next goes on with them.
    const lacking = first.start === next.start ? periods - run : periods;
    const day = maxDay(intervalOf(shifted(first, lacking - 1)).until, today);
    return day > farthest ? farthest : day;
  };
  const [early, likely, late] = weighedQuantiles(weeks, parts).map(dayAt) as [Day, Day, Day];
  return likely >= farthest ? null : { from: early, likely, until: late, open: late >= farthest };
}

/**
 * For a condition on a figure: the first day after the periods in which it held `level` for `periods` periods, as {@link dayOfLevel}
 * says it. `points` as they may be seen, oldest first; those of {@link sinceGoLive} give the same day as the screens. Null also when
 * there are too few points, or none of late.
 */
export function expectedDay(
  metric: Forecast,
  points: readonly ShownPoint[],
  level: number,
  periods: number,
  today: Day,
  ceiling: number | null = null,
): ExpectedDay | null {
  const sign = metric.direction === 'up' ? 1 : -1;
  const { on } = held({ points: [...points], kind: kindOf(metric, points) }, level, sign, periods);
  if (on) return { from: on, likely: on, until: on, open: false };
  const course = courseOf(metric, points, { ceiling, today });
  return typeof course === 'string' ? null : dayOfLevel(course, metric, level, periods, today);
}

/** A level with its range. */
export type ExpectedLevel = { level: number; low: number; high: number };

/** Weeks from one figure to the next. */
const weeksIn: Record<PeriodKind, number> = { week: 1, month: 365.25 / 12 / 7, quarter: 365.25 / 4 / 7 };

/**
 * The levels that are expected on days, none before the latest figure, with the range in which four figures in five will lie: of the
 * curve, and of figures around it. How far the latest figure is from its curve fades, each period to the part that figures keep.
 */
export function levelsOn(
  { curves, noise, kept, kind, points, origin }: Course,
  metric: Pick<Forecast, 'lowest' | 'highest' | 'kind' | 'factor'>,
  days: readonly Day[],
) {
  const [low, high] = [metric.lowest ?? 0, metric.highest ?? (metric.kind === 'share' ? metric.factor : Infinity)];
  const inside = (level: number) => Math.min(high, Math.max(low, level));
  const latest = points.findLast(isShown)!.level!;
  return days.map((day): ExpectedLevel => {
    const week = daysBetween(origin, day) / 7;
    const left = kept ** (week / weeksIn[kind]);
    const levels = curves.map((curve) => ({
      value: levelAt(curve, week) + left * (latest - levelAt(curve, 0)),
      weight: curve.weight,
    }));
    const [least, level, most] = weighedQuantiles(levels, parts) as [number, number, number];
    // 1.28 standard deviations of a normal spread hold four in five.
    const around = 1.2816 * noise * Math.sqrt(1 - left * left);
    const wide = (away: number) => Math.hypot(away, around);
    return { level: inside(level), low: inside(level - wide(level - least)), high: inside(level + wide(most - level)) };
  });
}

/** Whether a figure stands still far from its target, by the curve through it: single figures swing more than the rule's points. */
export function plateauOf(course: Course, metric: Forecast, target: number | null, today: Day): boolean | null {
  const [before, now] = [addDays(today, -7 * plateauWeeks), today].map((day) => curveOn(course, day)) as [
    number,
    number,
  ];
  return isPlateau(metric, { before, now, target });
}

function curveOn({ curves, origin }: Course, day: Day): number {
  const week = daysBetween(origin, day) / 7;
  return curves.reduce((sum, curve) => sum + curve.weight * levelAt(curve, week), 0);
}
