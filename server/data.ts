// The commands on all data of an installation: write them to a file, load them from one, back up, restore, move, look for damage.
import path from 'node:path';
import { type Env, env } from '~/env.server';
import type { Connection } from '~/models/db/client.server';
import { findDamage } from '~/models/db/embedded/integrity.server';
import { EmbeddedRefusal, openEmbedded } from '~/models/db/embedded/open.server';
import { type BackupOptions, makeBackup } from '~/models/db/transfer/backup.server';
import type { Manifest } from '~/models/db/transfer/data-file.server';
import { exportData } from '~/models/db/transfer/export.server';
import { checkImport, importData } from '~/models/db/transfer/import.server';
import { DataRefusal } from '~/models/db/transfer/refusal';
import { replaceData } from '~/models/db/transfer/restore.server';
import {
  budgetMs,
  refuseWhileServed,
  refuseWithoutDatabase,
  type Say,
  type Where,
  withConnection,
} from './data-connection';
import { moveData } from './data-move';

const usage = `How to use it, with DATABASE_URL or DATA_DIR as for npm start; the server must be stopped when it uses a DATA_DIR:

  npm run data:export -- <file>         writes all data to a new file and checks it
  npm run data:import -- <file>         loads such a file into a database that was never used
  npm run data:check                    looks for damage in the embedded database
  npm run data:move -- --to <target>    carries all data to a PostgreSQL (postgres://…) or a DATA_DIR that was never used
  npm run backup [-- --to <folder>]     makes a backup in BACKUP_DIR, or in the folder, and restores it on trial
  npm run restore -- <file> [--replace] loads a backup into a database that was never used, or instead of what is there`;

type Command = { name: string; file?: string | undefined; to?: string | undefined; replace: boolean };

const commands: Record<string, { file?: true; to?: 'must' | 'may'; replace?: true }> = {
  ...{ export: { file: true }, import: { file: true }, check: {} },
  ...{ backup: { to: 'may' }, restore: { file: true, replace: true }, move: { to: 'must' } },
};

/** The words as a command, or null when they are not understood. */
function commandOf([name = '', ...words]: string[]): Command | null {
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!known) return null;
  const command: Command = { name, replace: false };
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (word === '--to' && known.to && !command.to && words[0]) command.to = words.shift();
    else if (word === '--replace' && known.replace) command.replace = true;
    else if (!word.startsWith('-') && known.file && !command.file) command.file = word;
    else return null;
  }
  const isWhole = !!command.file === !!known.file && (known.to !== 'must' || !!command.to);
  return isWhole ? command : null;
}

/** Runs a command and returns the exit code: 0 done, 1 refused or damaged, 2 not understood. */
export async function runDataCommand(words: string[], say: Say, where: Where & Backups = env()): Promise<0 | 1 | 2> {
  const command = commandOf(words);
  if (!command) {
    say(usage);
    return 2;
  }
  try {
    const file = path.resolve(command.file ?? '');
    const to = command.to ?? '';
    if (command.name === 'check') return await check(say, where);
    if (command.name === 'export') say(await writeTo(file, say, where));
    if (command.name === 'import') say(await loadFrom(file, say, where));
    if (command.name === 'backup') say(await backUp(to || where.BACKUP_DIR, say, where));
    if (command.name === 'restore') say(await (command.replace ? replace : loadFrom)(file, say, where));
    if (command.name === 'move') say(await moveData(to, say, where));
    return 0;
  } catch (error) {
    // the sentence of a refusal is for the person at the terminal, anything else for whoever mends it
    const isRefusal = error instanceof DataRefusal || error instanceof EmbeddedRefusal;
    say(isRefusal ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error));
    if (error instanceof EmbeddedRefusal && error.reason === 'locked' && command.name === 'backup') say(whoMakesIt);
    return 1;
  }
}

type Backups = Partial<Pick<Env, 'BACKUP_DIR' | 'BACKUP_KEEP'>> & Pick<BackupOptions, 'trialTemplate'>;

/** The embedded database has one owner: the server. */
const whoMakesIt =
  'While the server runs on a DATA_DIR it makes the backups itself, every day at BACKUP_AT, when it is started with BACKUP_DIR. ' +
  'Stop it to make one by hand.';

async function writeTo(file: string, say: Say, where: Where): Promise<string> {
  const manifest = await withConnection(say, where, true, (connection) => exportData(connection, file));
  return `Written to ${file} and checked: ${contents(manifest)}.`;
}

async function loadFrom(file: string, say: Say, where: Where): Promise<string> {
  await checkImport(file);
  const manifest = await withConnection(say, where, false, (connection) => importData(connection, file));
  return `Loaded from ${file} and compared: ${contents(manifest)}.`;
}

const backupOptions = (folder: string, keep: number, { trialTemplate }: Backups): BackupOptions => ({
  ...{ folder, keep, trialTemplate, now: new Date() },
});

async function backUp(folder: string | undefined, say: Say, where: Where & Backups): Promise<string> {
  if (!folder)
    throw new DataRefusal('nothing_there', 'Say where the backup goes: set BACKUP_DIR, or give --to <folder>.');
  const options = backupOptions(path.resolve(folder), where.BACKUP_KEEP ?? 14, where);
  const { file, rows, tables } = await withConnection(say, where, true, (connection) =>
    makeBackup(connection, options),
  );
  return `Backed up to ${path.join(options.folder, file)}, restored on trial and compared: ${rows} rows in ${tables} tables.`;
}

async function replace(file: string, say: Say, where: Where & Backups): Promise<string> {
  await checkImport(file);
  const folder = path.resolve(where.BACKUP_DIR ?? path.dirname(file));
  // one more than is kept: the file that is loaded may be the oldest
  const options = backupOptions(folder, (where.BACKUP_KEEP ?? 14) + 1, where);
  const { manifest, kept } = await withConnection(say, where, true, async (connection: Connection) => {
    await refuseWhileServed(connection);
    return replaceData(connection, file, options);
  });
  const before = kept ? ` What was there is in ${path.join(folder, kept.file)}.` : '';
  return `Loaded from ${file} and compared: ${contents(manifest)}.${before}`;
}

async function check(say: Say, { DATABASE_URL, DATA_DIR }: Where): Promise<0 | 1> {
  if (DATABASE_URL)
    throw new DataRefusal('nothing_there', 'Only the embedded database is checked; PostgreSQL has pg_amcheck.');
  await refuseWithoutDatabase(DATA_DIR);
  const database = await openEmbedded(DATA_DIR, { extensions: ['amcheck'], allowProduction: true, log: say });
  try {
    const { damage, looked } = await database.client.withBudget(budgetMs, () => findDamage(database.client));
    for (const sentence of damage) say(sentence);
    say(`${looked} tables and indexes were looked at, ${damage.length} are damaged.`);
    return damage.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

function contents({ tables }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows in ${tables.length} tables`;
}
