// Change load as a page asks for it: all programmes of the municipality, the period of the address, the departments it keeps.
import { findOtherPlans } from './models/load.server';
import { type HeatSpan, monthSpans, weekSpans } from './models/planning/capacity/heat-map';
import { monthsFrom } from './models/planning/capacity/supply';
import { type Burden, burdenOf } from './models/planning/change-load/burden';
import { burdenEnd, changeEnd, type ChangeLoadSearch } from './models/planning/change-load/change-load-search';
import { type Collision, collisionsIn } from './models/planning/change-load/collisions';
import { type Difference, differencesIn } from './models/planning/change-load/differences';
import { type PointRow, pointRows } from './models/planning/change-load/heat';
import { type Day, maxDay } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';

export type Plans = readonly [Plan, ...Plan[]];

/** This programme first, then all others of the municipality. */
export async function allPlans(actor: Actor, plan: Plan): Promise<Plans> {
  return [plan, ...(await findOtherPlans(actor, plan.programme.id))];
}

export type AskedChangeLoad = {
  plans: Plans;
  rows: PointRow[];
  burden: Burden;
  spans: HeatSpan[];
  collisions: Collision[];
  differences: { plan: Plan; of: Difference }[];
};

/** Everything of the page of change load; with `own` only of the reader's own departments. */
export function askedChangeLoad(plans: Plans, search: ChangeLoadSearch, actor: Actor, today: Day): AskedChangeLoad {
  const [plan] = plans;
  const until = changeEnd(search);
  const keeps = (id: string) => !search.own || actor.departmentIds.includes(id);
  const spans =
    search.per === 'week'
      ? weekSpans(plan, search.from, burdenEnd(search))
      : monthSpans(search.from, burdenEnd(search));
  const burden = burdenOf(plans, spans);
  const collisions = collisionsIn(plans, { from: maxDay(today, search.from), until });
  return {
    plans,
    spans,
    rows: pointRows(plans, monthsFrom(search.from, until), search.source).filter(({ id }) => keeps(id)),
    burden: { ...burden, rows: burden.rows.filter(({ id }) => keeps(id)) },
    collisions: search.own
      ? collisions.flatMap((row) => {
          const departmentIds = row.departmentIds.filter(keeps);
          return departmentIds.length > 0 ? [{ ...row, departmentIds }] : [];
        })
      : collisions,
    differences: plans.flatMap((of) =>
      differencesIn(of, today).flatMap((row) => (keeps(row.departmentId) ? [{ plan: of, of: row }] : [])),
    ),
  };
}
