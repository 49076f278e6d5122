// A migrated, empty database of its own for a test file, on the driver of this run (TEST_DRIVER=pglite|postgres).
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Connection, type Db, rowsOf, useConnection } from '~/models/db/client.server';
import { databaseUrl } from './template';

export type TestDatabase = {
  db: Db;
  connection: Connection;
  /** The folder of the embedded database; null on PostgreSQL. */
  home: string | null;
  /** Empties every table. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** Opens it, empty or with the demo, and makes it the process's database, which `db()` gives; use in beforeAll, and `close` in afterAll. */
export async function testDatabase(kind: 'empty' | 'demo' = 'empty'): Promise<TestDatabase> {
  const { connection, home, remove } = await copyOfTemplate(kind);
  useConnection(connection);
  return {
    db: connection.db,
    ...{ connection, home },
    reset: () => emptyTables(connection.db),
    async close() {
      await connection.close();
      await remove();
    },
  };
}

/** A database beside that of the process: migrated and empty, or `unused`, without even tables. */
export async function anotherDatabase(kind: 'empty' | 'unused' = 'empty', options: Budget = {}) {
  return copyOfTemplate(kind, options);
}

/** Milliseconds that a statement may take. */
type Budget = { statementBudgetMs?: number };

async function copyOfTemplate(
  kind: 'empty' | 'demo' | 'unused',
  options: Budget = {},
): Promise<{ connection: Connection; home: string | null; remove: () => Promise<void> }> {
  const template = inject('template');
  if (template.driver === 'pglite') {
    const home = await mkdtemp(path.join(tmpdir(), 'dok-test-'));
    const connection = await connect({
      dataDir: path.join(home, 'data'),
      ...options,
      ...(kind === 'unused' ? {} : { templateDir: template[kind] }),
    });
    return { connection, home, remove: () => rm(home, { recursive: true, force: true }) };
  }
  const name = `dok_test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(template.server, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)} template ${admin(kind === 'unused' ? 'template1' : template[kind])}`;
  const connection = await connect({ databaseUrl: databaseUrl(template.server, name), ...options });
  const remove = async () => {
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
  };
  return { connection, home: null, remove };
}

/**
 * Deletes every row, in one statement. Under the role "replica" no trigger and no foreign key objects, and the order does
 * not matter. TRUNCATE would do the same, but makes new files for every table: six times as slow on PGlite.
 */
async function emptyTables(db: Db): Promise<void> {
  const tables = rowsOf<{ tablename: string }>(
    await db.execute(sql`select tablename from pg_tables where schemaname = 'public'`),
  );
  const deletes = tables.map(({ tablename }) => `delete from "${tablename}";`).join(' ');
  await db.execute(sql.raw(`do $$ begin set local session_replication_role = replica; ${deletes} end $$`));
}
