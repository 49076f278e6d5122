// The load of teams as a page asks for it: all programmes of the municipality, the period of the address.
import { findOtherPlans } from './models/load.server';
import { type CapacitySearch, endOf } from './models/planning/capacity/capacity-search';
import {
  addedUp,
  heatMap,
  type HeatRow,
  type HeatSpan,
  monthSpans,
  mostPressedFirst,
  weekSpans,
} from './models/planning/capacity/heat-map';
import { type Demand, demandOf, type Grain } from './models/planning/capacity/load';
import type { Actor } from './models/planning/permission';
import type { Plan, TeamSupply } from './models/planning/plan';

export type AskedDemand = { plan: Plan; otherPlans: Plan[]; own: Demand; others: Demand; all: Demand };

export async function askedDemand(actor: Actor, plan: Plan, grain: Grain = 'month'): Promise<AskedDemand> {
  const otherPlans = await findOtherPlans(actor, plan.programme.id);
  const own = demandOf(plan, plan.items, grain);
  const others = addedUp(otherPlans.map((other) => demandOf(other, other.items, grain)));
  return { plan, otherPlans, own, others, all: addedUp(otherPlans.length === 0 ? [own] : [own, others]) };
}

export type AskedHeat = { spans: HeatSpan[]; rows: HeatRow[] };

/** The columns and rows that a search keeps, in its order; the demand is counted by the grain of the search. */
export function askedHeat({ plan, own, all }: AskedDemand, search: CapacitySearch, actor: Actor): AskedHeat {
  const { capacity } = plan;
  const until = endOf(search);
  const spans = search.per === 'week' ? weekSpans(plan, search.from, until) : monthSpans(search.from, until);
  const shown = (team: TeamSupply) =>
    (!search.pivotal || team.pivotal) &&
    (!search.own || (team.departmentId !== null && actor.departmentIds.includes(team.departmentId)));
  const rows = heatMap(capacity.teams.filter(shown), spans, { own, all, capacity });
  return { spans, rows: search.sort === 'pressed' ? mostPressedFirst(rows) : rows };
}
