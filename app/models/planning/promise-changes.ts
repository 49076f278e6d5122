// What becomes of the promises when another baseline is adopted: per milestone and gate, the promised day before and after.
import type { Day } from './day';
import { workdaysFromTo } from './network';
import { isMoment, type Label, type Plan } from './plan';

export type PromiseChange = {
  itemId: string;
  title: Label;
  before: Day | null;
  after: Day | null;
  /** Working days later (earlier: negative); 0 where it is newly promised or no longer. */
  workDays: number;
};

/** The days that adopting `baseline` promises. */
export function promisedDays(baseline: Pick<Plan, 'items'>): Record<string, Day> {
  const moments = baseline.items.filter((item) => isMoment(item.kind) && !item.retired);
  return Object.fromEntries(moments.map((item) => [item.id, item.start]));
}

/** In the order of their days. `kept` counts the promises that stay as they are. */
export function promiseChanges(plan: Plan, baseline: Plan): { changes: PromiseChange[]; kept: number } {
  const were = plan.promises?.days ?? {};
  const become = promisedDays(baseline);
  const titles = new Map([...baseline.items, ...plan.items].map((item) => [item.id, item.title]));
  const ids = new Set([...Object.keys(were), ...Object.keys(become)]);
  const changes: PromiseChange[] = [];
  for (const itemId of ids) {
    const [before, after] = [were[itemId] ?? null, become[itemId] ?? null];
    if (before === after) continue;
    const title = titles.get(itemId) ?? { nl: '–', en: '–' };
    const workDays = before && after ? workdaysFromTo(plan, before, after) : 0;
    changes.push({ itemId, title, before, after, workDays });
  }
  const day = (row: PromiseChange) => (row.after ?? row.before)!;
  changes.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.itemId < b.itemId ? -1 : 1));
  return { changes, kept: ids.size - changes.length };
}
