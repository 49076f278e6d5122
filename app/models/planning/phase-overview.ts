// The phases of a programme as a table reads them: in order, with what belongs to each and what falls outside it.
import type { Day } from './day';
import { lastDay } from './interval';
import { isOutsidePhase } from './origin';
import type { Label, Plan } from './plan';

export type PhaseRow = {
  id: string;
  title: Label;
  description: Label;
  active: boolean;
  workDays: number;
  start: Day;
  last: Day;
  /** Items that belong to it and are not retired. */
  items: number;
  /** How many of those are partly or wholly outside it. */
  outside: number;
};

export function phaseRows(plan: Plan): PhaseRow[] {
  const rows = [...plan.phases].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return rows.map(({ id, title, description, active, workDays, start, until }) => {
    const items = plan.items.filter((item) => item.phaseId === id && !item.retired);
    const outside = items.filter((item) => isOutsidePhase(plan, item)).length;
    const last = lastDay({ from: start, until });
    return { id, title, description, active, workDays, start, last, items: items.length, outside };
  });
}
