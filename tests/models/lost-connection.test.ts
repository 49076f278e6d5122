// A connection that PostgreSQL ends in the middle of a transaction: whoever had it is told, and the others and the pool go on.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { isPassing } from '~/models/db/passing.server';
import { connect, rowsOf } from '~/models/db/client.server';
import { mended } from '../../vite/mended-postgres.mjs';
import { lineTo } from '../faults/support/line';
import { pause } from '../faults/support/measure';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0)) await one();
});

/** Longer than a connection may take to be made. */
const hearsWithinMs = 8_000;

/** What `asked` came to: null when it went well, else what it said, or 'late'. */
async function within(ms: number, asked: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => (timer = setTimeout(resolve, ms, 'late')));
  const answer = asked.then(
    () => null,
    (error: unknown) => error,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function serverUrl(): URL {
  const template = inject('template');
  if (template.driver !== 'postgres') throw new Error('only on PostgreSQL');
  return new URL(template.server);
}

/** A connection of its own to `url`. */
async function connected(url: URL, statementBudgetMs?: number) {
  const connection = await connect({ databaseUrl: url.href, statementBudgetMs });
  undo.push(() => connection.close());
  return connection;
}

/** The server over a line that can be broken. */
async function throughLine(statementBudgetMs?: number) {
  const url = serverUrl();
  const line = await lineTo(Number(url.port));
  url.port = String(line.port);
  const connection = await connected(url, statementBudgetMs);
  undo.push(line.close);
  return { connection, line };
}

/** Nothing else runs in this process meanwhile, as when the machine is paused. */
const standStill = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

const innermost = (error: unknown): unknown => (error instanceof Error && error.cause ? innermost(error.cause) : error);

/** A line in a thread of its own: it goes on while this one stands still, and closes all that is open when it is told so. */
const lineOfItsOwn = `
  const net = require('node:net');
  const { parentPort, workerData: { port, shut } } = require('node:worker_threads');
  const open = [];
  const server = net.createServer((here) => {
    const there = net.connect(port, '127.0.0.1');
    for (const [from, to] of [[here, there], [there, here]]) from.on('error', () => {}).pipe(to);
    open.push(here, there);
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
  setInterval(() => {
    if (Atomics.compareExchange(shut, 0, 1, 2) !== 1) return;
    let left = open.length;
    const closed = () => --left === 0 && (Atomics.store(shut, 0, 3), Atomics.notify(shut, 0));
    for (const socket of open) socket.once('close', closed).unpipe().end(() => socket.destroy());
  }, 1);
`;

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

  test.each(['reset', 'shut'] as const)(
    'whoever asks while the line is "%s" hears of it, and afterwards everybody is answered',
    async (weather) => {
      const { connection, line } = await throughLine();
      const { db } = connection;
      const asked = async () => {
        await db.execute(sql`select 1`);
        await db.transaction(async (tx) => {
          await tx.execute(sql`select 1`);
          await tx.execute(sql`select 2`);
        });
      };
      let isOver = false;
      const late: string[] = [];
      const told = new Set<boolean>();
      const work = async () => {
        while (!isOver) {
          const error = await within(hearsWithinMs, asked());
          if (error === 'late') late.push(weather);
          else if (error) told.add(isPassing(error));
        }
      };
      const working = Promise.all(Array.from({ length: 4 }, work));
      for (let turn = 0; turn < 8; turn++) {
        // More connections than are used: some are idle when they are broken off.
        await within(
          hearsWithinMs,
          Promise.all(Array.from({ length: 40 }, () => db.execute(sql`select pg_sleep(0.02)`))),
        );
        await pause(100);
        line.turn(weather);
        await pause(500);
        line.turn('well');
        await pause(1_000);
      }
      isOver = true;
      await working;
      line.turn(weather);
      for (let turn = 0; turn < 3; turn++) expect(isPassing(await within(hearsWithinMs, asked()))).toBe(true);
      line.turn('well');
      await pause(1_500);
      expect(late).toEqual([]);
      expect([...told]).toEqual([true]);
      expect(connection.pool()).toMatchObject({ inUse: 0, waiting: 0 });
      expect(await Promise.all(Array.from({ length: 40 }, () => within(hearsWithinMs, asked())))).toEqual(
        Array.from({ length: 40 }, () => null),
      );
    },
    60_000,
  );

  test('a line that was closed while the server was busy: what it then writes is told to be lost, in the words of the system', async () => {
    const url = serverUrl();
    const shut = new Int32Array(new SharedArrayBuffer(4));
    const line = new Worker(lineOfItsOwn, { eval: true, workerData: { port: Number(url.port), shut } });
    undo.push(() => line.terminate());
    const [port] = (await once(line, 'message')) as [number];
    url.port = String(port);
    const { db } = await connected(url);
    // Long enough to be sent at once.
    const long = sql.raw(`select '${'x'.repeat(2_000)}'`);
    const told: unknown[] = [];
    const ended = db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      Atomics.store(shut, 0, 1);
      for (const state of [1, 2]) Atomics.wait(shut, 0, state, hearsWithinMs);
      expect(shut[0]).toBe(3);
      const asked = [];
      // The first finds out at the other end that nobody is there, the second is refused by the system.
      for (let turn = 0; turn < 2; turn++) {
        asked.push(tx.execute(long).then(null, (error: unknown) => told.push(error)));
        for (let tick = 0; tick < 20; tick++) await Promise.resolve();
        standStill(50);
      }
      await Promise.all(asked);
      throw told[0];
    });
    await expect(ended).rejects.toThrow();
    expect(told.map(innermost)).toMatchObject([{ code: 'EPIPE' }, { code: 'EPIPE' }]);
    expect(told.map(isPassing)).toEqual([true, true]);
  }, 30_000);

  // A second more than a statement may take, and the connection is given up.
  const budgetMs = 500;
  const givenUpMs = budgetMs + 1_000;

  test('after a pause in which the answer came it is read, and no connection is lost', async () => {
    const { db } = await connected(serverUrl(), budgetMs);
    const pid = sql`select pg_backend_pid() as pid, pg_sleep(0.1)`;
    const pids = async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => db.execute(pid)));
      return answers.map((answer) => rowsOf<{ pid: number }>(answer)[0]!.pid).sort();
    };
    const before = await pids();
    const answer = db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      const asked = Promise.all([tx.execute(pid)]);
      // Written in a later turn than it was asked in.
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
      standStill(givenUpMs + 500);
      await asked;
    });
    expect(await within(hearsWithinMs, answer)).toBe(null);
    expect(await pids()).toEqual(before);
  }, 30_000);

  test('a server that says nothing is given up all the same, also when the machine was paused meanwhile', async () => {
    const { connection, line } = await throughLine(budgetMs);
    await connection.db.execute(sql`select 1`);
    line.turn('silent');
    const answer = connection.db.execute(sql`select 1`);
    const told = within(hearsWithinMs, answer);
    await pause(50);
    standStill(givenUpMs + 500);
    expect(isPassing(await told)).toBe(true);
  }, 30_000);
});

test.each(['connection.js', 'index.js'])(
  '%s of the package is mended as long as it is the one this was written for',
  (file) => {
    const source = readFileSync(`node_modules/postgres/src/${file}`, 'utf8');
    expect(mended(file, source)).not.toBe(source);
    expect(() => mended(file, mended(file, source))).toThrow(/see whether it still has to be mended/);
  },
);
