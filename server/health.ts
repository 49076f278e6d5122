// /health/live: the process answers. /health/ready: it can serve (the database answers within a second, with the tables of this
// release, and it is not stopping), with words for what somebody should look at; it still serves then: 200.
import { Router } from 'express';
import { sql } from 'drizzle-orm';
import { env } from '~/env.server';
import { crowd } from '~/models/activity.server';
import { connection, rowsOf } from '~/models/db/client.server';
import { knownMigrations } from '~/models/db/migrations.server';
import { newestBackup } from '~/models/db/transfer/backup-record.server';
import { brokenThen } from '~/models/record-check.server';
import { isEmbedded } from '~/models/storage.server';
import { freeShare, writtenFolders } from './disk';

/** Below this share of a disk that is free, somebody has to act. */
const leastFree = 0.05;
/** Hours after which the last good backup is too old: a day, and time to make one. */
const oldestBackupHours = 26;
const patienceMs = 1_000;

type Problem = 'stopping' | 'database' | 'schema_older';
type Warning =
  'schema_newer' | 'too_many_people' | 'disk_nearly_full' | 'backup_too_old' | 'no_backup' | 'record_broken';

/** `freeOf` says how much of a disk is free. */
export function healthRoutes(isStopping: () => boolean, freeOf = freeShare): Router {
  const routes = Router();
  routes.get('/health/live', (_req, res) => {
    res.json({ status: 'ok' });
  });
  routes.get('/health/ready', async (_req, res) => {
    const schema = isStopping() ? 'stopping' : await schemaOf();
    const problem: Problem | null = schema === 'same' || schema === 'schema_newer' ? null : schema;
    if (problem) return void res.status(503).json({ status: 'not ready', problem });
    const found = await warnings(schema === 'schema_newer', new Date(), freeOf);
    const storage = isEmbedded() ? 'embedded' : 'postgres';
    res.json({ status: 'ready', storage, warnings: found.length > 0 ? found : undefined });
  });
  return routes;
}

/** How the tables are for this release. Newer ones it can work with: the next release is being rolled out. */
async function schemaOf(): Promise<'same' | 'schema_newer' | 'schema_older' | 'database'> {
  const ask = async () => {
    const rows = await connection().db.execute(
      sql`select hash from drizzle.__drizzle_migrations order by created_at desc, id desc limit 1`,
    );
    const last = rowsOf<{ hash: string }>(rows)[0]?.hash ?? '';
    const known = hashes();
    if (last === known.at(-1)) return 'same';
    return last === '' || known.includes(last) ? 'schema_older' : 'schema_newer';
  };
  const tooLate = new Promise<'database'>((resolve) => setTimeout(resolve, patienceMs, 'database').unref());
  return Promise.race([ask().catch(() => 'database' as const), tooLate]);
}

let known: string[] | undefined;
const hashes = () => (known ??= knownMigrations());

async function warnings(isNewer: boolean, now: Date, freeOf: typeof freeShare): Promise<Warning[]> {
  const found: Warning[] = isNewer ? ['schema_newer'] : [];
  // how many there are is nobody's business; that there are too many is an operator's
  if ((await crowd(now).catch(() => null)) !== null) found.push('too_many_people');
  const shares = await Promise.all(writtenFolders().map(({ folder }) => freeOf(folder)));
  if (shares.some((share) => share !== null && share < leastFree)) found.push('disk_nearly_full');
  if (brokenThen()) found.push('record_broken');
  const { BACKUP_DIR } = env();
  if (BACKUP_DIR) {
    const last = await newestBackup(BACKUP_DIR, now);
    if (!last) found.push('no_backup');
    else if (now.getTime() - Date.parse(last.at) > oldestBackupHours * 3_600_000) found.push('backup_too_old');
  }
  return found;
}
