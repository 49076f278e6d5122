// What the load of teams is worked out from beside one plan: the other programmes that ask the same teams and departments, and changes that took one over its limit.
import { and, asc, desc, eq, gte, isNotNull, ne, type SQL } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { midnight } from './history.server';
import { loadPlan } from './plan.server';
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
