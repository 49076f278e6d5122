// What the load of teams is worked out from beside one plan: the other programmes that ask the same teams and departments, and changes that took one over its limit.
import { and, asc, desc, eq, gte, isNotNull, ne, type SQL } from 'drizzle-orm';
import { type Db, db, rememberedOf } from './db/client.server';
import * as t from './db/schema';
import { midnight } from './history.server';
import { loadPlan } from './plan-load.server';
import { addedUp } from './planning/capacity/heat-map';
import { demandOf } from './planning/capacity/load';
import type { OthersAsk } from './planning/change/effects';
import { addedPoints, pointLoad } from './planning/change-load/load';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';

/** The plans of all programmes of the municipality, by name. */
export const findPlans = (actor: Actor, tx: Db = db()): Promise<Plan[]> => plansWhere(actor, undefined, tx);

/** The plans of all programmes but one, by name. */
export const findOtherPlans = (actor: Actor, programmeId: string, tx: Db = db()): Promise<Plan[]> =>
  plansWhere(actor, ne(t.programme.id, programmeId), tx);

async function plansWhere(actor: Actor, which: SQL | undefined, tx: Db): Promise<Plan[]> {
  const rows = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(and(eq(t.programme.organisationId, actor.organisationId), which))
    .orderBy(asc(t.programme.name), asc(t.programme.id));
  const plans = await Promise.all(rows.map(({ id }) => loadPlan(actor, id, tx)));
  return plans.filter((plan) => plan !== null);
}

type Stamped = { id: string; version: number; revision: number };
type KeptAsk = { organisationId: string; stamp: string; ask: OthersAsk };

// What a programme asks follows from its version and the municipality's revision, which the database says at every read.
const keptAsks = rememberedOf(() => new Map<string, KeptAsk>());
const keepAtMost = 200;

async function askOf(actor: Actor, { id, version, revision }: Stamped, tx: Db): Promise<OthersAsk> {
  const kept = keptAsks();
  const stamp = `${version} ${revision}`;
  const known = kept.get(id);
  if (known?.organisationId === actor.organisationId && known.stamp === stamp) return known.ask;
  const plan = await loadPlan(actor, id, tx);
  const ask: OthersAsk = plan
    ? { hours: demandOf(plan), points: pointLoad(plan) }
    : { hours: new Map(), points: new Map() };
  // Inside a transaction what was read may never be committed.
  if (tx === db()) {
    kept.delete(id);
    kept.set(id, { organisationId: actor.organisationId, stamp, ask });
    if (kept.size > keepAtMost) kept.delete(kept.keys().next().value!);
  }
  return ask;
}

/** What all other programmes of the municipality together ask of its teams and departments. */
export async function askedByOthers(actor: Actor, programmeId: string, tx: Db = db()): Promise<OthersAsk> {
  const rows = await tx
    .select({ id: t.programme.id, version: t.programme.version, revision: t.organisation.revision })
    .from(t.programme)
    .innerJoin(t.organisation, eq(t.organisation.id, t.programme.organisationId))
    .where(and(eq(t.programme.organisationId, actor.organisationId), ne(t.programme.id, programmeId)))
    .orderBy(asc(t.programme.id));
  const asks: OthersAsk[] = [];
  for (const row of rows) asks.push(await askOf(actor, row, tx));
  return { hours: addedUp(asks.map(({ hours }) => hours)), points: addedPoints(asks.map(({ points }) => points)) };
}

/** What one change took over its limit; nothing when the change is not one of the programme. */
export async function overloadsOf(actor: Actor, programmeId: string, changeId: string, tx: Db = db()) {
  const { planHistory: history } = t;
  const [row] = await tx
    .select({ overloads: history.overloads })
    .from(history)
    .where(
      and(
        eq(history.organisationId, actor.organisationId),
        eq(history.programmeId, programmeId),
        eq(history.id, changeId),
      ),
    );
  return row?.overloads ?? [];
}

/** Changes since a day (Amsterdam) that took a team or department over its limit, newest first. */
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
