// A moment of the plan in words: now, on a day, or the name of a baseline.
import { readMoment } from '~/models/planning/plan-moment';
import { m } from '~/paraglide/messages.js';
import { dayText } from '../words';

export function momentName(side: { value: string; name: string | null }): string {
  const moment = readMoment(side.value);
  if (side.name) return `‘${side.name}’`;
  if (moment?.kind === 'day') return m.compare_on_day({ day: dayText(moment.day) });
  return m.compare_now();
}
