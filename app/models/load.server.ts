// What the load of teams is worked out from beside one plan: the other programmes that ask the same teams and departments, and changes that took one over its limit.
import { and, asc, desc, eq, gte, isNotNull, ne, type SQL } from 'drizzle-orm';
import { atOnce } from './at-once';
import { type Db, db, rememberedOf } from './db/client.server';
import * as t from './db/schema';
import { midnight } from './history.server';
import { findStamps, loadPlan, loadPlanAt, type Stamped } from './plan-load.server';
import type { LoadCrossing } from './planning/capacity/crossings';
import { addedUp } from './planning/capacity/heat-map';
import { demandOf } from './planning/capacity/load';
import type { OthersAsk } from './planning/change/effects';
import type { ChangeCrossing } from './planning/change-load/crossings';
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
    .select({ id: t.programme.id, version: t.programme.version, revision: t.organisation.revision })
    .from(t.programme)
    .innerJoin(t.organisation, eq(t.organisation.id, t.programme.organisationId))
    .where(and(eq(t.programme.organisationId, actor.organisationId), which))
    .orderBy(asc(t.programme.name), asc(t.programme.id));
  const loaded = await Promise.all(rows.map((row) => loadPlanAt(actor, row, tx)));
  return loaded.flatMap((one) => (one ? [one.plan] : []));
}

type KeptAsk = { organisationId: string; stamp: string; ask: OthersAsk };

// What a programme asks follows from its version and the municipality's revision, which the database says at every read.
const keptAsks = rememberedOf(() => new Map<string, KeptAsk>());
const oneAsk = rememberedOf(() => atOnce<OthersAsk>());
const keepAtMost = 200;

const nothing: OthersAsk = { hours: new Map(), points: new Map() };

async function askOf(actor: Actor, stamped: Stamped, tx: Db): Promise<OthersAsk> {
  const { id, version, revision } = stamped;
  const kept = keptAsks();
  const stamp = `${version} ${revision}`;
  const known = kept.get(id);
  if (known?.organisationId === actor.organisationId && known.stamp === stamp) return known.ask;
  const read = async () => {
    const loaded = await loadPlanAt(actor, stamped, tx);
    return loaded ? { hours: demandOf(loaded.plan), points: pointLoad(loaded.plan) } : nothing;
  };
  // Inside a transaction what was read may never be committed.
  if (tx !== db()) return read();
  return oneAsk()(`${actor.organisationId} ${id} ${stamp}`, async () => {
    const ask: OthersAsk = await read();
    keep(kept, id, { organisationId: actor.organisationId, stamp, ask });
    return ask;
  });
}

const keptSums = rememberedOf(() => new Map<string, KeptAsk>());

/**
 * What all other programmes of the municipality together ask of its teams and departments; the same value as long as nothing of
 * it changed. Nothing when the programme is not one of the municipality.
 */
export async function askedByOthers(actor: Actor, programmeId: string, tx: Db = db()): Promise<OthersAsk> {
  return askedByOthersAt(actor, { programmeId, stamps: await findStamps(actor, tx) }, tx);
}

/** The same, of programmes of which the database just said as of when they are. */
export async function askedByOthersAt(
  actor: Actor,
  { programmeId, stamps }: { programmeId: string; stamps: readonly Stamped[] },
  tx: Db = db(),
): Promise<OthersAsk> {
  const others = stamps.filter(({ id }) => id !== programmeId);
  if (others.length === stamps.length) return nothing;
  const stamp = others.map(({ id, version, revision }) => `${id} ${version} ${revision}`).join();
  const known = keptSums().get(programmeId);
  if (known?.organisationId === actor.organisationId && known.stamp === stamp) return known.ask;
  const asks: OthersAsk[] = [];
  for (const row of others) asks.push(await askOf(actor, row, tx));
  const ask = { hours: addedUp(asks.map(({ hours }) => hours)), points: addedPoints(asks.map(({ points }) => points)) };
  if (tx === db()) keep(keptSums(), programmeId, { organisationId: actor.organisationId, stamp, ask });
  return ask;
}

/** The latest last; what was asked longest ago goes first. */
function keep(kept: Map<string, KeptAsk>, id: string, row: KeptAsk) {
  kept.delete(id);
  kept.set(id, row);
  if (kept.size > keepAtMost) kept.delete(kept.keys().next().value!);
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

/** A change that took teams or departments over their limit; `ofSettings`: not of the plan but of what there is, for all programmes. */
type OverloadRow = {
  id: string;
  at: string;
  userName: string | null;
  overloads: (LoadCrossing | ChangeCrossing)[];
  reason: string | null;
  ofSettings: boolean;
};
type Since = { since: Day; limit: number };

async function ofPlan(actor: Actor, programmeId: string, { since, limit }: Since, tx: Db): Promise<OverloadRow[]> {
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
  return rows.map(({ overloads, ...row }) => ({ ...row, overloads: overloads ?? [], ofSettings: false }));
}

async function ofSettings(actor: Actor, { since, limit }: Since, tx: Db): Promise<OverloadRow[]> {
  const { organisationHistory: history, organisationOverload: overload, userAccount } = t;
  const rows = await tx
    .select({
      id: history.id,
      at: history.at,
      userName: userAccount.name,
      overloads: overload.overloads,
      reason: overload.reason,
    })
    .from(overload)
    .innerJoin(history, and(eq(history.organisationId, overload.organisationId), eq(history.id, overload.changeId)))
    .leftJoin(
      userAccount,
      and(eq(userAccount.organisationId, history.organisationId), eq(userAccount.id, history.userId)),
    )
    .where(and(eq(overload.organisationId, actor.organisationId), gte(history.at, midnight(since))))
    .orderBy(desc(history.revision))
    .limit(limit);
  return rows.map((row) => ({ ...row, ofSettings: true }));
}

/** Those of teams and departments that a plan asks something of. */
function concerning(plan: Plan, overloads: OverloadRow['overloads']) {
  const [demand, points] = [demandOf(plan), pointLoad(plan)];
  return overloads.filter((row) =>
    'teamId' in row ? demand.has(row.teamId) : row.departmentId === null || points.get(row.departmentId)?.size,
  );
}

/**
 * Changes since a day (Amsterdam) that took a team or department over its limit, newest first: of the plan, and of the settings
 * as far as the programme asks something of whom they took there.
 */
export async function findOverloads(
  actor: Actor,
  programmeId: string,
  { since, limit = 20 }: { since: Day; limit?: number },
  tx: Db = db(),
): Promise<OverloadRow[]> {
  const plan = await loadPlan(actor, programmeId, tx);
  if (!plan) return [];
  const [own, settings] = await Promise.all([
    ofPlan(actor, programmeId, { since, limit }, tx),
    ofSettings(actor, { since, limit }, tx),
  ]);
  const concerned = settings.flatMap((row) => {
    const overloads = concerning(plan, row.overloads);
    return overloads.length > 0 ? [{ ...row, overloads }] : [];
  });
  const moment = ({ at }: OverloadRow) => new Date(at).getTime();
  return [...own, ...concerned].sort((a, b) => moment(b) - moment(a)).slice(0, limit);
}
