// What is acknowledged is on disk, and nobody but the owner can read it: counted in the file system hook itself.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Engine } from '~/models/db/embedded/engine.server';
import { acquireLock } from '~/models/db/embedded/lock.server';
import { openEmbedded } from '~/models/db/embedded/open.server';
import { closedDatabase, looseFiles, open, openEngine } from './rig';

const BUDGET_MS = 30_000;
const exec = (engine: Engine, sql: string, scope: 'auto' | 'begin' | 'inside' | 'end' = 'auto') =>
  engine.run({ kind: 'exec', scope, sql }, BUDGET_MS);

/** How often the engine flushed while `task` ran. */
async function flushesOf(engine: Engine, task: () => Promise<unknown>): Promise<number> {
  const before = engine.fsyncs;
  await task();
  return engine.fsyncs - before;
}

test('every commit flushes before it is acknowledged, a checkpoint flushes the data files, an open transaction nothing', async () => {
  const engine = await openEngine(await closedDatabase());
  expect(engine.fsyncsPerCommit).toBeGreaterThanOrEqual(1);
  await exec(engine, 'CREATE TABLE counted (n int)');
  for (let n = 0; n < 100; n += 1) {
    const flushes = await flushesOf(engine, () => exec(engine, `INSERT INTO counted VALUES (${n})`));
    expect(flushes).toBeGreaterThanOrEqual(1);
  }
  const inside = await flushesOf(engine, async () => {
    await exec(engine, 'BEGIN', 'begin');
    for (let n = 0; n < 10; n += 1) await exec(engine, `INSERT INTO counted VALUES (${n})`, 'inside');
  });
  expect(inside).toBe(0);
  expect(await flushesOf(engine, () => exec(engine, 'COMMIT', 'end'))).toBeGreaterThanOrEqual(1);
  expect(await flushesOf(engine, () => exec(engine, 'SELECT count(*) FROM counted'))).toBe(0);
  expect(await flushesOf(engine, () => exec(engine, 'CHECKPOINT'))).toBeGreaterThanOrEqual(10);
});

test.each<Record<string, string>>([{ fsync: 'off' }, { synchronous_commit: 'off' }, { wal_sync_method: 'fdatasync' }])(
  'a database whose commits reach no flush is refused: %j',
  async (settings) => {
    const dir = await closedDatabase();
    await expect(openEmbedded(dir, { settings })).rejects.toMatchObject({
      reason: 'not_durable',
      message: expect.stringContaining('a power cut would lose acknowledged work') as string,
    });
    await (await acquireLock(dir)).release();
  },
);

test('a commit whose flush fails is not acknowledged, and the engine is given up', async () => {
  const dir = await closedDatabase();
  let gone = '';
  const workerPath = join(process.cwd(), 'tests/models/embedded/failing-fsync-worker.mjs');
  const engine = await openEngine(dir, { workerPath }, { onGone: (reason) => (gone = reason) });
  await exec(engine, 'CREATE TABLE precious (n int)');
  await exec(engine, 'INSERT INTO precious VALUES (1)');
  await writeFile(join(dir, 'disk-is-broken'), '');
  await expect(exec(engine, 'INSERT INTO precious VALUES (2)')).rejects.toMatchObject({ name: 'DatabaseRestarting' });
  expect(gone).toContain('could not fsync');

  await rm(join(dir, 'disk-is-broken'));
  const { client } = await open({ dir });
  expect((await client.query('SELECT n FROM precious WHERE n = 1')).rows).toEqual([{ n: 1 }]);
});

test('what PostgreSQL makes while it runs is private from the first moment: tables, schemas, log segments, rewrites', async () => {
  const { dir, client, checkpoint, vacuum } = await open();
  await client.exec('CREATE SCHEMA later; CREATE TABLE later.big (v text); CREATE INDEX ON later.big (left(v, 20))');
  await client.exec('INSERT INTO later.big SELECT repeat(md5(g::text), 500) FROM generate_series(1, 1500) g');
  expect(await looseFiles(dir)).toEqual([]);
  await client.exec('ALTER TABLE later.big SET UNLOGGED; ALTER TABLE later.big SET LOGGED; TRUNCATE later.big');
  await client.exec('CREATE DATABASE another');
  await client.exec('VACUUM FULL later.big');
  // The one file PostgreSQL itself would open to others.
  await client.exec("COPY (SELECT 1) TO '/pglite/data/export.csv'");
  await checkpoint();
  await vacuum();
  expect(await looseFiles(dir)).toEqual([]);
});
