// The migrations this release knows; older data are loaded into the tables of their time, and then brought up to date.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';

export const migrationsFolder = () => join(process.cwd(), 'drizzle/migrations');

/** The hashes of all migrations of this release, oldest first. */
export function knownMigrations(): string[] {
  return readMigrationFiles({ migrationsFolder: migrationsFolder() }).map(({ hash }) => hash);
}

/** Throws a sentence when a database had a migration that this release does not know: it would write what it does not understand. */
export function refuseNewer(applied: string[]): void {
  const known = new Set(knownMigrations());
  if (applied.every((hash) => known.has(hash))) return;
  throw new Error(
    'this database was brought up to date by a newer release than this one, which does not know its tables. Start that release ' +
      'or a later one, or restore a backup of before the upgrade. Nothing has been changed.',
  );
}

/** Calls `use` with a folder that holds only the first `count` migrations, or with the whole one. */
export async function withFirstMigrations(count: number | undefined, use: (folder: string) => Promise<void>) {
  if (count === undefined) return use(migrationsFolder());
  const folder = await mkdtemp(join(tmpdir(), 'dok-migrations-'));
  try {
    await cp(migrationsFolder(), folder, { recursive: true });
    const file = join(folder, 'meta/_journal.json');
    const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: unknown[] };
    await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
