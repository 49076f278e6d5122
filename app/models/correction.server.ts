// Corrections as they may be seen: only of periods whose own figure is shown, and of people or answers only that there was one.
import { type Db, db } from './db/client.server';
import { isSensitive } from './planning/adoption/disclosure';
import type { Figure, Metric } from './planning/adoption/metric';
import type { Period } from './planning/adoption/period';
import type { ShownSeries } from './planning/adoption/shown';
import type { Actor } from './planning/permission';
import { findCorrections } from './series.server';

export type ShownCorrection = {
  departmentId: string;
  period: Period;
  /** Null where what it was could give away a figure of too few people, also one of that time. */
  change: { before: Figure; after: Figure } | null;
  at: string;
  userName: string | null;
};

/** Latest first. `series` are those of the metric as they may be seen. */
export async function findShownCorrections(
  actor: Actor,
  programmeId: string,
  {
    metric,
    series,
    departmentIds,
  }: { metric: Metric; series: readonly ShownSeries[]; departmentIds: readonly string[] },
  tx: Db = db(),
): Promise<ShownCorrection[]> {
  const found = await Promise.all(
    departmentIds.map(async (departmentId) => {
      const own = series.filter((one) => one.of === 'own' && one.departmentId === departmentId);
      const isShown = ({ kind, start }: Period) =>
        own.some((one) => one.kind === kind && one.points.some((point) => point.start === start && !point.hidden));
      const all = await findCorrections(actor, programmeId, { metricKey: metric.key, departmentId }, tx);
      return all
        .filter(({ period }) => isShown(period))
        .map(({ period, before, after, at, userName }): ShownCorrection => {
          const change = isSensitive(metric) ? null : { before, after };
          return { departmentId, period, change, at, userName };
        });
    }),
  );
  return found.flat().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
