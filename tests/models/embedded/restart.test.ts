// A statement beyond its budget, or an engine that dies, costs a restart and nothing else: no reconnecting, no lost row.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Gate } from '~/models/db/embedded/gate.server';
import { DatabaseRestarting, isRestarting } from '~/models/db/embedded/open.server';
import { closedDatabase, fileDatabase, open, openEngine } from './rig';

/** Counts for minutes; nothing short of ending the thread stops it. */
const ENDLESS = 'SELECT count(*) FROM generate_series(1, 100000000000)';

const SLOW = 'SELECT count(*) FROM generate_series(1, 500000)';

const database = fileDatabase({}, 'CREATE TABLE kept (n int PRIMARY KEY)');
const numbers = async () => {
  const { rows } = await database.client.query<{ n: number }>('SELECT n FROM kept ORDER BY n');
  return rows.map(({ n }) => n);
};
const insert = (n: number) => database.client.query('INSERT INTO kept VALUES ($1)', [n]);
const endless = () => database.client.query(ENDLESS, [], { budgetMs: 200 });

afterEach(async () => void (await database.client.exec('TRUNCATE kept')));

test('a statement beyond its budget is ended, what was acknowledged is kept, and the client goes on by itself', async () => {
  const { restarts } = database.status();
  await insert(1);
  const failure: unknown = await endless().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DatabaseRestarting);
  expect(failure).toMatchObject({ retryAfterSeconds: 1, message: expect.stringContaining('200 ms') as string });
  expect(await numbers()).toEqual([1]);
  expect(database.status()).toMatchObject({ restarts: restarts + 1 });
  expect(database.status().fsyncsPerCommit).toBeGreaterThanOrEqual(1);
});

test('what waited behind it is not lost and not done twice: statements run on the next engine', async () => {
  const failing = endless();
  const inserts = Array.from({ length: 20 }, (_, n) => insert(n));
  await expect(failing).rejects.toThrow(DatabaseRestarting);
  await Promise.all(inserts);
  expect(await numbers()).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test('a transaction that loses its engine is undone as a whole, also when it ignores the error', async () => {
  const stubborn = database.client.transaction(async (tx) => {
    await tx.query('INSERT INTO kept VALUES (1)');
    await tx.query(ENDLESS, [], { budgetMs: 200 }).catch(() => undefined);
    await tx.query('INSERT INTO kept VALUES (2)').catch(() => undefined);
    return 'done';
  });
  const waiting = database.client.transaction(async (tx) => {
    await tx.query('INSERT INTO kept VALUES (3)');
  });
  await expect(stubborn).rejects.toThrow(DatabaseRestarting);
  await waiting;
  expect(await numbers()).toEqual([3]);
});

test('a budget can be set for a task, and holds for the transaction inside it', async () => {
  const { client } = database;
  const { restarts } = database.status();
  const ending = client.withBudget(200, () => client.transaction((tx) => tx.query(ENDLESS)));
  await expect(ending).rejects.toThrow('200 ms');
  await client.exec(SLOW, { budgetMs: 60_000 });
  expect(database.status().restarts).toBe(restarts + 1);
});

test('listeners listen again on the next engine', async () => {
  const heard: string[] = [];
  const stop = await database.client.listen('news', (payload) => void heard.push(payload));
  await expect(endless()).rejects.toThrow(DatabaseRestarting);
  await database.client.exec(`NOTIFY news, 'after'`);
  await database.client.query('SELECT 1');
  expect(heard).toEqual(['after']);
  await stop();
});

test('while it does not reopen, requests hear that they must come back; once it does, they are answered', async () => {
  const { dir, client, messages } = await open();
  const control = join(dir, 'pg/global/pg_control');
  await rename(control, `${control}.away`);
  await expect(client.query(ENDLESS, [], { budgetMs: 200 })).rejects.toThrow(DatabaseRestarting);
  await expect(client.query('SELECT 1')).rejects.toThrow(/did not reopen/);
  await expect(client.transaction((tx) => tx.query('SELECT 1'))).rejects.toThrow(DatabaseRestarting);
  expect(messages.join()).toContain('did not reopen');
  await rename(`${control}.away`, control);
  const answer = async (): Promise<unknown> =>
    client.query('SELECT 1 AS one').catch((error: unknown) => (isRestarting(error) ? pause().then(answer) : error));
  expect(await answer()).toMatchObject({ rows: [{ one: 1 }] });
});

test('an engine that ends by itself tells its owner once; what ran is retryable, what had not begun says so', async () => {
  const reasons: string[] = [];
  const engine = await openEngine(await closedDatabase(), {}, { onGone: (reason) => void reasons.push(reason) });
  const running = engine.run({ kind: 'exec', scope: 'auto', sql: ENDLESS }, 200);
  const waiting = engine.run({ kind: 'exec', scope: 'auto', sql: 'SELECT 1' }, 200);
  const [first, second] = await Promise.allSettled([running, waiting]);
  expect(first).toMatchObject({ reason: { name: 'DatabaseRestarting' } });
  expect(second).toMatchObject({ reason: { name: 'NotStarted' } });
  await expect(engine.run({ kind: 'exec', scope: 'auto', sql: 'SELECT 1' }, 200)).rejects.toMatchObject({
    name: 'NotStarted',
  });
  expect(reasons).toEqual(['a statement ran longer than 200 ms']);
});

test('restarting is recognised below the errors that others wrap around it', () => {
  const restarting = new DatabaseRestarting('soon');
  expect(isRestarting(restarting)).toBe(true);
  expect(isRestarting(new Error('query failed', { cause: new Error('deeper', { cause: restarting }) }))).toBe(true);
  expect(isRestarting(new Error('other', { cause: 'soon' }))).toBe(false);
});

test('the gate lets shared tasks pass together and an exclusive one alone, in the order they came', async () => {
  const gate = new Gate();
  const events: string[] = [];
  const releases = new Map<string, () => void>();
  const task = (name: string) => async () => {
    events.push(`+${name}`);
    await new Promise<void>((resolve) => releases.set(name, resolve));
    events.push(`-${name}`);
  };
  const end = async (name: string) => {
    releases.get(name)?.();
    await pause();
  };
  const all = [gate.shared(task('a')), gate.shared(task('b')), gate.exclusive(task('X')), gate.shared(task('c'))];
  await end('a');
  await end('b');
  await end('X');
  await end('c');
  await Promise.all(all);
  expect(events).toEqual(['+a', '+b', '-a', '-b', '+X', '-X', '+c', '-c']);
  const failing = gate.exclusive(() => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await gate.shared(() => Promise.resolve('open again'))).toBe('open again');
});

/** Lets everything that is ready run. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
