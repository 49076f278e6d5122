// One database behind two drivers: PGlite in a folder by default, PostgreSQL with DATABASE_URL. Same schema, same migrations.
import { AsyncLocalStorage } from 'node:async_hooks';
import { join, resolve } from 'node:path';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '~/env.server';
import { markMoved, MOVED_MARKER } from './embedded/directory.server';
import { openEmbedded } from './embedded/open.server';
import { listenOn, type Listening } from './listening.server';
import { markMovedAt, migrateAt } from './migrate-postgres.server';
import { refuseNewer, withFirstMigrations } from './migrations.server';
import { Wanted, watchedEmbedded, watchedPostgres } from './watched.server';

/** Serves postgres.js, PGlite and transactions alike. Without drizzle's relational queries: working them out costs a tenth of a start. */
export type Db = PgDatabase<PgQueryResultHKT>;

export type Connection = {
  db: Db;
  driver: 'pglite' | 'postgres';
  /** Brings the tables up to date, or only as far as the first `count` migrations. */
  migrate(count?: number): Promise<void>;
  /**
   * Calls `heard` with the payload of every NOTIFY on `channel`, and `missed` whenever some may not have been heard: at the start,
   * and after the connection was lost, or nothing was heard on it any more, and is back. Resolves once it listens.
   */
  listen(channel: string, heard: (payload: string) => void, missed: () => void): Promise<void>;
  /**
   * Transactions begun inside `task` may take `ms` milliseconds per statement, instead of what somebody at a page may wait for: for looking
   * through or moving all there is. One after the other.
   */
  withBudget<T>(ms: number, task: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
  /** Marks this database so that no server starts on it; `where` says where the data went. Answers how to undo that, a sentence. */
  markMoved(where: string): Promise<string>;
  /** How many connections there may be, how many are used, and how many statements and transactions wait for one. */
  pool(): { size: number; inUse: number; waiting: number };
  /** Bytes that the embedded database has written since it last put them in their places; null at PostgreSQL, which minds them itself. */
  walBytes(): number | null;
};

/** As which a server is known to PostgreSQL; commands on all data are not to run beside one. */
export const servingName = 'doorontwikkelkalender';

export type ConnectOptions = {
  databaseUrl?: string | undefined;
  /** Past a pool of connections, when `databaseUrl` leads to one. */
  directUrl?: string | undefined;
  dataDir?: string;
  templateDir?: string;
  statementBudgetMs?: number;
  allowProduction?: boolean;
  log?: (message: string) => void;
  /** As which PostgreSQL knows it. */
  name?: string;
};

const poolSize = 10;

/** Whoever waits for a database that is gone is told so within seconds, and one that is back is found within a second. */
const afterLoss = { connect_timeout: 3, backoff: (tries: number) => Math.min(3 ** tries / 100, 0.5) };

async function connectPostgres(url: string, options: ConnectOptions): Promise<Connection> {
  const { directUrl = url, name = servingName, log, statementBudgetMs = 5_000 } = options;
  const open = (max: number, statement_timeout: number) => {
    const limits = { statement_timeout, lock_timeout: 2_000, idle_in_transaction_session_timeout: 10_000 };
    return postgres(url, {
      ...{ max, onnotice: () => {}, ...afterLoss },
      connection: { application_name: name, ...limits },
    });
  };
  const client = open(poolSize, statementBudgetMs);
  // Listening and locks that outlive a transaction do not go through a pool that hands out connections per transaction.
  const openDirect = () => {
    const connection = { application_name: name, statement_timeout: statementBudgetMs };
    return postgres(directUrl, { max: 1, onnotice: () => {}, ...afterLoss, connection });
  };
  const listening: Listening[] = [];
  const wanted = new Wanted(poolSize);
  const patient = new AsyncLocalStorage<postgres.Sql>();
  const db = drizzlePostgres(watchedPostgres(client, wanted, { patient })) as unknown as Db;
  return {
    db,
    driver: 'postgres',
    migrate: (count) => migrateAt(directUrl, { count, name, log }),
    markMoved: (where) => markMovedAt(directUrl, where),
    async listen(channel, heard, missed) {
      const say = (name: string, payload: string) => client.unsafe('select pg_notify($1, $2)', [name, payload]);
      listening.push(await listenOn(channel, { heard, missed }, { open: openDirect, say, log }));
    },
    async withBudget(ms, task) {
      // A connection of its own: those of the pool are given up when an answer takes longer than their statements may.
      const own = open(1, ms);
      try {
        // Awaited inside: drizzle's queries start only when somebody waits for them.
        return await patient.run(own, async () => await task());
      } finally {
        await own.end({ timeout: 5 });
      }
    },
    async close() {
      await Promise.all([client.end({ timeout: 5 }), ...listening.map((one) => one.close())]);
    },
    pool: () => wanted.pool,
    walBytes: () => null,
  };
}

async function connectEmbedded(options: ConnectOptions): Promise<Connection> {
  const dataDir = resolve(options.dataDir ?? './data');
  const embedded = await openEmbedded(dataDir, {
    statementBudgetMs: options.statementBudgetMs,
    allowProduction: options.allowProduction,
    templateDir: options.templateDir,
    log: options.log,
  });
  const wanted = new Wanted(1);
  const db = drizzlePglite(watchedEmbedded(embedded.client, wanted) as never);
  return {
    db: db as unknown as Db,
    driver: 'pglite',
    async migrate(count) {
      const { rows } = await embedded.client.query<{ there: boolean }>(
        "select to_regclass('drizzle.__drizzle_migrations') is not null as there",
      );
      const applied = rows[0]?.there
        ? (await embedded.client.query<{ hash: string }>('select hash from drizzle.__drizzle_migrations')).rows
        : [];
      refuseNewer(applied.map(({ hash }) => hash));
      await withFirstMigrations(count, (migrationsFolder) => migratePglite(db, { migrationsFolder }));
    },
    async markMoved(where) {
      await markMoved(dataDir, where);
      return `to use it all the same, remove ${join(dataDir, MOVED_MARKER)}.`;
    },
    async listen(channel, heard, missed) {
      await embedded.client.listen(channel, heard, missed);
      missed(); // as at PostgreSQL, which says so when it listens
    },
    withBudget: (ms, task) => embedded.client.withBudget(ms, task),
    close: () => embedded.close(),
    pool: () => wanted.pool,
    walBytes: () => embedded.status().walBytes,
  };
}

/** Opens a database; nothing is migrated yet. */
export function connect(options: ConnectOptions): Promise<Connection> {
  return options.databaseUrl ? connectPostgres(options.databaseUrl, options) : connectEmbedded(options);
}

// The server and the Remix build are two bundles in one process; a global symbol makes the connection one.
const slot = Symbol.for('doorontwikkelkalender.connection');
type Holder = { [slot]?: Connection };

/** Opens the process's database from the environment and keeps it for {@link db}; `templateDir` is copied into an empty data folder. */
export async function openDatabase({
  log,
  templateDir,
}: Pick<ConnectOptions, 'log' | 'templateDir'>): Promise<Connection> {
  const { DATABASE_URL, DATABASE_DIRECT_URL, DATA_DIR, ALLOW_EMBEDDED, NODE_ENV } = env();
  const connection = await connect({
    databaseUrl: DATABASE_URL,
    directUrl: DATABASE_DIRECT_URL,
    dataDir: DATA_DIR,
    allowProduction: NODE_ENV !== 'production' || ALLOW_EMBEDDED,
    log,
    templateDir,
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
