// Everything on the page of a programme's steering committee, in the language of the request.
import { localMoment } from './clock.server';
import { loadAdoption } from './models/adoption.server';
import { type Baseline, findBaselines, planOfBaseline } from './models/baseline.server';
import { findMomentMoves } from './models/history.server';
import { adoptionCell, firstShown, seriesFor } from './models/planning/adoption/adoption-cell';
import { standingOf } from './models/planning/capacity/standing';
import type { Day } from './models/planning/day';
import { type Decided, promisesMoved, readingOn, type Since, sinceWhen, stands } from './models/planning/home/steering';
import { type Actor, may } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import { statusTree } from './models/planning/status/roll-up';
import { findProposals, type Proposal } from './models/proposal.server';
import { findReadings } from './models/stagnation.server';
import { loadStandingFacts } from './models/standing.server';
import { findLatestStatuses } from './models/status.server';
import { steeringAsks } from './steering-asks.server';
import { askRows } from './ui/steering/ask-text.server';
import { adoptionLines, headPart, movesPart, riskPart, sinceText, standRows } from './ui/steering/steering-text.server';
import type { SteeringParts } from './ui/steering/steering-parts';

/** When each baseline was adopted, newest first. */
function adoptionsOf(baselines: readonly Baseline[]): { on: Day; name: string }[] {
  return baselines
    .flatMap(({ name, adopted, adoptedBefore }) =>
      [...(adopted ? [adopted] : []), ...adoptedBefore].map(({ at }) => ({ on: localMoment(at).day, name })),
    )
    .sort((a, b) => (a.on < b.on ? 1 : -1));
}

/** Every day on which the committee decided something, also what was taken back later. */
function decidedOn(plan: Plan, proposals: readonly Proposal[], adoptions: readonly { on: Day }[]): Decided[] {
  return [
    ...plan.decisions.map(({ on }) => ({ on, what: 'gate' as const })),
    ...proposals
      .flatMap(({ decided, past }) => [...(decided ? [decided] : []), ...past])
      .map(({ at }) => ({ on: localMoment(at).day, what: 'proposal' as const })),
    ...adoptions.map(({ on }) => ({ on, what: 'baseline' as const })),
  ];
}

/** Until when the adopted plan has each phase. */
async function promisedPhases(actor: Actor, { programme }: Plan, baselines: readonly Baseline[]) {
  const current = baselines.find(({ adopted }) => adopted?.current);
  const adopted = current && (await planOfBaseline(actor, programme.id, current.id));
  return new Map(adopted?.phases.filter(({ active }) => active).map(({ id, until }) => [id, until]));
}

async function municipalLevels(actor: Actor, plan: Plan, today: Day) {
  const { metrics, series, targets } = await loadAdoption(actor, plan.programme.id, { from: firstShown(today) });
  return metrics.map((metric) => {
    const own = targets.filter(({ metricKey }) => metricKey === metric.key);
    return { metric, cell: adoptionCell(metric, seriesFor(metric, series, null), null, { targets: own, today }) };
  });
}

/** The day that is asked for, or what is wrong with it. */
type Search = { asked: Day | null; state: SteeringParts['since']['state'] };

export async function steeringView(actor: Actor, plan: Plan, search: Search, today: Day): Promise<SteeringParts> {
  const { id } = plan.programme;
  const [proposals, baselines, statuses, saved, facts, readings, levels] = await Promise.all([
    findProposals(actor, id),
    findBaselines(actor, id),
    findLatestStatuses(actor, id),
    findMomentMoves(actor, id),
    loadStandingFacts(actor, plan, today),
    findReadings(actor, id),
    municipalLevels(actor, plan, today),
  ]);
  const adoptions = adoptionsOf(baselines);
  const since: Since = sinceWhen(search.asked, decidedOn(plan, proposals, adoptions), today);
  const standing = standingOf(facts);
  const [asks, promised] = await Promise.all([
    steeringAsks(actor, { plan, proposals, standing, since: since.day, today }),
    promisedPhases(actor, plan, baselines),
  ]);
  const tree = statusTree(plan, statuses, today);
  const entries = saved.map((entry) => ({ ...entry, on: localMoment(entry.at).day }));
  return {
    programmeId: id,
    head: headPart(plan, tree, today),
    asks: askRows(asks, plan, {
      gates: may(actor, 'gate.decide'),
      proposals: may(actor, 'proposal.decide'),
      advices: may(actor, 'assessment.manage'),
    }),
    stands: standRows(plan, stands(plan, tree, promised)),
    since: { day: since.day, said: sinceText(since), state: search.state },
    moves: movesPart(
      id,
      promisesMoved(plan, entries, since.day),
      adoptions.find(({ on }) => on > since.day),
    ),
    risk: riskPart({ facts, standing }, readings, readingOn(readings, since.day)),
    adoption: adoptionLines(id, levels),
  };
}
