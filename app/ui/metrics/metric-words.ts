// What is said about the definition of a metric: how it is made, which way is good, how often it is asked.
import type { MetricDirection, MetricKind } from '~/models/planning/adoption/metric';
import type { PeriodKind } from '~/models/planning/adoption/period';
import { m } from '~/paraglide/messages.js';

const kinds: Record<MetricKind, () => string> = {
  share: m.metrics_kind_share,
  rate: m.metrics_kind_rate,
  mean: m.metrics_kind_mean,
  median: m.metrics_kind_median,
};
export const metricKindText = (kind: MetricKind): string => kinds[kind]();

export const metricDirectionText = (direction: MetricDirection): string =>
  direction === 'up' ? m.metrics_direction_up() : m.metrics_direction_down();

const frequencies: Record<PeriodKind, () => string> = {
  week: m.metrics_frequency_week,
  month: m.metrics_frequency_month,
  quarter: m.metrics_frequency_quarter,
};
export const frequencyText = (frequency: PeriodKind): string => frequencies[frequency]();
