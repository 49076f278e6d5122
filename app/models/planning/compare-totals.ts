// What differs between two plans in numbers: over all items, and per workstream.
import type { ItemChange, Shift } from './compare';
import { grouped } from './compare-fields';
import type { Label, Plan } from './plan';
import type { PlanContent } from './snapshot';

export type Totals = {
  added: number;
  removed: number;
  later: number;
  earlier: number;
  /** Changed, but as early or late as it was. */
  otherwise: number;
  /** Sum of working days later minus earlier. */
  days: number;
  hours: number;
};

export type WorkstreamTotals = Totals & { id: string | null; title: Label | null; hue: number | null };

/** An item that moved counts as later when it is finished later; where that stays, when it begins later. */
export const shiftOf = (change: Shift): number => change.finish || change.start;

const none: Totals = { added: 0, removed: 0, later: 0, earlier: 0, otherwise: 0, days: 0, hours: 0 };

function count(totals: Totals, change: ItemChange): void {
  const days = shiftOf(change);
  totals[change.what !== 'changed' ? change.what : days > 0 ? 'later' : days < 0 ? 'earlier' : 'otherwise'] += 1;
  totals.days += days;
  totals.hours += change.hours;
}

/** Over all changes given. */
export function totalsOf(items: readonly ItemChange[]): Totals {
  const totals = { ...none };
  for (const change of items) count(totals, change);
  return totals;
}

/** Only workstreams with a change, in their order. */
export function totalsPerWorkstream(
  before: PlanContent,
  after: Plan,
  items: readonly ItemChange[],
): WorkstreamTotals[] {
  const groups = grouped(items, (change) => change.workstreamId);
  const known = new Map([...before.workstreams, ...after.workstreams].map((row) => [row.id, row]));
  const place = (id: string | null) => (id === null ? Infinity : (known.get(id)?.position ?? Infinity));
  return [...groups]
    .sort(([a], [b]) => place(a) - place(b) || (String(a) < String(b) ? -1 : 1))
    .map(([id, changes]) => {
      const stream = id === null ? undefined : known.get(id);
      return { id, title: stream?.title ?? null, hue: stream?.hue ?? null, ...totalsOf(changes) };
    });
}
