// A connection that PostgreSQL ends in the middle of a transaction: whoever had it is told, and the others and the pool go on.
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPassing } from '~/models/db/passing.server';
import { rowsOf } from '~/models/db/client.server';
import { mended } from '../../vite/mended-postgres.mjs';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const isPostgres = process.env['TEST_DRIVER'] === 'postgres';
const one = async () => rowsOf<{ one: number }>(await database.db.execute(sql`select 1 as one`))[0]?.one;

describe.runIf(isPostgres)('on PostgreSQL', () => {
  test('a transaction whose connection is ended says so, and every connection of the pool works afterwards', async () => {
    for (let turn = 0; turn < 12; turn++) {
      const ended = database.db.transaction(async (tx) => {
        await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
      });
      const error: unknown = await ended.catch((reason: unknown) => reason);
      expect(isPassing(error)).toBe(true);
    }
    const answers = await Promise.all(Array.from({ length: 40 }, one));
    expect(answers).toEqual(Array.from({ length: 40 }, () => 1));
  });

  test('nothing of it is done on the connection that takes its place', async () => {
    const nap = () => database.db.execute(sql`select pg_sleep(0.02)`);
    // Every connection is open, so that the lost one is the first to be made again.
    await Promise.all(Array.from({ length: 40 }, nap));
    let told: unknown = null;
    const ended = database.db.transaction(async (tx) => {
      const pid = rowsOf<{ pid: number }>(await tx.execute(sql`select pg_backend_pid() as pid`))[0]!.pid;
      await database.db.execute(sql`select pg_terminate_backend(${pid}::int)`);
      await Promise.all(Array.from({ length: 60 }, nap));
      told = await tx.execute(sql`create table left_over (one int)`).catch((reason: unknown) => reason);
    });
    expect(isPassing(await ended.catch((reason: unknown) => reason))).toBe(true);
    while (told === null) await nap();
    expect(isPassing(told)).toBe(true);
    const tables = rowsOf(await database.db.execute(sql`select 1 from pg_tables where tablename = 'left_over'`));
    expect(tables).toEqual([]);
    expect(await one()).toBe(1);
  });
});

test.each(['connection.js', 'index.js'])(
  '%s of the package is mended as long as it is the one this was written for',
  (file) => {
    const source = readFileSync(`node_modules/postgres/src/${file}`, 'utf8');
    expect(mended(file, source)).not.toBe(source);
    expect(() => mended(file, mended(file, source))).toThrow(/see whether it still has to be mended/);
  },
);
