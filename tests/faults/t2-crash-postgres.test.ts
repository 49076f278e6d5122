// T2: PostgreSQL is killed in the middle of the work of eight people, a part of it or all of it, and so is the application.
import postgres from 'postgres';
import { afterEach, expect, test } from 'vitest';
import { chance } from '../../bench/chance';
import { type Instance, startInstance } from './support/instance';
import { countOf, faultless, held } from './support/ledger';
import { amount, percentile, report, seed, until } from './support/measure';
import { inDatabase, type PostgresPlace, postgresPlace } from './support/place';
import { type Writers, writersAt } from './support/writers';

const people = 8;
const kills = amount('FAULT_KILLS', 4, 60);
const between = amount('FAULT_BETWEEN', 25, 160);
/** Longer than anybody should wait for a recovery, so that one that does not come is told from one that is slow. */
const recoveryMs = 30_000;

const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

type Victim = 'backend' | 'postmaster' | 'application' | 'everything';
const victims: readonly Victim[] = ['backend', 'postmaster', 'application', 'everything'];

/** One connection's process: PostgreSQL then ends all others and recovers by itself. */
async function killBackend({ databaseUrl }: PostgresPlace, random: () => number): Promise<void> {
  const admin = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const rows = await admin<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'doorontwikkelkalender' and pid <> pg_backend_pid()`;
  process.kill(rows[Math.floor(random() * rows.length)]!.pid, 'SIGKILL');
  await admin.end({ timeout: 1 }).catch(() => undefined);
}

async function killPostmaster({ server }: PostgresPlace): Promise<void> {
  process.kill(server.pid(), 'SIGKILL');
  await server.again();
}

/** At work without a pause; after each kill until something is acknowledged again. */
async function killedAtWork(place: PostgresPlace, hit: (at: number) => Victim, times: number) {
  const start = () => startInstance({ env: place.env });
  let instance: Instance = await start();
  undo.push(() => instance.stop());
  const writers: Writers = await writersAt(() => instance.url, place, people);
  undo.push(() => writers.close());
  const random = chance(seed);
  const recoveries: number[] = [];
  const bugs: string[] = [];
  let over = false;
  const working = writers.write(() => over);
  const acknowledged = () => countOf(writers.ledger, 'acknowledged');
  for (let at = 0; at < times; at++) {
    const enough = acknowledged() + 1 + Math.floor(random() * 2 * between);
    await until('work goes on', () => acknowledged() >= enough, 60_000);
    const victim = hit(at);
    const from = performance.now();
    if (victim === 'application' || victim === 'everything') {
      bugs.push(...instance.bugs());
      instance.kill('SIGKILL');
      await instance.ended;
    }
    if (victim === 'backend') await killBackend(place, random);
    if (victim === 'postmaster' || victim === 'everything') await killPostmaster(place);
    if (victim === 'application' || victim === 'everything') instance = await start();
    const known = acknowledged();
    await until(`work after the kill of ${victim}`, () => acknowledged() > known, recoveryMs);
    recoveries.push(performance.now() - from);
  }
  over = true;
  await working;
  const last = await Promise.all(writers.visitors.map((visitor) => visitor.ask({ path: '/account' })));
  bugs.push(...instance.bugs());
  const code = await instance.stop();
  return { ledger: writers.ledger, recoveries, bugs, code, signedIn: last.map(({ status }) => status) };
}

test(
  `${kills} kills of PostgreSQL and of the application: what was acknowledged is there once and whole`,
  async () => {
    const place = await postgresPlace();
    undo.push(place.remove);
    const run = await killedAtWork(place, (at) => victims[at % victims.length]!, kills);
    const { ledger } = run;
    const { verdict } = await inDatabase(place, (connection) => held(connection, place, ledger));
    expect(verdict).toEqual(faultless);
    expect(run.signedIn).toEqual(Array.from({ length: people }, () => 200));
    expect(run.bugs).toEqual([]);
    expect(run.code).toBe(0);
    const answers = ledger.map(({ answer }) => answer);
    // Whoever gets no work done is told to come back, and when; nobody is left waiting, and nobody is told it is a bug.
    const told = answers.filter(({ status }) => status >= 500);
    expect(told.filter(({ status, retryAfter }) => status !== 503 || !retryAfter)).toEqual([]);
    expect(answers.filter(({ fault }) => fault === 'TOO_LATE')).toEqual([]);
    expect(countOf(ledger, 'unknown')).toBeGreaterThan(0);
    report('T2', {
      ...{ storage: 'postgres', kills, acknowledged: countOf(ledger, 'acknowledged') },
      ...{ unanswered: countOf(ledger, 'unknown'), triedAgain503: told.length, lost: 0, torn: 0 },
      recoveryP50Ms: percentile(run.recoveries, 0.5),
      recoveryMaxMs: percentile(run.recoveries, 1),
      longestAnswerMs: percentile(
        answers.map(({ ms }) => ms),
        1,
      ),
    });
  },
  240_000 + kills * 60_000,
);

test('negative control: a PostgreSQL that says "saved" before it has written is found out', async () => {
  const place = await postgresPlace({ synchronous_commit: 'off', wal_writer_delay: '10s' });
  undo.push(place.remove);
  const { ledger } = await killedAtWork(place, () => 'postmaster', 1);
  const { verdict } = await inDatabase(place, (connection) => held(connection, place, ledger));
  expect(verdict.lost).not.toEqual([]);
}, 240_000);
