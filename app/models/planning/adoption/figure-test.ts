// What figures say of a test: whether the level has been there long enough, and else when that is expected.
import type { Day } from '../day';
import type { Criterion, FigureTest } from '../plan';
import type { Standing } from '../plan-change';
import { expectedDay, sinceGoLive } from './forecast';
import type { Metric } from './metric';
import { intervalOf, shifted } from './period';
import type { ShownSeries } from './shown';
import { type Target, wantedOn } from './target';
import { exceeds, reaches } from '../threshold';

export type Verdict = { standing: Standing; state: Criterion['state'] };

/** Nothing can be told: there are no figures, or none that may be seen. */
const nothing: Standing = { metOn: null, expectedOn: null, expectedFrom: null, expectedUntil: null };

const meets = ({ atLeast, level }: FigureTest, there: number) =>
  // a level is a quotient: half a billionth short has reached it
  atLeast ? reaches(there, level) : !exceeds(there, level);

/**
 * The first day after the `periods`th period in a row that met the test, of the run that goes on until the latest figure; null when
 * there is no such run. A period without a figure that may be seen ends a run: nobody knows what it was.
 */
export function metOn(test: FigureTest, { kind, points }: Pick<ShownSeries, 'kind' | 'points'>): Day | null {
  let first = points.length;
  while (first > 0) {
    const { start, level } = points[first - 1]!;
    const next = points[first]?.start;
    if (level === null || !meets(test, level)) break;
    if (next !== undefined && shifted({ kind, start }, 1).start !== next) break;
    first--;
  }
  if (points.length - first < test.periods) return null;
  return intervalOf({ kind, start: points[first + test.periods - 1]!.start }).until;
}

type Known = { goLive: Day; today: Day; targets: readonly Target[] };

/** `series` is the one that stands for the department: only what may be seen. */
export function verdictOf(test: FigureTest, metric: Metric, series: ShownSeries | null, known: Known): Verdict {
  const latest = series?.points.findLast(({ level, hidden }) => hidden || level !== null);
  if (!series || !latest || latest.level === null) return { standing: nothing, state: 'open' };
  const on = metOn(test, series);
  if (on !== null) return { standing: { ...nothing, metOn: on }, state: 'met' };
  const { goLive, today, targets } = known;
  const { ceiling } = wantedOn(metric, targets, test.departmentId, today);
  const points = sinceGoLive(series.points, goLive, today);
  const asked = { ...metric, direction: test.atLeast ? ('up' as const) : ('down' as const) };
  const expected = expectedDay(asked, points, test.level, test.periods, today, ceiling);
  if (!expected) return { standing: nothing, state: 'not_met' };
  const { from, likely, until, open } = expected;
  return {
    standing: { metOn: null, expectedOn: likely, expectedFrom: from, expectedUntil: open ? null : until },
    state: 'not_met',
  };
}
