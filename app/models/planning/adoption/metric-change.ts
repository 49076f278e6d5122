// What a metric may become: its bounds fit each other, and what its figures were made with stays as it is.
import type { Metric } from './metric';

/** What cannot change once there are figures: it would change what they say. */
export const fixedFields = ['kind', 'factor', 'subject', 'frequency'] as const;
export type FixedField = (typeof fixedFields)[number];

type Bounded = Pick<Metric, 'kind' | 'factor' | 'decimals' | 'margin' | 'target' | 'lowest' | 'highest'>;
export type MetricFault = { at: keyof Bounded | 'key'; why: string };

/** The most a level, factor or bound can be where nothing else is said. */
export const mostLevel = 1_000_000;

/** Letters and digits, so that it can stand in an address, a file and the name of a field. */
export const metricKeyPattern = /^[A-Za-z][A-Za-z0-9]{0,15}$/;

/** Words that stand where a key can stand: in the address of settings, of the roadmap's curve and of a sorted table. */
const reservedKeys: readonly string[] = ['new', 'none', 'name'];

/** Whatever its capitals. */
export const isReservedKey = (key: string) => reservedKeys.includes(key.toLowerCase());

const within = (at: MetricFault['at'], value: number, low: number, high: number): MetricFault | null =>
  value >= low && value <= high ? null : { at, why: `not_between:${low}:${high}` };

/** The first that does not fit, at its field, as forms say it; null when it can be. */
export function metricFault(metric: Bounded): MetricFault | null {
  const { kind, factor, decimals, margin, target, lowest, highest } = metric;
  const most = kind === 'share' ? 100 : mostLevel;
  const [low, high] = [lowest ?? 0, highest ?? most];
  return (
    (factor > 0 ? within('factor', factor, 0.001, mostLevel) : { at: 'factor', why: 'above_zero' }) ??
    (kind === 'share' && factor !== 100 ? { at: 'factor', why: 'share_of_hundred' } : null) ??
    within('decimals', decimals, 0, 3) ??
    (lowest === null ? null : within('lowest', lowest, 0, most)) ??
    (highest === null ? null : within('highest', highest, 0, most)) ??
    (low < high ? null : { at: highest === null ? 'lowest' : 'highest', why: 'bounds_crossed' }) ??
    (target === null ? null : within('target', target, low, high)) ??
    within('margin', margin, 0, high - low)
  );
}

/** The first field that figures were made with and that would change; null when none does. */
export function fixedFault(
  was: Pick<Metric, FixedField>,
  is: Pick<Metric, FixedField>,
): { at: FixedField; why: 'has_figures' } | null {
  const at = fixedFields.find((field) => was[field] !== is[field]);
  return at ? { at, why: 'has_figures' } : null;
}
