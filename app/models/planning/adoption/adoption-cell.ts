// One metric in one department as it stands now: its latest level, where it came from, and how far it is from what is wanted.
import { addDays, type Day } from '../day';
import { type LevelState, type Metric, stateOf } from './metric';
import { intervalOf, type Period, periodAt, type PeriodKind, shifted } from './period';
import type { ShownPoint, ShownSeries } from './shown';
import { type Target, wantedOn } from './target';

/** A level older than so many periods is called old, and judged no more. */
export const freshPeriods = 3;
/** Periods in a sparkline. */
export const sparkPeriods = 12;
/** A trend is the difference with so many periods before: a month or, of quarters, a quarter. */
const trendPeriods: Record<PeriodKind, number> = { week: 4, month: 3, quarter: 1 };

/** `none`: nothing was counted lately · `hidden`: too few people or answers · `old`: the latest is not of late. */
export type CellWhy = 'shown' | 'hidden' | 'old' | 'none';

export type AdoptionCell = {
  metricKey: string;
  /** Null: the whole municipality. */
  departmentId: string | null;
  why: CellWhy;
  /** The latest period with a figure, shown or hidden. */
  period: Period | null;
  level: number | null;
  /** What the number under the line counted: cases, people or answers. */
  counted: number | null;
  state: LevelState;
  target: number | null;
  ceiling: number | null;
  /** Difference of the level with some periods before, in the unit of the metric. */
  trend: number | null;
  /** The periods of the sparkline, oldest first, up to the latest; gaps are null. */
  points: (ShownPoint | null)[];
};

/** The first day that has to be loaded of each kind of period to fill cells. */
export function firstShown(today: Day): Record<PeriodKind, Day> {
  const first = (kind: PeriodKind) => shifted(periodAt(kind, today), 1 - freshPeriods - sparkPeriods).start;
  return { week: first('week'), month: first('month'), quarter: first('quarter') };
}

type Of = Pick<ShownSeries, 'departmentId' | 'of'>;

/**
 * The series of a metric that stand for a department: with everything below it when it has departments below it. Of several
 * kinds of period the one the metric is asked in goes first, then the one with the latest figure.
 */
export function seriesFor(metric: Metric, series: readonly ShownSeries[], departmentId: string | null) {
  const own = series.filter((one) => one.metricKey === metric.key && one.departmentId === departmentId);
  const total = own.filter(({ of }: Of) => of === 'total');
  const choice = total.length > 0 ? total : own;
  const last = ({ points }: ShownSeries) => points.at(-1)?.start ?? '';
  const rank = (one: ShownSeries) => `${one.kind === metric.frequency ? 1 : 0} ${last(one)}`;
  return choice.reduce<ShownSeries | null>((best, one) => (!best || rank(one) > rank(best) ? one : best), null);
}

type Steps = { old: boolean; lastDay: Day; before: Day; starts: Day[] };
const steps = new Map<string, Steps>();
const mostSteps = 500;

/** What follows from a period on a day: hundreds of cells stand at the same one. */
function stepsOf(period: Period, today: Day): Steps {
  const key = `${period.kind} ${period.start} ${today}`;
  let found = steps.get(key);
  if (!found) {
    if (steps.size >= mostSteps) steps.clear();
    found = {
      old: period.start < shifted(periodAt(period.kind, today), -freshPeriods).start,
      lastDay: addDays(intervalOf(period).until, -1),
      before: shifted(period, -trendPeriods[period.kind]).start,
      starts: Array.from({ length: sparkPeriods }, (_, k) => shifted(period, k + 1 - sparkPeriods).start),
    };
    steps.set(key, found);
  }
  return found;
}

/** The points at these starts, both oldest first; null where there is none. */
function pointsAt(points: readonly ShownPoint[], starts: readonly Day[]): (ShownPoint | null)[] {
  let at = points.length - 1;
  const found: (ShownPoint | null)[] = [];
  for (let k = starts.length - 1; k >= 0; k--) {
    while (at >= 0 && points[at]!.start > starts[k]!) at--;
    found.push(points[at]?.start === starts[k] ? points[at]! : null);
  }
  return found.reverse();
}

const hasFigure = ({ level, hidden }: ShownPoint) => hidden || level !== null;

/** How a metric stands in a department; `series` as {@link seriesFor} gives it. */
export function adoptionCell(
  metric: Metric,
  series: ShownSeries | null,
  departmentId: string | null,
  { targets, today }: { targets: readonly Target[]; today: Day },
): AdoptionCell {
  const base = { metricKey: metric.key, departmentId };
  const latest = series?.points.findLast(hasFigure);
  if (!series || !latest) {
    const wanted = wantedOn(metric, targets, departmentId, today);
    const nothing = { period: null, level: null, counted: null, trend: null, points: [] };
    return { ...base, ...wanted, ...nothing, why: 'none', state: 'unknown' };
  }
  const period: Period = { kind: series.kind, start: latest.start };
  const { old, lastDay, before: beforeStart, starts } = stepsOf(period, today);
  // What was wanted while it was counted, not what is wanted since.
  const wanted = wantedOn(metric, targets, departmentId, lastDay);
  const points = pointsAt(series.points, starts);
  const before = points[starts.indexOf(beforeStart)]?.level ?? null;
  return {
    ...base,
    ...wanted,
    why: latest.hidden ? 'hidden' : old ? 'old' : 'shown',
    period,
    level: latest.level,
    counted: latest.figure?.denominator ?? null,
    state: old ? 'unknown' : stateOf(metric, latest.level, wanted.target),
    trend: latest.level === null || before === null ? null : latest.level - before,
    points,
  };
}

/** A ceiling that keeps the target out of reach: it says why the target is not reached. */
export function isCapped({ direction }: Pick<Metric, 'direction'>, { target, ceiling }: AdoptionCell): boolean {
  return target !== null && ceiling !== null && (direction === 'up' ? ceiling < target : ceiling > target);
}

/** How far a level is behind its target, in the unit of the metric; negative when it is past it, null when either is missing. */
export function behindBy({ direction }: Pick<Metric, 'direction'>, { level, target }: AdoptionCell): number | null {
  if (level === null || target === null) return null;
  return direction === 'up' ? target - level : level - target;
}
