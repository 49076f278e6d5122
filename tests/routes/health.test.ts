// What a server says of itself: ready or not, and words for what somebody should look at.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import express from 'express';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { useEnv } from '~/env.server';
import {
  type BackupRecord,
  findBackups,
  removeOldBackups,
  writeRecord,
} from '~/models/db/transfer/backup-record.server';
import { freeShare } from '../../server/disk';
import { healthRoutes } from '../../server/health';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let server: Server;
let home: string;
let stopping = false;
let free = 0.5;

beforeAll(async () => {
  database = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'dok-health-'));
  const app = express().use(
    healthRoutes(
      () => stopping,
      () => Promise.resolve(free),
    ),
  );
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  stopping = false;
  free = 0.5;
  useEnv({});
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await database.close();
  await rm(home, { recursive: true, force: true });
});

async function ready(): Promise<{ status: number; [key: string]: unknown }> {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/health/ready`);
  return { ...((await answer.json()) as object), status: answer.status };
}

const storage = () => (database.connection.driver === 'pglite' ? 'embedded' : 'postgres');

test('a server with its database is ready, and says nothing more', async () => {
  expect(await ready()).toEqual({ status: 200, storage: storage() });
});

test('one that stops is not', async () => {
  stopping = true;
  expect(await ready()).toEqual({ status: 503, problem: 'stopping' });
});

test('one whose database does not answer within a second is not, and is again when it does', async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let begun = () => {};
  const holding = new Promise<void>((resolve) => (begun = resolve));
  const transaction = database.db.transaction(async (tx) => {
    await tx.execute(sql`lock table drizzle.__drizzle_migrations in access exclusive mode`);
    begun();
    await held;
  });
  await holding;
  expect(await ready()).toEqual({ status: 503, problem: 'database' });
  letGo();
  await transaction;
  expect(await ready()).toMatchObject({ status: 200 });
});

test('tables of a newer release are worked with and named, older ones are not worked with', async () => {
  const { db } = database;
  await db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${'f'.repeat(64)}, 99999999999999)`,
  );
  expect(await ready()).toEqual({ status: 200, storage: storage(), warnings: ['schema_newer'] });
  await db.execute(sql`delete from drizzle.__drizzle_migrations where created_at = 99999999999999`);
  await db.execute(sql`create table kept_migration as select * from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`);
  await db.execute(sql`delete from drizzle.__drizzle_migrations where id in (select id from kept_migration)`);
  expect(await ready()).toEqual({ status: 503, problem: 'schema_older' });
  await db.execute(sql`insert into drizzle.__drizzle_migrations select * from kept_migration`);
  await db.execute(sql`drop table kept_migration`);
  expect(await ready()).toMatchObject({ status: 200 });
});

test('a disk that is nearly full is a word, when the product writes to it', async () => {
  free = 0.04;
  useEnv({ DATABASE_URL: 'postgres://nobody@127.0.0.1/none' });
  expect(await ready()).not.toHaveProperty('warnings');
  useEnv({});
  expect(await ready()).toMatchObject({ status: 200, warnings: ['disk_nearly_full'] });
  free = 0.05;
  expect(await ready()).not.toHaveProperty('warnings');
  const share = await freeShare(home);
  expect([share! > 0, share! <= 1, await freeShare(join(home, 'nowhere'))]).toEqual([true, true, null]);
});

const record = (hoursAgo: number): BackupRecord => ({
  file: `doorontwikkelkalender-${hoursAgo}.jsonl`,
  at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
  ...{ rows: 1, tables: 1, bytes: 1, sha256: 'a'.repeat(64), verified: true },
});

async function keep(hoursAgo: number) {
  const written = record(hoursAgo);
  await writeFile(join(home, written.file), '');
  await writeRecord(home, written);
  return written.file;
}

test('the last good backup has to be of the last 26 hours, where backups are made', async () => {
  useEnv({ BACKUP_DIR: home });
  expect((await ready())['warnings']).toEqual(['no_backup']);
  await keep(27);
  expect((await ready())['warnings']).toEqual(['backup_too_old']);
  const fresh = await keep(25);
  expect(await ready()).not.toHaveProperty('warnings');
  // data without a record, a record without data and a record that cannot be read are no backup
  await rm(join(home, fresh));
  await writeFile(join(home, 'doorontwikkelkalender-new.jsonl'), 'x');
  await writeFile(join(home, 'doorontwikkelkalender-half.backup.json'), '{"at":');
  await writeFile(
    join(home, 'doorontwikkelkalender-liar.backup.json'),
    JSON.stringify({ ...record(0), verified: false }),
  );
  expect((await ready())['warnings']).toEqual(['backup_too_old']);
});

test('only the newest backups are kept, nothing that is no backup is thrown away, and records are private', async () => {
  for (const hours of [1, 2, 3]) await keep(hours);
  const before = (await readdir(home)).length;
  expect(await removeOldBackups(home, 2, new Date())).toEqual([
    'doorontwikkelkalender-3.jsonl',
    'doorontwikkelkalender-27.jsonl',
  ]);
  expect((await findBackups(home)).map(({ file }) => file)).toEqual([
    'doorontwikkelkalender-1.jsonl',
    'doorontwikkelkalender-2.jsonl',
  ]);
  expect((await readdir(home)).length).toBe(before - 4);
  expect((await stat(join(home, 'doorontwikkelkalender-1.backup.json'))).mode & 0o777).toBe(0o600);
  // Made while the clock was ahead: it takes the place of none that is right.
  await keep(-72);
  expect(await removeOldBackups(home, 2, new Date())).toEqual([]);
});
