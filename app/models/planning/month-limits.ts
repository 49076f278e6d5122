// Which teams are asked more than they can carry in a month, the most pressed first.
import type { Day } from './day';
import { addedUp, stateOf } from './capacity/heat-map';
import { type Demand, demandOf, teamLoad } from './capacity/load';
import { limitsOf } from './capacity/queue';
import type { Label, Plan } from './plan';

export type TeamOverLimit = {
  teamId: string;
  key: string;
  title: Label;
  /** Null: nobody is there. */ ratio: number | null;
};

/**
 * Per month the teams that are over their limit, of what the plan and `others` (hours of the other programmes of the
 * municipality) ask together; teams without known capacity are left out.
 */
export function teamsOverLimit(plan: Plan, months: readonly Day[], others: Demand): TeamOverLimit[][] {
  const own = demandOf(plan);
  const asked = others.size === 0 ? own : addedUp([own, others]);
  return months.map((month) =>
    plan.capacity.teams
      .flatMap((team): TeamOverLimit[] => {
        const load = teamLoad(team, month, asked, plan.capacity);
        if (stateOf(load, limitsOf(team.interchangeable)) !== 'over') return [];
        return [{ teamId: team.id, key: team.key, title: team.title, ratio: load.ratio }];
      })
      .sort((a, b) => pressure(b) - pressure(a)),
  );
}

/** To order by: a team that is asked while nobody is there is pressed hardest. */
export const pressure = ({ ratio }: { ratio: number | null }): number => ratio ?? Number.MAX_VALUE;
