// What a plan knows of figures: which metrics there are, and what waits for them. The figures themselves are in adoption/.
import type { Day } from './day';
import type { Label } from './plan';

/** A metric as a plan speaks of it; its figures are elsewhere. */
export type PlanMetric = {
  key: string;
  title: Label;
  unit: Label;
  decimals: number;
  direction: 'up' | 'down';
  active: boolean;
};

/**
 * What figures must say: the level of a metric at least (or at most) so much, during so many periods of that metric in a row.
 * `departmentId` null: of the whole municipality. The level is in the unit of the metric.
 */
export type FigureTest = {
  metricKey: string;
  departmentId: string | null;
  atLeast: boolean;
  level: number;
  periods: number;
};

/** The test alone, of a row that holds one. */
export function testIn({ metricKey, departmentId, atLeast, level, periods }: FigureTest): FigureTest {
  return { metricKey, departmentId, atLeast, level, periods };
}

/** An item that waits for figures. What figures say was judged when they came in, so that the same plan gives the same dates. */
export type FigureCondition = FigureTest & {
  id: string;
  itemId: string;
  /** First day on which figures had said it; null: not yet. */
  metOn: Day | null;
  /** When it is expected, with its range; null where that cannot be told, `expectedUntil` also when it may be never. */
  expectedOn: Day | null;
  expectedFrom: Day | null;
  expectedUntil: Day | null;
  /** Who let the item go on all the same, when and why; null and empty: nobody. */
  waivedOn: Day | null;
  waivedBy: string;
  waivedReason: string;
};
