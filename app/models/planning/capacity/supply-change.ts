// A change of what teams have or of what departments can bear: who goes over a limit because of it, over all programmes together.
import { pointCrossings, type ChangeCrossing } from '../change-load/crossings';
import type { ChangeLoadFacts } from '../change-load/facts';
import { addedPoints, pointLoad } from '../change-load/load';
import { sameValue } from '../difference';
import type { Plan } from '../plan';
import { crossings, type LoadCrossing, type Weighed } from './crossings';
import { addedUp } from './heat-map';
import { demandOf } from './load';
import type { Capacity, Month } from './supply';

/** What the municipality counts with, as every plan carries it; what departments said of items is each plan's own. */
export type CountedWith = { capacity: Capacity; changeLoad: Omit<ChangeLoadFacts, 'said'> };

export type SupplyCrossings = { load: LoadCrossing[]; changeLoad: ChangeCrossing[] };

/** The same plan in a municipality that counts with something else; what stays as it is, stays the same value. */
function counted(plan: Plan, { capacity, changeLoad }: CountedWith): Plan {
  const facts = { ...changeLoad, said: plan.changeLoad.said };
  return {
    ...plan,
    capacity: sameValue(plan.capacity, capacity) ? plan.capacity : capacity,
    changeLoad: sameValue(plan.changeLoad, facts) ? plan.changeLoad : facts,
  };
}

/** Also what is asked may differ: hours weigh what a team has in a month, by its leave calendar. */
const weighed = (plans: readonly [Plan, ...Plan[]]): Weighed => ({
  demand: addedUp(plans.map((plan) => demandOf(plan))),
  capacity: plans[0].capacity,
});

const pointsOf = (plans: readonly [Plan, ...Plan[]]) => ({
  load: addedPoints(plans.map((plan) => pointLoad(plan))),
  rules: plans[0],
});

/** Months from `from` on in which teams or departments go over their limit, or further over it. */
export function crossedBySupply(plans: readonly Plan[], after: CountedWith, from: Month): SupplyCrossings {
  const [first, ...others] = plans;
  if (!first) return { load: [], changeLoad: [] };
  const was = [first, ...others] as const;
  const is = [counted(first, after), ...others.map((plan) => counted(plan, after))] as const;
  return {
    load: is[0].capacity === first.capacity ? [] : crossings(weighed(was), weighed(is), from),
    changeLoad: is[0].changeLoad === first.changeLoad ? [] : pointCrossings(pointsOf(was), pointsOf(is), from),
  };
}
