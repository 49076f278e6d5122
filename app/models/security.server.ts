// What happened at the door and to rights: written in the same transaction as what it tells, never changed; how long it is kept, retention.server.ts says.
import { and, asc, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { midnight } from './history.server';
import { newId } from './id.server';
import { addDays, type Day } from './planning/day';
import { type Actor, type Door, may } from './planning/permission';
import type { SecurityEvent } from './planning/security-event';

export type SecurityEntry = {
  kind: SecurityEvent;
  ok: boolean;
  organisationId: string | null;
  userId?: string | null;
  byId?: string | null;
  door?: Door;
  /** Which reason, which role became which; never what somebody typed. */
  detail?: string;
  at: Date;
};

/** Appends an event, in the transaction of what it tells. */
export async function tellSecurity(tx: Db, entry: SecurityEntry): Promise<void> {
  const { kind, ok, organisationId, userId = null, byId = null, door, detail = '', at } = entry;
  await tx.insert(t.securityEvent).values({
    ...{ id: newId(), organisationId, kind, ok, userId, byId, detail, at: at.toISOString() },
    origin: door?.address ?? '',
    device: door?.device ?? '',
  });
}

/** The same of what an actor does to somebody. */
export function tellOfActor(
  tx: Db,
  actor: Actor,
  entry: { kind: SecurityEvent; userId: string | null; detail?: string },
): Promise<void> {
  const { organisationId, userId: byId, door } = actor;
  return tellSecurity(tx, { ...entry, ok: true, organisationId, byId: byId || null, door, at: new Date() });
}

export type SecurityFilter = {
  kinds?: readonly SecurityEvent[];
  userId?: string | null;
  from?: Day | null;
  last?: Day | null;
  /** The last of the page before. */
  before?: { at: string; id: string } | null;
  limit?: number;
};

const by = alias(t.userAccount, 'by_person');

/** Newest first. Those of nobody's municipality are seen where there is one municipality only. Nothing for who may not see it. */
export async function findSecurityEvents(
  actor: Actor,
  { kinds, userId, from, last, before, limit = 50 }: SecurityFilter,
  tx: Db = db(),
) {
  if (!may(actor, 'people.change')) return [];
  const e = t.securityEvent;
  const alone = sql`${e.organisationId} is null and (select count(*) from organisation) = 1`;
  return tx
    .select({
      ...{ id: e.id, at: e.at, kind: e.kind, ok: e.ok, origin: e.origin, device: e.device, detail: e.detail },
      ...{ userId: e.userId, userName: t.userAccount.name, byName: by.name },
    })
    .from(e)
    .leftJoin(t.userAccount, and(eq(t.userAccount.id, e.userId), eq(t.userAccount.organisationId, e.organisationId)))
    .leftJoin(by, and(eq(by.id, e.byId), eq(by.organisationId, e.organisationId)))
    .where(
      and(
        or(eq(e.organisationId, actor.organisationId), alone),
        kinds && inArray(e.kind, [...kinds]),
        userId ? eq(e.userId, userId) : undefined,
        from ? gte(e.at, midnight(from)) : undefined,
        last ? lt(e.at, midnight(addDays(last, 1))) : undefined,
        before ? or(lt(e.at, before.at), and(eq(e.at, before.at), lt(e.id, before.id))) : undefined,
      ),
    )
    .orderBy(desc(e.at), desc(e.id))
    .limit(limit);
}

/** Everybody of the municipality, by name, to choose from. */
export async function findNames(actor: Actor, tx: Db = db()): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: t.userAccount.id, name: t.userAccount.name })
    .from(t.userAccount)
    .where(eq(t.userAccount.organisationId, actor.organisationId))
    .orderBy(asc(t.userAccount.name), asc(t.userAccount.id));
}

const hour = 3_600_000;

/** Throws away what is over by itself: sessions, half-finished sign-ins, old failures. The rest has a time of its own, see retention.server.ts. */
export async function sweepSecurity(now: Date, tx: Db = db()): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * hour).toISOString();
  await tx.delete(t.session).where(lt(t.session.expiresAt, now.toISOString()));
  await tx.delete(t.signInAttempt).where(lt(t.signInAttempt.expiresAt, now.toISOString()));
  await tx.delete(t.signInFailure).where(lt(t.signInFailure.at, ago(24)));
  await tx.execute(sql`delete from request_count where slot < ${Math.floor((now.getTime() - hour) / 1_000)}`);
}
