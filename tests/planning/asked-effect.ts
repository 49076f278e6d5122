// What an item did, asked of figures that were made: departments with levels before and after one day.
import { countedAs, aMetric } from '../../bench/series-data';
import { type EffectAnswer, effectOf, type EffectQuestion } from '~/models/planning/adoption/effect';
import type { Mover } from '~/models/planning/adoption/effect-groups';
import type { AdoptionFigures } from '~/models/planning/adoption/adoption-table';
import type { Metric } from '~/models/planning/adoption/metric';
import { periodAt, shifted } from '~/models/planning/adoption/period';
import { shownSeries } from '~/models/planning/adoption/shown';
import type { Target } from '~/models/planning/adoption/target';
import { addDays, type Day, day } from '~/models/planning/day';

/** Long before the item; or as given. */
export const goLive = day('2025-01-06');
/** The first day after the item. */
export const until = day('2026-06-01');

type Made = {
  metric?: Metric;
  /** Levels per department, those before the item and those after. */
  levels: Record<string, readonly (number | null)[]>;
  before: number;
  direction?: 'up' | 'down';
  got?: readonly string[] | 'all';
  lagWeeks?: number;
  others?: Mover[];
  targets?: Target[];
  live?: Day;
  today?: Day;
  denominator?: number;
};

/** Asks what an item did that was finished on 1 June 2026, of levels in the periods around it. */
export function asked({
  metric = aMetric('M'),
  levels,
  before,
  got = 'all',
  lagWeeks = 0,
  ...more
}: Made): EffectAnswer {
  const first = shifted(periodAt(metric.frequency, until), -before);
  const units = Object.keys(levels).map((id) => ({
    id,
    key: id,
    name: { nl: id, en: null },
    parentId: null,
    depth: 0,
  }));
  const counted = Object.entries(levels).map(([id, of]) => countedAs(metric.key, id, first, of));
  const series = more.denominator
    ? counted.map((one) => ({
        ...one,
        figures: one.figures.map(({ numerator }) => ({
          numerator: Math.round((numerator / 100_000) * more.denominator!),
          denominator: more.denominator!,
        })),
      }))
    : counted;
  const figures: AdoptionFigures = {
    metrics: [metric],
    departments: units,
    series: shownSeries(metric, series, units),
    targets: more.targets ?? [],
  };
  const question: EffectQuestion = {
    ...{ metric, direction: more.direction ?? 'up', departmentIds: got, until },
    ...{ expectedFrom: addDays(until, 7 * lagWeeks), others: more.others ?? [] },
  };
  const length = Math.max(...Object.values(levels).map((of) => of.length));
  const today = more.today ?? shifted(first, length).start;
  return effectOf(question, figures, { goLive: more.live ?? goLive, today });
}
