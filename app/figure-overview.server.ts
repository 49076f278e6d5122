// Late figures of a programme, as its reader may act on them.
import type { Day } from './models/planning/day';
import { addDays } from './models/planning/day';
import { loadAdoption } from './models/adoption.server';
import { findOwners } from './models/delivery.server';
import { mayDeliver } from './models/figure.server';
import { type Delivered, type LateFigures, lateFigures } from './models/planning/adoption/late';
import type { ShownSeries } from './models/planning/adoption/shown';
import type { Actor } from './models/planning/permission';
import { findSurveyed, type Surveyed } from './models/survey-results.server';
import { type LateOwner, lateLines } from './ui/figures/late-lines.server';

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

export async function lateIn(actor: Actor, programmeId: string, today: Day): Promise<LateOwner[]> {
  const [{ metrics, departments, series }, owners, surveyed] = await Promise.all([
    loadAdoption(actor, programmeId, { from: addDays(today, -daysBack) }),
    findOwners(actor),
    findSurveyed(actor, programmeId, today),
  ]);
  const late = withoutSurveyed(lateFigures(metrics, deliveredIn(series), owners, today), surveyed);
  const mayEnter = (departmentId: string) => mayDeliver(actor, [{ departmentId }]);
  return lateLines(late, { programmeId, metrics, departments, owners, mayEnter });
}
