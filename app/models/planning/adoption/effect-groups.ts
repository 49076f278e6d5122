// Who got an item and who did not yet, with their levels before and after: only levels that may be seen come in here.
import type { Day } from '../day';
import { type Interval, overlaps } from '../interval';
import type { AdoptionFigures, AdoptionUnit } from './adoption-table';
import { unitsAsked } from './adoption-table';
import { type EffectWindow, periodsApart } from './effect-window';
import { levelOf, type Metric } from './metric';
import { intervalOf } from './period';
import type { ShownPoint, ShownSeries } from './shown';
import type { Point } from './trend-break';

/** Levels before and after, counted in periods from the first one after. */
export type Sides = {
  before: Point[];
  after: Point[];
  /** Periods, before and after, of which the level hides. */
  hidden: { before: number; after: number };
  /** Over as many periods on either side, those nearest: the level they make together. */
  levels: { before: number; after: number; periods: number } | null;
};

type Level = Pick<ShownPoint, 'start' | 'level' | 'hidden'>;

/** Something that moves the metric: of which departments, and between which days it works in. */
export type Mover = { itemId: string; departmentIds: readonly string[] | 'all'; works: Interval };

/** The departments an item asks, and everything below them. */
export function unitsOf(units: readonly AdoptionUnit[], departmentIds: readonly string[] | 'all'): AdoptionUnit[] {
  if (departmentIds === 'all') return [...units];
  return departmentIds.length === 0 ? [] : unitsAsked(units, departmentIds);
}

const inside = (within: Interval, kind: EffectWindow['kind'], start: Day) =>
  start >= within.from && intervalOf({ kind, start }).until <= within.until;

const sideOf = (window: EffectWindow, start: Day) =>
  inside(window.before, window.kind, start)
    ? ('before' as const)
    : inside(window.after, window.kind, start)
      ? ('after' as const)
      : null;

/**
 * Of several departments one point per period: only where each of them has one, so that no coming or going moves the level. Who has
 * nothing on one of the sides, where others do have, is no part of it.
 */
function together(metric: Metric, series: readonly ShownSeries[], window: EffectWindow): Level[] {
  const periods = new Map<Day, (ShownPoint | null)[]>();
  const sides = series.map(({ points }) => new Set(points.map(({ start }) => sideOf(window, start))));
  const asked = (['before', 'after'] as const).filter((side) => sides.some((one) => one.has(side)));
  const steady = series.filter((_, at) => asked.every((side) => sides[at]!.has(side)));
  steady.forEach(({ points }, at) => {
    for (const point of points) {
      if (sideOf(window, point.start) === null) continue;
      const there = periods.get(point.start) ?? Array<ShownPoint | null>(steady.length).fill(null);
      there[at] = point;
      periods.set(point.start, there);
    }
  });
  return [...periods]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([start, points]): Level[] => {
      if (points.some((point) => point?.hidden)) return [{ start, level: null, hidden: true }];
      const figures = points.flatMap((point) => point?.figure ?? []);
      if (figures.length < steady.length) return [];
      return [{ start, level: levelOf(metric, figures), hidden: false }];
    });
}

function sidesOf(points: readonly Level[], window: EffectWindow): Sides {
  const sides: Sides = { before: [], after: [], hidden: { before: 0, after: 0 }, levels: null };
  for (const { start, level, hidden } of points) {
    const side = sideOf(window, start);
    if (side === null) continue;
    if (hidden) sides.hidden[side]++;
    else if (level !== null) sides[side].push({ at: periodsApart(window.kind, window.after.from, start), level });
  }
  const periods = Math.min(sides.before.length, sides.after.length);
  if (periods === 0) return sides;
  const mean = (of: readonly Point[]) => of.reduce((sum, { level }) => sum + level, 0) / of.length;
  return {
    ...sides,
    levels: { before: mean(sides.before.slice(-periods)), after: mean(sides.after.slice(0, periods)), periods },
  };
}

/** The levels of several departments together; of all of them those of the municipality. */
export function groupSides(
  metric: Metric,
  { series }: Pick<AdoptionFigures, 'series'>,
  departmentIds: readonly string[] | 'all',
  window: EffectWindow,
): Sides {
  const of = series.filter(({ metricKey, kind }) => metricKey === metric.key && kind === window.kind);
  if (departmentIds === 'all') {
    return sidesOf(of.find(({ departmentId }) => departmentId === null)?.points ?? [], window);
  }
  const own = of.filter((one) => one.of === 'own' && departmentIds.includes(one.departmentId ?? ''));
  return sidesOf(together(metric, own, window), window);
}

/** The levels of each department apart. */
export function unitSides(
  metric: Metric,
  { series }: Pick<AdoptionFigures, 'series'>,
  departmentId: string,
  window: EffectWindow,
): Sides {
  const own = series.find(
    (one) =>
      one.metricKey === metric.key && one.kind === window.kind && one.of === 'own' && one.departmentId === departmentId,
  );
  return sidesOf(own?.points ?? [], window);
}

/**
 * Departments that did not get it, and got nothing else meanwhile that moves the metric and that those who got it did not get too: a
 * comparison has to have stood apart (Callaway & Sant'Anna 2021, J Econom 225:200–230, of units that are "not yet treated").
 */
export function notYet(
  units: readonly AdoptionUnit[],
  got: readonly AdoptionUnit[],
  others: readonly Mover[],
  window: EffectWindow,
): AdoptionUnit[] {
  const has = new Set(got.map(({ id }) => id));
  const looked = { from: window.before.from, until: window.after.until };
  const apart = others
    .filter(({ works, departmentIds }) => departmentIds !== 'all' && overlaps(works, looked))
    .map(({ departmentIds }) => new Set(unitsOf(units, departmentIds).map(({ id }) => id)))
    .filter((ids) => !got.every(({ id }) => ids.has(id)));
  return units.filter(({ id }) => !has.has(id) && !apart.some((ids) => ids.has(id)));
}
