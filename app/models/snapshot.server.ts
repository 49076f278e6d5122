// Plans of the past: read back from the nearest kept snapshot by turning round what was saved since.
import { and, asc, desc, eq, gt, gte, lt, lte } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { keepPastPlan, knownPastPlan } from './past-plan-cache.server';
import { loadPlan } from './plan-load.server';
import { addDays, type Day } from './planning/day';
import { minuteAt } from './planning/minute';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';
import { contentOf, planFrom, rewound } from './planning/snapshot';

/** A snapshot is kept every so many versions, so that reading back never takes more changes than this. */
export const snapshotEvery = 250;

/** Keeps the plan as it stands at its version; the same version is kept once. */
export async function keepSnapshot(tx: Db, plan: Plan): Promise<void> {
  const { organisationId, id: programmeId, version } = plan.programme;
  await tx
    .insert(t.planSnapshot)
    .values({ organisationId, programmeId, version, content: contentOf(plan) })
    .onConflictDoNothing();
}

/**
 * The plan as it was saved at a version, in the surroundings of today (calendar, people, teams). Null when the programme is
 * not the actor's, or there was no such version.
 */
export async function planAtVersion(
  actor: Actor,
  programmeId: string,
  version: number,
  tx: Db = db(),
): Promise<Plan | null> {
  const current = await loadPlan(actor, programmeId, tx);
  if (!current || version < 0 || version > current.programme.version) return null;
  if (version === current.programme.version) return current;
  const known = knownPastPlan(current, version);
  if (known) return known;
  const plan = await readBack(actor, current, version, tx);
  // Inside a transaction what is read may never be committed.
  if (tx === db()) keepPastPlan(current, plan);
  return plan;
}

/** The plan at an earlier version: from the nearest snapshot after it, or from `current`, back over the changes between. */
async function readBack(actor: Actor, current: Plan, version: number, tx: Db): Promise<Plan> {
  const programmeId = current.programme.id;
  const own = <T extends typeof t.planSnapshot | typeof t.planHistory>(table: T) =>
    and(eq(table.organisationId, actor.organisationId), eq(table.programmeId, programmeId));
  const [kept] = await tx
    .select({ version: t.planSnapshot.version, content: t.planSnapshot.content })
    .from(t.planSnapshot)
    .where(and(own(t.planSnapshot), gte(t.planSnapshot.version, version)))
    .orderBy(asc(t.planSnapshot.version))
    .limit(1);
  const from = kept ? planFrom(kept.content, current, kept.version) : current;
  if (from.programme.version === version) return from;
  const since = await tx
    .select({ rows: t.planHistory.rows })
    .from(t.planHistory)
    .where(
      and(own(t.planHistory), gt(t.planHistory.version, version), lte(t.planHistory.version, from.programme.version)),
    )
    .orderBy(asc(t.planHistory.version));
  return rewound(
    from,
    since.flatMap((entry) => entry.rows),
    version,
  );
}

/** The last version saved on or before a day (Amsterdam); null when nothing was saved yet. */
export async function versionOn(actor: Actor, programmeId: string, day: Day, tx: Db = db()): Promise<number | null> {
  const midnight = new Date(minuteAt(addDays(day, 1), '00:00')! * 60_000).toISOString();
  const [row] = await tx
    .select({ version: t.planHistory.version })
    .from(t.planHistory)
    .where(
      and(
        eq(t.planHistory.organisationId, actor.organisationId),
        eq(t.planHistory.programmeId, programmeId),
        lt(t.planHistory.at, midnight),
      ),
    )
    // The order in time is the order of the versions; asked so, one look in the index by time finds it.
    .orderBy(desc(t.planHistory.at), desc(t.planHistory.version))
    .limit(1);
  return row?.version ?? null;
}

/** When the first change was saved, ISO timestamp; null when there is none. */
export async function firstSavedAt(actor: Actor, programmeId: string, tx: Db = db()): Promise<string | null> {
  const [row] = await tx
    .select({ at: t.planHistory.at })
    .from(t.planHistory)
    .where(and(eq(t.planHistory.organisationId, actor.organisationId), eq(t.planHistory.programmeId, programmeId)))
    .orderBy(asc(t.planHistory.version))
    .limit(1);
  return row?.at ?? null;
}

/** The plan as it was at the end of a day, or null. */
export async function planOn(actor: Actor, programmeId: string, day: Day, tx: Db = db()): Promise<Plan | null> {
  const version = await versionOn(actor, programmeId, day, tx);
  return version === null ? null : planAtVersion(actor, programmeId, version, tx);
}
