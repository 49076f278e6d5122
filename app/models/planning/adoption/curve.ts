// The adoption curve beneath the roadmap: which metric it shows, and what happened after each item that was to move it.
import { addDays, type Day } from '../day';
import type { Item } from '../plan';
import type { AdoptionLine, ExpectedMove } from './adoption-series';
import { noCurve } from './curve-place';
import { intervalOf, type Period } from './period';

/** Of so many periods there is a figure. */
export type Measured = { key: string; periods: number };

/** With fewer periods a curve says little. */
const enough = 6;

/**
 * The metric asked for when it was measured; else, of those measured long enough to draw, the one that most items are to move
 * (the first of equals). Null when none was asked for or none was measured.
 */
export function curveMetric(
  asked: string | null,
  measured: readonly Measured[],
  items: readonly Item[],
): string | null {
  if (asked === noCurve) return null;
  if (asked !== null && measured.some(({ key }) => key === asked)) return asked;
  const long = measured.filter(({ periods }) => periods >= enough);
  const moved = new Map((long.length > 0 ? long : measured).map(({ key }) => [key, 0]));
  for (const { retired, effects } of items) {
    if (retired) continue;
    for (const { metricKey, direction } of effects) {
      const count = moved.get(metricKey);
      if (count !== undefined && direction !== 'measures') moved.set(metricKey, count + 1);
    }
  }
  let most: string | null = null;
  for (const [key, count] of moved) if (most === null || count > moved.get(most)!) most = key;
  return most;
}

export type LevelAt = { period: Period; level: number };

/** A level before an item was finished and the last one after, within so many weeks of when it was to be seen. */
export type Happened = { before: LevelAt; after: LevelAt; change: number };

const weeksAfter = 13;

/**
 * What the level was in the last period that ended before the item was finished, and in the last one that began after it and
 * within thirteen weeks of the day its effect was to be seen. Null when it is not finished or either is not there. It says what
 * happened, not what the item did.
 */
export function happenedAfter(
  { kind, points }: Pick<AdoptionLine, 'kind' | 'points'>,
  move: Pick<ExpectedMove, 'until' | 'expectedFrom' | 'status'>,
): Happened | null {
  if (move.status !== 'done') return null;
  const limit: Day = addDays(move.expectedFrom, 7 * weeksAfter);
  let before: LevelAt | null = null;
  let after: LevelAt | null = null;
  for (const { start, level } of points) {
    if (level === null) continue;
    const period = { kind, start };
    const { until } = intervalOf(period);
    if (until <= move.until) before = { period, level };
    else if (start >= move.until && until <= addDays(limit, 1)) after = { period, level };
  }
  return before && after ? { before, after, change: after.level - before.level } : null;
}
