// How many people are at work now, and whether that is more than the embedded database is meant for. It warns, and locks nobody out.
import { and, countDistinct, eq, gt, lt } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { isEmbedded } from './storage.server';

/** People at a time for which the embedded database has been measured. */
export const peopleLimit = 25;

const minute = 60_000;
const atWorkFor = 15 * minute;
/** A session is written to this often at most: seeing somebody must not cost a write per page. */
const seenEvery = 5 * minute;

const before = (now: Date, ms: number) => new Date(now.getTime() - ms).toISOString();

/** People of any municipality who asked for something in the last fifteen minutes. */
export async function countPeopleAtWork(now: Date, tx: Db = db()): Promise<number> {
  const [row] = await tx
    .select({ people: countDistinct(t.session.userId) })
    .from(t.session)
    .where(and(gt(t.session.seenAt, before(now, atWorkFor)), gt(t.session.expiresAt, now.toISOString())));
  return row?.people ?? 0;
}

/** How many are at work when that is too many for the embedded database; null when all is well, and on PostgreSQL. */
export async function crowd(now: Date, tx: Db = db()): Promise<number | null> {
  if (!isEmbedded()) return null;
  const people = await countPeopleAtWork(now, tx);
  return people > peopleLimit ? people : null;
}

/** Remembers that a session was used. `seenAt` is what is known of it, so that most requests write nothing. */
export async function markSeen(idHash: string, seenAt: string, now: Date, tx: Db = db()): Promise<void> {
  if (new Date(seenAt).getTime() > now.getTime() - seenEvery) return;
  await tx
    .update(t.session)
    .set({ seenAt: now.toISOString() })
    // two requests at once: one of them has already written it
    .where(and(eq(t.session.idHash, idHash), lt(t.session.seenAt, before(now, seenEvery))));
}
