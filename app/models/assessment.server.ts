// Rounds of the assessment: made with a link per person, followed while open, closed, and then seen by everyone of the programme.
import { loadAdoption } from './adoption.server';
import { tellRound } from './assessment-round.server';
import {
  type AssessmentRound,
  findAnswers,
  findInvited,
  findPrefills,
  findRoundRows,
  getRoundRow,
  hashOf,
  type Invited,
  type PrefillRow,
  type RoundKey,
} from './assessment-rows.server';
import { type Db, db, rememberedOf } from './db/client.server';
import { isDuplicate } from './db/duplicate.server';
import * as t from './db/schema';
import { newId, newToken } from './id.server';
import { askedByOthers } from './load.server';
import { lockOrganisation } from './organisation.server';
import { loadPlan } from './plan-load.server';
import { prefillsOf } from './planning/assessment/prefill';
import { questionsOf, type RespondentRole, respondentRoles, type RoleCounts } from './planning/assessment/questions';
import { type AssessmentResults, type GroupResponse, responseOf, shownResults } from './planning/assessment/results';
import { moreLinksFault, type RoundFault, roundFault, type RoundFields } from './planning/assessment/round';
import type { Day } from './planning/day';
import { type Actor, may } from './planning/permission';
import type { Plan } from './planning/plan';
import { takesScores } from './survey-results.server';

export type { AssessmentRound, PrefillRow } from './assessment-rows.server';

export type RoundSummary = AssessmentRound & {
  /** Of everybody together. */
  response: GroupResponse;
  /** Null as long as it is open, and when too few answered. */
  results: AssessmentResults | null;
};

/** What follows from the links and answers of a round; `responses` per group, everybody last. */
type Scored = { responses: GroupResponse[]; results: AssessmentResults | null };

// Nobody answers a closed round any more and nobody gets a link for it: what follows from it is worked out once.
const keptScores = rememberedOf(() => new Map<string, Scored>());
const keepAtMost = 500;

/** By round; of those that are closed as remembered, or from now on. */
async function scoresOf(actor: Actor, rounds: readonly AssessmentRound[], tx: Db): Promise<Map<string, Scored>> {
  const kept = keptScores();
  const scored = new Map<string, Scored>();
  for (const { id, closedAt } of rounds) {
    const known = closedAt === null ? undefined : kept.get(`${id} ${closedAt}`);
    if (known) scored.set(id, known);
  }
  const ids = rounds.flatMap(({ id }) => (scored.has(id) ? [] : [id]));
  const [invited, answers] = [await findInvited(actor, ids, tx), await findAnswers(actor, ids, tx)];
  for (const { id, form, closedAt } of rounds.filter((round) => !scored.has(round.id))) {
    const said = answers.get(id)!;
    const results = closedAt === null ? null : shownResults(form, said);
    const one: Scored = { responses: responseOf(invited.get(id)!, said), results };
    scored.set(id, one);
    // Inside a transaction its closing may never be committed.
    if (closedAt === null || tx !== db()) continue;
    kept.set(`${id} ${closedAt}`, one);
    if (kept.size > keepAtMost) kept.delete(kept.keys().next().value!);
  }
  return scored;
}

/** Every round of a programme, latest first, with its results where they may be seen. */
export async function findAssessments(actor: Actor, programmeId: string, tx: Db = db()): Promise<RoundSummary[]> {
  const rounds = await findRoundRows(actor, programmeId, tx);
  return summaries(rounds, await scoresOf(actor, rounds, tx));
}

const summaries = (rounds: readonly AssessmentRound[], scores: Map<string, Scored>): RoundSummary[] =>
  rounds.map((round) => {
    const { responses, results } = scores.get(round.id)!;
    return { ...round, response: responses.at(-1)!, results };
  });

/** The latest closed round by a day that tells an ambition gap: the one a programme's standing is told with. */
export const toldOn = (rounds: readonly RoundSummary[], on: Day): RoundSummary | null =>
  rounds.find(({ heldOn, results }) => heldOn <= on && results?.verdict) ?? null;

export type RoundView = {
  round: AssessmentRound;
  /** Links per role. */
  invited: Invited;
  /** Per group, everybody last. */
  responses: GroupResponse[];
  /** Null as long as it is open, and when too few answered. */
  results: AssessmentResults | null;
  prefills: PrefillRow[];
  /** Closed rounds before this one that have results, latest first. */
  earlier: RoundSummary[];
};

/** One round with everything that may be seen of it; null when it is not there. */
export async function getAssessment(
  actor: Actor,
  { programmeId, roundId }: RoundKey,
  tx: Db = db(),
): Promise<RoundView | null> {
  const rounds = await findRoundRows(actor, programmeId, tx);
  const at = rounds.findIndex(({ id }) => id === roundId);
  const round = rounds[at];
  if (!round) return null;
  const scores = await scoresOf(actor, rounds, tx);
  const { responses, results } = scores.get(roundId)!;
  const invited = (await findInvited(actor, [roundId], tx)).get(roundId)!;
  return {
    ...{ round, invited, responses, results },
    prefills: await findPrefills(actor.organisationId, roundId, tx),
    earlier: summaries(rounds.slice(at + 1), scores).filter(({ results }) => results !== null),
  };
}

type Forbidden = { status: 'forbidden' };
type Refused = { status: 'refused' } & RoundFault;
/** Shown once: of a token only its hash is kept. */
export type NewLink = { role: RespondentRole; token: string };

export type RoundMade =
  | { status: 'saved'; roundId: string; links: NewLink[] }
  /** The same form was sent before; its links were shown then. */
  | { status: 'made_before' }
  | Forbidden
  | Refused;

async function insertLinks(actor: Actor, { programmeId, roundId }: RoundKey, counts: RoleCounts, tx: Db) {
  const links = respondentRoles.flatMap((role) =>
    Array.from({ length: counts[role] }, (): NewLink => ({ role, token: newToken() })),
  );
  const { organisationId } = actor;
  await tx.insert(t.assessmentLink).values(
    links.map(({ role, token }) => ({
      ...{ id: newId(), organisationId, programmeId, roundId, role },
      tokenHash: hashOf(token),
    })),
  );
  return links;
}

/** The latest visible work pressure of the departments that have a pivotal team, the highest of them; null when there is none. */
async function pressureOn(actor: Actor, plan: Plan, on: Day, tx: Db): Promise<number | null> {
  const { series, metrics } = await loadAdoption(actor, plan.programme.id, { metrics: ['M17'] }, tx);
  if (!takesScores(metrics.find(({ key }) => key === 'M17') ?? null)) return null;
  const of = new Set(plan.capacity.teams.flatMap(({ pivotal, departmentId }) => (pivotal ? [departmentId] : [])));
  const latest = series.flatMap((one) => {
    if (one.of !== 'own' || one.departmentId === null || !of.has(one.departmentId)) return [];
    const level = one.points.filter((point) => point.start <= on && point.level !== null).at(-1)?.level;
    return level == null ? [] : [level];
  });
  return latest.length === 0 ? null : Math.max(...latest);
}

/**
 * Makes a round with a link per person and, of the questions that data answer, what they say. `id` comes from the form, so
 * that sending it twice makes one round. Null when the programme is not there.
 */
export async function createAssessment(
  actor: Actor,
  programmeId: string,
  { id: roundId, ...fields }: RoundFields & { id: string },
  tx: Db = db(),
): Promise<RoundMade | null> {
  if (!may(actor, 'assessment.manage')) return { status: 'forbidden' };
  try {
    return await tx.transaction(async (inner): Promise<RoundMade | null> => {
      const step = inner as unknown as Db;
      // The round holds its programme, and what is told of it the organisation: as everywhere that one first, so nobody waits in a ring.
      await lockOrganisation(step, actor.organisationId);
      const plan = await loadPlan(actor, programmeId, step);
      if (!plan) return null;
      const fault = roundFault(fields);
      if (fault) return { status: 'refused', ...fault };
      const { organisationId, userId } = actor;
      const { form, heldOn } = fields;
      await step.insert(t.assessmentRound).values({
        ...{ id: roundId, organisationId, programmeId, form, title: fields.title.trim(), heldOn, createdBy: userId },
      });
      const links = await insertLinks(actor, { programmeId, roundId }, fields.links, step);
      const others = await askedByOthers(actor, programmeId, step);
      const known = prefillsOf(plan, heldOn, await pressureOn(actor, plan, heldOn, step), others.hours);
      const rows = known.filter(({ question }) => questionsOf[form].includes(question));
      if (rows.length > 0)
        await step
          .insert(t.assessmentPrefill)
          .values(rows.map((row) => ({ organisationId, programmeId, roundId, ...row })));
      await tellRound(step, actor, roundId, 'made');
      return { status: 'saved', roundId, links };
    });
  } catch (error) {
    if (isDuplicate(error, 'assessment_round_pkey')) return { status: 'made_before' };
    throw error;
  }
}

export type LinksMade = { status: 'saved'; links: NewLink[] } | { status: 'closed' } | Forbidden | Refused;

/** More links for an open round: for who joined later or lost theirs. Null when it is not there. */
export async function addLinks(
  actor: Actor,
  asked: RoundKey,
  counts: RoleCounts,
  tx: Db = db(),
): Promise<LinksMade | null> {
  if (!may(actor, 'assessment.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner): Promise<LinksMade | null> => {
    const step = inner as unknown as Db;
    const round = await getRoundRow(actor, asked, step, true);
    if (!round) return null;
    if (round.state === 'closed') return { status: 'closed' };
    const fault = moreLinksFault(counts);
    if (fault) return { status: 'refused', ...fault };
    return { status: 'saved', links: await insertLinks(actor, asked, counts, step) };
  });
}
