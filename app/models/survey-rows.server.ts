// Rounds, links and answers as the database holds them: read by the models of surveys, never by a page.
import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from './db/client.server';
import * as t from './db/schema';
import type { Answer } from './planning/adoption/survey';
import type { SurveyKind } from './planning/adoption/survey-kind';
import { type RoundState, roundState } from './planning/adoption/survey-round';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';

export type SurveyRound = {
  id: string;
  kind: SurveyKind;
  name: string;
  opensOn: Day;
  /** The last day on which it can be answered, or could. */
  lastDay: Day;
  state: RoundState;
  /** Closed for good: its scores have become figures. */
  settled: boolean;
};

export type SurveyLink = { roundId: string; departmentId: string; token: string; invited: number; answers: number };

const r = t.surveyRound;

export function roundOf(row: typeof r.$inferSelect, today: Day): SurveyRound {
  const days = { opensOn: row.opensOn as Day, lastDay: row.lastDay as Day };
  const settled = row.closedAt !== null;
  const state = roundState({ ...days, closed: settled }, today);
  return { id: row.id, kind: row.kind as SurveyKind, name: row.name, ...days, state, settled };
}

const ofProgramme = (actor: Actor, programmeId: string) =>
  and(eq(r.organisationId, actor.organisationId), eq(r.programmeId, programmeId));

/** The rounds of a programme, latest first. */
export async function findRoundRows(actor: Actor, programmeId: string, today: Day, tx: Db): Promise<SurveyRound[]> {
  const rows = await tx
    .select()
    .from(r)
    .where(ofProgramme(actor, programmeId))
    .orderBy(desc(r.lastDay), desc(r.opensOn), asc(r.name), asc(r.id));
  return rows.map((row) => roundOf(row, today));
}

/** One round, or null; `lock` keeps it as it is until the end of the transaction. */
export async function getRoundRow(
  actor: Actor,
  { programmeId, roundId, today, lock = false }: { programmeId: string; roundId: string; today: Day; lock?: boolean },
  tx: Db,
): Promise<SurveyRound | null> {
  const asked = tx
    .select()
    .from(r)
    .where(and(ofProgramme(actor, programmeId), eq(r.id, roundId)));
  const [row] = await (lock ? asked.for('update') : asked);
  return row ? roundOf(row, today) : null;
}

/** The links of these rounds with how many answers each has. */
export async function findLinks(actor: Actor, roundIds: readonly string[], tx: Db): Promise<SurveyLink[]> {
  if (roundIds.length === 0) return [];
  const [l, a] = [t.surveyLink, t.surveyAnswer];
  return tx
    .select({
      ...{ roundId: l.roundId, departmentId: l.departmentId, token: l.token, invited: l.invited },
      answers: count(a.id),
    })
    .from(l)
    .leftJoin(a, and(eq(a.programmeId, l.programmeId), eq(a.roundId, l.roundId), eq(a.departmentId, l.departmentId)))
    .where(and(eq(l.organisationId, actor.organisationId), inArray(l.roundId, [...roundIds])))
    .groupBy(l.id, l.roundId, l.departmentId, l.token, l.invited)
    .orderBy(asc(l.id));
}

/** What was said in these rounds, by round: whoever shows any of it asks `shownResults` first. */
export async function findAnswers(actor: Actor, roundIds: readonly string[], tx: Db): Promise<Map<string, Answer[]>> {
  const found = new Map(roundIds.map((id): [string, Answer[]] => [id, []]));
  if (roundIds.length === 0) return found;
  const a = t.surveyAnswer;
  const rows = await tx
    .select({ roundId: a.roundId, departmentId: a.departmentId, scores: a.scores })
    .from(a)
    .where(and(eq(a.organisationId, actor.organisationId), inArray(a.roundId, [...roundIds])));
  for (const { roundId, ...answer } of rows) found.get(roundId)!.push(answer);
  return found;
}
