// The commands on all data of an installation: write them to a file, load them from one, look for damage.
import path from 'node:path';
import { type Env, env } from '~/env.server';
import { connect, type Connection } from '~/models/db/client.server';
import { holdsDatabase } from '~/models/db/embedded/directory.server';
import { findDamage } from '~/models/db/embedded/integrity.server';
import { EmbeddedRefusal, openEmbedded } from '~/models/db/embedded/open.server';
import type { Manifest } from '~/models/db/transfer/data-file.server';
import { exportData } from '~/models/db/transfer/export.server';
import { checkImport, importData } from '~/models/db/transfer/import.server';
import { DataRefusal } from '~/models/db/transfer/refusal';

const usage = `How to use it, with DATABASE_URL or DATA_DIR as for npm start; the server must be stopped when it uses a DATA_DIR:

  npm run data:export -- <file>   writes all data to a new file and checks it
  npm run data:import -- <file>   loads such a file into a database that was never used
  npm run data:check              looks for damage in the embedded database`;

export type Say = (line: string) => void;
/** Which database the command is about. */
export type Where = Pick<Env, 'DATABASE_URL' | 'DATA_DIR'>;

/** All data in one statement may take its time; nobody is waiting for a page. */
const BUDGET_MS = 30 * 60_000;

/** Runs a command and returns the exit code: 0 done, 1 refused or damaged, 2 not understood. */
export async function runDataCommand(words: string[], say: Say, where: Where = env()): Promise<0 | 1 | 2> {
  const [command, file, ...more] = words;
  const isKnown = command === 'check' ? !file : (command === 'export' || command === 'import') && file;
  if (!isKnown || more.length > 0) {
    say(usage);
    return 2;
  }
  try {
    if (command === 'check') return await check(say, where);
    const summary = await (command === 'export' ? writeTo : loadFrom)(path.resolve(file ?? ''), say, where);
    say(summary);
    return 0;
  } catch (error) {
    // the sentence of a refusal is for the person at the terminal, anything else for whoever mends it
    const isRefusal = error instanceof DataRefusal || error instanceof EmbeddedRefusal;
    say(isRefusal ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error));
    return 1;
  }
}

async function writeTo(file: string, say: Say, where: Where): Promise<string> {
  const manifest = await withConnection(say, where, true, (connection) => exportData(connection, file));
  return `Written to ${file} and checked: ${contents(manifest)}.`;
}

async function loadFrom(file: string, say: Say, where: Where): Promise<string> {
  await checkImport(file);
  const manifest = await withConnection(say, where, false, (connection) => importData(connection, file));
  return `Loaded from ${file} and compared: ${contents(manifest)}.`;
}

async function check(say: Say, { DATABASE_URL, DATA_DIR }: Where): Promise<0 | 1> {
  if (DATABASE_URL)
    throw new DataRefusal('nothing_there', 'Only the embedded database is checked; PostgreSQL has pg_amcheck.');
  await refuseWithoutDatabase(DATA_DIR);
  const database = await openEmbedded(DATA_DIR, { extensions: ['amcheck'], allowProduction: true, log: say });
  try {
    const { damage, looked } = await database.client.withBudget(BUDGET_MS, () => findDamage(database.client));
    for (const sentence of damage) say(sentence);
    say(`${looked} tables and indexes were looked at, ${damage.length} are damaged.`);
    return damage.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

export async function withConnection<T>(
  say: Say,
  { DATABASE_URL, DATA_DIR }: Where,
  mustExist: boolean,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  if (!DATABASE_URL && mustExist) await refuseWithoutDatabase(DATA_DIR);
  const connection = await connect({
    ...{ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, statementBudgetMs: BUDGET_MS },
    allowProduction: true,
    log: say,
  });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

async function refuseWithoutDatabase(dir: string): Promise<void> {
  if (await holdsDatabase(dir)) return;
  throw new DataRefusal('nothing_there', `There is no database in ${path.resolve(dir)}; set DATA_DIR or DATABASE_URL.`);
}

function contents({ tables }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows in ${tables.length} tables`;
}
