// The stagnation index over time: read once a day of every programme, by the product itself, and kept as it was.
import { and, desc, eq, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { loadPlan } from './plan-load.server';
import type { StagnationBand, StagnationReading } from './planning/capacity/stagnation';
import { standingOf } from './planning/capacity/standing';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';
import { planOn } from './snapshot.server';
import { loadStandingFacts } from './standing.server';

const r = t.stagnationReading;
const columns = { day: r.day, index: r.value, band: r.band, scores: r.scores, version: r.version };
const own = (actor: Actor, programmeId: string) =>
  and(eq(r.organisationId, actor.organisationId), eq(r.programmeId, programmeId));

type Read = Omit<StagnationReading, 'day' | 'band'> & { day: string; band: string };
const typed = ({ day, band, ...row }: Read): StagnationReading => ({
  ...row,
  day: day as Day,
  band: band as StagnationBand,
});

/**
 * Readings that are drawn: one a day makes a year and a half. A programme that runs for years would else draw ever more points on
 * the same width, of which nobody tells one from the next; older readings stay as they are kept.
 */
export const mostReadings = 550;

/** The latest readings of a programme, at most {@link mostReadings}, oldest first. */
export async function findReadings(
  actor: Actor,
  programmeId: string,
  { most = mostReadings }: { most?: number } = {},
  tx: Db = db(),
): Promise<StagnationReading[]> {
  const rows = await tx.select(columns).from(r).where(own(actor, programmeId)).orderBy(desc(r.day)).limit(most);
  return rows.reverse().map(typed);
}

/** The latest reading, or null. */
export async function latestReading(
  actor: Actor,
  programmeId: string,
  tx: Db = db(),
): Promise<StagnationReading | null> {
  const [row] = await tx.select(columns).from(r).where(own(actor, programmeId)).orderBy(desc(r.day)).limit(1);
  return row ? typed(row) : null;
}

/** Works out the index of a plan as it was on a day and keeps it; what was kept of that day is replaced. False when it cannot be told. */
export async function keepReading(actor: Actor, plan: Plan, day: Day, tx: Db = db()): Promise<boolean> {
  const facts = await loadStandingFacts(actor, plan, day, tx);
  const { stagnation } = standingOf(facts);
  if (stagnation.index === null || stagnation.band === null) return false;
  const scores = Object.fromEntries(stagnation.drivers.map(({ driver, score }) => [driver, score]));
  const values = {
    ...{ value: stagnation.index, band: stagnation.band, version: facts.rules.version },
    scores: scores as StagnationReading['scores'],
  };
  const { id: programmeId, organisationId } = plan.programme;
  await tx
    .insert(r)
    .values({ organisationId, programmeId, day, ...values })
    .onConflictDoUpdate({ target: [r.programmeId, r.day], set: values });
  return true;
}

/** Reads days gone by from the plan as it was on each of them; days on which there was no plan yet are left out. */
export async function readBack(
  actor: Actor,
  programmeId: string,
  days: readonly Day[],
  tx: Db = db(),
): Promise<number> {
  let kept = 0;
  for (const day of days) {
    const plan = await planOn(actor, programmeId, day, tx);
    if (plan && (await keepReading(actor, plan, day, tx))) kept++;
  }
  return kept;
}

type Due = { id: string; organisationId: string };

/** Nobody in particular. */
const itself = ({ organisationId }: Due): Actor => ({
  ...{ userId: '', organisationId, role: 'reader' },
  departmentIds: [],
});

/** Reads every programme that was not read on this day or a later one yet. One that fails does not keep the others. Answers how many were read. */
export async function readDay(today: Day, tx: Db = db()): Promise<number> {
  const due = await tx.execute(sql`select p.id, p.organisation_id as "organisationId" from programme p
    where not exists (select from stagnation_reading r where r.programme_id = p.id and r.day >= ${today}) order by p.id`);
  const failures: unknown[] = [];
  let read = 0;
  for (const programme of rowsOf<Due>(due)) {
    try {
      const actor = itself(programme);
      const plan = await loadPlan(actor, programme.id, tx);
      if (plan && (await keepReading(actor, plan, today, tx))) read++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return read;
}

/** After other weights were decided: today's reading of every programme of the municipality, anew. */
export async function readAgain(actor: Actor, today: Day, tx: Db = db()): Promise<void> {
  const rows = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(eq(t.programme.organisationId, actor.organisationId));
  for (const { id } of rows) {
    const plan = await loadPlan(actor, id, tx);
    if (plan) await keepReading(actor, plan, today, tx);
  }
}
