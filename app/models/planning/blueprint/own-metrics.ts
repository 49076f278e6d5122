// Metrics that a municipality made itself go along with a blueprint whose activities should move them, or that waits for them.
import type { Metric } from '../adoption/metric';
import type { Plan } from '../plan';
import type { BlueprintDocument } from './document';

type Written = BlueprintDocument['metrics'];

/** Those of the blueprint it came from, and after them the municipality's own that an item that is exported names. */
export function exportedMetrics(
  known: Written,
  metrics: readonly Metric[],
  plan: Pick<Plan, 'items' | 'criteria' | 'figureConditions'>,
): Written {
  const keys = new Set(known.map(({ key }) => key));
  const items = plan.items.filter((item) => !item.retired);
  const ids = new Set(items.map(({ id }) => id));
  const waited = [
    ...plan.figureConditions,
    ...plan.criteria.flatMap(({ itemId, test }) => (test ? [{ itemId, ...test }] : [])),
  ];
  const named = new Set([
    ...items.flatMap((item) => item.effects.map((effect) => effect.metricKey)),
    ...waited.filter(({ itemId }) => ids.has(itemId)).map(({ metricKey }) => metricKey),
  ]);
  const own = metrics.filter(({ key }) => named.has(key) && !keys.has(key));
  return [...known, ...own.map(written)];
}

function written(metric: Metric): Written[number] {
  const { key, title, unit, direction, formula, source, ...rest } = metric;
  const { kind, factor, decimals, subject, frequency, margin, target, lowest, highest } = rest;
  const none = { nl: '', en: null };
  return {
    ...{ key, code: key.toLowerCase(), title, unit: unit.nl, unit_label: unit, direction, formula, source },
    figures: { kind, factor, decimals, subject, frequency, margin, target, lowest, highest },
    // what a blueprint knows of many municipalities, and one by itself does not
    ...{ frequency: none, typical_baseline: '', typical_target_52w: '', typical_curve: none },
  };
}
