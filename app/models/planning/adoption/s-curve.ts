// The S-curves that a figure may be on, each with how likely it is: a few hundred of them, weighed, without chance.
//
// A logistic curve from one level to another (base, end, middle, rate), as domain models of diffusion have it (Rogers 2003; Bass 1969).
// One best curve says nothing of the others that fit as well, and early on nearly all do: where it will end is then not in the figures
// at all. So curves are weighed by how well they fit (a grid over middle and rate, for each the base that fits best, and ends over all
// that can be), each as likely beforehand: Bayes' rule with Jeffreys' noise, after Zellner 1971, ch. 3.

/** A level at a time in weeks. */
export type Timed = { week: number; level: number };

/** Between which levels a figure can be. */
export type Bounds = { low: number; high: number };

/** From `base`, long ago, to `end`, in the long run; halfway in week `middle`; `rate` per week. `weight`: all together 1. */
export type SCurve = { base: number; end: number; middle: number; rate: number; weight: number };

/**
 * `noise`: how far figures lie from the curve, as a standard deviation; `kept`: the part of that which the next figure keeps, so that
 * what is off its curve now is not back on it at once.
 */
export type SCurves = { curves: SCurve[]; noise: number; kept: number };

export function levelAt({ base, end, middle, rate }: SCurve, week: number): number {
  return base + (end - base) / (1 + Math.exp(-rate * (week - middle)));
}

/** `ends`: how many are tried for one middle and rate; of one it is the end that fits best. */
type Grid = { middles: number[]; rates: number[]; ends: number };

const steps = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, k) => from + ((to - from) * k) / (count - 1));

type Tried = SCurve & { squares: number; room: number };

/** Curves of a grid with the sum of squares that each leaves. */
function tried(points: readonly Timed[], { low, high }: Bounds, { middles, rates, ends }: Grid): Tried[] {
  const n = points.length;
  const levels = points.map(({ level }) => level);
  const total = levels.reduce((sum, level) => sum + level * level, 0);
  const least = n * (fine * (high - low)) ** 2;
  const inside = (level: number) => Math.min(high, Math.max(low, level));
  const found: Tried[] = [];
  for (const rate of rates) {
    const fading = points.map(({ week }) => Math.exp(-rate * (week - points[0]!.week)));
    for (const middle of middles) {
      const away = Math.exp(rate * (middle - points[0]!.week));
      let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0];
      for (let k = 0; k < n; k++) {
        const b = 1 / (1 + fading[k]! * away);
        const a = 1 - b;
        aa += a * a;
        ab += a * b;
        bb += b * b;
        ay += a * levels[k]!;
        by += b * levels[k]!;
      }
      const baseFor = (end: number) => (aa < 1e-9 ? inside(end) : inside((ay - ab * end) / aa));
      const squaresOf = (base: number, end: number) =>
        Math.max(least, total + base * base * aa + end * end * bb + 2 * base * end * ab - 2 * base * ay - 2 * end * by);
      // Where the end fits best, and how far around it a curve still fits: there the ends are tried.
      const curvature = bb - (aa < 1e-9 ? 0 : (ab * ab) / aa);
      const best = curvature < 1e-9 ? high : (by - (aa < 1e-9 ? 0 : (ab * ay) / aa)) / curvature;
      const at = inside(best);
      const reach = 3.5 * Math.sqrt(squaresOf(baseFor(at), at) / Math.max(1, n - 3) / Math.max(curvature, 1e-9));
      const [from, to] = [inside(best - reach), inside(best + reach)];
      const room = ends === 1 ? 1 : Math.max(to - from, 1e-6 * (high - low));
      for (const end of ends === 1 ? [at] : steps(from, to, ends)) {
        const base = baseFor(end);
        found.push({ base, end, middle, rate, weight: 0, room, squares: squaresOf(base, end) });
      }
    }
  }
  return found;
}

/** Part of the room that a level has, within which nothing is told apart. */
const fine = 0.002;

/** What a figure keeps of the period before, from what a curve leaves: figures that lean on each other tell less than their number. */
function leaning(points: readonly Timed[], curve: SCurve, { low, high }: Bounds): number {
  const left = points.map(({ week, level }) => level - levelAt(curve, week));
  let [next, all] = [0, points.length * (fine * (high - low)) ** 2];
  left.forEach((value, k) => {
    all += value * value;
    if (k > 0) next += value * left[k - 1]!;
  });
  // In few figures it is found too low: by (1 + 3ρ)/n, after Kendall 1954 (Biometrika 41:403–404).
  const rho = next / all;
  return Math.min(0.8, Math.max(0, rho + (1 + 3 * rho) / points.length));
}

/** Those that are not `unlikely`, beside the likeliest, with their weights: Student's likelihood with so many degrees of freedom. */
function weighed(curves: readonly Tried[], freedom: number, unlikely: number): Tried[] {
  const least = curves.reduce((smallest, { squares }) => Math.min(smallest, squares), Infinity);
  const weights = curves.map(({ squares, room }) => room * (squares / least) ** (-freedom / 2));
  const most = weights.reduce((largest, weight) => Math.max(largest, weight), 0);
  const kept = curves.flatMap((curve, k) => (weights[k]! > most * unlikely ? { ...curve, weight: weights[k]! } : []));
  const all = kept.reduce((sum, { weight }) => sum + weight, 0);
  for (const curve of kept) curve.weight /= all;
  return kept;
}

/** Rates that are tried first: a curve that takes a year and more to one that takes three weeks. */
const firstRates = Array.from({ length: 12 }, (_, k) => 0.03 * 20 ** (k / 11));

/** Weighs the curves that points, oldest first and at least five, may be on. */
export function sCurves(points: readonly Timed[], bounds: Bounds): SCurves {
  const [first, last] = [points[0]!.week, points.at(-1)!.week];
  const span = Math.max(last - first, 8);
  const [early, late] = [first - span / 2, last + Math.max(span, 13)];
  const wide = { middles: steps(early, late, 26), rates: firstRates, ends: 1 };
  // What fits badly by steps as wide as these may fit well between them.
  const good = weighed(tried(points, bounds, wide), Math.max(1, points.length - 3) / 3, 1 / 300);
  // Again, finer, around what fits.
  const between = (values: readonly number[], step: (value: number, way: 1 | -1) => number, count: number) =>
    steps(step(Math.min(...values), -1), step(Math.max(...values), 1), count);
  const apart = (late - early) / 25;
  const middles = between(
    good.map(({ middle }) => middle),
    (value, way) => value + way * apart * 0.8,
    22,
  );
  const rates = between(
    good.map(({ rate }) => Math.log(rate)),
    (value, way) => value + (way * 0.8 * Math.log(20)) / 11,
    14,
  ).map(Math.exp);
  const found = tried(points, bounds, { middles, rates, ends: 9 });
  const best = found.reduce((least, curve) => (curve.squares < least.squares ? curve : least));
  const kept = leaning(points, best, bounds);
  // The likelihood of n figures with unknown noise, SSE^(−n/2), with the base that fits best instead of all bases.
  const freedom = Math.max(3, (points.length * (1 - kept)) / (1 + kept) - 2);
  const curves = weighed(found, freedom, 1 / 1_000);
  const squares = curves.reduce((sum, curve) => sum + curve.weight * curve.squares, 0);
  return {
    curves: curves.map(({ base, end, middle, rate, weight }) => ({ base, end, middle, rate, weight })),
    noise: Math.sqrt(squares / Math.max(1, points.length - 3)),
    kept,
  };
}

/** The values under which parts of the weight lie, one for each of `parts` (0–1, rising). */
export function weighedQuantiles(
  values: readonly { value: number; weight: number }[],
  parts: readonly number[],
): number[] {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  let at = 0;
  let sum = sorted[0]?.weight ?? 0;
  return parts.map((part) => {
    while (sum < part && at < sorted.length - 1) sum += sorted[++at]!.weight;
    return sorted[at]?.value ?? NaN;
  });
}
