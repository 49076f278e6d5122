// Rounds of the assessment: made with a link per person, followed while open, closed, and then seen by everyone of the programme.
import { and, eq, sql } from 'drizzle-orm';
import { loadAdoption } from './adoption.server';
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
import { type Db, db } from './db/client.server';
import { isDuplicate } from './db/duplicate.server';
import * as t from './db/schema';
import { newId, newToken } from './id.server';
import { askedByOthers } from './load.server';
import { loadPlan } from './plan-load.server';
import { type PrefilledQuestion, prefillsOf } from './planning/assessment/prefill';
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

/** Every round of a programme, latest first, with its results where they may be seen. */
export async function findAssessments(actor: Actor, programmeId: string, tx: Db = db()): Promise<RoundSummary[]> {
  const rounds = await findRoundRows(actor, programmeId, tx);
  const ids = rounds.map(({ id }) => id);
  const [invited, answers] = [await findInvited(actor, ids, tx), await findAnswers(actor, ids, tx)];
  return rounds.map((round) => {
    const said = answers.get(round.id)!;
    return {
      ...round,
      response: responseOf(invited.get(round.id)!, said).at(-1)!,
      results: round.state === 'closed' ? shownResults(round.form, said) : null,
    };
  });
}

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
  const round = await getRoundRow(actor, { programmeId, roundId }, tx);
  if (!round) return null;
  const all = await findAssessments(actor, programmeId, tx);
  const invited = (await findInvited(actor, [roundId], tx)).get(roundId)!;
  const answers = (await findAnswers(actor, [roundId], tx)).get(roundId)!;
  const at = all.findIndex(({ id }) => id === roundId);
  return {
    ...{ round, invited, responses: responseOf(invited, answers), results: all[at]!.results },
    prefills: await findPrefills(actor.organisationId, roundId, tx),
    earlier: all.slice(at + 1).filter(({ results }) => results !== null),
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

export type CloseAnswer = { status: 'saved' | 'closed' } | Forbidden;

/** Closes a round for good: nobody answers any more, and its results are seen. Null when it is not there. */
export async function closeAssessment(actor: Actor, asked: RoundKey, tx: Db = db()): Promise<CloseAnswer | null> {
  if (!may(actor, 'assessment.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner): Promise<CloseAnswer | null> => {
    const step = inner as unknown as Db;
    const round = await getRoundRow(actor, asked, step, true);
    if (!round) return null;
    if (round.state === 'closed') return { status: 'closed' };
    await step
      .update(t.assessmentRound)
      .set({ closedAt: sql`now()` })
      .where(and(eq(t.assessmentRound.id, round.id), eq(t.assessmentRound.organisationId, actor.organisationId)));
    await forgetOrder(actor, asked, step);
    return { status: 'saved' };
  });
}

/**
 * Writes answers and links anew, each in the order of their random ids: until then an answer and the link it came by lie in
 * their tables in the same order, written by the same transaction.
 */
async function forgetOrder(actor: Actor, { programmeId, roundId }: RoundKey, tx: Db): Promise<void> {
  const own = sql`programme_id = ${programmeId} and round_id = ${roundId} and organisation_id = ${actor.organisationId}`;
  await tx.execute(sql`with taken as (delete from assessment_answer where ${own} returning *)
    insert into assessment_answer (id, organisation_id, programme_id, round_id, respondent_group, scores)
    select id, organisation_id, programme_id, round_id, respondent_group, scores from taken order by id`);
  await tx.execute(sql`with taken as (delete from assessment_link where ${own} returning *)
    insert into assessment_link (id, organisation_id, programme_id, round_id, role, token_hash, used)
    select id, organisation_id, programme_id, round_id, role, token_hash, used from taken order by id`);
}

export type OverruleAnswer = { status: 'saved' | 'closed' } | Forbidden;

/** Another level than data say, with the reason; `level` null: as the data say. Null when there is nothing to overrule. */
export async function overrulePrefill(
  actor: Actor,
  { question, ...asked }: RoundKey & { question: PrefilledQuestion },
  said: { level: number; reason: string } | null,
  tx: Db = db(),
): Promise<OverruleAnswer | null> {
  if (!may(actor, 'assessment.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner): Promise<OverruleAnswer | null> => {
    const step = inner as unknown as Db;
    const round = await getRoundRow(actor, asked, step, true);
    if (!round) return null;
    const p = t.assessmentPrefill;
    const row = and(eq(p.organisationId, actor.organisationId), eq(p.roundId, round.id), eq(p.question, question));
    if (round.state === 'closed') return { status: 'closed' };
    const changed = await step
      .update(p)
      .set({
        overruledLevel: said?.level ?? null,
        overruledReason: said?.reason.trim() ?? null,
        overruledBy: said ? actor.userId : null,
      })
      .where(row)
      .returning({ question: p.question });
    return changed.length === 0 ? null : { status: 'saved' };
  });
}
