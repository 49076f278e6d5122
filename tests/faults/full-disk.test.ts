// The disk of the embedded database is full while people work.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, inject, test } from 'vitest';
import { paths } from '~/ui/paths';
import { type Instance, startInstance } from './support/instance';
import { countOf, type Entry, faultless, held } from './support/ledger';
import { amount, pause, report, until } from './support/measure';
import { embeddedPlace, inDatabase } from './support/place';
import type { Answer } from './support/visitor';
import { type Writers, writersAt } from './support/writers';

const people = 4;
const fullMs = amount('FAULT_FULL_MS', 4_000, 30_000);
const rounds = amount('FAULT_ROUNDS', 1, 5);
const recoveryMs = 30_000;
const megabyte = 1024 ** 2;
const plenty = 1024 ** 4;
/** What the server keeps free, and a little to fill. */
const nearlyNothing = 64.25 * megabyte;

const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

type Kind = 'told' | 'blind' | 'lies';

/** People at work on a disk that gets full and is made room on, and what they were answered meanwhile. */
async function worked(kind: Kind, { room, times }: { room: number; times: number }) {
  const place = await embeddedPlace(inject('demoData'));
  undo.push(place.remove);
  const roomFile = path.join(path.dirname(place.dataDir), 'room');
  const leave = (bytes: number) => writeFileSync(roomFile, String(bytes));
  leave(plenty);
  const fault = kind === 'told' ? '' : kind;
  const env = { DATA_DIR: place.dataDir, FULL_DISK_ROOM: roomFile, FULL_DISK: fault };
  const instance: Instance = await startInstance({ env, preload: ['full-disk.mjs'] });
  undo.push(() => instance.kill('SIGKILL'));
  const writers: Writers = await writersAt(() => instance.url, place, people);
  undo.push(() => writers.close());
  let over = false;
  const working = writers.write(() => over);
  const acknowledged = () => countOf(writers.ledger, 'acknowledged');
  const pages: Answer[] = [];
  const recoveries: number[] = [];
  for (let time = 0; time < times; time++) {
    const before = acknowledged();
    await until('work', () => acknowledged() > before + people, recoveryMs);
    const from = writers.ledger.length;
    leave(room);
    if (kind !== 'lies') await until('a save that is refused', () => refusals(writers.ledger, from) >= people, 60_000);
    const end = performance.now() + fullMs;
    while (performance.now() < end) {
      pages.push(await writers.visitors[0]!.ask({ path: paths.item(place.plan.programme.id, place.items[0]!.id) }));
      await pause(50);
    }
    leave(plenty);
    const known = acknowledged();
    if (kind === 'lies') continue;
    recoveries.push(await until('work when there is room again', () => acknowledged() > known, recoveryMs));
  }
  over = true;
  await working;
  return { place, instance, ledger: writers.ledger, pages, recoveries };
}

/** Entries from this one on that nobody called saved. */
const refusals = (ledger: readonly Entry[], from: number) =>
  ledger.slice(from).filter(({ outcome }) => outcome !== 'acknowledged').length;

type Worked = Awaited<ReturnType<typeof worked>>;
const verdictOn = ({ place, ledger }: Worked) =>
  inDatabase({ dataDir: place.dataDir }, async (connection) => (await held(connection, place, ledger)).verdict);

const statuses = (answers: readonly Pick<Answer, 'status' | 'fault'>[]) =>
  [...new Set(answers.map(({ status, fault }) => fault ?? String(status)))].sort();

test(
  'the disk fills up: who saves is told so, pages are there, and when there is room everything goes on',
  async () => {
    const run = await worked('told', { room: nearlyNothing, times: rounds });
    const { ledger, pages, recoveries, instance } = run;
    const told = ledger.filter(({ outcome }) => outcome !== 'acknowledged').map(({ answer }) => answer);
    expect(statuses(told)).toEqual(['507']);
    expect(statuses(pages)).toEqual(['200']);
    expect(instance.bugs()).toEqual([]);
    expect(await instance.stop()).toBe(0);
    expect(await verdictOn(run)).toEqual(faultless);
    report('Disk full', {
      ...{ storage: 'embedded', rounds, acknowledged: countOf(ledger, 'acknowledged'), refused507: told.length },
      ...{ pages: pages.length, failedPages: 0, lost: 0, torn: 0, recoveryMaxMs: Math.round(Math.max(...recoveries)) },
    });
  },
  240_000 + rounds * 120_000,
);

test('it is full at once, and the server does not know: nothing is half saved, and it goes on by itself when there is room', async () => {
  const run = await worked('blind', { room: 0, times: 1 });
  const { ledger, pages, recoveries, instance } = run;
  const told = ledger.filter(({ outcome }) => outcome !== 'acknowledged').map(({ answer }) => answer);
  expect(statuses(told).filter((status) => status !== '503' && status !== '507')).toEqual([]);
  expect(statuses(pages).filter((status) => status !== '200' && status !== '503')).toEqual([]);
  expect(instance.bugs()).toEqual([]);
  expect(await instance.stop()).toBe(0);
  expect(await verdictOn(run)).toEqual(faultless);
  report('Disk full at once', {
    ...{ storage: 'embedded', acknowledged: countOf(ledger, 'acknowledged'), notSaved: told.length, lost: 0, torn: 0 },
    ...{ pages: pages.length, recoveryMaxMs: Math.round(Math.max(...recoveries)) },
  });
}, 360_000);

test('negative control: a disk that calls written what it has no room for loses what was called saved', async () => {
  const run = await worked('lies', { room: 0, times: 1 });
  run.instance.kill('SIGKILL');
  await run.instance.ended;
  const found = await verdictOn(run);
  // What was acknowledged while the disk lied: that, and no other fault, is what the rig would find.
  expect(found.lost).not.toEqual([]);
}, 360_000);
