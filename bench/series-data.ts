// Figures whose truth is known: levels from a formula, with noise that leans on the period before, counted as departments count.
import type { Metric } from '~/models/planning/adoption/metric';
import { type Period, shifted } from '~/models/planning/adoption/period';
import type { Series } from '~/models/planning/adoption/shown';

/** Normal numbers with mean 0 and deviation 1, after Box & Muller. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** Noise of deviation `size`, of which each keeps `rho` of the one before it. */
export function leaningNoise(
  next: () => number,
  count: number,
  { size, rho }: { size: number; rho: number },
): number[] {
  let at = normal(next);
  return Array.from({ length: count }, (_, k) => {
    if (k > 0) at = rho * at + Math.sqrt(1 - rho * rho) * normal(next);
    return at * size;
  });
}

/** A metric in per cent, of cases, counted per week unless given. */
export function aMetric(key: string, more: Partial<Metric> = {}): Metric {
  const label = { nl: key, en: null };
  return {
    ...{ key, title: label, kind: 'share', factor: 100, unit: { nl: '%', en: null }, decimals: 0, direction: 'up' },
    ...{ subject: 'cases', frequency: 'week', formula: label, source: label, margin: 5, target: 90 },
    ...{ lowest: null, highest: null, active: true },
    ...more,
  } as Metric;
}

/** Levels, one a period from `first` on, as so many of a hundred thousand were counted; a null is a period without a figure. */
export function countedAs(
  metricKey: string,
  departmentId: string,
  first: Period,
  levels: readonly (number | null)[],
): Series {
  const there = levels.flatMap((level, k) => (level === null ? [] : [{ level, start: shifted(first, k).start }]));
  return {
    ...{ metricKey, departmentId, kind: first.kind },
    starts: there.map(({ start }) => start),
    figures: there.map(({ level }) => ({ numerator: level * 1_000, denominator: 100_000 })),
  };
}
