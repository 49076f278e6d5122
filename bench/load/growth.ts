// Whether memory grows: the straight line through the last half of what was sampled.

export type Sample = { seconds: number; megabytes: number };
/** Megabytes per hour, and per cent over that last half. */
export type Growth = { perHour: number; percent: number };

/** Least squares; null with fewer than three samples. */
export function growthOf(samples: readonly Sample[]): Growth | null {
  const last = samples.slice(Math.floor(samples.length / 2));
  if (last.length < 3) return null;
  const mean = (pick: (sample: Sample) => number) => last.reduce((sum, sample) => sum + pick(sample), 0) / last.length;
  const [x, y] = [mean(({ seconds }) => seconds), mean(({ megabytes }) => megabytes)];
  const above = last.reduce((sum, { seconds, megabytes }) => sum + (seconds - x) * (megabytes - y), 0);
  const below = last.reduce((sum, { seconds }) => sum + (seconds - x) ** 2, 0);
  const slope = below === 0 ? 0 : above / below;
  const first = y + slope * (last[0]!.seconds - x);
  const took = last.at(-1)!.seconds - last[0]!.seconds;
  return { perHour: slope * 3_600, percent: first > 0 ? (100 * slope * took) / first : 0 };
}
