// What the load of teams is worked out from beside one plan: the other programmes that ask the same teams, and changes that took a team over its limit.
import { and, asc, desc, eq, gte, isNotNull, ne } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { midnight } from './history.server';
import { loadPlan } from './plan.server';
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
