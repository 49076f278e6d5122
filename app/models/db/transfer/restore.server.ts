// A data file takes the place of what a database holds, which is first kept as a backup.
import { sql } from 'drizzle-orm';
import type { Connection } from '../client.server';
import { type BackupOptions, makeBackup, restoreOnTrial } from './backup.server';
import type { BackupRecord } from './backup-record.server';
import type { Manifest } from './data-file.server';
import { importData } from './import.server';
import { DataRefusal } from './refusal';
import { appliedMigrations } from './tables.server';

/**
 * Restores `file` on trial, makes a backup of what is there, and only then empties the database and loads the file. When the last of
 * these fails the database is empty and the sentence says where the backup is.
 */
export async function replaceData(
  connection: Connection,
  file: string,
  backup: BackupOptions,
): Promise<{ manifest: Manifest; kept: BackupRecord | null }> {
  await restoreOnTrial(file, backup.trialTemplate);
  const isUsed = (await appliedMigrations(connection.db)).length > 0;
  const kept = isUsed ? await makeBackup(connection, backup) : null;
  try {
    await connection.db.transaction(async (tx) => {
      await tx.execute(sql`drop schema if exists drizzle cascade`);
      await tx.execute(sql`drop schema public cascade`);
      await tx.execute(sql`create schema public`);
    });
    return { manifest: await importData(connection, file), kept };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const where = kept ? ` What was there is in ${backup.folder}, in ${kept.file}; restore that, or try again.` : '';
    throw new DataRefusal('not_replaced', `${file} was not loaded: ${why}${where}`);
  }
}
