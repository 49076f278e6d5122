// Departments where adoption stands still: how many users work where the share of cases in the case system grows no more.
import type { Day } from '../day';
import type { AdoptionStand } from '../capacity/standing';
import { seriesFor } from './adoption-cell';
import { courseOf, plateauOf, sinceGoLive } from './forecast';
import type { Metric } from './metric';
import type { ShownSeries } from './shown';
import { type Target, wantedOn } from './target';

/** Share of cases handled in the case system: what rule s4 looks at (domain study 4.6). */
export const standstillMetric = 'M02';

/** Per department with users; what may not be seen, or was counted too seldom, cannot be told: null. */
export function standsStill(
  metric: Metric | undefined,
  { series, targets }: { series: readonly ShownSeries[]; targets: readonly Target[] },
  departments: readonly { id: string; users: number }[],
  { goLive, today }: { goLive: Day; today: Day },
): AdoptionStand[] {
  const own = series.filter(({ of }) => of === 'own');
  return departments
    .filter(({ users }) => users > 0)
    .map(({ id: departmentId, users }) => {
      const found = metric && seriesFor(metric, own, departmentId);
      if (!metric || !found) return { departmentId, users, stands: null };
      const { target, ceiling } = wantedOn(metric, targets, departmentId, today);
      const points = sinceGoLive(found.points, goLive, today);
      const course = courseOf({ ...metric, frequency: found.kind }, points, { ceiling, today });
      return {
        departmentId,
        users,
        stands: typeof course === 'string' ? null : plateauOf(course, metric, target, today),
      };
    });
}
