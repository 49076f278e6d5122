// One database behind two drivers: PGlite in a folder by default, PostgreSQL with DATABASE_URL. Same schema, same migrations.
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { env } from '~/env.server';
import { openEmbedded } from './embedded/open.server';
import { withFirstMigrations } from './migrations.server';
import * as schema from './schema';

/** Serves postgres.js, PGlite and transactions alike. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

export type Connection = {
  db: Db;
  driver: 'pglite' | 'postgres';
  /** Brings the tables up to date, or only as far as the first `count` migrations. */
  migrate(count?: number): Promise<void>;
  /**
   * Calls `heard` with the payload of every NOTIFY on `channel`, and `missed` whenever some may not have been heard: at the start,
   * and after the connection was lost and is back. Resolves once it listens.
   */
  listen(channel: string, heard: (payload: string) => void, missed: () => void): Promise<void>;
  close(): Promise<void>;
  status(): Record<string, unknown>;
};

export type ConnectOptions = {
  databaseUrl?: string | undefined;
  /** Past a pool of connections, when `databaseUrl` leads to one. */
  directUrl?: string | undefined;
  dataDir?: string;
  templateDir?: string;
  statementBudgetMs?: number;
  allowProduction?: boolean;
  log?: (message: string) => void;
};

/** Two processes that start together must not migrate together. */
const migrationLock = 712_406_201;

/** Whoever waits for a database that is gone is told so within seconds, and one that is back is found within a second. */
const afterLoss = { connect_timeout: 3, backoff: (tries: number) => Math.min(3 ** tries / 100, 1) };

async function connectPostgres(url: string, statementBudgetMs: number, directUrl = url): Promise<Connection> {
  const client = postgres(url, {
    max: 10,
    onnotice: () => {},
    ...afterLoss,
    connection: {
      application_name: 'doorontwikkelkalender',
      statement_timeout: statementBudgetMs,
      lock_timeout: 2_000,
      idle_in_transaction_session_timeout: 10_000,
    },
  });
  // Listening and locks that outlive a transaction do not go through a pool that hands out connections per transaction.
  const direct = directUrl === url ? null : postgres(directUrl, { max: 1, onnotice: () => {}, ...afterLoss });
  const db = drizzlePostgres(client, { schema }) as unknown as Db;
  return {
    db,
    driver: 'postgres',
    async migrate(count) {
      const single = postgres(directUrl, { max: 1, onnotice: () => {} });
      try {
        const [server] = await single<
          { number: number }[]
        >`select current_setting('server_version_num')::int as number`;
        if ((server?.number ?? 0) < 150_000) throw new Error('PostgreSQL 15 or newer is needed');
        await single`select pg_advisory_lock(${migrationLock})`;
        await withFirstMigrations(count, (migrationsFolder) =>
          migratePostgres(drizzlePostgres(single), { migrationsFolder }),
        );
      } finally {
        await single.end();
      }
    },
    async listen(channel, heard, missed) {
      // A connection of its own, which is made again when it is lost.
      await (direct ?? client).listen(channel, heard, missed);
    },
    async close() {
      await Promise.all([client.end({ timeout: 5 }), direct?.end({ timeout: 5 })]);
    },
    status: () => ({ storage: 'postgres' }),
  };
}

async function connectEmbedded(options: ConnectOptions): Promise<Connection> {
  const embedded = await openEmbedded(options.dataDir ?? './data', {
    statementBudgetMs: options.statementBudgetMs,
    allowProduction: options.allowProduction,
    templateDir: options.templateDir,
    log: options.log,
  });
  const db = drizzlePglite(embedded.client as never, { schema });
  return {
    db: db as unknown as Db,
    driver: 'pglite',
    migrate: (count) => withFirstMigrations(count, (migrationsFolder) => migratePglite(db, { migrationsFolder })),
    async listen(channel, heard, missed) {
      await embedded.client.listen(channel, heard, missed);
      missed(); // as at PostgreSQL, which says so when it listens
    },
    close: () => embedded.close(),
    status: () => embedded.status(),
  };
}

/** Opens a database; nothing is migrated yet. */
export function connect(options: ConnectOptions): Promise<Connection> {
  return options.databaseUrl
    ? connectPostgres(options.databaseUrl, options.statementBudgetMs ?? 5_000, options.directUrl)
    : connectEmbedded(options);
}

// The server and the Remix build are two bundles in one process; a global symbol makes the connection one.
const slot = Symbol.for('doorontwikkelkalender.connection');
type Holder = { [slot]?: Connection };

/** Opens the process's database from the environment and keeps it for {@link db}. */
export async function openDatabase(log?: (message: string) => void): Promise<Connection> {
  const { DATABASE_URL, DATABASE_DIRECT_URL, DATA_DIR, ALLOW_EMBEDDED, NODE_ENV } = env();
  const connection = await connect({
    databaseUrl: DATABASE_URL,
    directUrl: DATABASE_DIRECT_URL,
    dataDir: DATA_DIR,
    allowProduction: NODE_ENV !== 'production' || ALLOW_EMBEDDED,
    log,
  });
  useConnection(connection);
  return connection;
}

/** Makes this the process's database; tests hand in their own. */
export function useConnection(connection: Connection): void {
  (globalThis as Holder)[slot] = connection;
}

export function connection(): Connection {
  const open = (globalThis as Holder)[slot];
  if (!open) throw new Error('the database is not open yet');
  return open;
}

const notOpen = {};

/** What is remembered of the process's database: made once per connection, and gone with it. Another database knows nothing of it. */
export function rememberedOf<T>(make: () => T): () => T {
  const made = new WeakMap<object, T>();
  return () => {
    const open = (globalThis as Holder)[slot] ?? notOpen;
    let value = made.get(open);
    if (value === undefined) made.set(open, (value = make()));
    return value;
  };
}

/** The process's database. */
export function db(): Db {
  return connection().db;
}

/** The rows of a raw query: the two drivers wrap them differently. */
export function rowsOf<T>(result: unknown): T[] {
  return (Array.isArray(result) ? result : (result as { rows: T[] }).rows) as T[];
}
