// Rounds of surveys: who is asked what and when, how many answered, and who may see which of it.
import { and, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findDepartments } from './department.server';
import { newId, newToken } from './id.server';
import { responseOf, type SurveyResponse, type UnitResult } from './planning/adoption/survey';
import { type RoundFault, type RoundFields, roundFault } from './planning/adoption/survey-round';
import type { Day } from './planning/day';
import { type Actor, isHead, isOnlyHead, may } from './planning/permission';
import type { Label } from './planning/plan';
import { closeDue } from './survey-close.server';
import { loadResults } from './survey-results.server';
import { findLinks, findRoundRows, getRoundRow, type SurveyLink, type SurveyRound } from './survey-rows.server';

export { closeRound, type CloseAnswer } from './survey-close.server';
export type { SurveyRound } from './survey-rows.server';

export type RoundSummary = SurveyRound & { response: SurveyResponse };

/** Rounds that are past come first to who may close them: closing is what makes their results figures. */
async function roundsOf(actor: Actor, programmeId: string, today: Day, tx: Db): Promise<SurveyRound[]> {
  await closeDue(actor, programmeId, today, tx);
  return findRoundRows(actor, programmeId, today, tx);
}

/** The rounds of a programme, latest first, each with the response of everybody together. */
export async function findRounds(
  actor: Actor,
  programmeId: string,
  today: Day,
  tx: Db = db(),
): Promise<RoundSummary[]> {
  const rounds = await roundsOf(actor, programmeId, today, tx);
  const links = await findLinks(
    actor,
    rounds.map(({ id }) => id),
    tx,
  );
  const departments = await findDepartments(actor, tx);
  return rounds.map((round) => ({
    ...round,
    response: responseOf(
      links.filter(({ roundId }) => roundId === round.id),
      departments,
    ).at(-1)!,
  }));
}

export type RoundResults = Pick<SurveyRound, 'id' | 'name' | 'lastDay'> & { units: UnitResult[] };

export type RoundView = {
  round: SurveyRound;
  /** All of the municipality, in tree order. */
  departments: { id: string; name: Label; depth: number; headcount: number }[];
  /** The links this actor may hand out, none of a closed round; departments in tree order. */
  links: { departmentId: string; token: string }[];
  /** Of the departments this actor sees, everybody last. */
  responses: SurveyResponse[];
  /** Closed rounds of the same kind up to this one, oldest first; empty as long as this one is not closed. */
  results: RoundResults[];
  /** Whether anybody answered: from then on little can be changed. */
  answered: boolean;
};

/** Whose results and links an actor sees: a department head those of their own departments, others all. */
const follows = (actor: Actor, departmentId: string | null) =>
  departmentId === null || !isOnlyHead(actor) || isHead(actor, departmentId);

function linksFor(actor: Actor, round: SurveyRound, links: readonly SurveyLink[]) {
  if (round.state === 'closed') return [];
  const mayHandOut = (departmentId: string) => may(actor, 'surveys.manage') || isHead(actor, departmentId);
  return links.flatMap(({ departmentId, token }) => (mayHandOut(departmentId) ? [{ departmentId, token }] : []));
}

/** One round with everything this actor may see of it; null when it is not there. */
export async function getRound(
  actor: Actor,
  { programmeId, roundId }: { programmeId: string; roundId: string },
  today: Day,
  tx: Db = db(),
): Promise<RoundView | null> {
  const rounds = await roundsOf(actor, programmeId, today, tx);
  const round = rounds.find(({ id }) => id === roundId);
  if (!round) return null;
  const departments = await findDepartments(actor, tx);
  const place = new Map(departments.map(({ id }, at) => [id, at]));
  const links = (await findLinks(actor, [roundId], tx)).sort(
    (a, b) => place.get(a.departmentId)! - place.get(b.departmentId)!,
  );
  const earlier = rounds.filter((one) => one.lastDay < round.lastDay || one.id === round.id).reverse();
  const shown = round.state === 'closed' ? earlier.filter(({ kind }) => kind === round.kind) : [];
  const results = await loadResults(actor, programmeId, { kind: round.kind, rounds: shown }, tx);
  return {
    round,
    departments: departments.map(({ id, name, depth, headcount }) => ({ id, name, depth, headcount })),
    links: linksFor(actor, round, links),
    responses: responseOf(links, departments).filter(({ departmentId }) => follows(actor, departmentId)),
    results: shown.flatMap(({ id, name, lastDay }) => {
      const units = results.get(id)?.filter(({ departmentId }) => follows(actor, departmentId));
      return units ? [{ id, name, lastDay, units }] : [];
    }),
    answered: links.some(({ answers }) => answers > 0),
  };
}

type Refused = { status: 'refused' } & RoundFault;
export type RoundAnswer =
  | { status: 'saved'; roundId: string }
  | { status: 'forbidden' }
  | Refused
  /** Nothing of it can be changed any more. */
  | { status: 'closed' }
  /** Somebody answered meanwhile: what was asked stays as it is. */
  | { status: 'answered' };

/** What is left out stays as it is. */
export type RoundEdit = Pick<RoundFields, 'name' | 'lastDay'> & Partial<RoundFields>;

const unknown: Refused = { status: 'refused', field: 'departments', why: 'choose' };

async function knowsAll(actor: Actor, { departments }: RoundFields, tx: Db): Promise<boolean> {
  const known = new Set((await findDepartments(actor, tx)).map(({ id }) => id));
  return departments.every(({ departmentId }) => known.has(departmentId));
}

function insertLinks(actor: Actor, programmeId: string, roundId: string, { departments }: RoundFields, tx: Db) {
  const { organisationId } = actor;
  return tx.insert(t.surveyLink).values(
    departments.map(({ departmentId, invited }) => ({
      ...{ id: newId(), organisationId, programmeId, roundId, departmentId, invited },
      token: newToken(),
    })),
  );
}

/** Asks a survey of departments of the same municipality. Null when the programme is not there. */
export async function createRound(
  actor: Actor,
  programmeId: string,
  fields: RoundFields,
  today: Day,
  tx: Db = db(),
): Promise<RoundAnswer | null> {
  if (!may(actor, 'surveys.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner): Promise<RoundAnswer | null> => {
    const step = inner as unknown as Db;
    const [programme] = await step
      .select({ id: t.programme.id })
      .from(t.programme)
      .where(and(eq(t.programme.id, programmeId), eq(t.programme.organisationId, actor.organisationId)));
    if (!programme) return null;
    const fault = roundFault(fields, today);
    if (fault) return { status: 'refused', ...fault };
    if (!(await knowsAll(actor, fields, step))) return unknown;
    const roundId = newId();
    const { kind, name, opensOn, lastDay } = fields;
    await step.insert(t.surveyRound).values({
      ...{ id: roundId, organisationId: actor.organisationId, programmeId, createdBy: actor.userId },
      ...{ kind, name: name.trim(), opensOn, lastDay },
    });
    await insertLinks(actor, programmeId, roundId, fields, step);
    return { status: 'saved', roundId };
  });
}

/**
 * Changes a round: everything as long as nobody answered, then its name and a later last day only, for what people answered
 * to must stay what they were asked. Links keep their address. Null when it is not there.
 */
export async function editRound(
  actor: Actor,
  { programmeId, roundId }: { programmeId: string; roundId: string },
  asked: RoundEdit,
  today: Day,
  tx: Db = db(),
): Promise<RoundAnswer | null> {
  if (!may(actor, 'surveys.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner): Promise<RoundAnswer | null> => {
    const step = inner as unknown as Db;
    const round = await getRoundRow(actor, { programmeId, roundId, today, lock: true }, step);
    if (!round) return null;
    if (round.state === 'closed') return { status: 'closed' };
    const links = await findLinks(actor, [roundId], step);
    const answered = links.some(({ answers }) => answers > 0);
    if (answered && (asked.kind || asked.opensOn || asked.departments)) return { status: 'answered' };
    const fields: RoundFields = { kind: round.kind, opensOn: round.opensOn, departments: links, ...asked };
    const fault = roundFault(fields, today);
    if (fault) return { status: 'refused', ...fault };
    if (answered && fields.lastDay < round.lastDay)
      return { status: 'refused', field: 'lastDay', why: 'survey_earlier' };
    if (!(await knowsAll(actor, fields, step))) return unknown;
    const { kind, name, opensOn, lastDay } = fields;
    await step
      .update(t.surveyRound)
      .set({ kind, name: name.trim(), opensOn, lastDay })
      .where(and(eq(t.surveyRound.id, roundId), eq(t.surveyRound.organisationId, actor.organisationId)));
    if (!answered) await changeLinks(actor, programmeId, roundId, { fields, links }, step);
    return { status: 'saved', roundId };
  });
}

type LinkChange = { fields: RoundFields; links: readonly SurveyLink[] };

async function changeLinks(actor: Actor, programmeId: string, roundId: string, { fields, links }: LinkChange, tx: Db) {
  const invitedIn = new Map(fields.departments.map(({ departmentId, invited }) => [departmentId, invited]));
  for (const { departmentId, token } of links) {
    const invited = invitedIn.get(departmentId);
    const row = and(eq(t.surveyLink.token, token), eq(t.surveyLink.organisationId, actor.organisationId));
    if (invited === undefined) await tx.delete(t.surveyLink).where(row);
    else await tx.update(t.surveyLink).set({ invited }).where(row);
  }
  const had = new Set(links.map(({ departmentId }) => departmentId));
  const departments = fields.departments.filter(({ departmentId }) => !had.has(departmentId));
  if (departments.length > 0) await insertLinks(actor, programmeId, roundId, { ...fields, departments }, tx);
}
