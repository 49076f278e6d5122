// Other days for an item by keyboard: arrows move it a day or a week, with Shift they move its last day.
import type { CalendarEntry } from '~/models/planning/calendar-entries';
import { addDays, type Day } from '~/models/planning/day';
import { isMoment } from '~/models/planning/plan';

export type Proposal = { entry: CalendarEntry; start: Day; last: Day };

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Null when the key proposes nothing, or the last day would come before the first. */
export function propose({ entry, start, last }: Proposal, key: string, stretch: boolean): Proposal | null {
  const step = steps[key];
  if (step === undefined) return null;
  const moved = addDays(last, step);
  if (!stretch) return { entry, start: addDays(start, step), last: moved };
  return isMoment(entry.kind) || moved < start ? null : { entry, start, last: moved };
}
