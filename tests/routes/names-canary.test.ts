// Names that come in with figures, pasted or as a file, refused or taken: none is kept anywhere.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Db, rowsOf } from '~/models/db/client.server';
import * as importing from '~/routes/programmes.$programmeId.figures.import';
import { type Answer, callAction, callForm } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let demo: Demo;
let cookie: string;
const head = 'maand;afdeling;metriek;teller;noemer';
/** A thousand people, of whom every name has this in it. */
const canary = 'Wortelkanarie';
const names = Array.from({ length: 1_000 }, (_, nth) => `${canary}${nth} van der Proef`);

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  cookie = await demo.cookie('project_leader');
}, 60_000);
afterAll(() => database.close());

const call = () => ({
  path: `/programmes/${demo.programmeId}/figures/import`,
  params: { programmeId: demo.programmeId },
  ...{ today: '2026-11-26', cookie },
});
const paste = (text: string) => callAction(importing.action, { ...call(), form: { text } });
function send(text: string): Promise<Answer> {
  const form = new FormData();
  form.set('file', new File([text], 'cijfers.csv'));
  return callForm(importing.action, { ...call(), form });
}

/** Columns of any table in which the word stands. */
async function hitsInDatabase(db: Db, word: string): Promise<string[]> {
  const columns = rowsOf<{ table: string; column: string }>(
    await db.execute(sql`select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`),
  );
  const hits: string[] = [];
  for (const { table, column } of columns) {
    const found = await db.execute(sql`select 1 from ${sql.identifier(table)}
      where ${sql.identifier(column)}::text ilike ${`%${word}%`} limit 1`);
    if (rowsOf(found).length > 0) hits.push(`${table}.${column}`);
  }
  return hits;
}

/** Files of the embedded database in which the word stands. */
function hitsOnDisk(word: string): string[] {
  const folder = database.home;
  if (folder === null) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const places = files.map((entry) => path.join(entry.parentPath, entry.name));
  return places.filter((place) => readFileSync(place).includes(word));
}

const deliveries: [string, string][] = [
  ['a column of names', [`${head};medewerker`, ...names.map((name) => `1999-01;VTH;M18;20;80;${name}`)].join('\n')],
  ['names in the place of departments', [head, ...names.map((name) => `1999-01;${name};M18;20;80`)].join('\n')],
  ['names beside numbers', [head, ...names.map((name) => `1999-01;VTH;M18;20 ${name};80`)].join('\n')],
];

it('leaves no name in the database, in the log or on the disk', { timeout: 180_000 }, async () => {
  const written: string[] = [];
  const writers = (['stdout', 'stderr'] as const).map((stream) => {
    const original = process[stream].write.bind(process[stream]);
    process[stream].write = ((chunk: string | Uint8Array, ...rest: []) => {
      written.push(Buffer.from(chunk as Uint8Array).toString());
      return original(chunk, ...rest);
    }) as typeof original;
    return () => (process[stream].write = original);
  });
  try {
    for (const [, text] of deliveries) {
      for (const answer of [await paste(text), await send(text)]) {
        expect([200, 400]).toContain(answer.status);
        // Whoever lets it be taken over has that refused or has the numbers taken alone.
        const carried = /value="([^"]*)"/.exec(JSON.stringify(answer.data).replaceAll('\\"', '"'))?.[1];
        if (carried) await callAction(importing.action, { ...call(), form: { carried } });
      }
    }
  } finally {
    for (const restore of writers) restore();
  }
  expect(await hitsInDatabase(database.db, canary)).toEqual([]);
  await database.db.execute(sql`checkpoint`);
  expect(hitsOnDisk(canary)).toEqual([]);
  expect(written.join('')).not.toContain(canary);
});

it('would be found where it is kept', async () => {
  await database.db.execute(sql`update department set name = ${`${canary} toch`} where key = 'VTH'`);
  await database.db.execute(sql`checkpoint`);
  expect(await hitsInDatabase(database.db, canary)).toEqual(['department.name']);
  if (database.connection.driver === 'pglite') expect(hitsOnDisk(canary).length).toBeGreaterThan(0);
});
