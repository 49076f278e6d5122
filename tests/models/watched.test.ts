// Statements are watched on both databases: each once, with its request, its time and the connections that are wanted.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Db } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { type Statement, watchStatements } from '~/models/db/watched.server';
import { outboxWaiting } from '~/models/outbox.server';
import { currentTrace, runTraced, type Trace } from '~/trace.server';
import { createMetrics } from '../../server/metrics';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let seen: (Statement & { trace: Trace | undefined })[] = [];
let stop: () => void;

beforeAll(async () => {
  database = await testDatabase('demo');
  stop = watchStatements((statement) => seen.push({ ...statement, trace: currentTrace() }));
});
afterAll(async () => {
  stop();
  await database.close();
});
beforeEach(() => void (seen = []));

const idle = { inUse: 0, waiting: 0 };
const texts = () => seen.map(({ text }) => text);

describe('a statement', () => {
  test('is seen once, without its values, as part of the request that asked', async () => {
    const trace = { id: 'request-1', actor: null, route: '/' };
    await runTraced(trace, async () => await database.db.execute(sql`select ${'De Vries'}::text as name`));
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ text: 'select $1::text as name', failed: false, trace });
    expect(database.connection.pool()).toMatchObject(idle);
  });

  test('that is built, and one that fails, are seen too, and answer as ever', async () => {
    expect(await database.db.select().from(t.organisation)).toHaveLength(1);
    await expect(database.db.execute(sql`select 1 / ${0}::int`)).rejects.toThrow();
    expect(seen.map(({ failed }) => failed)).toEqual([false, true]);
    expect(database.connection.pool()).toMatchObject(idle);
  });

  test('inside a transaction, and inside one within it, is seen', async () => {
    await database.db.transaction(async (outer) => {
      await outer.execute(sql`select 1 as outer`);
      await outer.transaction((inner) => inner.execute(sql`select 2 as inner`));
    });
    expect(texts()).toEqual(expect.arrayContaining(['select 1 as outer', 'select 2 as inner']));
    await expect(
      database.db.transaction(async (tx) => {
        await tx.execute(sql`create table never (n int)`);
        throw new Error('not now');
      }),
    ).rejects.toThrow('not now');
    await expect(database.db.execute(sql`select * from never`)).rejects.toThrow();
    expect(database.connection.pool()).toMatchObject(idle);
  });
});

test('who waits for a connection is counted, and nobody when it is over', async () => {
  const { size } = database.connection.pool();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const transactions = Array.from({ length: size + 2 }, () =>
    database.db.transaction(async (tx) => {
      await (tx as unknown as Db).execute(sql`select 1`);
      await held;
    }),
  );
  await vi.waitFor(() => expect(database.connection.pool()).toEqual({ size, inUse: size, waiting: 2 }));
  letGo();
  await Promise.all(transactions);
  expect(database.connection.pool()).toEqual({ size, ...idle });
});

test('what waits in the outbox is counted when it is due, with the age of the oldest', async () => {
  await database.db.execute(sql`delete from outbox`);
  expect(await outboxWaiting()).toEqual({ waiting: 0, oldestSeconds: 0 });
  await database.db.execute(sql`insert into outbox (organisation_id, notice_id, user_id, due_at)
    select organisation_id, id, user_id, clock_timestamp() - interval '2 hours' from notice order by id limit 3`);
  const { waiting, oldestSeconds } = await outboxWaiting();
  expect([waiting, Math.round(oldestSeconds / 3_600)]).toEqual([3, 2]);
  await database.db.execute(sql`update outbox set due_at = clock_timestamp() + interval '1 hour'`);
  expect(await outboxWaiting()).toEqual({ waiting: 0, oldestSeconds: 0 });
});

test('the figures know the database: statements, connections, screens, outbox and the log of the embedded one', async () => {
  const metrics = createMetrics({ version: '0' });
  onTestFinished(() => metrics.stop());
  await database.db.execute(sql`select 1`);
  await database.db.execute(sql`select 1 / ${0}::int`).catch(() => undefined);
  const text = await metrics.registry.metrics();
  const valueOf = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  expect(valueOf('dok_statement_seconds_count')).toBeGreaterThanOrEqual(2);
  expect(valueOf('dok_statements_failed_total')).toBe(1);
  expect(valueOf('dok_pool_size')).toBe(database.connection.pool().size);
  for (const name of ['pool_in_use', 'pool_waiting', 'streams_open', 'outbox_waiting', 'outbox_oldest_seconds']) {
    expect(valueOf(`dok_${name}`), name).toBeGreaterThanOrEqual(0);
  }
  expect(/^dok_embedded_wal_bytes \d/m.test(text)).toBe(database.connection.driver === 'pglite');
});
