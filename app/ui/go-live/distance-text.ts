// How much later or earlier, in weeks when they are whole, else in days.
import { type Day, daysBetween } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';

export function distanceText(from: Day, to: Day): string {
  const days = daysBetween(from, to);
  const count = Math.abs(days);
  if (days === 0) return m.golive_same_day();
  if (count % 7 === 0) {
    return days > 0 ? m.golive_weeks_later({ count: count / 7 }) : m.golive_weeks_earlier({ count: count / 7 });
  }
  return days > 0 ? m.golive_days_later({ count }) : m.golive_days_earlier({ count });
}
