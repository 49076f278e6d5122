// Which periods tell what an item did: those before it was finished and those from when that was to be seen, on one side of go-live.
import { type Day, daysBetween, maxDay, minDay } from '../day';
import type { Interval } from '../interval';
import { intervalOf, type Period, periodAt, type PeriodKind, shifted } from './period';

/** Most periods that are looked at: half a year before and a quarter after, or as near as longer periods come. */
const most: Record<PeriodKind, { before: number; after: number }> = {
  week: { before: 26, after: 13 },
  month: { before: 12, after: 6 },
  quarter: { before: 8, after: 4 },
};

export type EffectWindow = {
  kind: PeriodKind;
  /** Periods that had ended when the item was finished lie in it. */
  before: Interval;
  /** Periods that began when its lag was over lie in it, as far as they have ended. */
  after: Interval;
  /** Go-live lies between before and after. */
  acrossGoLive: boolean;
};

/** Whole periods from one start to another. */
export function periodsApart(kind: PeriodKind, from: Day, to: Day): number {
  if (kind === 'week') return Math.round(daysBetween(from, to) / 7);
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return (months(to) - months(from)) / (kind === 'month' ? 1 : 3);
}

/** The first period of a kind that begins on a day or after it. */
export function firstFrom(kind: PeriodKind, day: Day): Period {
  const at = periodAt(kind, day);
  return at.start < day ? shifted(at, 1) : at;
}

/**
 * What lies on the other side of go-live than the item does not count: go-live moves every figure, and would be taken for what the
 * item did.
 */
export function effectWindow(
  kind: PeriodKind,
  { until, expectedFrom }: { until: Day; expectedFrom: Day },
  { goLive, today }: { goLive: Day; today: Day },
): EffectWindow {
  const last = periodAt(kind, until).start;
  const first = firstFrom(kind, expectedFrom).start;
  const from = shifted({ kind, start: last }, -most[kind].before).start;
  const end = intervalOf(shifted({ kind, start: first }, most[kind].after - 1)).until;
  const isAfter = until > goLive;
  const before = { from: isAfter ? maxDay(from, goLive) : from, until: last };
  const after = { from: first, until: minDay(end, isAfter ? today : minDay(today, goLive)) };
  return { kind, before, after, acrossGoLive: !isAfter && expectedFrom >= goLive };
}

/** The day on which `count` periods after have ended and the figures can be in: when it is first worth asking again. */
export function tellableOn({ kind, after }: EffectWindow, count: number): Day {
  return intervalOf(shifted({ kind, start: after.from }, count - 1)).until;
}
