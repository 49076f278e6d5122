// The clock of the server jumps while people work; that of PostgreSQL does not.
import { mkdtemp, rm } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findHistory } from '~/models/history.server';
import { paths } from '~/ui/paths';
import { startInstance } from './support/instance';
import { countOf, type Entry, faultless, held } from './support/ledger';
import { amount, pause, report, until } from './support/measure';
import { inDatabase, type PostgresPlace, postgresPlace } from './support/place';
import { signedIn, type Visitor } from './support/visitor';
import { writersAt } from './support/writers';

const people = 4;
const stayMs = amount('FAULT_STAY_MS', 1_500, 10_000);
const patienceMs = 30_000;
const hour = 3_600_000;
const day = 24 * hour;
/** A session that was idle for so long is over. */
const idleMs = 8 * hour;

let place: PostgresPlace;
beforeAll(async () => {
  place = await postgresPlace();
}, 240_000);
afterAll(() => place?.remove());

const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** Two hours ahead and back, behind and back, over midnight and back, forty days ahead and back. */
const jumps = () => {
  const toMidnight = day - (Date.now() % day) + hour;
  return [2 * hour, 0, -2 * hour, 0, toMidnight, 0, 40 * day, 0];
};

async function aClock({ blind }: { blind: boolean }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'dok-faults-clock-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'ahead');
  const set = (ms: number) => writeFileSync(file, String(ms));
  set(0);
  const env = { ...place.env, CLOCK_AHEAD: file, CLOCK_BLIND: blind ? '1' : '' };
  const instance = await startInstance({ env, preload: ['clock.mjs'] });
  undo.push(() => instance.kill('SIGKILL'));
  return { set, instance };
}

/** The days of which it said that it did what they ask, each as often as it said so. */
const daysDone = (output: string) =>
  [...output.matchAll(/"day":"([\d-]{10})".*"msg":"did what a day asks"/g)].map(([, found]) => found!);

const written: Entry[] = [];

test(
  'the clock jumps ahead and back: nobody is signed out or kept out, the order stays, and each day is done once',
  async () => {
    const clock = await aClock({ blind: false });
    const { instance } = clock;
    const writers = await writersAt(() => instance.url, place, people);
    undo.push(() => writers.close());
    let over = false;
    const working = writers.write(() => over);
    const acknowledged = () => countOf(writers.ledger, 'acknowledged');
    let slowest = 0;
    const late: Visitor[] = [];
    undo.push(() => late.forEach((visitor) => visitor.close()));
    for (const ahead of jumps()) {
      clock.set(ahead);
      await pause(stayMs);
      // Who comes in while it is wrong stays in when it is right.
      late.push(await signedIn(() => instance.url, place.leader.userId));
      if (ahead > idleMs) continue;
      const known = acknowledged();
      slowest = Math.max(slowest, await until('work', () => acknowledged() > known + people, patienceMs));
      const { status } = await writers.visitors[0]!.ask({ path: paths.account() });
      expect(status).toBe(200);
    }
    over = true;
    await working;
    written.push(...writers.ledger);
    const all = [...writers.visitors, ...late];
    const after = await Promise.all(all.map((visitor) => visitor.ask({ path: paths.account() })));
    expect(after.map(({ status }) => status)).toEqual(all.map(() => 200));
    // Sent to the sign-in page as long as it was so far ahead that they had been idle for too long, and nothing else.
    const others = writers.ledger.filter(({ outcome }) => outcome !== 'acknowledged');
    expect(others.filter(({ answer }) => answer.status !== 302)).toEqual([]);
    expect(instance.bugs()).toEqual([]);
    const done = daysDone(instance.output());
    expect(await instance.stop()).toBe(0);
    expect(done).not.toEqual([]);
    expect(new Set(done).size).toBe(done.length);
    expect(done.filter((one) => one > new Date(Date.now() + 2 * hour).toISOString().slice(0, 10))).toEqual([]);
    // A jump that the server did not see would prove nothing.
    expect(instance.output()).toMatch(/the clocks of server and database differ/);
    const { verdict, newest } = await inDatabase(place, async (connection) => {
      const { verdict, rows } = await held(connection, place, written);
      const told = await findHistory(place.leader, place.plan.programme.id, { limit: 20 });
      return { verdict, newest: told.map(({ id }) => id), rows: rows.slice(-20) };
    });
    expect(verdict).toEqual(faultless);
    const last = written.filter(({ outcome }) => outcome === 'acknowledged').at(-1)!;
    expect(newest).toContain(last.changeId);
    report('Clock', {
      ...{ jumps: jumps().length, acknowledged: acknowledged(), signedOut: 0, lost: 0, torn: 0, gaps: 0 },
      ...{
        daysDone: done.length,
        daysDoneTwice: done.length - new Set(done).size,
        workAgainMaxMs: Math.round(slowest),
      },
    });
  },
  240_000 + 8 * (stayMs + patienceMs),
);

test('negative control: a server that does not see that its clock is wrong does a day that has not come, and this one twice', async () => {
  const { set, instance } = await aClock({ blind: true });
  const done = () => daysDone(instance.output());
  await until('the work of today', () => done().length > 0, patienceMs);
  set(40 * day);
  const tomorrow = new Date(Date.now() + day).toISOString().slice(0, 10);
  await until('the work of a day to come', () => done().some((one) => one > tomorrow), patienceMs);
  set(0);
  await until('the work of a day once more', () => new Set(done()).size < done().length, patienceMs);
}, 240_000);
