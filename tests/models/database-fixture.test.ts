// Every test file has a database of its own, migrated and empty, on the driver of this run.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connection, rowsOf } from '~/models/db/client.server';
import { organisation } from '~/models/db/schema';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

const organisations = () => database.db.select().from(organisation);

test('it is the process’s database, and on the driver that was asked for', () => {
  expect(connection()).toBe(database.connection);
  expect(connection().driver).toBe(process.env['TEST_DRIVER'] ?? 'pglite');
});

test('it is migrated and starts empty', async () => {
  expect(await organisations()).toEqual([]);
});

test('reset empties it and leaves the tables and their migrations', async () => {
  const everyMonth = Array.from({ length: 12 }, () => 1);
  const voorbeeldstad = {
    id: 'o1',
    name: 'Voorbeeldstad',
    inhabitants: 1,
    availability: everyMonth,
    season: everyMonth,
  };
  await database.db.insert(organisation).values(voorbeeldstad);
  expect(await organisations()).toHaveLength(1);
  await database.reset();
  expect(await organisations()).toEqual([]);
  const migrations = rowsOf(await database.db.execute(sql`select 1 from drizzle.__drizzle_migrations`));
  expect(migrations.length).toBeGreaterThan(0);
});

test('an empty database can be reset as well', async () => {
  await expect(database.reset()).resolves.toBeUndefined();
});
