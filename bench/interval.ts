// How sure the ratio of two series of rounds is: the ratio of their geometric means with a 95 % interval, after Welch.

/** The 97.5th percentile of Student's t by degrees of freedom, 1 to 30. */
const table = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
/** Rounded down to whole degrees, so that the interval is rather too wide than too narrow. */
const studentOf = (degrees: number) => table[Math.min(table.length, Math.max(1, Math.floor(degrees))) - 1]!;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function spread(values: readonly number[]): { mean: number; ofMean: number } {
  const middle = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  return { mean: middle, ofMean: variance / values.length };
}

export type Ratio = { ratio: number; low: number; high: number };

/**
 * `after` ÷ `before`, both positive and measured independently of each other; null with fewer than two rounds of either.
 * Computed on logarithms: B. L. Welch, Biometrika 34 (1947), degrees of freedom after Satterthwaite.
 */
export function ratioOf(before: readonly number[], after: readonly number[]): Ratio | null {
  if (Math.min(before.length, after.length) < 2 || [...before, ...after].some((value) => !(value > 0))) return null;
  const [a, b] = [spread(before.map(Math.log)), spread(after.map(Math.log))];
  const variance = a.ofMean + b.ofMean;
  const difference = b.mean - a.mean;
  const parts = a.ofMean ** 2 / (before.length - 1) + b.ofMean ** 2 / (after.length - 1);
  const reach = parts === 0 ? 0 : studentOf(variance ** 2 / parts) * Math.sqrt(variance);
  return { ratio: Math.exp(difference), low: Math.exp(difference - reach), high: Math.exp(difference + reach) };
}
