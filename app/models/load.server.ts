// What the load of teams is worked out from beside one plan: the other programmes that ask the same teams, and changes that took a team over its limit.
import { and, asc, desc, eq, gte, isNotNull, ne } from 'drizzle-orm';
import { type Db, db, rememberedOf } from './db/client.server';
import * as t from './db/schema';
import { midnight } from './history.server';
import { loadPlan } from './plan-load.server';
import { addedUp } from './planning/capacity/heat-map';
import { type Demand, demandOf } from './planning/capacity/load';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';

/** The plans of all other programmes of the municipality, by name. */
export async function findOtherPlans(actor: Actor, programmeId: string, tx: Db = db()): Promise<Plan[]> {
  const rows = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(and(eq(t.programme.organisationId, actor.organisationId), ne(t.programme.id, programmeId)))
    .orderBy(asc(t.programme.name), asc(t.programme.id));
  const plans = await Promise.all(rows.map(({ id }) => loadPlan(actor, id, tx)));
  return plans.filter((plan) => plan !== null);
}

type Stamped = { id: string; version: number; revision: number };
type KeptDemand = { organisationId: string; stamp: string; demand: Demand };

// What a programme asks follows from its version and the municipality's revision, which the database says at every read.
const keptDemands = rememberedOf(() => new Map<string, KeptDemand>());
const keepAtMost = 200;

async function demandOfProgramme(actor: Actor, { id, version, revision }: Stamped, tx: Db): Promise<Demand> {
  const kept = keptDemands();
  const stamp = `${version} ${revision}`;
  const known = kept.get(id);
  if (known?.organisationId === actor.organisationId && known.stamp === stamp) return known.demand;
  const plan = await loadPlan(actor, id, tx);
  const demand: Demand = plan ? demandOf(plan) : new Map();
  // Inside a transaction what was read may never be committed.
  if (tx === db()) {
    kept.delete(id);
    kept.set(id, { organisationId: actor.organisationId, stamp, demand });
    if (kept.size > keepAtMost) kept.delete(kept.keys().next().value!);
  }
  return demand;
}

/** What all other programmes of the municipality together ask of its teams. */
export async function demandOfOthers(actor: Actor, programmeId: string, tx: Db = db()): Promise<Demand> {
  const rows = await tx
    .select({ id: t.programme.id, version: t.programme.version, revision: t.organisation.revision })
    .from(t.programme)
    .innerJoin(t.organisation, eq(t.organisation.id, t.programme.organisationId))
    .where(and(eq(t.programme.organisationId, actor.organisationId), ne(t.programme.id, programmeId)))
    .orderBy(asc(t.programme.id));
  const demands: Demand[] = [];
  for (const row of rows) demands.push(await demandOfProgramme(actor, row, tx));
  return addedUp(demands);
}

/** Changes since a day (Amsterdam) that took a team over its limit, newest first. */
export async function findOverloads(
  actor: Actor,
  programmeId: string,
  { since, limit = 20 }: { since: Day; limit?: number },
  tx: Db = db(),
) {
  const { planHistory: history, userAccount } = t;
  const rows = await tx
    .select({
      id: history.id,
      at: history.at,
      userName: userAccount.name,
      overloads: history.overloads,
      reason: history.overloadReason,
    })
    .from(history)
    .leftJoin(
      userAccount,
      and(eq(userAccount.organisationId, history.organisationId), eq(userAccount.id, history.userId)),
    )
    .where(
      and(
        eq(history.organisationId, actor.organisationId),
        eq(history.programmeId, programmeId),
        isNotNull(history.overloads),
        gte(history.at, midnight(since)),
      ),
    )
    .orderBy(desc(history.version))
    .limit(limit);
  return rows.map(({ overloads, ...row }) => ({ ...row, overloads: overloads ?? [] }));
}
