// What the standing of a programme is worked out from, as it was known on a day: other programmes, levels, assessment, adoption, the adopted plan.
import { and, eq, gt } from 'drizzle-orm';
import { loadAdoption } from './adoption.server';
import { findAssessments, type RoundSummary, toldOn } from './assessment.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findBaselines, planOfBaseline } from './baseline.server';
import { findDepartments } from './department.server';
import { midnight } from './history.server';
import { askedByOthers } from './load.server';
import { standsStill, standstillMetric } from './planning/adoption/stand-still';
import type { StandingFacts } from './planning/capacity/standing';
import { addDays, type Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';
import { getStagnationRules } from './stagnation-rules.server';
import { takesScores } from './survey-results.server';
import { findTeamLevels } from './team-competence.server';

const pressureMetric = 'M17';

/** When each item was to end in the plan that held on a day; null when none was adopted by then. */
async function adoptedOn(actor: Actor, programmeId: string, on: Day, tx: Db): Promise<Map<string, Day> | null> {
  const until = midnight(addDays(on, 1));
  const baselines = await findBaselines(actor, programmeId, tx);
  const adoptions = baselines.flatMap(({ id, adopted, adoptedBefore }) =>
    [...(adopted ? [adopted] : []), ...adoptedBefore].map(({ at }) => ({ id, at: new Date(at).toISOString() })),
  );
  const last = adoptions.filter(({ at }) => at < until).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const plan = last ? await planOfBaseline(actor, programmeId, last.id, tx) : null;
  return plan && new Map(plan.items.filter(({ retired }) => !retired).map((item) => [item.id, item.until]));
}

async function adoptionOn(actor: Actor, plan: Plan, on: Day, tx: Db) {
  const { id, goLive } = plan.programme;
  const metricsAsked = [standstillMetric, pressureMetric];
  const [{ metrics, series, targets }, departments] = [
    await loadAdoption(actor, id, { metrics: metricsAsked }, tx),
    await findDepartments(actor, tx),
  ];
  const byKey = (key: string) => metrics.find((metric) => metric.key === key);
  const adoption = standsStill(byKey(standstillMetric), { series, targets }, departments, { goLive, today: on });
  const pressures = new Map<string, number>();
  if (takesScores(byKey(pressureMetric) ?? null)) {
    for (const { id: teamId, departmentId } of plan.capacity.teams) {
      const own = series.find(
        (one) => one.metricKey === pressureMetric && one.of === 'own' && one.departmentId === departmentId,
      );
      const level = own?.points.filter((point) => point.start <= on && point.level !== null).at(-1)?.level;
      if (departmentId !== null && level != null) pressures.set(teamId, level);
    }
  }
  return { adoption, pressures };
}

/** Pivotal or not, teams of which something was agreed that still holds on a day. */
async function agreedOn(actor: Actor, programmeId: string, on: Day, tx: Db): Promise<Set<string>> {
  const a = t.teamAgreement;
  const rows = await tx
    .select({ teamId: a.teamId })
    .from(a)
    .where(and(eq(a.organisationId, actor.organisationId), eq(a.programmeId, programmeId), gt(a.untilDay, on)));
  return new Set(rows.map(({ teamId }) => teamId));
}

/** Of a plan as it is or was on a day; what is known of teams counts from the day it was said for, whenever it was typed. */
export async function loadStandingFacts(actor: Actor, plan: Plan, on: Day, tx: Db = db()): Promise<StandingFacts> {
  return standingFactsWith(actor, plan, { on, rounds: await findAssessments(actor, plan.programme.id, tx) }, tx);
}

/** As {@link loadStandingFacts}, for who has the rounds of the assessment already. */
export async function standingFactsWith(
  actor: Actor,
  plan: Plan,
  { on, rounds }: { on: Day; rounds: readonly RoundSummary[] },
  tx: Db = db(),
): Promise<StandingFacts> {
  const { id } = plan.programme;
  return {
    plan,
    others: (await askedByOthers(actor, id, tx)).hours,
    levels: await findTeamLevels(actor, tx),
    scores: toldOn(rounds, on)?.results?.scales ?? null,
    ...(await adoptionOn(actor, plan, on, tx)),
    adopted: await adoptedOn(actor, id, on, tx),
    agreed: await agreedOn(actor, id, on, tx),
    rules: await getStagnationRules(actor, tx),
    today: on,
  };
}
