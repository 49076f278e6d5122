// Every table of which rows change is covered: by a history, by saying itself who and when, or there is a reason why not.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { covered, reasons, whoColumns } from '../support/record-tables';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it('every table is named once, and every name is a table', async () => {
  const tables = rowsOf<{ name: string }>(
    await database.db.execute(sql`select tablename::text as name from pg_tables where schemaname = 'public'`),
  ).map(({ name }) => name);
  const named = [...Object.values(covered).flat(), ...Object.keys(reasons)];
  expect([...named].sort()).toEqual([...tables].sort());
});

it('what says itself who and when, has columns for it', async () => {
  const columns = rowsOf<{ table: string; names: string[] }>(
    await database.db.execute(sql`select table_name::text as table, json_agg(column_name::text) as names
      from information_schema.columns where table_schema = 'public' group by 1`),
  );
  const when = /(^at$|_at$|_on$)/;
  const without = columns
    .filter(({ table }) => covered.itself.includes(table))
    .filter(({ names }) => !names.some((name) => whoColumns.test(name)) || !names.some((name) => when.test(name)));
  expect(without.map(({ table }) => table)).toEqual([]);
});

it('the tables of the record, and only those, are chained', async () => {
  const chained = rowsOf<{ table: string }>(
    await database.db.execute(
      sql`select tgrelid::regclass::text as table from pg_trigger where tgname like '%_chained' order by 1`,
    ),
  );
  expect(chained.map(({ table }) => table)).toEqual([
    'organisation_history',
    'plan_history',
    'record_proof',
    'security_event',
  ]);
});
