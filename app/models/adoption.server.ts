// Adoption as it may be seen: the one way from counted figures to a screen, a file or an API.
import { type Db, db } from './db/client.server';
import { findDepartments } from './department.server';
import { findMetrics } from './metric.server';
import type { Metric } from './planning/adoption/metric';
import { type ShownSeries, shownSeries } from './planning/adoption/shown';
import type { Target } from './planning/adoption/target';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';
import { findSeries, findTargets, type SeriesSearch } from './series.server';

export type AdoptionDepartment = { id: string; key: string; name: Label; parentId: string | null; depth: number };

export type Adoption = {
  metrics: Metric[];
  /** In tree order. */
  departments: AdoptionDepartment[];
  series: ShownSeries[];
  targets: Target[];
};

/** Of the metrics asked (all that are in use when none are named), periods that begin on or after `from`. */
export async function loadAdoption(
  actor: Actor,
  programmeId: string,
  asked: SeriesSearch = {},
  tx: Db = db(),
): Promise<Adoption> {
  const [all, departments, targets] = await Promise.all([
    findMetrics(actor, tx),
    findDepartments(actor, tx),
    findTargets(actor, programmeId, tx),
  ]);
  const metrics = all.filter(({ key, active }) => asked.metrics?.includes(key) ?? active);
  const counted = await findSeries(
    actor,
    programmeId,
    { metrics: metrics.map(({ key }) => key), from: asked.from },
    tx,
  );
  return {
    metrics,
    departments: departments.map(({ id, key, name, parentId, depth }) => ({ id, key, name, parentId, depth })),
    series: metrics.flatMap((metric) => {
      const own = counted.filter(({ metricKey }) => metricKey === metric.key);
      return shownSeries(metric, own, departments);
    }),
    targets,
  };
}
