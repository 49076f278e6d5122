// T1: the server is killed in the middle of the work of eight people, again and again, on the embedded database.
import { spawnSync } from 'node:child_process';
import { afterEach, expect, inject, test } from 'vitest';
import { chance } from '../../bench/chance';
import { type Instance, NotUp, startInstance } from './support/instance';
import { countOf, type Entry, faultless, held } from './support/ledger';
import { amount, pause, percentile, report, seed } from './support/measure';
import { embeddedPlace, inDatabase } from './support/place';
import { type Writers, writersAt } from './support/writers';

const people = 8;
const kills = amount('FAULT_KILLS', 20, 100);
/** Answers between two kills, on average; together ten thousand in the long form. */
const between = amount('FAULT_BETWEEN', 10, 110);

const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

async function aPlace() {
  const place = await embeddedPlace(inject('demoData'));
  undo.push(place.remove);
  return place;
}

/** Starts and kills it as often as asked, at a moment that chance chooses; gives the milliseconds of each start. */
async function killedAgain(
  start: () => Promise<Instance>,
  place: Awaited<ReturnType<typeof aPlace>>,
  { times, answers }: { times: number; answers: number },
) {
  let instance = await start();
  undo.push(() => instance.stop());
  const writers: Writers = await writersAt(() => instance.url, place, people);
  undo.push(() => writers.close());
  const random = chance(seed);
  const starts: number[] = [];
  for (let kill = 0; kill < times; kill++) {
    const enough = countOf(writers.ledger, 'acknowledged') + 1 + Math.floor(random() * 2 * answers);
    let dead = false;
    const working = writers.write(() => dead);
    while (countOf(writers.ledger, 'acknowledged') < enough) await pause(5);
    await pause(random() * 30);
    instance.kill('SIGKILL');
    dead = true;
    await Promise.all([working, instance.ended]);
    instance = await start();
    starts.push(instance.startedMs);
  }
  // The one that came up last works, and is asked who is signed in: everybody still is.
  const last = await Promise.all(writers.visitors.map((visitor) => visitor.ask({ path: '/account' })));
  expect(last.map(({ status }) => status)).toEqual(writers.visitors.map(() => 200));
  expect(instance.bugs()).toEqual([]);
  expect(await instance.stop()).toBe(0);
  return { starts, ledger: writers.ledger };
}

const env = (dataDir: string) => ({ DATA_DIR: dataDir });
const checked = (place: Awaited<ReturnType<typeof aPlace>>, ledger: readonly Entry[]) =>
  inDatabase({ dataDir: place.dataDir }, async (connection) => (await held(connection, place, ledger)).verdict);

test(
  `${kills} kills: what was acknowledged is there once and whole, and the database is sound`,
  async () => {
    const place = await aPlace();
    const { starts, ledger } = await killedAgain(() => startInstance({ env: env(place.dataDir) }), place, {
      times: kills,
      answers: between,
    });
    expect(await checked(place, ledger)).toEqual(faultless);
    // Negative control: an invented entry is missed, and one that was left out is noticed.
    const left = ledger.findIndex(({ outcome }) => outcome === 'acknowledged');
    const invented: Entry = { ...ledger[left]!, mark: 'merk-99-1-', changeId: 'invented' };
    const wrong = [...ledger.filter((_, at) => at !== left), invented];
    const found = { ...faultless, lost: ['merk-99-1-'], uninvited: [ledger[left]!.mark] };
    expect(await checked(place, wrong)).toEqual(found);
    const dataCheck = spawnSync(process.execPath, ['bin/data.mjs', 'check'], {
      env: { ...process.env, DATABASE_URL: '', ...env(place.dataDir) },
      encoding: 'utf8',
    });
    expect(dataCheck.stdout).toMatch(/, 0 are damaged/);
    expect(dataCheck.status).toBe(0);
    const acknowledged = countOf(ledger, 'acknowledged');
    expect(acknowledged).toBeGreaterThan(kills);
    // A kill that hits nobody in the middle of a request would prove nothing.
    expect(countOf(ledger, 'unknown')).toBeGreaterThan(0);
    report('T1', {
      ...{
        storage: 'embedded',
        kills,
        acknowledged,
        unanswered: countOf(ledger, 'unknown'),
        lost: 0,
        torn: 0,
        damaged: 0,
      },
      ...{ failedStarts: 0, restartP50Ms: percentile(starts, 0.5), restartMaxMs: percentile(starts, 1) },
    });
  },
  120_000 + kills * 60_000,
);

test('negative control: a server that says "saved" before it has saved is found out', async () => {
  const place = await aPlace();
  const start = () => startInstance({ env: env(place.dataDir), preload: ['early-commit.mjs'] });
  const { ledger } = await killedAgain(start, place, { times: 1, answers: 4 });
  expect((await checked(place, ledger)).lost).not.toEqual([]);
}, 240_000);

test('a second server on the same folder is refused with a sentence, and the first works on', async () => {
  const place = await aPlace();
  const first = await startInstance({ env: env(place.dataDir) });
  undo.push(() => first.stop());
  const tries = amount('FAULT_SECONDS', 3, 50);
  const took: number[] = [];
  for (let at = 0; at < tries; at++) {
    const from = performance.now();
    const second = await startInstance({ env: env(place.dataDir) }).catch((error: unknown) => error);
    took.push(performance.now() - from);
    expect(second).toBeInstanceOf(NotUp);
    expect((second as NotUp).code).toBe(1);
    expect((second as NotUp).message).toMatch(/cannot start: The database in .+ is in use by process \d+/);
  }
  const writers = await writersAt(() => first.url, place, 1);
  undo.push(() => writers.close());
  await writers.write(() => writers.ledger.length >= 3);
  expect(countOf(writers.ledger, 'acknowledged')).toBe(3);
  report('T1 second process', { tries, refused: tries, refusalMaxMs: percentile(took, 1) });
}, 240_000);
