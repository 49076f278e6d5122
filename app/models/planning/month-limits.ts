// Which teams are asked more than they can carry in a month, the most pressed first.
import type { Day } from './day';
import { type Demand, demandOf, loadRatio } from './capacity/load';
import { limitsOf } from './capacity/queue';
import type { Label, Plan } from './plan';

export type TeamOverLimit = { teamId: string; key: string; title: Label; ratio: number };

const demands = new WeakMap<Plan, Demand>();

/** Per month the teams whose load ratio is over the limit, of the whole plan; teams without known capacity are left out. */
export function teamsOverLimit(plan: Plan, months: readonly Day[]): TeamOverLimit[][] {
  let demand = demands.get(plan);
  if (!demand) demands.set(plan, (demand = demandOf(plan)));
  const asked = demand;
  return months.map((month) =>
    plan.capacity.teams
      .flatMap((team): TeamOverLimit[] => {
        const ratio = loadRatio(team, month, asked, plan.capacity);
        if (ratio === null || ratio <= limitsOf(team.interchangeable).red) return [];
        return [{ teamId: team.id, key: team.key, title: team.title, ratio }];
      })
      .sort((a, b) => b.ratio - a.ratio),
  );
}
