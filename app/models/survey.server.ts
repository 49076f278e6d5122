// Rounds of surveys: who is asked what and when, how many answered, and who may see which of it.
import { type Db, db } from './db/client.server';
import { findDepartments } from './department.server';
import { responseOf, type SurveyResponse, type UnitResult } from './planning/adoption/survey';
import type { Day } from './planning/day';
import { type Actor, isHead, isOnlyHead, may } from './planning/permission';
import type { Label } from './planning/plan';
import { closeDue } from './survey-close.server';
import { loadResults } from './survey-results.server';
import { findLinks, findRoundRows, type SurveyLink, type SurveyRound } from './survey-rows.server';

export { createRound, editRound } from './survey-change.server';
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
