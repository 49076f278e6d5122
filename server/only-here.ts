// What one instance does, and not two at a time: several look at once, the one that has the lock goes on.
import { sql } from 'drizzle-orm';
import { type Connection, rowsOf } from '~/models/db/client.server';

/** Does it unless another instance is doing what has this lock; null then. The embedded database has one owner already. */
export async function onlyHere<T>(
  { db, driver }: Connection,
  lock: number,
  doing: () => Promise<T>,
): Promise<T | null> {
  if (driver === 'pglite') return doing();
  return db.transaction(async (tx) => {
    // this connection waits while another one reads
    await tx.execute(sql`set local idle_in_transaction_session_timeout to 0`);
    const [held] = rowsOf<{ ours: boolean }>(await tx.execute(sql`select pg_try_advisory_xact_lock(${lock}) as ours`));
    return held?.ours ? doing() : null;
  });
}
