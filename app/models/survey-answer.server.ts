// Answering a survey, without signing in: whoever has the link answers for its department, and nothing is kept of who or when.
import { and, count, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { areScores, type Scores } from './planning/adoption/survey';
import type { SurveyKind } from './planning/adoption/survey-kind';
import { mostAnswers } from './planning/adoption/survey-round';
import type { Day } from './planning/day';
import type { Label } from './planning/plan';
import { roundOf, type SurveyRound } from './survey-rows.server';

export type AskedSurvey = Pick<SurveyRound, 'kind' | 'name' | 'opensOn' | 'lastDay' | 'state'> & {
  roundId: string;
  municipality: string;
  theme: string;
  department: Label;
};

/** As links are made; anything else is asked of no database. */
const isToken = (token: string) => /^[0-9a-z]{32}$/.test(token);

type Found = { survey: AskedSurvey; link: typeof t.surveyLink.$inferSelect };

async function findLink(token: string, today: Day, tx: Db): Promise<Found | null> {
  if (!isToken(token)) return null;
  const [l, r, d, o] = [t.surveyLink, t.surveyRound, t.department, t.organisation];
  const [row] = await tx
    .select({
      ...{ link: l, round: r, municipality: o.name, theme: o.theme },
      ...{ department: { nl: d.name, en: d.nameEn } },
    })
    .from(l)
    .innerJoin(r, and(eq(r.programmeId, l.programmeId), eq(r.id, l.roundId)))
    .innerJoin(d, and(eq(d.organisationId, l.organisationId), eq(d.id, l.departmentId)))
    .innerJoin(o, eq(o.id, l.organisationId))
    .where(eq(l.token, token));
  if (!row) return null;
  const { id: roundId, settled: _settled, ...round } = roundOf(row.round, today);
  const { municipality, theme, department, link } = row;
  return { survey: { ...round, roundId, municipality, theme, department }, link };
}

/** What is asked behind a link; null when there is no such link. */
export async function getSurvey(token: string, today: Day, tx: Db = db()): Promise<AskedSurvey | null> {
  return (await findLink(token, today, tx))?.survey ?? null;
}

export type SurveyAnswered =
  | { status: 'saved'; roundId: string; kind: SurveyKind }
  /** Nothing was kept: it is not open, these cannot be scores, or so many answered that it cannot be right. */
  | { status: 'planned' | 'closed' | 'refused' | 'full' };

/**
 * Keeps what somebody said, one score per statement. Null when there is no such link. Who answers a round that is being
 * closed comes before it or finds it closed, never after its scores were counted.
 */
export async function answerSurvey(
  token: string,
  scores: Scores,
  today: Day,
  tx: Db = db(),
): Promise<SurveyAnswered | null> {
  return tx.transaction(async (inner): Promise<SurveyAnswered | null> => {
    const step = inner as unknown as Db;
    const known = await findLink(token, today, step);
    if (!known) return null;
    const { id, organisationId, programmeId, roundId, departmentId } = known.link;
    // The round as it is once nobody can close it before this is written; closing waits for the same row.
    const [row] = await step.select().from(t.surveyRound).where(eq(t.surveyRound.id, roundId)).for('update');
    const { state, kind } = roundOf(row!, today);
    if (state !== 'open') return { status: state };
    if (!areScores(kind, scores)) return { status: 'refused' };
    const [link] = await step
      .select({ invited: t.surveyLink.invited })
      .from(t.surveyLink)
      .where(eq(t.surveyLink.id, id));
    if (!link) return null;
    const a = t.surveyAnswer;
    const [answers] = await step
      .select({ count: count() })
      .from(a)
      .where(and(eq(a.programmeId, programmeId), eq(a.roundId, roundId), eq(a.departmentId, departmentId)));
    if (answers!.count >= mostAnswers(link.invited)) return { status: 'full' };
    await step
      .insert(a)
      .values({ id: newId(), organisationId, programmeId, roundId, departmentId, scores: [...scores] });
    return { status: 'saved', roundId, kind };
  });
}
