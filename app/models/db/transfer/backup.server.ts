// A backup is a data file that was restored on trial: only then does it get its record, and only with a record does it count.
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Connection } from '../client.server';
import { type BackupRecord, removeOldBackups, sha256Of, writeRecord } from './backup-record.server';
import type { Manifest } from './data-file.server';
import { exportData } from './export.server';
import { importData } from './import.server';

export type BackupOptions = {
  folder: string;
  now: Date;
  /** How many good ones stay; older ones are thrown away when this one is good. */
  keep: number;
  /** A closed embedded database, empty and up to date, to begin the trial with; only tests have one. */
  trialTemplate?: string | undefined;
};

/** A statement of a trial may take its time. */
const TRIAL_BUDGET_MS = 30 * 60_000;

/** Writes all data to a new file in `folder`, restores it on trial and keeps a record; throws, and leaves nothing, when any of it fails. */
export async function makeBackup(
  connection: Connection,
  { folder, now, keep, trialTemplate }: BackupOptions,
): Promise<BackupRecord> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `doorontwikkelkalender-${now.toISOString().replaceAll(/[:.]/g, '-')}.jsonl`;
  const file = join(folder, name);
  // under another name until it is known to be good: whoever copies the folder away takes no doubtful one
  const doubtful = `${file}.trial`;
  try {
    const manifest = await exportData(connection, doubtful);
    await restoreOnTrial(doubtful, trialTemplate);
    const record: BackupRecord = {
      ...{ file: name, at: now.toISOString(), ...sizeOf(manifest) },
      ...{ bytes: (await stat(doubtful)).size, sha256: await sha256Of(doubtful), verified: true },
    };
    await rename(doubtful, file);
    await writeRecord(folder, record);
    await removeOldBackups(folder, keep, now);
    return record;
  } catch (error) {
    await rm(doubtful, { force: true });
    throw error;
  }
}

/** Loads a file into an embedded database that is thrown away; what is there is compared with the file, table by table. */
export async function restoreOnTrial(file: string, templateDir?: string): Promise<Manifest> {
  const home = await mkdtemp(join(tmpdir(), 'dok-trial-'));
  try {
    const scratch = await connect({
      ...{
        dataDir: join(home, 'data'),
        statementBudgetMs: TRIAL_BUDGET_MS,
        allowProduction: true,
        log: () => {},
        templateDir,
      },
    });
    try {
      return await importData(scratch, file);
    } finally {
      await scratch.close();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const sizeOf = ({ tables }: Manifest) => ({
  rows: tables.reduce((sum, table) => sum + table.rows, 0),
  tables: tables.length,
});
