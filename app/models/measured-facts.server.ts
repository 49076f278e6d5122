// What measures are weighed with: how the programme stands, and the answers of the assessment that data fill in.
import { findAssessments, type RoundSummary, toldOn } from './assessment.server';
import { type Db, db } from './db/client.server';
import type { MeasuredFacts, QuestionMeans } from './planning/capacity/measures';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';
import { standingFactsWith } from './standing.server';

/** Visible means per question of the round that the scores of the standing are of; null when there is none. */
function questionMeansOn(rounds: readonly RoundSummary[], on: Day): QuestionMeans | null {
  const results = toldOn(rounds, on)?.results;
  if (!results) return null;
  return new Map(results.questions.flatMap(({ id, score }) => (score ? [[id, score.mean] as const] : [])));
}

/** The facts of a plan on a day, to which measures can be added. */
export async function loadMeasuredFacts(actor: Actor, plan: Plan, on: Day, tx: Db = db()): Promise<MeasuredFacts> {
  const rounds = await findAssessments(actor, plan.programme.id, tx);
  const facts = await standingFactsWith(actor, plan, { on, rounds }, tx);
  return { ...facts, questionMeans: questionMeansOn(rounds, on) };
}
