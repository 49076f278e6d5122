// T14 and T15: two instances on one PostgreSQL behind a proxy. They are restarted one after the other, and one is killed, while people
// work and look: nobody notices, but for what was under way at the instance that was killed.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { rowsOf } from '~/models/db/client.server';
import { paths } from '~/ui/paths';
import { type Instance, startInstance } from './support/instance';
import { countOf, type Entry, faultless, held } from './support/ledger';
import { amount, pause, percentile, report, until } from './support/measure';
import { inDatabase, type PostgresPlace, postgresPlace } from './support/place';
import { proxyBefore } from './support/proxy';
import { screensAt } from './support/screens';
import { type Writers, writersAt } from './support/writers';

const people = 6;
const restarts = amount('FAULT_RESTARTS', 2, 12);
const everyMs = amount('FAULT_EVERY_MS', 1_500, 10_000);

let place: PostgresPlace;
beforeAll(async () => {
  place = await postgresPlace();
}, 240_000);
afterAll(() => place?.remove());

const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

const versionNow = () =>
  inDatabase(place, async ({ db }) => {
    const rows = rowsOf<{ version: number }>(await db.execute(sql`select version from programme`));
    return rows[0]!.version;
  });

/** Six people who write and two who read, at two instances. */
async function atWork(careful: boolean) {
  const proxy = await proxyBefore(2, { careful });
  undo.push(proxy.close);
  const instances: Instance[] = [];
  const start = async (at: number) => {
    instances[at] = proxy.instances[at] = await startInstance({ env: place.env });
    undo.push(instances[at].stop);
  };
  await Promise.all([start(0), start(1)]);
  await pause(300);
  const writers: Writers = await writersAt(() => proxy.url, place, people);
  undo.push(() => writers.close());
  const screens = screensAt(proxy.url, place.plan.programme.id, writers.visitors);
  undo.push(() => screens.close());
  let over = false;
  const pages: string[] = [];
  const read = async (reader: number) => {
    while (!over) {
      const path = paths.item(place.plan.programme.id, place.items[reader]!.id);
      const { status, fault, ms } = await writers.visitors[reader]!.ask({ path });
      pages.push(status === 200 ? '200' : `${status} ${fault ?? ''} ${Math.round(ms)}`);
    }
  };
  const working = Promise.all([writers.write(() => over), read(0), read(1)]);
  const finish = async () => {
    over = true;
    await working;
    return { failedPages: pages.filter((page) => page !== '200'), pages: pages.length };
  };
  return { ...{ proxy, instances, start, writers, screens, finish }, work: () => writers.ledger.length };
}

const failed = (ledger: readonly Entry[]) => ledger.filter(({ outcome }) => outcome !== 'acknowledged');

/** How long until every screen knows of a change that nobody knows of at this moment; work goes on meanwhile. */
function caughtUp(screens: ReturnType<typeof screensAt>): Promise<number> {
  const newest = screens.newest();
  return until(`every screen knows more than version ${newest}`, () => screens.version() > newest, 20_000);
}

/** Waits until every screen knows what the plan is now. */
async function converged(screens: ReturnType<typeof screensAt>): Promise<void> {
  const version = await versionNow();
  await until(`every screen knows version ${version}`, () => screens.version() >= version, 20_000);
}

async function rolling(careful: boolean, times: number) {
  const run = await atWork(careful);
  const codes: (number | null)[] = [];
  const stops: number[] = [];
  const caught: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    await pause(everyMs);
    const at = turn % 2;
    const from = performance.now();
    codes.push(await run.instances[at]!.stop());
    stops.push(performance.now() - from);
    caught.push(await caughtUp(run.screens));
    await run.start(at);
    await pause(300);
  }
  const read = await run.finish();
  return { ...run, ...read, codes, stops, caught };
}

const verdictOn = (ledger: readonly Entry[]) =>
  inDatabase(place, async (connection) => (await held(connection, place, ledger)).verdict);

/** Every test writes in the same database: what the ones before it wrote is known as well. */
const written: Entry[] = [];

test(
  `${restarts} restarts one after the other: no request fails, nobody is signed out, every screen comes back`,
  async () => {
    const { writers, screens, proxy, codes, stops, caught, failedPages, pages, instances } = await rolling(
      true,
      restarts,
    );
    await converged(screens);
    written.push(...writers.ledger);
    expect(failed(writers.ledger)).toEqual([]);
    expect(failedPages).toEqual([]);
    expect(screens.turnedAway).toEqual([]);
    expect(codes).toEqual(codes.map(() => 0));
    expect(instances.flatMap((instance) => instance.bugs())).toEqual([]);
    expect(await verdictOn(written)).toEqual(faultless);
    report('T15', {
      ...{ restarts, writes: countOf(writers.ledger, 'acknowledged'), pages, failed: 0, signedOut: 0 },
      ...{ sentOnceMore: proxy.retried(), stopMaxMs: percentile(stops, 1), convergedMaxMs: percentile(caught, 1) },
      reconnected: screens.reconnected(),
    });
  },
  240_000 + restarts * 60_000,
);

test('one of the two is killed: only what was under way there fails, the other works on, every screen comes back', async () => {
  const run = await atWork(true);
  const { writers, screens, instances } = run;
  await until('work', () => run.work() > 30, 60_000);
  instances[0]!.kill('SIGKILL');
  await instances[0]!.ended;
  const convergedMs = await caughtUp(screens);
  const from = run.work();
  await until('work at the other one', () => run.work() > from + 30, 60_000);
  await run.start(0);
  const { failedPages } = await run.finish();
  await converged(screens);
  written.push(...writers.ledger);
  const broken = failed(writers.ledger);
  expect(broken.length).toBeLessThanOrEqual(people);
  // Reading is asked once more of the other instance; only a page that was half written when it ended is broken off.
  expect(failedPages.length).toBeLessThanOrEqual(2);
  expect(screens.turnedAway).toEqual([]);
  expect(await verdictOn(written)).toEqual(faultless);
  report('T14', {
    ...{
      writes: countOf(writers.ledger, 'acknowledged'),
      brokenOff: broken.length,
      brokenOffPages: failedPages.length,
    },
    ...{ signedOut: 0, convergedMs: Math.round(convergedMs), reconnected: screens.reconnected() },
  });
}, 300_000);

test('negative control: with a proxy that neither asks who is ready nor sends anything again, requests fail', async () => {
  const { writers, failedPages } = await rolling(false, 2);
  expect([...failed(writers.ledger), ...failedPages]).not.toEqual([]);
}, 300_000);
