// A minute is a moment: whole minutes since 1970-01-01T00:00Z, shown and typed as the clock in Amsterdam says.
import { type Day, dayNumberOf, dayOf, toNumber, weekdayOfNumber, yearOf } from './day';

/** Whole minutes since 1970-01-01T00:00Z. */
export type Minute = number;

const minutesPerDay = 1440;

/** The last Sunday of a month at 01:00 UTC: when the clocks of the European Union change (directive 2000/84/EC). */
function clockChange(year: number, month: number): Minute {
  const last = dayNumberOf(year, month, 31);
  return (last - (weekdayOfNumber(last) % 7)) * minutesPerDay + 60;
}

/** Minutes that the clock in Amsterdam is ahead of UTC. */
function offsetAt(minute: Minute): number {
  const year = yearOf(dayOf(Math.floor(minute / minutesPerDay)));
  return minute >= clockChange(year, 3) && minute < clockChange(year, 10) ? 120 : 60;
}

const two = (value: number) => String(value).padStart(2, '0');

/** Day and time on the clock in Amsterdam. */
export function localOf(minute: Minute): { day: Day; time: string } {
  const local = minute + offsetAt(minute);
  const day = Math.floor(local / minutesPerDay);
  const rest = local - day * minutesPerDay;
  return { day: dayOf(day), time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}` };
}

/**
 * The moment a clock in Amsterdam says `day` and `time` (HH:MM). Null when the text is no time, or the clock skips it in
 * the spring; of an hour that comes twice in the autumn the first.
 */
export function minuteAt(day: Day, time: string): Minute | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) return null;
  const local = toNumber(day) * minutesPerDay + Number(match[1]) * 60 + Number(match[2]);
  for (const offset of [120, 60]) if (offsetAt(local - offset) === offset) return local - offset;
  return null;
}

/** The same time on the clock, so many days later; an hour later where the clock skips it. */
export function shiftDays(minute: Minute, days: number): Minute {
  const { day, time } = localOf(minute);
  const moved = dayOf(toNumber(day) + days);
  return minuteAt(moved, time) ?? minute + days * minutesPerDay;
}
