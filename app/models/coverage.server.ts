// What teams can do against what a programme asks: levels read, coverage and gaps worked out.
import { type Db, db } from './db/client.server';
import { findCompetences } from './directory.server';
import { competenceOf } from './planning/capacity/competence';
import { coverageOf } from './planning/capacity/coverage';
import { gapsOf } from './planning/capacity/gaps';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';
import { findTeamLevels } from './team-competence.server';

/** Competences of the municipality, what its teams have of them, and how that covers the plan's coming half year. */
export async function loadCoverage(actor: Actor, plan: Plan, today: Day, tx: Db = db()) {
  const [competences, rows] = await Promise.all([findCompetences(actor, tx), findTeamLevels(actor, tx)]);
  const competence = competenceOf(rows, plan.items, today);
  const coverage = coverageOf(plan, competence, today);
  return { competences, competence, coverage, gaps: gapsOf(coverage, competence) };
}
