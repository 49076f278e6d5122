// The database that a command is about: opened for as long as it takes, and not while a server works with it.
import path from 'node:path';
import { sql } from 'drizzle-orm';
import type { Env } from '~/env.server';
import { connect, type Connection, rowsOf, servingName } from '~/models/db/client.server';
import { holdsDatabase } from '~/models/db/embedded/directory.server';
import { DataRefusal } from '~/models/db/transfer/refusal';

export type Say = (line: string) => void;
/** Which database the command is about. */
export type Where = Pick<Env, 'DATABASE_URL' | 'DATA_DIR'>;

/** All data in one statement may take its time; nobody is waiting for a page. */
export const budgetMs = 30 * 60_000;

export async function withConnection<T>(
  say: Say,
  { DATABASE_URL, DATA_DIR }: Where,
  mustExist: boolean,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  if (!DATABASE_URL && mustExist) await refuseWithoutDatabase(DATA_DIR);
  const connection = await connect({
    ...{ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, statementBudgetMs: budgetMs },
    ...{ allowProduction: true, log: say, name: 'doorontwikkelkalender command' },
  });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

export async function refuseWithoutDatabase(dir: string): Promise<void> {
  if (await holdsDatabase(dir)) return;
  throw new DataRefusal('nothing_there', `There is no database in ${path.resolve(dir)}; set DATA_DIR or DATABASE_URL.`);
}

/** A folder has one owner, who was asked when it was opened; at PostgreSQL a server says its name. */
export async function refuseWhileServed({ db, driver }: Connection): Promise<void> {
  if (driver === 'pglite') return;
  const [found] = rowsOf<{ count: number }>(
    await db.execute(sql`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = ${servingName}`),
  );
  if (!found?.count) return;
  throw new DataRefusal(
    'in_use',
    `A server is working with this database (${found.count} connections). Stop every server that uses it first.`,
  );
}
