// The weights of the stagnation index: versions that never change, each with who decided it and why.
import { desc, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { lockOrganisation } from './organisation.server';
import {
  drivers,
  proposedRules,
  type StagnationRules,
  type StagnationWeights,
  weightsFault,
  type WeightsFault,
} from './planning/capacity/stagnation';
import { type Actor, may } from './planning/permission';

/** `at` ISO timestamp. */
export type RulesVersion = StagnationRules & { reason: string; at: string; userName: string | null };

/** Every version that was decided, newest first; the proposal of the domain study, version 1, is not among them. */
export async function findRulesVersions(actor: Actor, tx: Db = db()): Promise<RulesVersion[]> {
  const r = t.stagnationRule;
  return tx
    .select({ version: r.version, weights: r.weights, reason: r.reason, at: r.at, userName: t.userAccount.name })
    .from(r)
    .leftJoin(t.userAccount, eq(t.userAccount.id, r.userId))
    .where(eq(r.organisationId, actor.organisationId))
    .orderBy(desc(r.version));
}

/** The weights that hold. */
export async function getStagnationRules(actor: Actor, tx: Db = db()): Promise<StagnationRules> {
  const [last] = await findRulesVersions(actor, tx);
  return last ? { version: last.version, weights: last.weights } : proposedRules;
}

/** Whole percents. */
export type Percents = Readonly<Record<(typeof drivers)[number], number>>;

export const percentsOf = (weights: StagnationWeights): Percents =>
  Object.fromEntries(drivers.map((driver) => [driver, Math.round(weights[driver] * 100)])) as Percents;

export type WeightsAnswer =
  | { status: 'saved'; version: number }
  | { status: 'unchanged' }
  /** Somebody decided another version since the one that was seen. */
  | { status: 'stale'; rules: StagnationRules }
  | { status: 'refused'; fault: WeightsFault | { driver: null; fault: 'reason' } }
  | { status: 'forbidden' };

/** Decides new weights, from now on; readings that were kept stay as they were. `seen`: the version that was looked at. */
export async function decideWeights(
  actor: Actor,
  { percents, reason, seen }: { percents: Percents; reason: string; seen: number },
  tx: Db = db(),
): Promise<WeightsAnswer> {
  if (!may(actor, 'stagnation.weigh')) return { status: 'forbidden' };
  const fault = weightsFault(percents);
  if (fault) return { status: 'refused', fault };
  if (reason.trim() === '') return { status: 'refused', fault: { driver: null, fault: 'reason' } };
  return tx.transaction(async (inner): Promise<WeightsAnswer> => {
    const step = inner as unknown as Db;
    await lockOrganisation(step, actor.organisationId);
    const rules = await getStagnationRules(actor, step);
    if (rules.version !== seen) return { status: 'stale', rules };
    if (drivers.every((driver) => percentsOf(rules.weights)[driver] === percents[driver])) {
      return { status: 'unchanged' };
    }
    const version = rules.version + 1;
    const weights = Object.fromEntries(drivers.map((driver) => [driver, percents[driver] / 100])) as StagnationWeights;
    const { organisationId, userId } = actor;
    await step
      .insert(t.stagnationRule)
      .values({ ...{ organisationId, version, weights, userId }, reason: reason.trim() });
    return { status: 'saved', version };
  });
}
