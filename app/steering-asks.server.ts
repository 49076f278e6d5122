// What a steering committee is asked to decide of one programme, gathered from gates, proposals, the assessment, teams and history.
import { localMoment } from './clock.server';
import { findAgreements } from './models/agreement.server';
import { findRecommendations } from './models/assessment-recommendation.server';
import { findOverloads } from './models/load.server';
import { isFullOverload } from './models/planning/capacity/stagnation';
import type { Standing } from './models/planning/capacity/standing';
import { addDays, type Day } from './models/planning/day';
import { advicesAsked, agreementsAsked, gatesAsked } from './models/planning/home/steering';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import type { Proposal } from './models/proposal.server';

type Asked = { plan: Plan; proposals: readonly Proposal[]; standing: Standing; since: Day; today: Day };

/** `proposals` are all of the programme; those that wait are asked. Crossings are those after the day `since` for which a reason was given. */
export async function steeringAsks(actor: Actor, { plan, proposals, standing, since, today }: Asked) {
  const { id: programmeId } = plan.programme;
  const [agreements, advices, overloads] = await Promise.all([
    findAgreements(actor, programmeId),
    findRecommendations(actor, { programmeId, today }),
    findOverloads(actor, programmeId, { since: addDays(since, 1) }),
  ]);
  const full = standing.teams.filter(({ quarter }) => quarter !== null && isFullOverload(quarter.average));
  return {
    gates: gatesAsked(plan, today),
    proposals: proposals.filter(({ state }) => state === 'proposed'),
    advices: advicesAsked(advices),
    agreements: agreementsAsked(plan, agreements, { full: new Set(full.map(({ teamId }) => teamId)), today }),
    crossed: overloads.filter(({ reason }) => reason !== null).map((row) => ({ ...row, at: localMoment(row.at) })),
  };
}

export type Asks = Awaited<ReturnType<typeof steeringAsks>>;
export type Advice = Asks['advices'][number];
export type Crossed = Asks['crossed'][number];
