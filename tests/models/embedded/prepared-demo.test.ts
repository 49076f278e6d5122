// The demo that a build prepares: a first start copies it when it will do, and makes everything itself when it will not.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { connect, type Connection, rowsOf, useConnection } from '~/models/db/client.server';
import { knownMigrations } from '~/models/db/migrations.server';
import * as t from '~/models/db/schema';
import { loadDemoOnce } from '~/models/demo.server';
import { addDays, type Day, day } from '~/models/planning/day';
import { findPreparedDemo, prepareDemo } from '~/models/prepared-demo.server';
import { verifyRecords } from '~/models/record.server';
import { sql } from 'drizzle-orm';
import { copyTree } from '~/models/db/embedded/tree.mjs';
import { scratch } from './rig';

const today = day('2026-11-22');
const known = knownMigrations();

/** A prepared demo as a build leaves it, from the database of the run. */
async function prepared(note: object = { day: today, migration: known.at(-1) }): Promise<string> {
  const template = inject('template');
  const dir = join(await scratch(), 'demo');
  await copyTree(template.demo, dir);
  await writeFile(join(dir, 'demo.json'), JSON.stringify(note));
  return dir;
}

async function migrated(templateDir: string): Promise<Connection> {
  const connection = await connect({ dataDir: join(await scratch(), 'data'), templateDir, statementBudgetMs: 60_000 });
  onTestFinished(() => connection.close());
  useConnection(connection);
  await connection.migrate();
  return connection;
}

/** What the server does with it at a first start, up to the demo; answers whether it had to make that. */
async function firstStart(templateDir: string): Promise<{ connection: Connection; made: boolean }> {
  const connection = await migrated(templateDir);
  return { connection, made: await loadDemoOnce(today, connection.db) };
}

const appliedTo = async ({ db }: Connection) =>
  rowsOf<{ hash: string }>(await db.execute(sql`select hash from drizzle.__drizzle_migrations order by id`)).map(
    ({ hash }) => hash,
  );

describe('a prepared demo', () => {
  test('is whole when it has its name, and a first start on it makes nothing', async () => {
    const dir = join(await scratch(), 'demo');
    await prepareDemo(dir, today, loadDemoOnce);
    expect(await findPreparedDemo(dir, today)).toBe(dir);
    const { connection, made } = await firstStart(dir);
    expect(made).toBe(false);
    const [organisation] = await connection.db.select().from(t.organisation);
    expect(organisation).toMatchObject({ id: 'voorbeeldstad', demo: true });
    expect((await connection.db.select().from(t.item)).length).toBe(114 + 3);
    expect(await appliedTo(connection)).toEqual(known);
    expect((await verifyRecords(connection.db)).every(({ broken }) => broken === null)).toBe(true);
  }, 180_000);

  // Then the first start makes the demo itself, as the run does that all others are copied from.
  test('is not there', async () => {
    expect(await findPreparedDemo(join(await scratch(), 'demo'), today)).toBeUndefined();
  });

  test('of an earlier release is brought up to date', async () => {
    const dir = join(await scratch(), 'demo');
    const old = await connect({ dataDir: dir });
    await old.migrate(known.length - 1);
    await old.close();
    await writeFile(join(dir, 'demo.json'), JSON.stringify({ day: today, migration: known.at(-2) }));
    expect(await findPreparedDemo(dir, today)).toBe(dir);
    expect(await appliedTo(await migrated(dir))).toEqual(known);
  });

  test.each([
    ['the day itself', 0, true],
    ['a week later', 7, true],
    ['eight days later', 8, false],
    ['the day before: a clock was put back', -1, false],
  ])('is used for a week: on %s', async (_when, days, expected) => {
    const dir = await prepared();
    expect(await findPreparedDemo(dir, addDays(today, days))).toBe(expected ? dir : undefined);
  });

  test.each([
    [
      'of a later release',
      async (dir: string) => writeFile(join(dir, 'demo.json'), JSON.stringify({ day: today, migration: 'unknown' })),
    ],
    ['without a note', async (dir: string) => rm(join(dir, 'demo.json'))],
    ['with half a note', async (dir: string) => writeFile(join(dir, 'demo.json'), '{"day":')],
    [
      'with a day that is none',
      async (dir: string) =>
        writeFile(join(dir, 'demo.json'), JSON.stringify({ day: '2026-02-30', migration: known.at(-1) })),
    ],
    ['that is open', async (dir: string) => writeFile(join(dir, 'lock.json'), '{}')],
    ['of another major version', async (dir: string) => writeFile(join(dir, 'pg/PG_VERSION'), '17\n')],
  ])('%s is not used', async (_what, spoil) => {
    const dir = await prepared();
    expect(await findPreparedDemo(dir, today)).toBe(dir);
    await spoil(dir);
    expect(await findPreparedDemo(dir, today)).toBeUndefined();
  });

  test('that could not be finished has no name, and the one before stays', async () => {
    const dir = await prepared();
    await expect(prepareDemo(dir, 'no day' as Day, loadDemoOnce)).rejects.toThrow();
    expect(await findPreparedDemo(dir, today)).toBe(dir);
    expect((await firstStart(dir)).made).toBe(false);
  }, 180_000);
});
