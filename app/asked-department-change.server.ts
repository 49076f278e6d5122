// The page of change load of one department: what is coming, which of it the form is about, how full it gets.
import { allPlans } from './asked-change-load.server';
import { findImpacts } from './models/department-impact.server';
import { monthSpans } from './models/planning/capacity/heat-map';
import { monthsFrom } from './models/planning/capacity/supply';
import { burdenOf } from './models/planning/change-load/burden';
import { collisionsIn } from './models/planning/change-load/collisions';
import { type ComingItem, comingTo, notAskedOf } from './models/planning/change-load/department-view';
import { pointRows } from './models/planning/change-load/heat';
import { addMonths, type Day, firstOfMonth } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import type { Item, Plan } from './models/planning/plan';

/** Months a department looks ahead. */
const ahead = 12;

export async function askedDepartment(
  actor: Actor,
  plan: Plan,
  { departmentId, today, itemId }: { departmentId: string; today: Day; itemId: string | null },
) {
  const [plans, said] = await Promise.all([allPlans(actor, plan), findImpacts(actor, plan.programme.id)]);
  const words = new Map(said.filter((row) => row.departmentId === departmentId).map((row) => [row.itemId, row]));
  const from = firstOfMonth(today);
  const until = addMonths(from, ahead);
  const spans = monthSpans(from, until);
  const coming = comingTo(plan, departmentId, today);
  // The heaviest to the project first: whoever has two minutes says what matters most.
  const silent = coming.filter(({ spoke }) => !spoke).sort((a, b) => (b.project ?? 0) - (a.project ?? 0));
  const others = notAskedOf(coming, plan, today);
  const asked = plan.items.find((item) => item.id === itemId && !item.retired) ?? null;
  const item = asked ?? silent[0]?.item ?? null;
  return {
    coming,
    silent,
    others,
    /** What it said itself, by item. */
    words,
    item: item && { item, word: words.get(item.id) ?? null },
    next: nextAfter(item, silent),
    row: pointRows(plans, monthsFrom(from, until)).find(({ id }) => id === departmentId)!,
    burden: { row: burdenOf(plans, spans).rows.find(({ id }) => id === departmentId)!, spans },
    collisions: collisionsIn(plans, { from: today, until }).filter(({ departmentIds }) =>
      departmentIds.includes(departmentId),
    ),
  };
}

/** What is still to say after this item; past the last of them the first again. */
function nextAfter(item: Item | null, silent: readonly ComingItem[]): Item | null {
  const at = silent.findIndex((row) => row.item.id === item?.id);
  return [...silent.slice(at + 1), ...silent.slice(0, Math.max(at, 0))][0]?.item ?? null;
}
