// Places in a blueprint as people say them: `G−52`, or `G −210 d` where an export counts in days.
import { m } from '~/paraglide/messages.js';
import { number } from '../words';

export function weekText(week: number): string {
  const size = number(Math.abs(week), Number.isInteger(week) ? 0 : 1);
  return week === 0 ? 'G' : week > 0 ? `G+${size}` : `G−${size}`;
}

const dayOffsetText = (days: number) => (days === 0 ? 'G' : m.blueprint_day_offset({ days: number(days) }));

type Span = { start_week: number; finish_week: number } | { start_day: number; until_day: number };

/** `G−52 – G−45`; in days the last day itself. */
export function spanText(row: Span): string {
  if ('start_week' in row) {
    return row.start_week === row.finish_week
      ? weekText(row.start_week)
      : `${weekText(row.start_week)} – ${weekText(row.finish_week)}`;
  }
  return `${dayOffsetText(row.start_day)} – ${dayOffsetText(row.until_day - 1)}`;
}

export const momentText = (row: { week: number } | { day: number }) =>
  'week' in row ? weekText(row.week) : dayOffsetText(row.day);
