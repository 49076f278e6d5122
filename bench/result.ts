// What a case found, and whether that meets its goal.
import { best, median, type Timing } from './measure';

export type Verdict = 'ambition' | 'pass' | 'miss' | 'noisy' | 'orientation';

export type Finding = {
  /** Goal of the speed plan, P1–P24; '–' where there is none. */
  goal: string;
  name: string;
  unit: string;
  /** Median over the rounds; CPU where it is time. */
  value: number;
  best?: number;
  /** Median wall milliseconds. */
  wall?: number;
  /** Value ÷ that of the bare limit in the same rounds. */
  ratio?: number;
  /** The most that `value` (or `ratio`, when `by` says so) may be. */
  must?: number;
  ambition?: number;
  by?: 'value' | 'ratio';
  /** Counts are the same on every machine; noise cannot excuse them. */
  exact?: boolean;
};

type Goal = Pick<Finding, 'goal' | 'name' | 'must' | 'ambition'>;

/** A timed case against the bare limit of the same round: the median of the ratios per round is what counts. */
export function against(goal: Goal, product: Timing, limit: Timing): Finding {
  const ratio = median(product.cpu.map((cpu, round) => cpu / Math.max(0.001, limit.cpu[round]!)));
  return { ...goal, ...timeOf(product), ratio, by: 'ratio' };
}

/** A timed case against a number of milliseconds, or for orientation. */
export function timed(goal: Goal, product: Timing): Finding {
  return { ...goal, ...timeOf(product), by: 'value' };
}

export function counted(goal: Goal, value: number, unit: string): Finding {
  return { ...goal, value, unit, by: 'value', exact: true };
}

const timeOf = (timing: Timing) => ({
  unit: 'ms',
  value: median(timing.cpu),
  best: best(timing.cpu),
  wall: median(timing.wall),
});

export function verdictOf(finding: Finding, noisy: boolean): Verdict {
  if (finding.must === undefined) return 'orientation';
  const found = finding.by === 'ratio' ? finding.ratio! : finding.value;
  const verdict = found <= (finding.ambition ?? -Infinity) ? 'ambition' : found <= finding.must ? 'pass' : 'miss';
  return verdict !== 'miss' && noisy && !finding.exact ? 'noisy' : verdict;
}
