// How often somebody did something in a span of time, counted in the database: all instances of an installation count together.
import { and, eq, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { hashOf } from './secret-box.server';

/** The span of time that `now` is in, as the second in which it began. */
export const slotOf = (now: Date, seconds: number): number => Math.floor(now.getTime() / 1_000 / seconds) * seconds;

/** Counts one more, and answers how many there are now. */
export async function countRequest(key: string, slot: number, tx: Db = db()): Promise<number> {
  const c = t.requestCount;
  const [row] = await tx
    .insert(c)
    .values({ key: hashOf(key), slot, count: 1 })
    .onConflictDoUpdate({ target: [c.key, c.slot], set: { count: sql`${c.count} + 1` } })
    .returning({ count: c.count });
  return row!.count;
}

/** How many there are; nothing is written. */
export async function requestsCounted(key: string, slot: number, tx: Db = db()): Promise<number> {
  const c = t.requestCount;
  const [row] = await tx
    .select({ count: c.count })
    .from(c)
    .where(and(eq(c.key, hashOf(key)), eq(c.slot, slot)));
  return row?.count ?? 0;
}
