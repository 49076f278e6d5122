// A figure that stands still while its target is far away: rule s4 of the stagnation index.
import type { Metric } from './metric';

/** Weeks over which a figure is to have moved, and in how many points less than that is standing still. */
export const plateauWeeks = 13;
const leastGrowth = 5;
/** More than so many points from the target is far. */
const far = 15;

/**
 * Grew less than 5 percentage points in 13 weeks and is more than 15 below its target. The rule is made for the share of cases in the
 * case system (M02), and holds for every share, in the direction that is good; a scale of 1 to 5, an index or days have no such
 * points, and are no plateau by this rule: null.
 */
export function isPlateau(
  { kind, factor, direction }: Pick<Metric, 'kind' | 'factor' | 'direction'>,
  { before, now, target }: { before: number; now: number; target: number | null },
): boolean | null {
  if (kind !== 'share' || factor !== 100 || target === null) return null;
  const sign = direction === 'up' ? 1 : -1;
  return sign * (now - before) < leastGrowth && sign * (target - now) > far;
}
