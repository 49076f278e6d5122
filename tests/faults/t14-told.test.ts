// T14: of two instances on one PostgreSQL behind a proxy one is killed, one hears nothing of what PostgreSQL tells, and streams are held up,
// while people work and look: nobody notices, but for what was under way at the instance that was killed.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { rowsOf } from '~/models/db/client.server';
import { paths } from '~/ui/paths';
import { type Instance, startInstance } from './support/instance';
import { countOf, type Entry, faultless, held } from './support/ledger';
import { lineTo } from './support/line';
import { amount, type Figures, pause, report, until } from './support/measure';
import { inDatabase, type PostgresPlace, postgresPlace } from './support/place';
import { screensAt, wrongIn } from './support/screens';
import { writersAt } from './support/writers';
import { atWork, caughtUp, converged, failed, people, together, versionNow } from './support/two-instances';

/** How long people write while an instance hears nothing. */
const unheardMs = 1_000;
const silentMs = amount('FAULT_SILENT_MS', 1_000, 20_000);
/** How long the streams of all screens are held up. */
const heldMs = amount('FAULT_HELD_MS', 1_500, 60_000);
const liveRounds = amount('FAULT_LIVE_ROUNDS', 1, 3);

let place: PostgresPlace;
beforeAll(async () => {
  place = await postgresPlace();
}, 240_000);
afterAll(() => place?.remove());

const undo: (() => Promise<unknown> | void)[] = [];
const around = () => ({ place, atEnd: (one: (typeof undo)[number]) => void undo.push(one) });
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

const verdictOn = (ledger: readonly Entry[]) =>
  inDatabase(place, async (connection) => (await held(connection, place, ledger)).verdict);

/** Every test writes in the same database: what the ones before it wrote is known as well. */
const written: Entry[] = [];

test('one of the two is killed: only what was under way there fails, the other works on, every screen comes back', async () => {
  const run = await atWork(around(), true);
  const { writers, screens, instances } = run;
  await until('work', () => run.work() > 30, 60_000);
  instances[0]!.kill('SIGKILL');
  await instances[0]!.ended;
  const convergedMs = await caughtUp(screens);
  const from = run.work();
  await until('work at the other one', () => run.work() > from + 30, 60_000);
  await run.start(0);
  const { failedPages } = await run.finish();
  await converged(place, screens);
  written.push(...writers.ledger);
  const broken = failed(writers.ledger);
  expect(broken.length).toBeLessThanOrEqual(people);
  // Reading is asked once more of the other instance; only a page that was half written when it ended is broken off.
  expect(failedPages.length).toBeLessThanOrEqual(2);
  expect(screens.turnedAway).toEqual([]);
  expect(screens.wrong).toEqual([]);
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

test('a screen that is closed is gone, also from a server that tidied up its memory meanwhile', async () => {
  const from = new Date().toISOString();
  const instance = await startInstance({ env: place.env, preload: ['tidies.mjs'] });
  undo.push(instance.stop);
  const writers = await writersAt(() => instance.url, place, 3);
  undo.push(() => writers.close());
  const screens = screensAt(instance.url, place.plan.programme.id, writers.visitors);
  undo.push(screens.close);
  await until('every screen is open', () => screens.version() > 0, 20_000);
  // Of those that are not seen any more there may be some left, of an instance that was killed.
  const present = () =>
    inDatabase(place, async ({ db }) => {
      const seen = sql`select count(*)::int as count from presence where seen_at >= ${from}`;
      return rowsOf<{ count: number }>(await db.execute(seen))[0]!.count;
    });
  await pause(1_000);
  expect(await present()).toBe(3);
  screens.close();
  await until('nobody is there any more', async () => (await present()) === 0, 10_000);
}, 120_000);

/** Ends every connection on which an instance listens. */
const endListening = () =>
  inDatabase(place, async ({ db }) => {
    const listening = sql`datname = current_database() and query ilike 'listen %'`;
    await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where ${listening}`);
  });

async function lineToPostgres() {
  const line = await lineTo(Number(new URL(place.databaseUrl).port));
  undo.push(line.close);
  const url = new URL(place.databaseUrl);
  url.port = String(line.port);
  return { line, env: { DATABASE_DIRECT_URL: url.href } };
}

/**
 * Ways in which an instance hears no more of what PostgreSQL tells; all but the first of the line on which it listens. The one that it has to
 * notice by itself comes before those that it may notice: who noticed just now looks again less soon.
 */
const deafening = ['ended', 'forgotten', 'reset', 'silent'] as const;
/** After that it looks as often as ever. */
const calmMs = 8_000;

/** Megabytes of memory that a process uses; 0 where the system does not say so. */
const memoryOf = ({ pid }: Instance) =>
  Number(/VmRSS:\s+(\d+)/.exec(existsSync('/proc') ? readFileSync(`/proc/${pid}/status`, 'utf8') : '')?.[1] ?? 0) /
  1024;

test(
  'one of the two hears nothing of what PostgreSQL tells, then the streams are held up: every screen comes to know, nothing is told twice',
  async () => {
    const [{ line, env }, control] = await Promise.all([lineToPostgres(), lineToPostgres()]);
    // Negative control: a server that does not look whether it still hears anything.
    const [deaf, { proxy, instances, writers, screens }] = await Promise.all([
      startInstance({ env: { ...place.env, ...control.env }, preload: ['never-looks.mjs'] }),
      together(around(), true, [env]),
    ]);
    undo.push(deaf.stop);
    const programmeId = place.plan.programme.id;
    const atDeaf = screensAt(deaf.url, programmeId, writers.visitors.slice(0, 1));
    // The other one: a screen that does not heed that something may have been missed.
    const heedless = screensAt(instances[0]!.url, programmeId, writers.visitors.slice(0, 1), { deafTo: 'missed' });
    undo.push(atDeaf.close, heedless.close);
    const isBehind = async (some: typeof screens) => some.version() < (await versionNow(place));
    const writeFor = (ms: number) => {
      const end = performance.now() + ms;
      return writers.write(() => performance.now() > end);
    };
    await Promise.all([screens, atDeaf, heedless].map((some) => converged(place, some)));

    const after: Figures = {};
    const noticed = () => instances[0]!.output().split('listening anew').length - 1;
    for (let round = 0; round < liveRounds; round++) {
      if (round > 0) await pause(calmMs);
      for (const way of deafening) {
        const before = noticed();
        if (way === 'ended') await endListening();
        else line.turn(way);
        if (way === 'forgotten') control.line.turn(way);
        await writeFor(way === 'silent' ? silentMs : unheardMs);
        // Until its line is well the instance cannot know; what nobody noticed would prove nothing.
        const lasts = way === 'reset' || way === 'silent';
        if (lasts) expect(await isBehind(screens)).toBe(true);
        if (lasts) line.turn('well');
        const ms = await converged(place, screens);
        after[`after${way}Ms`] = Math.max(Number(after[`after${way}Ms`] ?? 0), Math.round(ms));
        if (lasts) expect(await isBehind(heedless)).toBe(true);
        if (way === 'forgotten') expect(noticed()).toBeGreaterThan(before);
      }
      expect(await isBehind(atDeaf)).toBe(true);
      control.line.turn('reset');
      control.line.turn('well');
      await converged(place, atDeaf);
    }
    expect(screens.reconnected()).toBe(0);
    report('T14 unheard', {
      ...{ rounds: liveRounds, unheardMs, silentMs, writes: countOf(writers.ledger, 'acknowledged') },
      ...{ missed: 0, twice: 0, signedOut: 0, ...after },
    });

    const before = instances.map(memoryOf);
    const from = writers.ledger.length;
    const released: Figures = {};
    let pages = 0;
    for (const end of ['letGo', 'cut'] as const) {
      proxy.streams.hold();
      let over = false;
      const read = async () => {
        for (const path = paths.item(programmeId, place.items[0]!.id); !over; pages++)
          expect((await writers.visitors[0]!.ask({ path })).status).toBe(200);
      };
      await Promise.all([writeFor(heldMs).then(() => (over = true)), read()]);
      expect(screens.newest()).toBeLessThan(await versionNow(place));
      proxy.streams[end]();
      released[`${end}Ms`] = Math.round(await converged(place, screens));
    }
    expect(screens.reconnected()).toBe(people);
    const grownMB = Math.round(Math.max(...instances.map((one, at) => memoryOf(one) - before[at]!)));
    expect(grownMB).toBeLessThan(200);
    written.push(...writers.ledger);
    expect(failed(writers.ledger)).toEqual([]);
    expect([...screens.turnedAway, ...screens.wrong]).toEqual([]);
    expect([...instances, deaf].flatMap((instance) => instance.bugs())).toEqual([]);
    expect(await verdictOn(written)).toEqual(faultless);
    report('T14 held up', {
      ...{
        heldMs,
        writes: countOf(writers.ledger.slice(from), 'acknowledged'),
        pages,
        missed: 0,
        twice: 0,
        signedOut: 0,
      },
      ...{ ...released, grownMB },
    });
  },
  240_000 + liveRounds * 120_000 + 2 * heldMs,
);

test('negative control: what is told late or twice is seen', () => {
  expect(wrongIn(7, 'changed', 7)).toBe('changed 7 once more');
  expect(wrongIn(7, 'missed', 6)).toBe('missed 6 after 7');
  expect([wrongIn(7, 'changed', 8), wrongIn(7, 'missed', 7)]).toEqual([null, null]);
});
