// On which of the two databases this installation stands, whether there is still room for it, and whether it knows what time it is.
import { statfs } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { env } from '~/env.server';
import { connection, type Db, db, rememberedOf, rowsOf } from './db/client.server';

export function isEmbedded(): boolean {
  return connection().driver === 'pglite';
}

/**
 * What stays free on the disk of the embedded database: with less it cannot end what it began, nor open again. Reading goes on in
 * it, and whoever makes room finds everything as it was.
 */
const keptFreeBytes = 64 * 1024 ** 2;
const lookAgainMs = 500;

const looked = rememberedOf(() => ({ at: -Infinity, answer: Promise.resolve(false) }));

/** Whether nothing more may be saved; a PostgreSQL server minds its own disk. */
export function isFull(): Promise<boolean> {
  if (!isEmbedded()) return Promise.resolve(false);
  const last = looked();
  const now = performance.now();
  if (now - last.at < lookAgainMs) return last.answer;
  last.at = now;
  last.answer = statfs(env().DATA_DIR).then(
    ({ bavail, bsize }) => bavail * bsize < keptFreeBytes,
    () => false,
  );
  return last.answer;
}

/** Milliseconds by which `now` is ahead of the clock of the database; the embedded one has that of the server. */
export async function clockDifference(now: Date, tx: Db = db()): Promise<number> {
  const rows = rowsOf<{ now: number }>(
    await tx.execute(sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`),
  );
  return now.getTime() - rows[0]!.now;
}
