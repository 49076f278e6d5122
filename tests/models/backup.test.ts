// Backups: one counts only when it was restored on trial; what is damaged is found; what is replaced is kept first.
import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { connect, type Connection, type Db, rowsOf } from '~/models/db/client.server';
import { prepareTemplate } from '~/models/db/embedded/open.server';
import { makeBackup, restoreOnTrial } from '~/models/db/transfer/backup.server';
import { findBackups, sha256Of, writeRecord } from '~/models/db/transfer/backup-record.server';
import { checkDataFile } from '~/models/db/transfer/data-file.server';
import { DataRefusal } from '~/models/db/transfer/refusal';
import { replaceData } from '~/models/db/transfer/restore.server';
import * as schema from '~/models/db/schema';
import { lastDue, watchBackups } from '../../server/backup-watch';
import { log } from '../../server/log';
import { anotherDatabase, type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let home: string;
let written = '';
/** What trials begin with here: making tables anew takes seconds. */
let trialTemplate: string;

beforeAll(async () => {
  database = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'dok-backup-'));
  trialTemplate = join(home, 'template');
  await prepareTemplate(trialTemplate);
  const template = await connect({ dataDir: trialTemplate });
  await template.migrate();
  await template.close();
  const streams = log as unknown as Record<symbol, { write: (line: string) => void }>;
  streams[pino.symbols.streamSym as unknown as symbol] = { write: (line) => void (written += line) };
});
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});
beforeEach(async () => {
  written = '';
  await database.reset();
  await addOrganisation(database.db, 'klein');
});

const year = Array<number>(12).fill(1);
const addOrganisation = (db: Db, id: string) =>
  db.insert(schema.organisation).values({ id, name: `Gemeente ${id}`, availability: year, season: year });
const namesIn = async (db: Db) =>
  rowsOf<{ id: string }>(await db.execute(sql`select id from organisation order by id`)).map(({ id }) => id);

async function folder(): Promise<string> {
  return mkdtemp(join(home, 'folder-'));
}
const now = new Date('2026-11-27T01:00:00.000Z');
const backUp = async (into: string, at = now, keep = 14) =>
  makeBackup(database.connection, { folder: into, now: at, keep, trialTemplate });

async function refusedFor(doing: Promise<unknown>): Promise<string> {
  const error: unknown = await doing.then(() => null, (thrown: unknown) => thrown); // prettier-ignore
  if (error instanceof DataRefusal) return error.reason;
  throw error instanceof Error ? error : new Error('nothing was refused');
}

/** Each trial makes a database: seconds, on a machine that does more. */
const patient = { timeout: 300_000 };

describe('a backup', patient, () => {
  test('is a private data file with its day in its name, restored on trial, and a record that says what it is', async () => {
    const into = await folder();
    const record = await backUp(join(into, 'new'));
    expect(record.file).toBe('doorontwikkelkalender-2026-11-27T01-00-00-000Z.jsonl');
    expect((await readdir(join(into, 'new'))).sort()).toEqual([
      'doorontwikkelkalender-2026-11-27T01-00-00-000Z.backup.json',
      record.file,
    ]);
    const file = join(into, 'new', record.file);
    expect([(await stat(file)).mode & 0o777, (await stat(join(into, 'new'))).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(record).toMatchObject({ verified: true, sha256: await sha256Of(file), bytes: (await stat(file)).size });
    expect(await findBackups(join(into, 'new'))).toEqual([record]);
    const manifest = await checkDataFile(file);
    expect(record.rows).toBe(manifest.tables.reduce((sum, { rows }) => sum + rows, 0));
  });

  test('that cannot be restored on trial is none, and leaves nothing', async () => {
    const into = await folder();
    // a table that no migration makes: its rows can be written to a file, and never be loaded
    await database.db.execute(sql`create table stranger (id int primary key)`);
    onTestFinished(() => void database.db.execute(sql`drop table if exists stranger`));
    await database.db.execute(sql`insert into stranger values (1)`);
    expect(await refusedFor(backUp(into))).toBe('other_schema');
    expect(await readdir(into)).toEqual([]);
    await database.db.execute(sql`drop table stranger`);
    await backUp(into);
    expect(await readdir(into)).toHaveLength(2);
  });

  test('is kept until there are enough newer ones', async () => {
    const into = await folder();
    for (const hour of [1, 2]) {
      const file = `doorontwikkelkalender-${hour}.jsonl`;
      await writeFile(join(into, file), '');
      const at = new Date(Date.UTC(2026, 10, 27, hour)).toISOString();
      await writeRecord(into, { file, at, rows: 0, tables: 0, bytes: 0, sha256: '0'.repeat(64), verified: true });
    }
    await backUp(into, new Date(Date.UTC(2026, 10, 27, 3)), 2);
    expect((await findBackups(into)).map(({ at }) => at.slice(11, 13))).toEqual(['03', '02']);
    expect(await readdir(into)).toHaveLength(4);
  });

  test('of which any one bit was changed is found out: 200 of 200, and the one that was not is good', async () => {
    const into = await folder();
    const { file } = await backUp(into);
    const bytes = await readFile(join(into, file));
    const spoiled = join(into, 'spoiled.jsonl');
    const missed: number[] = [];
    for (let n = 0; n < 200; n += 1) {
      const copy = Buffer.from(bytes);
      const place = Math.round((n * (bytes.length - 1)) / 199);
      copy[place] = (copy[place] ?? 0) ^ (1 << ((n * 7) % 8));
      await writeFile(spoiled, copy);
      const found = await checkDataFile(spoiled).then(() => false, () => true); // prettier-ignore
      if (!found) missed.push(place);
    }
    expect(missed).toEqual([]);
    // the control: the same way of looking, at bytes that are as they were
    await writeFile(spoiled, bytes);
    await checkDataFile(spoiled);
    await restoreOnTrial(spoiled, trialTemplate);
  });
});

describe('the daily backup', patient, () => {
  test.each([
    ['in winter, after it', '2026-11-27T10:00:00Z', '02:00', '2026-11-27T01:00:00.000Z'],
    ['in winter, before it', '2026-11-27T00:30:00Z', '02:00', '2026-11-26T01:00:00.000Z'],
    ['at the moment itself', '2026-11-27T01:00:00Z', '02:00', '2026-11-27T01:00:00.000Z'],
    ['in summer', '2026-07-01T10:00:00Z', '23:15', '2026-06-30T21:15:00.000Z'],
    ['in the hour that is not there', '2026-03-29T10:00:00Z', '02:30', '2026-03-29T01:30:00.000Z'],
    ['on the longest day', '2026-10-25T10:00:00Z', '03:30', '2026-10-25T02:30:00.000Z'],
  ])('is due %s', (_what, at, time, due) => {
    expect(lastDue(new Date(at), time).toISOString()).toBe(due);
  });

  async function watching(into: string, connection: Connection = database.connection) {
    const watch = watchBackups(connection, { folder: into, at: '02:00', keep: 14, trialTemplate }, 3_600_000);
    onTestFinished(async () => void (await watch.stop()));
    // the look at the start is at the present moment
    await watch.look(new Date());
    return watch;
  }
  const tomorrow = (hours: number) => new Date(lastDue(new Date(), '02:00').getTime() + (24 + hours) * 3_600_000);

  test('is made when none is there, and once a day after that', async () => {
    const into = await folder();
    const watch = await watching(into);
    expect(await findBackups(into)).toHaveLength(1);
    expect(await watch.look(new Date())).toBeNull();
    expect(await watch.look(tomorrow(-2))).toBeNull();
    expect(await watch.look(tomorrow(2))).toMatchObject({ verified: true });
    expect(await watch.look(tomorrow(2.5))).toBeNull();
    expect(await findBackups(into)).toHaveLength(2);
  });

  test('that was made when the clock was forty days ahead is not waited for, and one of two hours ahead is not made twice', async () => {
    const into = await folder();
    const watch = await watching(into);
    expect(await watch.look(tomorrow(40 * 24))).toMatchObject({ verified: true });
    expect(await watch.look(tomorrow(2))).toMatchObject({ verified: true });
    expect(await watch.look(tomorrow(-0.5))).toBeNull();
    expect(await watch.look(tomorrow(3))).toBeNull();
    expect(await watch.look(tomorrow(26))).toMatchObject({ verified: true });
  });

  test('that cannot be made is in the log, and tried again after a pause', async () => {
    const into = join(await folder(), 'file');
    await writeFile(into, 'no folder');
    const watch = await watching(into);
    expect(written).toContain('no backup could be made');
    await rm(into);
    expect(await watch.look(new Date(Date.now() + 5 * 60_000))).toBeNull();
    expect(await watch.look(new Date(Date.now() + 16 * 60_000))).toMatchObject({ verified: true });
  });

  test('is made by one of several instances that look at the same moment', async () => {
    if (database.connection.driver === 'pglite') return; // its folder has one owner
    const into = await folder();
    const watches = await Promise.all(Array.from({ length: 4 }, () => watching(into)));
    expect(await findBackups(into)).toHaveLength(1);
    const made = await Promise.all(watches.map((watch) => watch.look(tomorrow(2))));
    expect(made.filter((one) => one !== null)).toHaveLength(1);
    expect(await findBackups(into)).toHaveLength(2);
  });
});

describe('what is there is replaced', patient, () => {
  test('by what is in the file, and kept as a backup first', async () => {
    const into = await folder();
    const { file } = await backUp(into);
    const { connection, remove } = await anotherDatabase('empty');
    onTestFinished(async () => {
      await connection.close();
      await remove();
    });
    await addOrganisation(connection.db, 'anders');
    const { kept } = await replaceData(connection, join(into, file), {
      folder: into,
      now: new Date(),
      keep: 14,
      trialTemplate,
    });
    expect(await namesIn(connection.db)).toEqual(['klein']);
    // and back again, from what was kept
    await replaceData(connection, join(into, kept!.file), { folder: into, now: new Date(), keep: 14, trialTemplate });
    expect(await namesIn(connection.db)).toEqual(['anders']);
    const [again] = await findBackups(into);
    expect(again?.sha256).toBe(await sha256Of(join(into, file)));
  });

  test('not at all when the file cannot be restored on trial', async () => {
    const into = await folder();
    const { file } = await backUp(into);
    const bytes = await readFile(join(into, file));
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(join(into, 'damaged.jsonl'), bytes);
    expect(
      await refusedFor(
        replaceData(database.connection, join(into, 'damaged.jsonl'), {
          folder: into,
          now: new Date(),
          keep: 14,
          trialTemplate,
        }),
      ),
    ).toBe('damaged');
    expect(await namesIn(database.db)).toEqual(['klein']);
  });
});

test('a record beside a file that was changed afterwards does not make it good', async () => {
  const into = await folder();
  const record = await backUp(into);
  await copyFile(join(into, record.file), join(into, 'copy.jsonl'));
  await writeFile(join(into, record.file), 'short');
  await writeRecord(into, record);
  expect(await refusedFor(restoreOnTrial(join(into, record.file), trialTemplate))).toBe('cut_off');
});
