// Since go-live a figure may rise and level off by itself, along an S-curve: what an item did is what such a curve does not do as well.
//
// A straight line gone on with takes the beginning of an S-curve for an effect and its end for harm. So a difference counts only when it
// is there beside every S-curve since go-live that fits the figures about as well as two lines do.
import { fit, type Range, rangeOf } from './regression';
import { chance, type Point, type TrendBreak } from './trend-break';

/** Halfway from four weeks before go-live to half a year after it, as adoption goes; rates per week from slow to fast. */
const middles = Array.from({ length: 11 }, (_, k) => -4 + 3 * k);
const rates = [0.08, 0.11, 0.15, 0.2, 0.27, 0.36, 0.45];
/** A part of a rise too small to see. */
const nothing = 0.01;
/** Models of which the likelihood is this much less, in its logarithm, are left out: Royall 1997 calls a factor of 8 fairly strong. */
const worse = Math.log(8);

/**
 * The least and the most that came on top of such a curve, in intervals of 90 %, over all that fit. `weekOf` says how many weeks after
 * go-live a point is; `room` how far apart two levels can be. Null when no curve fits as well as the lines.
 */
export function liftBesideCurves(
  before: readonly Point[],
  after: readonly Point[],
  lines: TrendBreak,
  { weekOf, room }: { weekOf: (at: number) => number; room: number },
): Range | null {
  const points = [
    ...before.map((point) => ({ ...point, isAfter: 0 })),
    ...after.map((point) => ({ ...point, isAfter: 1 })),
  ];
  const found = rates.flatMap((rate) =>
    middles.flatMap((middle) => {
      const risen = (at: number) => 1 / (1 + Math.exp(-rate * (weekOf(at) - middle)));
      // A curve that was over long before has nothing left to explain.
      if (Math.abs(risen(points.at(-1)!.at) - risen(points[0]!.at)) < nothing) return [];
      const curve = fit(points.map(({ at, level, isAfter }) => ({ at, level, x: [1, risen(at), isAfter] })));
      if (!curve) return [];
      const size = curve.parts.reduce((sum, { weight, coefficients }) => sum + weight * coefficients[1]!, 0);
      // Of a curve whose end alone is seen, any height would do; it cannot have been higher than levels go.
      return Math.abs(size) > room ? [] : [curve];
    }),
  );
  const best = found.reduce((most, { likelihood }) => Math.max(most, likelihood), lines.likelihood);
  const ranges = found
    .filter(({ likelihood }) => likelihood > best - worse)
    .map((curve) => rangeOf(curve, [0, 0, 1], chance));
  if (ranges.length === 0) return null;
  return {
    estimate: ranges.reduce((sum, { estimate }) => sum + estimate, 0) / ranges.length,
    low: Math.min(...ranges.map(({ low }) => low)),
    high: Math.max(...ranges.map(({ high }) => high)),
  };
}
