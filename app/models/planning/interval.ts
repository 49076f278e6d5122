// An interval of days is half-open: `from` is in it, `until` is not. People read and type "t/m"; that is converted at the edge.
import { addDays, type Day } from './day';

export type Interval = { from: Day; until: Day };

/** The last day in the interval; for an empty interval (a moment) its own day. */
export function lastDay(interval: Interval): Day {
  return interval.until > interval.from ? addDays(interval.until, -1) : interval.from;
}

/** An interval from the first and the last day as people type them. */
export function through(from: Day, last: Day): Interval {
  return { from, until: addDays(last, 1) };
}

/** Do two intervals share a day? A moment (empty interval) is on its own day. */
export function overlaps(a: Interval, b: Interval): boolean {
  const aUntil = a.until > a.from ? a.until : addDays(a.from, 1);
  const bUntil = b.until > b.from ? b.until : addDays(b.from, 1);
  return a.from < bUntil && b.from < aUntil;
}

export function contains(interval: Interval, day: Day): boolean {
  return interval.from <= day && day < interval.until;
}
