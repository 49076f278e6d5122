// What is measured, and how its figures are added up: a level is always made from what was counted, never from percentages.
import type { Label } from '../plan';
import type { PeriodKind } from './period';
import { exceeds } from '../threshold';

/**
 * How a level is made of a figure:
 * - `share`: part ÷ whole × 100; the part is never more than the whole;
 * - `rate`: counted ÷ counted × `factor`, for instance questions per 100 users, or days of work waiting;
 * - `mean`: the mean of so many answers; `median`: the median of so many cases. Both come with their number.
 */
export const metricKinds = ['share', 'rate', 'mean', 'median'] as const;
export type MetricKind = (typeof metricKinds)[number];

export const metricDirections = ['up', 'down'] as const;
export type MetricDirection = (typeof metricDirections)[number];

/** What the number under the line counts. People and answers are hidden when they are few: see disclosure.ts. */
export const metricSubjects = ['cases', 'people', 'answers'] as const;
export type MetricSubject = (typeof metricSubjects)[number];

export type Metric = {
  key: string;
  title: Label;
  kind: MetricKind;
  /** What a rate is multiplied by; 100 for a share. */
  factor: number;
  /** `%`, `1–5`, working days: what stands behind a level. */
  unit: Label;
  decimals: number;
  direction: MetricDirection;
  subject: MetricSubject;
  frequency: PeriodKind;
  formula: Label;
  source: Label;
  /** How far a level may be on the wrong side of its target and still be near it, in the unit of the level. */
  margin: number;
  /** What the organisation wants where no target was set for a department; null when nothing was said. */
  target: number | null;
  /** Lowest and highest level that can be; null when there is no bound. */
  lowest: number | null;
  highest: number | null;
  active: boolean;
};

/**
 * What was counted in one department and one period. For a mean and a median `numerator` is the level and `denominator` how
 * many answers or cases it was made of; so they are typed and so they come out of other systems.
 */
export type Figure = { numerator: number; denominator: number };

type Made = Pick<Metric, 'kind' | 'factor'>;

const isAverage = ({ kind }: Made) => kind === 'mean' || kind === 'median';

/**
 * The level of several departments or periods together, in the unit of the metric; null when nothing was counted. Shares and
 * rates: sum ÷ sum. Means and medians: weighted by their number, which is exact for a mean; for a median it is the definition
 * of the metric (the median per case type, weighted by volume).
 */
export function levelOf(metric: Made, figures: readonly Figure[]): number | null {
  let above = 0;
  let below = 0;
  for (const { numerator, denominator } of figures) {
    above += isAverage(metric) ? numerator * denominator : numerator;
    below += denominator;
  }
  if (below === 0) return null;
  return isAverage(metric) ? above / below : (above / below) * metric.factor;
}

export type FigureFault =
  'not_a_number' | 'negative' | 'not_whole' | 'part_above_whole' | 'nothing_counted' | 'out_of_bounds';

/** What is wrong with a figure, at the number it is wrong with; null when it can be. */
export function figureFault(
  metric: Pick<Metric, 'kind' | 'lowest' | 'highest'>,
  { numerator, denominator }: Figure,
): { at: keyof Figure; fault: FigureFault } | null {
  if (!Number.isFinite(numerator)) return { at: 'numerator', fault: 'not_a_number' };
  if (!Number.isFinite(denominator)) return { at: 'denominator', fault: 'not_a_number' };
  if (numerator < 0) return { at: 'numerator', fault: 'negative' };
  if (denominator < 0) return { at: 'denominator', fault: 'negative' };
  const average = metric.kind === 'mean' || metric.kind === 'median';
  if (average && !Number.isInteger(denominator)) return { at: 'denominator', fault: 'not_whole' };
  // Nothing asked for and nothing received is a fact; a level of nobody's answers is not.
  if (denominator === 0 && (average || numerator > 0)) return { at: 'denominator', fault: 'nothing_counted' };
  if (metric.kind === 'share' && numerator > denominator) return { at: 'numerator', fault: 'part_above_whole' };
  if (average && metric.lowest !== null && numerator < metric.lowest)
    return { at: 'numerator', fault: 'out_of_bounds' };
  if (average && metric.highest !== null && numerator > metric.highest)
    return { at: 'numerator', fault: 'out_of_bounds' };
  return null;
}

export const levelStates = ['reached', 'near', 'off', 'unknown'] as const;
export type LevelState = (typeof levelStates)[number];

/** Where a level stands against its target, in the direction that is good. */
export function stateOf(
  { direction, margin }: Pick<Metric, 'direction' | 'margin'>,
  level: number | null,
  target: number | null,
): LevelState {
  if (level === null || target === null) return 'unknown';
  const behind = direction === 'up' ? target - level : level - target;
  // a level is a quotient: half a billionth below its target has reached it
  if (!exceeds(behind, 0)) return 'reached';
  return !exceeds(behind, margin) ? 'near' : 'off';
}
