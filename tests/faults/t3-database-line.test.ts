// T3: the line to PostgreSQL is slow, falls silent, or breaks off whatever it is asked to take.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { paths } from '~/ui/paths';
import { startInstance } from './support/instance';
import { countOf, type Entry, faultless, held } from './support/ledger';
import { type Line, lineTo, type Weather } from './support/line';
import { amount, pause, report, until } from './support/measure';
import { inDatabase, type PostgresPlace, postgresPlace } from './support/place';
import { type Answer, patienceMs } from './support/visitor';
import { writersAt } from './support/writers';

const people = 6;
const rounds = amount('FAULT_ROUNDS', 1, 5);
/** Longer than a statement may take: a line that says nothing for less might be patience. */
const badMs = amount('FAULT_BAD_MS', 9_000, 20_000);
/** Of a line that breaks off, or is slow, one hears at once. */
const briefMs = amount('FAULT_BAD_MS', 3_000, 20_000);
const lastsMs = (weather: Weather) => (weather === 'silent' || weather === 'trickle' ? badMs : briefMs);
const recoveryMs = 30_000;
const weathers: readonly Weather[] = ['slow', 'silent', 'trickle', 'reset', 'shut'];

let place: PostgresPlace;
beforeAll(async () => {
  place = await postgresPlace();
}, 240_000);
afterAll(() => place?.remove());

const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

async function aLine(): Promise<Line> {
  const line = await lineTo(Number(new URL(place.databaseUrl).port));
  undo.push(line.close);
  return line;
}

function throughLine({ port }: Line): Record<string, string> {
  const url = new URL(place.databaseUrl);
  url.port = String(port);
  return { ...place.env, DATABASE_URL: url.href };
}

const written: Entry[] = [];
const verdictNow = () => inDatabase(place, async (connection) => (await held(connection, place, written)).verdict);

/** What was neither done nor answered with "try again", and when. */
const unclear = (answers: readonly Pick<Answer, 'status' | 'fault' | 'retryAfter'>[]) =>
  answers.filter(({ status, retryAfter }) => (status === 503 ? !retryAfter : status !== 302 && status !== 200));

test(
  `the line to PostgreSQL is ${weathers.join(', ')}: everybody hears something, nothing is half done, and it passes`,
  async () => {
    const line = await aLine();
    const instance = await startInstance({ env: throughLine(line) });
    undo.push(() => instance.stop());
    const writers = await writersAt(() => instance.url, place, people);
    undo.push(() => writers.close());
    let over = false;
    const pages: Answer[] = [];
    const look = async () => {
      while (!over) {
        const answer = await writers.visitors[0]!.ask({
          path: paths.item(place.plan.programme.id, place.items[0]!.id),
        });
        pages.push(answer);
        if (answer.status !== 200) await pause(100);
      }
    };
    const working = Promise.all([writers.write(() => over), look()]);
    const acknowledged = () => countOf(writers.ledger, 'acknowledged');
    const recoveries: Partial<Record<Weather, number>> = {};
    const noticed: Partial<Record<Weather, number>> = {};
    for (let round = 0; round < rounds; round++) {
      for (const weather of weathers) {
        const before = acknowledged();
        await until('work', () => acknowledged() > before + people, recoveryMs);
        const from = writers.ledger.length;
        line.turn(weather);
        await pause(lastsMs(weather));
        line.turn('well');
        const known = acknowledged();
        const took = await until(`work after "${weather}"`, () => acknowledged() > known, recoveryMs);
        recoveries[weather] = Math.max(recoveries[weather] ?? 0, Math.round(took));
        const again = writers.ledger.slice(from).filter(({ answer }) => answer.status === 503).length;
        noticed[weather] = Math.min(noticed[weather] ?? again, again);
      }
    }
    over = true;
    await working;
    written.push(...writers.ledger);
    const answers = [...writers.ledger.map(({ answer }) => answer), ...pages];
    expect(answers.filter(({ fault }) => fault === 'TOO_LATE')).toEqual([]);
    // First, for they say why an answer is not clear.
    expect(instance.bugs()).toEqual([]);
    expect(unclear(answers)).toEqual([]);
    expect(await instance.stop()).toBe(0);
    expect(await verdictNow()).toEqual(faultless);
    const again = answers.filter(({ status }) => status === 503).length;
    // Weather that nobody noticed would prove nothing; what is only slow need not be noticed.
    expect(weathers.filter((weather) => weather !== 'slow' && !noticed[weather])).toEqual([]);
    report('T3 PostgreSQL', {
      ...{
        rounds,
        badMs,
        briefMs,
        acknowledged: acknowledged(),
        pages: pages.length,
        triedAgain503: again,
        hung: 0,
        torn: 0,
      },
      longestAnswerMs: Math.round(Math.max(...answers.map(({ ms }) => ms))),
      ...Object.fromEntries(Object.entries(recoveries).map(([weather, ms]) => [`after${weather}Ms`, ms])),
    });
  },
  240_000 + rounds * weathers.length * (badMs + 60_000),
);

test('negative control: a server that gives its database no time limit leaves people waiting when the line is silent', async () => {
  const line = await aLine();
  const instance = await startInstance({ env: throughLine(line), preload: ['no-limit.mjs'] });
  undo.push(() => instance.kill('SIGKILL'));
  const writers = await writersAt(() => instance.url, place, 2);
  undo.push(() => writers.close());
  let over = false;
  const working = writers.write(() => over);
  await until('work', () => countOf(writers.ledger, 'acknowledged') > 2, recoveryMs);
  line.turn('silent');
  await pause(patienceMs);
  over = true;
  await working;
  written.push(...writers.ledger);
  expect(writers.ledger.filter(({ answer }) => answer.fault === 'TOO_LATE')).not.toEqual([]);
}, 240_000);
