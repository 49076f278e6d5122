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
  /** The most that `value` (or `wall` or `ratio`, when `by` says so) may be. */
  must?: number;
  ambition?: number;
  by?: 'value' | 'wall' | 'ratio';
  /** What `value`, `wall` or `ratio` is the median of, as `by` says; none of what is counted. */
  rounds?: number[];
  /** One of many of a kind: kept with the results, left out of the page of figures. */
  detail?: boolean;
  /** Counts are the same on every machine; noise cannot excuse them. */
  exact?: boolean;
};

type Goal = Pick<Finding, 'goal' | 'name' | 'must' | 'ambition'>;
type TimedGoal = Goal & { by?: 'value' | 'wall' };

/** A timed case against the bare limit of the same round: the median of the ratios per round is what counts. */
export function against(goal: Goal, product: Timing, limit: Timing): Finding {
  const rounds = product.cpu.map((cpu, round) => cpu / Math.max(0.001, limit.cpu[round]!));
  return { ...goal, ...timeOf(product), ratio: median(rounds), rounds, by: 'ratio' };
}

/** A timed case against a number of milliseconds, of CPU unless it says so, or for orientation. */
export function timed(goal: TimedGoal, product: Timing): Finding {
  return { by: 'value', ...goal, ...timeOf(product), rounds: goal.by === 'wall' ? product.wall : product.cpu };
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

/** The number that is held against the goal. */
export const foundOf = ({ by, ratio, wall, value }: Finding): number =>
  by === 'ratio' ? ratio! : by === 'wall' ? wall! : value;

export function verdictOf(finding: Finding, noisy: boolean): Verdict {
  if (finding.must === undefined) return 'orientation';
  const found = foundOf(finding);
  const verdict = found <= (finding.ambition ?? -Infinity) ? 'ambition' : found <= finding.must ? 'pass' : 'miss';
  return verdict !== 'miss' && noisy && !finding.exact ? 'noisy' : verdict;
}
