// Opens the embedded database so that it is durable, private and alone, or refuses with a sentence that says why not.

import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EmbeddedClient } from './client.server';
import { inspectDirectory, markComplete, pgDirOf, secureDirectory, templatePgDir } from './directory.server';
import { createDatabase } from './engine.server';
import { EmbeddedRefusal } from './errors.server';
import { acquireLock, type DirectoryLock } from './lock.server';
import { CHECKPOINT_EVERY_MS, startMaintenance } from './maintenance.server';
import { Supervisor } from './supervisor.server';
import { copyTree, flushTree, tightenTree } from './tree.mjs';

export { EmbeddedClient } from './client.server';
export {
  DatabaseClosed,
  DatabaseRestarting,
  EmbeddedRefusal,
  isRestarting,
  TransactionIdle,
  TransactionMisuse,
  type RefusalReason,
} from './errors.server';

export type EmbeddedOptions = {
  /** Milliseconds one statement may run before the engine is restarted. Default 5,000. */
  statementBudgetMs?: number;
  /** Milliseconds a transaction may do nothing before it is rolled back. Default 10,000. */
  idleInTransactionMs?: number;
  /** Must be true when NODE_ENV is `production`; the caller reads ALLOW_EMBEDDED. */
  allowProduction?: boolean;
  /** A closed directory of `openEmbedded` (see `prepareTemplate`), copied when `dir` holds no database yet. */
  templateDir?: string;
  /** Milliseconds between checkpoints, provided something was written. Default five minutes. */
  checkpointEveryMs?: number;
  /** PostgreSQL settings by name, e.g. `{ work_mem: '8MB' }`. */
  settings?: Record<string, string>;
  /** Extension bundles of PGlite to have at hand, e.g. `['amcheck']`; each takes a moment of every start. */
  extensions?: string[];
  /** The worker's file; only tests give another. */
  workerPath?: string;
  /** Receives one sentence per event an operator should see. Default: standard error. */
  log?: (message: string) => void;
};

export type EmbeddedStatus = {
  storage: 'embedded';
  dir: string;
  /** How often the engine was reopened since `openEmbedded`. */
  restarts: number;
  /** Bytes of write-ahead log since the last checkpoint. */
  walBytes: number;
  /** Flushes that one commit caused at the latest start; at least 1, otherwise the database would not have opened. */
  fsyncsPerCommit: number;
};

export type EmbeddedDatabase = {
  /** For `drizzle(client as never)`, and `exec(sql)` for migrations. */
  client: EmbeddedClient;
  /** Writes everything to the data files, so that the next start has nothing to repeat. Call before a backup. */
  checkpoint(): Promise<void>;
  /** VACUUM (ANALYZE), one table at a time so that requests pass in between. Call after an import. */
  vacuum(): Promise<void>;
  status(): EmbeddedStatus;
  /** Finishes what has begun, checkpoints, closes and gives the directory back. A second call waits for the first. */
  close(): Promise<void>;
};

const STATEMENT_BUDGET_MS = 5_000;
const IDLE_IN_TRANSACTION_MS = 10_000;
const MAINTENANCE_BUDGET_MS = 10 * 60_000;

const TABLES_TO_VACUUM = `
  SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'm') AND c.relpersistence = 'p' ORDER BY c.oid`;

/**
 * Opens the database in `dir`, making it when there is none. Throws `EmbeddedRefusal` with a literal reason and a
 * sentence to print when the directory must not or cannot be used; nothing stays locked then.
 */
export async function openEmbedded(dir: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  if (process.env.NODE_ENV === 'production' && !options.allowProduction) {
    throw new EmbeddedRefusal(
      'production',
      'The embedded database is meant for small installations. Set DATABASE_URL to a PostgreSQL server, or set ' +
        'ALLOW_EMBEDDED=1 to run in production without one.',
    );
  }
  const root = resolve(dir);
  const log = options.log ?? ((message: string) => void process.stderr.write(`${message}\n`));
  const lock = await takeDirectory(root, log);
  try {
    await makeComplete(root, options, log);
    return await serve(root, options, log, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Makes a template in the empty directory `dir`; `prepare` may create tables and rows in it. */
export async function prepareTemplate(
  dir: string,
  prepare: (client: EmbeddedClient) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const database = await openEmbedded(dir, { allowProduction: true });
  try {
    await database.client.withBudget(MAINTENANCE_BUDGET_MS, () => prepare(database.client));
    await database.vacuum();
  } finally {
    await database.close();
  }
}

async function takeDirectory(root: string, log: (message: string) => void): Promise<DirectoryLock> {
  try {
    await secureDirectory(root, log);
    return await acquireLock(root);
  } catch (error) {
    if (error instanceof EmbeddedRefusal) throw error;
    throw cannotOpen(`The directory ${root} cannot be used`, error);
  }
}

async function makeComplete(root: string, options: EmbeddedOptions, log: (message: string) => void): Promise<void> {
  if ((await inspectDirectory(root, log)) === 'ready') return;
  const pgDir = pgDirOf(root);
  const template = options.templateDir === undefined ? undefined : await templatePgDir(resolve(options.templateDir));
  try {
    if (!(template && (await isCopied(template, pgDir, log)))) await createDatabase({ pgDir, settings: {} });
  } catch (error) {
    throw cannotOpen(`No database could be made in ${root}`, error);
  }
  await markComplete(root);
}

function cannotOpen(what: string, cause: unknown): EmbeddedRefusal {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedRefusal('cannot_open', `${what}: ${why}`, { cause });
}

/** Whether a template is now the database in `to`. One that cannot be copied leaves nothing there: it only saves time. */
async function isCopied(from: string, to: string, log: (message: string) => void): Promise<boolean> {
  try {
    await copyTree(from, to);
    tightenTree(to);
    await flushTree(dirname(to));
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    log(`The prepared database in ${from} could not be copied (${why}). A new one is made instead.`);
    await rm(to, { recursive: true, force: true });
    return false;
  }
}

async function serve(
  root: string,
  options: EmbeddedOptions,
  log: (message: string) => void,
  release: () => Promise<void>,
): Promise<EmbeddedDatabase> {
  const client = new EmbeddedClient({
    statementBudgetMs: options.statementBudgetMs ?? STATEMENT_BUDGET_MS,
    idleInTransactionMs: options.idleInTransactionMs ?? IDLE_IN_TRANSACTION_MS,
    log,
  });
  const supervisor = await Supervisor.start({
    config: {
      pgDir: pgDirOf(root),
      settings: options.settings ?? {},
      extensions: options.extensions,
      workerPath: options.workerPath,
    },
    log,
    onNotification: (channel, payload) => client.deliver(channel, payload),
    onReopen: (engine) => client.listenAgain(engine),
  });
  client.attach(supervisor);

  let flushed = { engine: supervisor.current, walBytes: supervisor.current.walBytes };
  const walBytes = () => {
    const { current } = supervisor;
    return current === flushed.engine ? current.walBytes - flushed.walBytes : current.walBytes;
  };
  const checkpoint = () =>
    client.exclusive(async (engine) => {
      await engine.run({ kind: 'exec', scope: 'auto', sql: 'CHECKPOINT' }, MAINTENANCE_BUDGET_MS);
      flushed = { engine, walBytes: engine.walBytes };
    });
  const vacuum = async () => {
    const { rows } = await client.query<{ name: string }>(TABLES_TO_VACUUM);
    for (const { name } of rows) {
      await client.exec(`VACUUM (ANALYZE) ${name}`, { budgetMs: MAINTENANCE_BUDGET_MS });
    }
  };
  const everyMs = options.checkpointEveryMs ?? CHECKPOINT_EVERY_MS;
  const stopMaintenance = startMaintenance({ walBytes, checkpoint, vacuum, log }, everyMs);

  const close = async () => {
    stopMaintenance();
    await client.shut(async () => {
      try {
        // Closing checkpoints as well; asked for first, so that a failure is an error here and not a silence there.
        await supervisor.run({ kind: 'exec', scope: 'auto', sql: 'CHECKPOINT' }, MAINTENANCE_BUDGET_MS);
      } finally {
        await supervisor.stop(MAINTENANCE_BUDGET_MS).finally(release);
      }
    });
  };
  let closing: Promise<void> | undefined;
  return {
    client,
    checkpoint,
    vacuum,
    status: () => ({
      storage: 'embedded',
      dir: root,
      restarts: supervisor.restarts,
      walBytes: walBytes(),
      fsyncsPerCommit: supervisor.current.fsyncsPerCommit,
    }),
    close: () => (closing ??= close()),
  };
}
