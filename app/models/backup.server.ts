// Whether this installation makes backups, and of which moment the last good one is.
import { env } from '../env.server';
import { newestBackup } from './db/transfer/backup-record.server';

/** Null: none are made here. `at` is an ISO timestamp, null when there is no good one yet. */
export async function lastBackup(): Promise<{ at: string | null } | null> {
  const { BACKUP_DIR } = env();
  if (!BACKUP_DIR) return null;
  const last = await newestBackup(BACKUP_DIR, new Date());
  return { at: last?.at ?? null };
}
