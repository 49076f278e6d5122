// Late figures of a programme: what is expected by now, less what was delivered and what a survey asked.
import { loadAdoption } from './adoption.server';
import { type Db, db } from './db/client.server';
import { findOwners } from './delivery.server';
import { type Delivered, type LateFigures, lateFigures } from './planning/adoption/late';
import type { ShownSeries } from './planning/adoption/shown';
import { addDays, type Day } from './planning/day';
import type { Actor } from './planning/permission';
import { findSurveyed, type Surveyed } from './survey-results.server';

/** Longer than the longest time in which a figure can be late. */
const daysBack = 400;

/** Which periods each department has figures of; hidden ones are there too. */
export function deliveredIn(series: readonly ShownSeries[]): Delivered[] {
  return series.flatMap(({ of, metricKey, departmentId, kind, points }) =>
    of === 'own' && departmentId !== null
      ? [{ metricKey, departmentId, kind, starts: points.map(({ start }) => start) }]
      : [],
  );
}

/** Nobody is late with what was asked: where too few answered there is no figure, and there will be none. */
function withoutSurveyed(late: readonly LateFigures[], surveyed: readonly Surveyed[]): LateFigures[] {
  const key = (metricKey: string, departmentId: string, start: string) => `${metricKey} ${departmentId} ${start}`;
  const asked = new Set(surveyed.map(({ metricKey, departmentId, start }) => key(metricKey, departmentId, start)));
  return late.flatMap((one) => {
    const periods = one.periods.filter(({ start }) => !asked.has(key(one.metricKey, one.departmentId, start)));
    return periods.length > 0 ? [{ ...one, periods }] : [];
  });
}

/** What is late, with the metrics, departments and people it is about. */
export async function findLateFigures(actor: Actor, programmeId: string, today: Day, tx: Db = db()) {
  const [{ metrics, departments, series }, owners, surveyed] = await Promise.all([
    loadAdoption(actor, programmeId, { from: addDays(today, -daysBack) }, tx),
    findOwners(actor, tx),
    findSurveyed(actor, programmeId, today, tx),
  ]);
  const late = withoutSurveyed(lateFigures(metrics, deliveredIn(series), owners, today), surveyed);
  return { late, metrics, departments, owners };
}
