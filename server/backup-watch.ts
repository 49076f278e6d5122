// Makes the daily backup where BACKUP_DIR says that there are any: soon after its time, and at once when that was missed.
import { TZDate } from '@date-fns/tz';
import type { Connection } from '~/models/db/client.server';
import { type BackupOptions, makeBackup } from '~/models/db/transfer/backup.server';
import { type BackupRecord, newestBackup } from '~/models/db/transfer/backup-record.server';
import { log } from './log';
import { onlyHere } from './only-here';
import { watch } from './watch';

const everyMs = 60_000;
/** After one that failed, the next try waits: a disk that is full stays full for a while. */
const pauseMs = 15 * 60_000;
/** Several instances look at once; the one that has this lock makes the backup. */
const backupLock = 712_406_202;

export type BackupPlan = Pick<BackupOptions, 'folder' | 'keep' | 'trialTemplate'> & {
  /** HH:MM in Europe/Amsterdam. */
  at: string;
};

/** The last moment before `now` at which a backup was to be made. */
export function lastDue(now: Date, at: string): Date {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const due = (daysAgo: number) => {
    const moment = new TZDate(now.getTime(), 'Europe/Amsterdam');
    moment.setDate(moment.getDate() - daysAgo);
    moment.setHours(hours, minutes, 0, 0);
    return new Date(moment.getTime());
  };
  return due(0) <= now ? due(0) : due(1);
}

/** Looks at once and every minute. */
export function watchBackups(connection: Connection, plan: BackupPlan, ms = everyMs) {
  let failedAt = -Infinity;
  const isDue = async (now: Date) => {
    const last = await newestBackup(plan.folder, now);
    return !last || new Date(last.at) < lastDue(now, plan.at);
  };
  const make = async (now: Date): Promise<BackupRecord | null> => {
    if (Math.abs(now.getTime() - failedAt) < pauseMs || !(await isDue(now))) return null;
    const begun = performance.now();
    const made = await onlyHere(connection, backupLock, async () => {
      // another instance may have been first
      return (await isDue(now)) ? makeBackup(connection, { ...plan, now }) : null;
    });
    if (made) {
      const { rows, bytes } = made;
      log.info({ rows, bytes, ms: Math.round(performance.now() - begun) }, 'made a backup and restored it on trial');
    }
    return made;
  };
  const failed = (error: unknown, now: Date) => {
    failedAt = now.getTime();
    log.error({ err: error }, 'no backup could be made');
  };
  return watch({ ms, now: () => new Date(), look: make, failed });
}
