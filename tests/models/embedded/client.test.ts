// The one session behind the client: who waits, who is told off, who is listened to; the main thread never stands still.
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DatabaseClosed, TransactionIdle, TransactionMisuse } from '~/models/db/embedded/open.server';
import { fileDatabase, open } from './rig';

const database = fileDatabase(
  { statementBudgetMs: 60_000, idleInTransactionMs: 400 },
  'CREATE TABLE account (id int PRIMARY KEY, amount int NOT NULL); INSERT INTO account VALUES (1, 0), (2, 0)',
);
const amounts = async () => {
  const { rows } = await database.client.query<{ amount: number }>('SELECT amount FROM account ORDER BY id');
  return rows.map(({ amount }) => amount);
};
const add = (id: number) => `UPDATE account SET amount = amount + 1 WHERE id = ${id}`;
const reset = () => database.client.exec('UPDATE account SET amount = 0');

test('while a heavy query runs, the main thread goes on', async () => {
  let turns = 0;
  let running = true;
  const heavy = database.client
    .query('SELECT count(*) FROM generate_series(1, 1500000)')
    .finally(() => (running = false));
  while (running) {
    await setImmediate();
    turns += 1;
  }
  expect((await heavy).rows).toEqual([{ count: 1_500_000 }]);
  expect(turns).toBeGreaterThan(20);
});

test('transactions have the session to themselves: others wait, and read no half-done work', async () => {
  await reset();
  const transfers = Array.from({ length: 50 }, () =>
    database.client.transaction(async (tx) => {
      await tx.query(add(1));
      await setImmediate();
      await tx.query(add(2));
    }),
  );
  const looks = Array.from({ length: 50 }, () => amounts());
  for (const [one, two] of await Promise.all(looks)) expect(one).toBe(two);
  await Promise.all(transfers);
  expect(await amounts()).toEqual([50, 50]);
});

test('a transaction whose callback throws is undone and throws the same', async () => {
  await reset();
  const failure = new Error('changed my mind');
  const failing = database.client.transaction(async (tx) => {
    await tx.query(add(1));
    throw failure;
  });
  await expect(failing).rejects.toBe(failure);
  expect(await amounts()).toEqual([0, 0]);
});

test('a transaction that swallows an error of PostgreSQL does not pretend to have been committed', async () => {
  await reset();
  const pretending = database.client.transaction(async (tx) => {
    await tx.query(add(1));
    await tx.query('SELECT 1/0').catch(() => undefined);
    return 'fine';
  });
  await expect(pretending).rejects.toMatchObject({ code: '25P02' });
  expect(await amounts()).toEqual([0, 0]);
});

test('rollback() undoes, and the object is of no use afterwards', async () => {
  await reset();
  const result = await database.client.transaction(async (tx) => {
    await tx.query(add(1));
    await tx.rollback();
    expect(tx.closed).toBe(true);
    await expect(tx.query(add(1))).rejects.toThrow(TransactionMisuse);
    return 'gone';
  });
  expect(result).toBe('gone');
  expect(await amounts()).toEqual([0, 0]);
});

test('a callback that had to wait runs in the async context of its own caller', async () => {
  const request = new AsyncLocalStorage<string>();
  const seen = await Promise.all(
    ['first', 'second', 'third'].map((name) =>
      request.run(name, () =>
        database.client.transaction(async (tx) => {
          await tx.query('SELECT 1');
          return `${name} saw ${request.getStore()}`;
        }),
      ),
    ),
  );
  expect(seen).toEqual(['first saw first', 'second saw second', 'third saw third']);
});

test.each<[string, () => Promise<unknown>]>([
  ['query', () => database.client.query('SELECT 1')],
  ['exec', () => database.client.exec('SELECT 1')],
  ['transaction', () => database.client.transaction(() => Promise.resolve())],
  ['checkpoint', () => database.checkpoint()],
  ['vacuum', () => database.vacuum()],
])(
  '%s outside the transaction, from inside its callback, throws instead of waiting for ever',
  async (_name, misuse) => {
    await database.client.transaction(async (tx) => {
      await tx.query('SELECT 1');
      const deep = async () => setImmediate().then(misuse);
      await expect(deep()).rejects.toThrow(TransactionMisuse);
      await expect(misuse()).rejects.toThrow('use the transaction object (tx) there');
    });
    expect((await database.client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  },
);

test('a query that starts only when it is waited for is seen as well', async () => {
  // Like drizzle's: nothing happens before then() is called.
  const lazy = {
    then: (...args: Parameters<Promise<unknown>['then']>) => database.client.query('SELECT 1').then(...args),
  };
  const misuse = database.client.transaction(() => lazy as Promise<unknown>);
  await expect(misuse).rejects.toThrow(TransactionMisuse);
});

test('work left behind by a callback may use the client once the transaction has ended', async () => {
  let later: Promise<unknown> = Promise.resolve();
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  await database.client.transaction(async (tx) => {
    await tx.query('SELECT 1');
    later = ended.then(() => database.client.query('SELECT 2 AS two'));
  });
  end();
  expect(await later).toMatchObject({ rows: [{ two: 2 }] });
});

test.each([
  ['BEGIN', 'Use transaction() instead of BEGIN'],
  ['START TRANSACTION', 'Use transaction() instead of BEGIN'],
])('%s as a statement is undone and refused', async (sql, sentence) => {
  await expect(database.client.query(sql)).rejects.toThrow(sentence);
  await reset();
  await database.client.query(add(1));
  expect(await amounts()).toEqual([1, 0]);
});

test('COMMIT as a statement inside a transaction is refused, and what follows does not run on its own', async () => {
  await reset();
  const committing = database.client.transaction(async (tx) => {
    await tx.query('COMMIT').catch(() => undefined);
    await tx.query(add(1));
  });
  await expect(committing).rejects.toThrow('The transaction has already ended.');
  expect(await amounts()).toEqual([0, 0]);
});

test('a transaction that does nothing for too long is undone, so that the others can go on', async () => {
  await reset();
  let release: () => void = () => undefined;
  const stuck = database.client.transaction(async (tx) => {
    await tx.query(add(1));
    await new Promise<void>((resolve) => (release = resolve));
    await tx.query(add(1));
  });
  const waiting = amounts();
  await expect(stuck).rejects.toThrow(TransactionIdle);
  expect(await waiting).toEqual([0, 0]);
  release();
  await setImmediate();
  expect(await amounts()).toEqual([0, 0]);
});

test('a transaction that works on and on, or whose statement takes long, is not idle', async () => {
  await reset();
  await database.client.transaction(async (tx) => {
    await tx.query('SELECT count(*) FROM generate_series(1, 3000000)');
    for (let step = 0; step < 5; step += 1) await wait(100).then(() => tx.query('SELECT 1'));
    await tx.query(add(2));
  });
  expect(await amounts()).toEqual([0, 1]);
});

test('listeners hear what is committed, in order; one that throws harms nobody', async () => {
  const heard: string[] = [];
  const complaints = database.messages.length;
  const stop = await database.client.listen('News', (payload) => void heard.push(`one ${payload}`));
  const stopThrowing = await database.client.listen('News', () => {
    throw new Error('bad listener');
  });
  await database.client.transaction(async (tx) => {
    await tx.query(`SELECT pg_notify('News', 'a'), pg_notify('other', 'x')`);
    expect(heard).toEqual([]);
  });
  const undone = database.client.transaction(async (tx) => {
    await tx.query(`SELECT pg_notify('News', 'never')`);
    throw new Error('undo');
  });
  await expect(undone).rejects.toThrow('undo');
  await database.client.exec(`NOTIFY "News", 'b'`);
  await database.client.query('SELECT 1');
  expect(heard).toEqual(['one a', 'one b']);
  expect(database.messages.slice(complaints)).toEqual([
    'A listener on News failed: bad listener',
    'A listener on News failed: bad listener',
  ]);
  await stop();
  await stopThrowing();
  await database.client.exec(`NOTIFY "News", 'c'`);
  await database.client.query('SELECT 1');
  expect(heard).toHaveLength(2);
});

test('closing finishes what has begun, refuses what comes later, gives the lock back, and may be asked twice', async () => {
  const { dir, client, close } = await open();
  await client.exec('CREATE TABLE last (n int)');
  const running = client.transaction(async (tx) => {
    await tx.query('INSERT INTO last VALUES (1)');
    await setImmediate();
    await tx.query('INSERT INTO last VALUES (2)');
  });
  const queued = client.query('INSERT INTO last VALUES (3)');
  await Promise.all([close(), close()]);
  await Promise.all([running, queued]);
  await expect(client.query('SELECT 1')).rejects.toThrow(DatabaseClosed);
  await expect(client.transaction(() => Promise.resolve())).rejects.toThrow(DatabaseClosed);
  const again = await open({ dir });
  expect((await again.client.query('SELECT n FROM last ORDER BY n')).rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});
