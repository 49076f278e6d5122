// A moment of the plan as it stands in an address: `now`, `day:2026-11-22` or `baseline:` and an id.
import { type Day, parseDay } from './day';

export type PlanMoment = { kind: 'now' } | { kind: 'day'; day: Day } | { kind: 'baseline'; id: string };

/** Null when it says nothing. */
export function readMoment(text: string | null): PlanMoment | null {
  if (text === 'now') return { kind: 'now' };
  const [, kind, value = ''] = /^(day|baseline):(.{1,64})$/.exec(text ?? '') ?? [];
  if (kind === 'baseline') return { kind, id: value };
  const day = kind === 'day' ? parseDay(value) : null;
  return day && { kind: 'day', day };
}

export function writeMoment(moment: PlanMoment): string {
  if (moment.kind === 'now') return 'now';
  return moment.kind === 'day' ? `day:${moment.day}` : `baseline:${moment.id}`;
}
