// Brings the tables of a PostgreSQL up to date: by one instance at a time, without standing in anybody's way for long, all of it or none.
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';
import { refuseNewer, withFirstMigrations } from './migrations.server';
import { Wanted, watchedPostgres } from './watched.server';

/** Two processes that start together must not migrate together. */
export const migrationLock = 712_406_201;
/**
 * A change of a table waits this long for who uses it: behind it others wait. Less than the second after which PostgreSQL looks for who
 * waits for each other, and gives up one of them: that would be whoever saves just then.
 */
const lockTimeoutMs = 500;
const mostAttempts = 60;
const pauseMs = 1_000;

export type MigrateOptions = {
  count?: number | undefined;
  name: string;
  log?: ((message: string) => void) | undefined;
};

export async function migrateAt(url: string, { count, name, log }: MigrateOptions): Promise<void> {
  const single = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: name } });
  try {
    const [server] = await single<{ number: number }[]>`select current_setting('server_version_num')::int as number`;
    if ((server?.number ?? 0) < 150_000) throw new Error('PostgreSQL 15 or newer is needed');
    // whoever is second waits here, and then finds that there is nothing to do
    await single`select pg_advisory_lock(${migrationLock})`;
    await refuseMoved(single);
    refuseNewer(await appliedAt(single));
    await single`select set_config('lock_timeout', ${String(lockTimeoutMs)}, false)`;
    const db = drizzle(watchedPostgres(single, new Wanted(1)));
    await withFirstMigrations(count, (migrationsFolder) => patiently(() => migrate(db, { migrationsFolder }), log));
  } finally {
    await single.end();
  }
}

/** Says in the database itself that its data are elsewhere now, and answers how to undo that. */
export async function markMovedAt(url: string, where: string): Promise<string> {
  const single = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await single`create table if not exists drizzle.moved (place text not null)`;
    await single`insert into drizzle.moved values (${where})`;
  } finally {
    await single.end();
  }
  return 'to start on it all the same, run "drop table drizzle.moved" there.';
}

async function refuseMoved(single: Sql): Promise<void> {
  const [there] = await single<{ there: boolean }[]>`select to_regclass('drizzle.moved') is not null as there`;
  if (!there?.there) return;
  const [moved] = await single<{ place: string }[]>`select place from drizzle.moved limit 1`;
  throw new Error(
    `the data of this database have been moved (${moved?.place ?? 'elsewhere'}). To start on it all the same, run "drop table drizzle.moved" in it.`,
  );
}

async function appliedAt(single: Sql): Promise<string[]> {
  const [there] = await single<
    { there: boolean }[]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!there?.there) return [];
  const rows = await single<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`;
  return rows.map(({ hash }) => hash);
}

/** What gave up waiting for others is undone as a whole and tried again. */
async function patiently(doing: () => Promise<unknown>, log?: (message: string) => void): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await doing());
    } catch (error) {
      if (attempt === mostAttempts || !gaveUpWaiting(error)) throw error;
      log?.(`The tables could not be changed because somebody uses them; trying again (${attempt}).`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

function gaveUpWaiting(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth += 1) {
    if ('code' in at && (at.code === '55P03' || at.code === '40P01')) return true;
  }
  return false;
}
