// Nothing inside the engine tidies up by itself: when checkpoints and vacuum are due, and that they do their work.
import { mkdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import {
  CHECKPOINT_WAL_BYTES,
  checkpointDue,
  startMaintenance,
  vacuumDue,
} from '~/models/db/embedded/maintenance.server';
import { fileDatabase, open, openEngine, scratch } from './rig';

const MINUTE = 60_000;
const FILL = 'INSERT INTO filled SELECT g, repeat(md5(g::text), 30) FROM generate_series(1, 2000) g';

test.each([
  [0, 60 * MINUTE, false],
  [1, 5 * MINUTE, true],
  [CHECKPOINT_WAL_BYTES - 1, 5 * MINUTE - 1, false],
  [CHECKPOINT_WAL_BYTES, 0, true],
])('with %i bytes of log, %i ms after the last checkpoint, one is due: %s', (bytes, sinceMs, due) => {
  expect(checkpointDue(bytes, sinceMs, 5 * MINUTE)).toBe(due);
});

test('32 MB is what the specification says', () => expect(CHECKPOINT_WAL_BYTES).toBe(32 * 1024 * 1024));

test.each([
  ['2026-11-22T01:59:59Z', undefined, false],
  ['2026-11-22T02:00:00Z', undefined, true],
  ['2026-11-22T02:59:59Z', undefined, true],
  ['2026-11-22T03:00:00Z', undefined, false],
  ['2026-07-01T01:30:00Z', undefined, true],
  ['2026-07-01T02:30:00Z', undefined, false],
  ['2026-11-22T02:30:00Z', '2026-11-22T02:00:00Z', false],
  ['2026-11-22T02:30:00Z', '2026-11-21T02:59:00Z', true],
])('at %s, after a vacuum at %s, the next is due: %s', (now, last, due) => {
  expect(vacuumDue(new Date(now), last === undefined ? undefined : new Date(last))).toBe(due);
});

test('the timer does each job once when it is due, and a failure stops nothing', async () => {
  vi.useFakeTimers();
  try {
    const done: string[] = [];
    let walBytes = 0;
    const jobs = {
      walBytes: () => walBytes,
      checkpoint: () => Promise.resolve(void done.push('checkpoint')),
      vacuum: () => Promise.reject(new Error('no room')),
      log: (message: string) => void done.push(message),
    };
    vi.setSystemTime('2026-11-22T01:50:00Z');
    const stop = startMaintenance(jobs, 5 * MINUTE);
    await vi.advanceTimersByTimeAsync(9 * MINUTE);
    expect(done).toEqual([]);
    walBytes = 1;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(done).toEqual(['checkpoint', 'Maintenance of the embedded database failed: no room']);
    await vi.advanceTimersByTimeAsync(4 * MINUTE);
    expect(done).toHaveLength(2);
    walBytes = CHECKPOINT_WAL_BYTES;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toHaveLength(3);
    stop();
    await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
    expect(done).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  ['just opened, for a command', '2026-11-22T02:30:00Z', 9 * MINUTE, []],
  ['open since before the night', '2026-11-22T01:50:00Z', 11 * MINUTE, ['vacuum']],
])('%s: what is done at night', async (_what, opened, openMs, expected) => {
  vi.useFakeTimers();
  try {
    vi.setSystemTime(opened);
    const done: string[] = [];
    const vacuum = () => Promise.resolve(void done.push('vacuum'));
    const log = (message: string) => void done.push(message);
    const stop = startMaintenance({ walBytes: () => 0, checkpoint: vacuum, vacuum, log }, 5 * MINUTE);
    await vi.advanceTimersByTimeAsync(openMs);
    stop();
    expect(done).toEqual(expected);
  } finally {
    vi.useRealTimers();
  }
});

test('a job that the closing cuts short is not told as a failure', async () => {
  vi.useFakeTimers();
  try {
    const told: string[] = [];
    let cutShort = (_why: Error) => {};
    const checkpoint = () => new Promise<void>((_done, fail) => (cutShort = fail));
    const log = (message: string) => void told.push(message);
    const stop = startMaintenance({ walBytes: () => 1, checkpoint, vacuum: checkpoint, log }, 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    stop();
    cutShort(new Error('The database is closed.'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

test('log is counted, a checkpoint by timer sets it back, and closing leaves nothing to repeat', async () => {
  const { client, status, dir, close } = await open({ checkpointEveryMs: 50 });
  await client.exec('CREATE TABLE filled (id int, v text)');
  const control = async () => {
    const { rows } = await client.query<{ lsn: string }>('SELECT redo_lsn::text AS lsn FROM pg_control_checkpoint()');
    return rows[0]?.lsn;
  };
  const before = await control();
  await client.exec(FILL);
  await vi.waitUntil(async () => status().walBytes === 0 && (await control()) !== before, { timeout: 20_000 });
  await close();

  const again = await openEngine(dir);
  expect(again.walBytes).toBeLessThan(100_000);
});

describe('with nothing on the clock', () => {
  const database = fileDatabase({ checkpointEveryMs: 60 * MINUTE }, 'CREATE TABLE filled (id int, v text)');
  const fill = () => database.client.withBudget(MINUTE, () => database.client.exec(FILL));

  test('after a checkpoint the files alone are a backup', async () => {
    await fill();
    expect(database.status().walBytes).toBeGreaterThan(1_000_000);
    await database.checkpoint();
    expect(database.status().walBytes).toBe(0);
    const copy = join(await scratch(), 'data');
    mkdirSync(copy, { mode: 0o700 });
    // As PostgreSQL's own backup does: this is a cache, that comes and goes and is made again.
    const filter = (from: string) => !from.endsWith('pg_internal.init');
    await cp(join(database.dir, 'pg'), join(copy, 'pg'), { recursive: true, filter });
    const engine = await openEngine(copy);
    const sql = 'SELECT id FROM filled';
    const [result] = await engine.run({ kind: 'exec', scope: 'auto', sql }, MINUTE);
    expect(result?.rows).toBe(2_000);
  });

  test('more than 32 MB of log brings a checkpoint before its time', async () => {
    let highest = 0;
    while (highest < CHECKPOINT_WAL_BYTES) {
      await fill();
      highest = Math.max(highest, database.status().walBytes);
    }
    await vi.waitUntil(() => database.status().walBytes < CHECKPOINT_WAL_BYTES, { timeout: 20_000 });
  });

  test('vacuum frees dead rows, refreshes the planner’s numbers, and lets requests through in between', async () => {
    const { client } = database;
    await client.exec(`TRUNCATE filled; ${FILL}; DELETE FROM filled WHERE id > 10`);
    let answered = 0;
    let running = true;
    const asking = (async () => {
      while (running) {
        await client.query('SELECT 1');
        answered += 1;
      }
    })();
    await database.vacuum().finally(() => (running = false));
    await asking;
    expect(answered).toBeGreaterThan(20);
    const { rows } = await client.query(
      `SELECT reltuples AS rows, pg_relation_size('filled') < 100000 AS small FROM pg_class WHERE relname = 'filled'`,
    );
    expect(rows).toEqual([{ rows: 10, small: true }]);
  });
});
