// What all programmes of a municipality ask of their readers today: kept per programme until something of it changes.
import { sql } from 'drizzle-orm';
import { type Db, db, rememberedOf, rowsOf } from './db/client.server';
import { keptByStamp, newLook } from './kept-by-stamp';
import { findLateFigures } from './late.server';
import { askedByOthers } from './load.server';
import { loadPlan } from './plan-load.server';
import type { Period } from './planning/adoption/period';
import { addMonths, type Day, firstOfMonth } from './planning/day';
import { type ProgrammeNow, programmeNow } from './planning/home/programme-now';
import { pressure, teamsOverLimit, type TeamOverLimit } from './planning/month-limits';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';

/** Figures of one metric that one department has not delivered. */
export type LateLine = {
  programmeId: string;
  metricKey: string;
  metric: Label;
  departmentId: string;
  department: Label;
  ownerId: string | null;
  /** How many periods, and the first of them. */
  periods: number;
  first: Period;
};

type Stamped = { id: string; stamp: string; figures: string; measured: number };
/** `measured`: the place of its latest delivery of figures among all of them; 0 where nothing was measured. */
export type ProgrammeHome = ProgrammeNow & { measured: number };

const keepAtMost = 200;
// What is said follows from what is stamped, and the database says at every read which stamp is current.
const keptNow = rememberedOf(() => keptByStamp<ProgrammeNow | null>(keepAtMost));
const keptLate = rememberedOf(() => keptByStamp<LateLine[]>(keepAtMost));

async function findStamps(actor: Actor, today: Day): Promise<Stamped[]> {
  const result = await db().execute(sql`select p.id, p.version || ' ' || o.revision || ' ' || ${today}::text as stamp,
      o.revision || ' ' || ${today}::text || ' ' ||
        coalesce((select max(b.position) from figure_batch b where b.programme_id = p.id), 0) || ' ' ||
        (select count(*) from survey_round r where r.programme_id = p.id and r.closed_at is not null) as figures,
      coalesce((select max(b.position) from figure_batch b where b.programme_id = p.id), 0)::int as measured
    from programme p join organisation o on o.id = p.organisation_id
    where p.organisation_id = ${actor.organisationId} order by p.go_live, p.id`);
  return rowsOf<Stamped>(result);
}

/** Every programme of the municipality as it stands today, first go-live first, and the figures that are late. */
export async function findHome(actor: Actor, today: Day): Promise<{ programmes: ProgrammeHome[]; late: LateLine[] }> {
  const programmes: ProgrammeHome[] = [];
  const late: LateLine[] = [];
  const around = { of: `${actor.organisationId} ${today}`, look: newLook() };
  for (const { id, stamp, figures, measured } of await findStamps(actor, today)) {
    const now = await keptNow()({ ...around, id, stamp }, async () => {
      const plan = await loadPlan(actor, id);
      return plan && programmeNow(plan, today);
    });
    if (!now) continue;
    programmes.push({ ...now, measured });
    late.push(...(await keptLate()({ ...around, id, stamp: figures }, () => lateIn(actor, id, today))));
  }
  return { programmes, late };
}

async function lateIn(actor: Actor, programmeId: string, today: Day): Promise<LateLine[]> {
  const { late, metrics, departments } = await findLateFigures(actor, programmeId, today);
  const metricNames = new Map(metrics.map(({ key, title }) => [key, title]));
  const departmentNames = new Map(departments.map(({ id, name }) => [id, name]));
  return late.flatMap(({ metricKey, departmentId, periods, ownerId }): LateLine[] => {
    const [metric, department] = [metricNames.get(metricKey), departmentNames.get(departmentId)];
    if (!metric || !department) return [];
    const [first] = periods as [Period];
    return [{ programmeId, metricKey, metric, departmentId, department, ownerId, periods: periods.length, first }];
  });
}

export type RedTeam = TeamOverLimit & { month: Day };

const monthsAhead = 3;

/** Teams over their limit in this month or the two after it, of all programmes together: each once, in its worst month. */
export async function findRedTeams(actor: Actor, programmeId: string, today: Day, tx: Db = db()): Promise<RedTeam[]> {
  const [plan, others] = await Promise.all([loadPlan(actor, programmeId, tx), askedByOthers(actor, programmeId, tx)]);
  if (!plan) return [];
  const months = Array.from({ length: monthsAhead }, (_, at) => addMonths(firstOfMonth(today), at));
  const worst = new Map<string, RedTeam>();
  teamsOverLimit(plan, months, others.hours).forEach((teams, at) => {
    for (const team of teams) {
      const known = worst.get(team.teamId);
      if (!known || pressure(team) > pressure(known)) worst.set(team.teamId, { ...team, month: months[at]! });
    }
  });
  return [...worst.values()].sort((a, b) => pressure(b) - pressure(a));
}
