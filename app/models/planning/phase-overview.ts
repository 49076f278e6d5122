// The phases of a programme as a table reads them: in order, with what belongs to each and what falls outside it.
import type { Day } from './day';
import { lastDay } from './interval';
import { isOutsidePhase } from './origin';
import type { Item, Label, PhaseBorder, Plan } from './plan';

export type BorderGate = { id: string; title: Label; day: Day; border: PhaseBorder; done: boolean };

/** An item of the phase that is partly or wholly outside it. */
export type OutsideItem = { id: string; title: Label; start: Day; last: Day };

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
  /** Those of them that are partly or wholly outside it, by first day. */
  outside: OutsideItem[];
  /** Gates on its first day, then those on its last. */
  gates: BorderGate[];
};

const byStart = (a: Item, b: Item) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1);

function gatesOn(items: readonly Item[], border: PhaseBorder): BorderGate[] {
  return items
    .filter((item) => item.border === border)
    .map(({ id, title, start, progress }) => ({ id, title, day: start, border, done: progress === 'done' }));
}

export function phaseRows(plan: Plan): PhaseRow[] {
  const rows = [...plan.phases].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return rows.map(({ id, title, description, active, workDays, start, until }) => {
    const items = plan.items.filter((item) => item.phaseId === id && !item.retired).sort(byStart);
    const outside = items
      .filter((item) => isOutsidePhase(plan, item))
      .map((item) => ({
        id: item.id,
        title: item.title,
        start: item.start,
        last: lastDay({ from: item.start, until: item.until }),
      }));
    const last = lastDay({ from: start, until });
    const gates = [...gatesOn(items, 'start'), ...gatesOn(items, 'end')];
    return { id, title, description, active, workDays, start, last, items: items.length, outside, gates };
  });
}
