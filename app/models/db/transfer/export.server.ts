// Everything an installation holds is written to one file, as it is at one moment, and read back before it counts.
import { createHash } from 'node:crypto';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Connection, type Db } from '../client.server';
import { checkDataFile, firstLine, type Manifest, sealOf, TableSummer, type TableSum } from './data-file.server';
import { DataRefusal } from './refusal';
import { appliedMigrations, findTables, linesOfTable, writePlainly } from './tables.server';

const PIECE = 1 << 20;

/**
 * Writes a data file; see data-file.server.ts for its format. Nobody else can read it, and it appears under its name only
 * when it is complete, flushed and checked. Throws `DataRefusal` when `file` exists or there is nothing to write.
 */
export async function exportData({ db }: Connection, file: string): Promise<Manifest> {
  if (await exists(file)) throw new DataRefusal('file_exists', `${file} exists already; it is not overwritten.`);
  const draft = `${file}.draft`;
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      const options = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
      await db.transaction((tx) => writeAll(tx, (text) => handle.writeFile(text)), options);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const written = await checkDataFile(draft);
    await rename(draft, file);
    const directory = await open(dirname(file), 'r');
    await directory.sync().finally(() => directory.close());
    return written;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeAll(tx: Db, write: (text: string) => Promise<void>): Promise<void> {
  const migrations = await appliedMigrations(tx);
  if (migrations.length === 0) throw new DataRefusal('nothing_there', 'This database holds no data of this program.');
  await writePlainly(tx);
  const whole = createHash('sha256');
  let waiting = '';
  const say = async (line: string) => {
    if (line.includes('\n'))
      throw new Error('A value was written over several lines; the format has no room for that.');
    waiting += `${line}\n`;
    if (waiting.length < PIECE) return;
    await flush();
  };
  const flush = async () => {
    whole.update(waiting);
    await write(waiting);
    waiting = '';
  };
  await say(firstLine);
  const tables: TableSum[] = [];
  for (const table of await findTables(tx)) {
    const summer = new TableSummer(table.name);
    for await (const line of linesOfTable(tx, table)) {
      summer.add(line);
      await say(line);
    }
    tables.push(summer.total);
  }
  await flush();
  const manifest: Manifest = { migrations, tables, sha256: sealOf(whole, { migrations, tables }) };
  await write(`${JSON.stringify(manifest)}\n`);
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
