// What measures are weighed with: how the programme stands, and the answers of the assessment that data fill in.
import { findAssessments } from './assessment.server';
import { type Db, db } from './db/client.server';
import type { MeasuredFacts, QuestionMeans } from './planning/capacity/measures';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';
import { loadStandingFacts } from './standing.server';

/** Visible means per question of the round that the scores of the standing are of; null when there is none. */
async function questionMeansOn(actor: Actor, programmeId: string, on: Day, tx: Db): Promise<QuestionMeans | null> {
  const rounds = await findAssessments(actor, programmeId, tx);
  const told = rounds.find(({ heldOn, results }) => heldOn <= on && results?.verdict);
  if (!told?.results) return null;
  return new Map(told.results.questions.flatMap(({ id, score }) => (score ? [[id, score.mean] as const] : [])));
}

/** The facts of a plan on a day, to which measures can be added. */
export async function loadMeasuredFacts(actor: Actor, plan: Plan, on: Day, tx: Db = db()): Promise<MeasuredFacts> {
  const facts = await loadStandingFacts(actor, plan, on, tx);
  return { ...facts, questionMeans: await questionMeansOn(actor, plan.programme.id, on, tx) };
}
