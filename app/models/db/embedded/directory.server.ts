// A database directory is opened only when it is complete and of this PostgreSQL's major version; nothing is ever deleted.

import { access, chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedRefusal } from './errors.server';
import { LOCK_FILE } from './lock.server';

/** The PostgreSQL inside the installed PGlite; a test compares it with what initdb writes. */
export const MAJOR = '18';
/** Written last, when everything below `pg` is on disk. */
export const COMPLETE_MARKER = 'complete.json';
/** Written by the move to another database; its text says where the data went. */
export const MOVED_MARKER = 'moved.txt';

export const pgDirOf = (dir: string) => join(dir, 'pg');

/** Whether `dir` holds a database that was ever finished, of whatever version. */
export const holdsDatabase = (dir: string) => exists(join(dir, COMPLETE_MARKER));

/** Makes `dir` when needed and closes it to everybody but its owner. */
export async function secureDirectory(dir: string, log: (message: string) => void): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  // A mounted volume may belong to another user; the database below it is 0700 either way.
  await chmod(dir, 0o700).catch((error: Error) => log(`Could not make ${dir} private: ${error.message}`));
}

/**
 * What is in `dir`: `ready` to open, or `empty` (also after an unfinished first start was moved aside). Throws
 * `EmbeddedRefusal` with reason `other_major`, `damaged` or `moved` without having changed anything.
 */
export async function inspectDirectory(dir: string, log: (message: string) => void): Promise<'ready' | 'empty'> {
  const pgDir = pgDirOf(dir);
  const moved = await readOptional(join(dir, MOVED_MARKER));
  if (moved !== null) {
    throw new EmbeddedRefusal(
      'moved',
      `The data in ${dir} has been moved (${moved.trim()}), so it is not opened here. To use this folder all the same, ` +
        `remove ${join(dir, MOVED_MARKER)}.`,
    );
  }
  const complete = await exists(join(dir, COMPLETE_MARKER));
  const present = await exists(pgDir);
  const major = (await readOptional(join(pgDir, 'PG_VERSION')))?.trim() ?? null;
  if (major && major !== MAJOR) throw otherMajor(dir, major);
  if (complete && !major) {
    throw new EmbeddedRefusal(
      'damaged',
      `${dir} is marked as a complete database, but ${join(pgDir, 'PG_VERSION')} is missing. Restore a backup; ` +
        'nothing has been changed.',
    );
  }
  if (complete) return 'ready';
  if (present) await moveAside(dir, log);
  return 'empty';
}

/** Declares the database in `dir` complete. Call when every file below it has been flushed. */
export async function markComplete(dir: string): Promise<void> {
  const marker = join(dir, COMPLETE_MARKER);
  const draft = `${marker}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ postgres: MAJOR, createdAt: new Date().toISOString() })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, marker);
  await flushDirectory(dir);
  await flushDirectory(dirname(dir)).catch(() => undefined);
}

/** Says that the data of `dir` are elsewhere now. */
export async function markMoved(dir: string, where: string): Promise<void> {
  const handle = await open(join(dir, MOVED_MARKER), 'w', 0o600);
  try {
    await handle.writeFile(`${where}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await flushDirectory(dir);
}

/** The database directory inside a template, or `EmbeddedRefusal('bad_template')` when it is not a closed database. */
export async function templatePgDir(templateDir: string): Promise<string> {
  const refuse = (why: string) => new EmbeddedRefusal('bad_template', `${templateDir} is no usable template: ${why}.`);
  if (!(await exists(join(templateDir, COMPLETE_MARKER)))) throw refuse(`it has no ${COMPLETE_MARKER}`);
  if (await exists(join(templateDir, LOCK_FILE))) throw refuse('it is open, or was not closed properly');
  const major = (await readOptional(join(pgDirOf(templateDir), 'PG_VERSION')))?.trim();
  if (major !== MAJOR) throw refuse(`it holds PostgreSQL ${major ?? 'of an unknown version'}, not ${MAJOR}`);
  return pgDirOf(templateDir);
}

/** Beside the directory where possible; a mount point has no place beside it, so then inside. */
async function moveAside(dir: string, log: (message: string) => void): Promise<void> {
  const suffix = `incomplete-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  const beside = `${dir}.${suffix}`;
  const inside = join(dir, suffix);
  const target = await rename(pgDirOf(dir), beside).then(
    () => beside,
    () => rename(pgDirOf(dir), inside).then(() => inside),
  );
  log(`The first start in ${dir} was never finished. Its files are now in ${target}; starting again.`);
}

function otherMajor(dir: string, major: string): EmbeddedRefusal {
  return new EmbeddedRefusal(
    'other_major',
    `The database in ${dir} was written by PostgreSQL ${major}; this release contains PostgreSQL ${MAJOR}, which cannot ` +
      'read it. Nothing has been changed. Write the data to a file with the release that made the folder: ' +
      `DATA_DIR=${dir} npm run data:export -- data.jsonl. Then load that file into a new folder with this release: ` +
      `DATA_DIR=${dir}-${MAJOR} npm run data:import -- data.jsonl, and start with that DATA_DIR.`,
  );
}

async function flushDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  await handle.sync().finally(() => handle.close());
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function readOptional(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
