// What the overview says of change load: departments over their limit, collisions, words that differ, in the coming half year.
import { allPlans } from './asked-change-load.server';
import { monthsFrom } from './models/planning/capacity/supply';
import { collisionsIn } from './models/planning/change-load/collisions';
import { comingTo } from './models/planning/change-load/department-view';
import { differencesIn } from './models/planning/change-load/differences';
import { departmentsOver, pointRows } from './models/planning/change-load/heat';
import { addMonths, type Day, firstOfMonth } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';

const monthsAhead = 6;

/** Of some departments when `own` is not empty; `toSay`: items of which these have not said how heavy they are. */
export async function changeAhead(actor: Actor, plan: Plan, { own, today }: { own: readonly string[]; today: Day }) {
  const plans = await allPlans(actor, plan);
  const keeps = (id: string) => own.length === 0 || own.includes(id);
  const from = firstOfMonth(today);
  const until = addMonths(from, monthsAhead);
  const over = departmentsOver(pointRows(plans, monthsFrom(from, until))).filter(({ id }) => keeps(id));
  const collisions = collisionsIn(plans, { from: today, until });
  return {
    over: over.map(({ id }) => id),
    collisions: collisions.filter(({ departmentIds }) => departmentIds.some(keeps)).length,
    apart: plans.flatMap((one) => differencesIn(one, today)).filter(({ departmentId }) => keeps(departmentId)).length,
    toSay: own.flatMap((id) => comingTo(plan, id, today)).filter(({ spoke }) => !spoke).length,
  };
}

export type ChangeAhead = Awaited<ReturnType<typeof changeAhead>>;
