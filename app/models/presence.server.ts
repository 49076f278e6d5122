// Who looks at a programme now. A row lives as long as its screen is open and says so; nothing of it is kept.
import { and, eq, gt, inArray, lt } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import type { Actor } from './planning/permission';

/** A screen of which nothing was heard for this long is closed: its server died. */
const goneAfterMs = 60_000;
const longAgo = (now: Date) => new Date(now.getTime() - goneAfterMs).toISOString();

export type Present = { userId: string; name: string; place: string };

/** Somebody opens a screen; null when it is no programme of theirs. */
export async function arrive(
  actor: Actor,
  programmeId: string,
  place: string,
  now: Date,
  tx: Db = db(),
): Promise<string | null> {
  const [programme] = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(and(eq(t.programme.organisationId, actor.organisationId), eq(t.programme.id, programmeId)));
  if (!programme) return null;
  // What a server that died left behind.
  await tx.delete(t.presence).where(and(eq(t.presence.programmeId, programmeId), lt(t.presence.seenAt, longAgo(now))));
  const id = newId();
  const { organisationId, userId } = actor;
  await tx
    .insert(t.presence)
    .values({ id, organisationId, programmeId, userId, place: place.slice(0, 300) || '/', seenAt: now.toISOString() });
  return id;
}

/** Those screens are still open. */
export async function stillPresent(ids: readonly string[], now: Date, tx: Db = db()): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(t.presence)
    .set({ seenAt: now.toISOString() })
    .where(inArray(t.presence.id, [...ids]));
}

/** Those screens are closed. */
export async function leave(ids: readonly string[], tx: Db = db()): Promise<void> {
  if (ids.length > 0) await tx.delete(t.presence).where(inArray(t.presence.id, [...ids]));
}

/** Everybody who looks at a programme of the actor's municipality, a row per open screen. */
export async function findPresent(actor: Actor, programmeId: string, now: Date, tx: Db = db()): Promise<Present[]> {
  return tx
    .select({ userId: t.presence.userId, name: t.userAccount.name, place: t.presence.place })
    .from(t.presence)
    .innerJoin(t.userAccount, eq(t.userAccount.id, t.presence.userId))
    .where(
      and(
        eq(t.presence.organisationId, actor.organisationId),
        eq(t.presence.programmeId, programmeId),
        gt(t.presence.seenAt, longAgo(now)),
      ),
    );
}
