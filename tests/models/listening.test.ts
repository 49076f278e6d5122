// An instance that hears nothing any more of what PostgreSQL tells notices that, and listens anew.
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import { listenOn } from '~/models/db/listening.server';
import { type Line, lineTo } from '../faults/support/line';
import { pause, until } from '../faults/support/measure';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { databaseUrl } from '../support/template';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** Long enough for what is told to come through the line of a test on a busy machine. */
const everyMs = 250;
/** Where nothing comes through, it may look oftener. */
const oftenMs = 60;
const tell = (channel: string, payload: string) => database.db.execute(sql`select pg_notify(${channel}, ${payload})`);

type Options = {
  /** Whether what it says to itself is said. */
  speaks?: boolean;
  lookMs?: number;
};

/** Listens to `channel` over a line that can be broken. */
async function listens(channel: string, { speaks = true, lookMs = everyMs }: Options = {}) {
  const template = inject('template');
  if (template.driver !== 'postgres') throw new Error('only on PostgreSQL');
  const [here] = rowsOf<{ name: string }>(await database.db.execute(sql`select current_database() as name`));
  const url = new URL(databaseUrl(template.server, here!.name));
  const line: Line = await lineTo(Number(url.port));
  undo.push(line.close);
  url.port = String(line.port);
  const told = { heard: [] as string[], missed: 0, logged: [] as string[], opened: 0 };
  const open = () => {
    told.opened += 1;
    return postgres(url.href, {
      max: 1,
      connect_timeout: 3,
      backoff: () => 0.05,
      connection: { statement_timeout: 1_000 },
    });
  };
  const listening = await listenOn(
    channel,
    { heard: (payload) => void told.heard.push(payload), missed: () => void (told.missed += 1) },
    {
      open,
      everyMs: lookMs,
      say: speaks ? tell : () => Promise.resolve(),
      log: (message) => void told.logged.push(message),
    },
  );
  undo.push(listening.close);
  return { line, told };
}

const isPostgres = process.env['TEST_DRIVER'] === 'postgres';

describe.runIf(isPostgres)('on PostgreSQL', () => {
  test('as long as all is well it goes on with one connection', async () => {
    const { told } = await listens('well');
    await tell('well', 'one');
    await pause(everyMs * 10);
    await tell('well', 'two');
    await until('both are heard', () => told.heard.length === 2, 5_000);
    expect(told).toEqual({ heard: ['one', 'two'], missed: 1, logged: [], opened: 1 });
  });

  test.each(['forgotten', 'reset', 'silent'] as const)(
    'when its line is %s it says so and hears again',
    async (way) => {
      const { told, line } = await listens(way);
      line.turn(way);
      await tell(way, 'lost');
      await pause(everyMs * 4);
      if (way !== 'forgotten') line.turn('well');
      await until('it knows that it may have missed something', () => told.missed > 1, 10_000);
      // What is told while it begins anew may come to none of the two.
      await until('it hears again', () => tell(way, 'heard').then(() => told.heard.includes('heard')), 5_000);
      expect(told.heard).not.toContain('lost');
      expect(told.logged.length).toBeLessThanOrEqual(1);
    },
  );

  test('who never hears anything asks less and less often, and logs it once', async () => {
    const { told } = await listens('deaf', { speaks: false, lookMs: oftenMs });
    await pause(oftenMs * 40);
    // After 2, 4, 7, 12, 21 and 38 looks.
    expect(told.opened).toBeGreaterThan(2);
    expect(told.opened).toBeLessThanOrEqual(7);
    await until('each time it is said', () => told.missed === told.opened, 5_000);
    expect(told.logged).toEqual(['nothing is heard any more of what the database tells: listening anew']);
  });

  test('nothing is left when it is closed, also while the line is broken', async () => {
    const { line, told } = await listens('closed');
    line.turn('silent');
    await pause(everyMs * 5);
    for (const one of undo.splice(0).reverse()) await one();
    const { opened } = told;
    await pause(everyMs * 5);
    expect(told.opened).toBe(opened);
    const left = sql`select pid from pg_stat_activity where datname = current_database() and query ilike 'listen "closed"%'`;
    await until('PostgreSQL has none either', async () => rowsOf(await database.db.execute(left)).length === 0, 5_000);
  });
});
