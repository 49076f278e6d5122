// Baselines: a plan with a name that never changes, and which of them was adopted.
import { and, desc, eq, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { lockOrganisation, raiseRevision } from './organisation.server';
import { loadPlan } from './plan-load.server';
import { type Actor, may } from './planning/permission';
import type { Plan } from './planning/plan';
import { promisedDays } from './planning/promise-changes';
import { keepSnapshot, planAtVersion } from './snapshot.server';

export type Baseline = {
  id: string;
  version: number;
  name: string;
  reason: string;
  /** ISO timestamp. */
  at: string;
  userName: string | null;
  origin: 'person' | 'gate';
  gateId: string | null;
  /** The last time it was adopted, and whether it is the one that holds. */
  adopted: (Adoption & { current: boolean }) | null;
  /** The times it was adopted before that, the last one first. */
  adoptedBefore: Adoption[];
};

/** When it was adopted (ISO timestamp), why and by whom; adoptions are never changed or removed. */
export type Adoption = { at: string; reason: string; userName: string | null };

const fields = {
  id: t.planBaseline.id,
  version: t.planBaseline.version,
  name: t.planBaseline.name,
  reason: t.planBaseline.reason,
  at: t.planBaseline.at,
  userName: t.userAccount.name,
  origin: sql<'person' | 'gate'>`${t.planBaseline.origin}`,
  gateId: t.planBaseline.gateId,
};

const own = (actor: Actor, programmeId: string) =>
  and(eq(t.planBaseline.organisationId, actor.organisationId), eq(t.planBaseline.programmeId, programmeId));

/** All baselines of a programme, newest first. */
export async function findBaselines(actor: Actor, programmeId: string, tx: Db = db()): Promise<Baseline[]> {
  const adoptions = await tx
    .select({
      baselineId: t.planAdoption.baselineId,
      at: t.planAdoption.at,
      reason: t.planAdoption.reason,
      userName: t.userAccount.name,
    })
    .from(t.planAdoption)
    .leftJoin(t.userAccount, eq(t.userAccount.id, t.planAdoption.userId))
    .where(and(eq(t.planAdoption.organisationId, actor.organisationId), eq(t.planAdoption.programmeId, programmeId)))
    .orderBy(desc(t.planAdoption.position));
  const rows = await tx
    .select(fields)
    .from(t.planBaseline)
    .leftJoin(t.userAccount, eq(t.userAccount.id, t.planBaseline.userId))
    .where(own(actor, programmeId))
    .orderBy(desc(t.planBaseline.at), desc(t.planBaseline.version));
  return rows.map((row) => {
    const [last, ...before] = adoptions.filter((entry) => entry.baselineId === row.id);
    const told = ({ at, reason, userName }: Adoption) => ({ at, reason, userName });
    const adopted = last ? { ...told(last), current: last === adoptions[0] } : null;
    return { ...row, adopted, adoptedBefore: before.map(told) };
  });
}

/** One baseline, or null. */
export async function getBaseline(
  actor: Actor,
  programmeId: string,
  id: string,
  tx: Db = db(),
): Promise<Baseline | null> {
  return (await findBaselines(actor, programmeId, tx)).find((row) => row.id === id) ?? null;
}

/** The plan that a baseline named, or null. */
export async function planOfBaseline(
  actor: Actor,
  programmeId: string,
  id: string,
  tx: Db = db(),
): Promise<Plan | null> {
  const [row] = await tx
    .select({ version: t.planBaseline.version })
    .from(t.planBaseline)
    .where(and(own(actor, programmeId), eq(t.planBaseline.id, id)));
  return row ? planAtVersion(actor, programmeId, row.version, tx) : null;
}

export type NewBaseline = {
  name: string;
  reason: string;
  /** Adopted at once when the programme's promises are these from now on. */
  adopt?: boolean;
  gateId?: string | null;
  /** When it was, ISO timestamp; only for what is brought along (the demo). */
  at?: string;
};

export type BaselineAnswer =
  { status: 'saved'; id: string } | { status: 'name_taken' } | { status: 'forbidden' } | null;

/** Names the plan as it stands now. Null when the programme is not the actor's. */
export async function takeBaseline(
  actor: Actor,
  programmeId: string,
  input: NewBaseline,
  tx?: Db,
): Promise<BaselineAnswer> {
  if (!may(actor, input.gateId ? 'gate.decide' : 'baseline.take')) return { status: 'forbidden' };
  const take = async (inner: Db): Promise<BaselineAnswer> => {
    // Always the organisation before the programme, as a change of the calendar does: so nobody waits in a ring.
    if (input.adopt) await lockOrganisation(inner, actor.organisationId);
    // The same lock as a change of the plan takes, so that the version and what is kept of it are one thing.
    const locked = await inner.execute(sql`select version from programme
      where id = ${programmeId} and organisation_id = ${actor.organisationId} for update`);
    if (rowsOf(locked).length === 0) return null;
    const plan = (await loadPlan(actor, programmeId, inner))!;
    await keepSnapshot(inner, plan);
    const { organisationId } = actor;
    const made = await inner
      .insert(t.planBaseline)
      .values({
        id: newId(),
        organisationId,
        programmeId,
        version: plan.programme.version,
        name: input.name,
        reason: input.reason,
        userId: actor.userId === '' ? null : actor.userId,
        origin: input.gateId ? 'gate' : 'person',
        gateId: input.gateId ?? null,
        ...(input.at ? { at: input.at } : {}),
      })
      .onConflictDoNothing({ target: [t.planBaseline.programmeId, t.planBaseline.name] })
      .returning({ id: t.planBaseline.id });
    const id = made[0]?.id;
    if (id === undefined) return { status: 'name_taken' };
    if (input.adopt) await adopt(inner, actor, plan, id, input.reason, input.at);
    return { status: 'saved', id };
  };
  return tx ? take(tx) : db().transaction((inner) => take(inner as unknown as Db));
}

/** Plans that were read already show other promises now: the revision says so. */
async function adopt(tx: Db, actor: Actor, plan: Plan, baselineId: string, reason: string, at?: string) {
  await tx.insert(t.planAdoption).values({
    organisationId: actor.organisationId,
    programmeId: plan.programme.id,
    baselineId,
    userId: actor.userId === '' ? null : actor.userId,
    reason,
    days: promisedDays(plan),
    ...(at ? { at } : {}),
  });
  await raiseRevision(tx, actor.organisationId);
}

/** Makes a baseline the adopted plan: its milestones and gates are promises from now on. Null when it is not there. */
export async function adoptBaseline(
  actor: Actor,
  programmeId: string,
  baselineId: string,
  reason: string,
): Promise<{ status: 'saved' } | { status: 'forbidden' } | null> {
  if (!may(actor, 'baseline.take')) return { status: 'forbidden' };
  return db().transaction(async (inner) => {
    const tx = inner as unknown as Db;
    await lockOrganisation(tx, actor.organisationId);
    const plan = await planOfBaseline(actor, programmeId, baselineId, tx);
    if (!plan) return null;
    await adopt(tx, actor, plan, baselineId, reason);
    return { status: 'saved' };
  });
}
