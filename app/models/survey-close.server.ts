// Closing a round, which stands in the municipality's history: nobody answers any more, its answers lose what order they had, and what may be seen of them becomes figures.
import { and, eq, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { acceptFigures } from './figure.server';
import { getMetric } from './metric.server';
import { lockOrganisation } from './organisation.server';
import { type OrganisationEntry, tellChange } from './organisation-history.server';
import type { ReadLine } from './planning/adoption/figure';
import type { Metric } from './planning/adoption/metric';
import { periodAt, writePeriod } from './planning/adoption/period';
import type { UnitResult } from './planning/adoption/survey';
import { metricOfSurvey } from './planning/adoption/survey-statements';
import type { Day } from './planning/day';
import { fieldsThatDiffer } from './planning/difference';
import { type Actor, may } from './planning/permission';
import { loadResults, takesScores } from './survey-results.server';
import { findRoundRows, getRoundRow, type SurveyRound } from './survey-rows.server';

export type CloseAnswer =
  | { status: 'closed'; figures: number }
  | { status: 'forbidden' }
  /** Nobody could answer yet. */
  | { status: 'refused'; reason: 'survey_planned' | 'survey_closed' };

/** Closes a round today; its scores become figures of the period in which its last day falls. Null when it is not there. */
export async function closeRound(
  actor: Actor,
  { programmeId, roundId }: { programmeId: string; roundId: string },
  today: Day,
  tx: Db = db(),
): Promise<CloseAnswer | null> {
  if (!may(actor, 'surveys.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner) => {
    const step = inner as unknown as Db;
    // As everywhere that one first: what is told of it is numbered there.
    await lockOrganisation(step, actor.organisationId);
    const round = await getRoundRow(actor, { programmeId, roundId, today, lock: true }, step);
    if (!round) return null;
    if (round.settled) return { status: 'refused', reason: 'survey_closed' };
    if (round.state === 'planned') return { status: 'refused', reason: 'survey_planned' };
    return { status: 'closed', figures: await settle(actor, programmeId, round, today, step) };
  });
}

/** The programme whose survey a change was of; null when it is not there any more. */
export async function programmeOfSurvey(actor: Actor, entry: OrganisationEntry, tx: Db = db()): Promise<string | null> {
  const r = t.surveyRound;
  const [row] = await tx
    .select({ programmeId: r.programmeId })
    .from(r)
    .where(and(eq(r.id, entry.rowId), eq(r.organisationId, actor.organisationId)));
  return row?.programmeId ?? null;
}

/** Closes every round whose last day has passed, oldest first; does nothing for who may not. Two who look at once close once. */
export async function closeDue(actor: Actor, programmeId: string, today: Day, tx: Db = db()): Promise<void> {
  if (!may(actor, 'surveys.manage')) return;
  const rounds = await findRoundRows(actor, programmeId, today, tx);
  for (const { id, state, settled } of rounds.reverse()) {
    if (state === 'closed' && !settled) await closeRound(actor, { programmeId, roundId: id }, today, tx);
  }
}

async function settle(actor: Actor, programmeId: string, open: SurveyRound, today: Day, tx: Db): Promise<number> {
  const round: SurveyRound = { ...open, state: 'closed', lastDay: open.lastDay < today ? open.lastDay : today };
  const [closed] = await tx
    .update(t.surveyRound)
    .set({ closedAt: sql`now()`, lastDay: round.lastDay })
    .where(and(eq(t.surveyRound.id, round.id), eq(t.surveyRound.organisationId, actor.organisationId)))
    .returning({ closedAt: t.surveyRound.closedAt, lastDay: t.surveyRound.lastDay });
  const difference = fieldsThatDiffer({ closedAt: null, lastDay: open.lastDay }, closed!)!;
  const title = { nl: round.name, en: null };
  await tellChange(tx, actor, { collection: 'survey_rounds', rowId: round.id, title, ...difference });
  await shuffleAnswers(actor, programmeId, round.id, tx);
  const results = (await loadResults(actor, programmeId, { kind: round.kind, rounds: [round] }, tx)).get(round.id)!;
  const metric = await getMetric(actor, metricOfSurvey[round.kind], tx);
  const lines = takesScores(metric) ? figuresOf(metric, round, results) : [];
  if (lines.length === 0) return 0;
  const answer = await acceptFigures(actor, programmeId, lines, { source: 'survey', today }, tx);
  if (answer?.status === 'saved') return answer.added + answer.changed;
  if (answer?.status === 'unchanged') return 0;
  throw new Error(`the figures of a survey could not be delivered: ${answer?.status}`);
}

/** Writes the answers anew in the order of their ids, which are random: until then the rows lie in the table as they came. */
async function shuffleAnswers(actor: Actor, programmeId: string, roundId: string, tx: Db): Promise<void> {
  await tx.execute(sql`with taken as (
      delete from survey_answer
      where programme_id = ${programmeId} and round_id = ${roundId} and organisation_id = ${actor.organisationId}
      returning *)
    insert into survey_answer (id, organisation_id, programme_id, round_id, department_id, scores)
    select id, organisation_id, programme_id, round_id, department_id, scores from taken order by id`);
}

const decimals = 3;
const rounded = (value: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** Of departments that show their results only: a figure that hides could be told from what two pages show of it. */
function figuresOf(metric: Metric, round: SurveyRound, results: readonly UnitResult[]): ReadLine[] {
  const period = periodAt(metric.frequency, round.lastDay);
  return results.flatMap(({ departmentId, of, profile }, at) => {
    if (departmentId === null || of !== 'own' || !profile?.level) return [];
    const figure = { numerator: rounded(profile.level.mean), denominator: profile.level.n };
    const said = {
      ...{ period: writePeriod(period), department: departmentId, metric: metric.key },
      ...{ numerator: String(figure.numerator), denominator: String(figure.denominator) },
    };
    return [{ line: at + 1, metric, departmentId, period, figure, said, faults: [] }];
  });
}
