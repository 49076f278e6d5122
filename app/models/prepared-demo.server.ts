// The demo as a data folder that is made with the build: the first start on the embedded database copies it and makes nothing itself.
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { connect, type Db, useConnection } from './db/client.server';
import { templatePgDir } from './db/embedded/directory.server';
import { EmbeddedRefusal } from './db/embedded/open.server';
import { knownMigrations } from './db/migrations.server';
import { addDays, type Day, parseDay } from './planning/day';

/** Beside the database in the folder: for which day its demo was told, and the last migration of its tables. */
const NOTE = 'demo.json';
const note = z.object({ day: z.string(), migration: z.string() });

/** A demo is told relative to the day it is made on, and grows older like any other. After so many days it is rather made anew. */
const oldestDays = 7;
/** All of the demo is one transaction, and nobody is waiting for a page. */
const budgetMs = 10 * 60_000;

/** Where the build puts it; the server runs in the folder of the build. */
export const preparedDemoDir = () => join(process.cwd(), 'build/demo');

/** `loadDemoOnce`, the one way to make it: handed in, so that a server which only looks for it need not read all of the demo first. */
type LoadDemo = (today: Day, tx: Db) => Promise<boolean>;

/** Makes it in `dir`, in the place of what is there. One that was not finished never has that name. */
export async function prepareDemo(dir: string, today: Day, loadDemo: LoadDemo): Promise<void> {
  const making = `${dir}.making`;
  await rm(making, { recursive: true, force: true });
  const connection = await connect({ dataDir: making, allowProduction: true, statementBudgetMs: budgetMs });
  try {
    useConnection(connection);
    await connection.migrate();
    await loadDemo(today, connection.db);
    await connection.db.execute(sql`vacuum (analyze)`);
  } finally {
    await connection.close();
  }
  await writeFile(join(making, NOTE), JSON.stringify({ day: today, migration: knownMigrations().at(-1) }));
  await rm(dir, { recursive: true, force: true });
  await rename(making, dir);
}

/**
 * The folder to copy at a first start, or undefined when there is none that will do: it is too old or not finished, or its tables are
 * not those of this release or an earlier one. The first start then makes everything itself.
 */
export async function findPreparedDemo(dir: string, today: Day): Promise<string | undefined> {
  const text = await readFile(join(dir, NOTE), 'utf8').catch(() => null);
  if (text === null) return undefined;
  const read = note.safeParse(parsed(text));
  if (!read.success) return undefined;
  const on = parseDay(read.data.day);
  if (!on || on > today || addDays(on, oldestDays) < today) return undefined;
  if (!knownMigrations().includes(read.data.migration)) return undefined;
  try {
    await templatePgDir(dir);
    return dir;
  } catch (error) {
    if (error instanceof EmbeddedRefusal) return undefined;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
