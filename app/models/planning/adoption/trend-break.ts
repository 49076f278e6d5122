// A figure before and after a moment: how high it stood, how it went, and how far it then was from where it was going.
//
// Segmented regression of an interrupted time series, Bernal, Cummins & Gasparrini 2017 (Int J Epidemiol 46:348–355): a line before,
// another after, and between them the time in which the change works in, which belongs to neither.
import { estimateOf, fit, type Range, rangeOf, type Row } from './regression';

/** A level in a period, counted from anywhere: periods that follow each other are one apart. */
export type Point = { at: number; level: number };

/** How sure an interval is. */
export const chance = 0.9;

export type TrendBreak = {
  /** Per period. */
  slopeBefore: number;
  slopeAfter: number;
  slopeChange: Range;
  /** From one line to the other at the moment itself. */
  step: Range;
  /** From the line before, gone on with, to the levels after; their mean over the periods after. */
  lift: Range;
  /** Where the line before would have been in the last period after. */
  expected: number;
  /** The logarithm of how likely the two lines make the figures, to hold other courses against. */
  likelihood: number;
  /** The figure before was on a bend: a line through it does not say where it was going. */
  bent: boolean;
};

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * `moment` is the first period after. A bend is seen when the square of time tells, of which the chance is one in twenty where there is
 * none; and not of fewer than six periods before. Null when the points cannot tell two lines apart.
 */
export function trendBreak(before: readonly Point[], after: readonly Point[], moment: number): TrendBreak | null {
  const rowOf =
    (isAfter: 0 | 1, more: (time: number) => number[]) =>
    ({ at, level }: Point): Row => ({
      ...{ at, level },
      x: [1, at - moment, isAfter, isAfter * (at - moment), ...more(at - moment)],
    });
  const lines = fit([...before.map(rowOf(0, () => [])), ...after.map(rowOf(1, () => []))]);
  if (!lines) return null;
  const range = (sum: readonly number[]) => rangeOf(lines, sum, chance);
  const away = mean(after.map(({ at }) => at - moment));
  const last = after.at(-1)!.at - moment;
  return {
    slopeBefore: estimateOf(lines, [0, 1, 0, 0]),
    slopeAfter: estimateOf(lines, [0, 1, 0, 1]),
    slopeChange: range([0, 0, 0, 1]),
    step: range([0, 0, 1, 0]),
    lift: range([0, 0, 1, away]),
    expected: estimateOf(lines, [1, last, 0, 0]),
    likelihood: lines.likelihood,
    bent: isBent(before),
  };
}

function isBent(points: readonly Point[]): boolean {
  if (points.length < 6) return false;
  const middle = mean(points.map(({ at }) => at));
  const curve = fit(points.map(({ at, level }) => ({ at, level, x: [1, at - middle, (at - middle) ** 2] })));
  if (!curve) return false;
  const { low, high } = rangeOf(curve, [0, 0, 1], 0.95);
  return low > 0 || high < 0;
}

/**
 * How far the levels after are, on average, from the line through those before; by least squares, for who compares many of them.
 * Null when there is no line or nothing after it.
 */
export function liftOf(before: readonly Point[], after: readonly Point[]): number | null {
  if (before.length < 2 || after.length === 0) return null;
  const [x, y] = [mean(before.map(({ at }) => at)), mean(before.map(({ level }) => level))];
  const spread = before.reduce((sum, { at }) => sum + (at - x) ** 2, 0);
  if (spread === 0) return null;
  const slope = before.reduce((sum, { at, level }) => sum + (at - x) * (level - y), 0) / spread;
  return mean(after.map(({ at, level }) => level - (y + slope * (at - x))));
}
