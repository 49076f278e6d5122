// Moments and lengths of the cut-over in words, by the clock in Amsterdam.
import { localOf, type Minute } from '~/models/planning/minute';
import { m } from '~/paraglide/messages.js';
import { dayShort } from '../words';

/** `za 11 apr 21:05`. */
export function clockText(minute: Minute): string {
  const { day, time } = localOf(minute);
  return `${dayShort(day)} ${time}`;
}

/** `17:00–18:30`; the day of the end when it is another. */
export function spanText({ from, until }: { from: Minute; until: Minute }): string {
  const [start, end] = [localOf(from), localOf(until)];
  return `${start.time}–${end.day === start.day ? end.time : clockText(until)}`;
}

/** `1:30`, as it is typed. */
export function durationText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function lengthText(minutes: number): string {
  if (minutes < 60) return m.cutover_minutes({ count: minutes });
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? m.cutover_hours({ count: hours }) : m.cutover_hours_minutes({ hours, minutes: rest });
}

/** `19 minuten later dan gepland`, `precies zoals gepland`. */
export function lateText(late: number): string {
  if (late === 0) return m.cutover_on_time();
  return late > 0 ? m.cutover_later({ length: lengthText(late) }) : m.cutover_earlier({ length: lengthText(-late) });
}

/** `+0:19`, `−0:05`, `0:00`. */
export function differenceText(late: number): string {
  return `${late > 0 ? '+' : late < 0 ? '−' : ''}${durationText(Math.abs(late))}`;
}
