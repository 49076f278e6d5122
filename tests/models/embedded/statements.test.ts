// Statements: values there and back, kept statements that outlive schema changes, and errors that say what PostgreSQL said.
import { expect, test } from 'vitest';
import { messages } from '@electric-sql/pglite';
import { fileDatabase } from './rig';

const database = fileDatabase(
  {},
  `CREATE TYPE light AS ENUM ('red', 'green');
   CREATE TABLE kinds (
     n int, big bigint, amount numeric(12, 2), real float8, yes boolean, words text, day date, at timestamptz,
     bytes bytea, plain json, doc jsonb, numbers int[], texts text[], light light, lights light[], id uuid);
   CREATE TABLE person (id int PRIMARY KEY, name text UNIQUE NOT NULL);
   INSERT INTO person SELECT g, 'p' || g FROM generate_series(1, 2000) g`,
);
const query = (sql: string, params: unknown[] = [], options = {}) => database.client.query(sql, params, options);

test('every kind of value comes back as it went, and null as null', async () => {
  const values = {
    n: -7,
    big: 9_007_199_254_740_993n,
    amount: '12345.60',
    real: 0.1,
    yes: false,
    words: 'één "zin" \\ met\n🙂',
    day: '2028-02-29',
    at: new Date('2026-11-22T20:40:00.123Z'),
    bytes: Uint8Array.from([0, 255, 92]),
    plain: { a: [1, null] },
    doc: [{ deep: { ü: true } }],
    numbers: [1, null, -3],
    texts: ['a,b', 'c"d', '{}', ''],
    light: 'green',
    lights: ['red', 'green'],
    id: '7b7e6f1e-94c4-4c1c-9d4c-0a5c6cf0a3c1',
  };
  const marks = Object.keys(values).map((_name, index) => `$${index + 1}`);
  await query(`INSERT INTO kinds VALUES (${marks.join(', ')})`, Object.values(values));
  const { rows, fields } = await query('SELECT * FROM kinds');
  expect(rows).toEqual([{ ...values, day: new Date('2028-02-29') }]);
  expect(fields.slice(0, 2)).toEqual([
    { name: 'n', dataTypeID: 23 },
    { name: 'big', dataTypeID: 20 },
  ]);
  await query('TRUNCATE kinds');
  await query(`INSERT INTO kinds VALUES (${marks.join(', ')})`, Object.values(values).map(() => null)); // prettier-ignore
  expect((await query('SELECT * FROM kinds', [], { rowMode: 'array' })).rows).toEqual([marks.map(() => null)]);
});

test('parsers of the caller win, by type', async () => {
  const parsers = { 1082: (text: string) => `day ${text}`, 23: (text: string) => text, 1007: (text: string) => text };
  const { rows } = await query(`SELECT date '2026-01-31' AS d, 5 AS n, '{1,2}'::int[] AS a`, [], { parsers });
  expect(rows).toEqual([{ d: 'day 2026-01-31', n: '5', a: '{1,2}' }]);
});

test('text stands for json, an object is written as json, and an array serves jsonb and arrays alike', async () => {
  const { rows } = await query(
    'SELECT $1::jsonb AS a, $2::jsonb AS b, $3::jsonb AS c, $4::text[] AS d, 5 = ANY($5::int[]) AS e',
    ['{"x": 1}', { y: 2 }, [{ z: 3 }], ['q'], [4, 5]],
  );
  expect(rows).toEqual([{ a: { x: 1 }, b: { y: 2 }, c: [{ z: 3 }], d: ['q'], e: true }]);
});

test('a long text crosses whole, plain and not', async () => {
  const plain = 'abcdefghij'.repeat(20_000);
  const { rows } = await query('SELECT $1::text AS plain, $2::text AS other', [plain, `é${plain}€`]);
  expect(rows).toEqual([{ plain, other: `é${plain}€` }]);
});

test('counts and commands are told', async () => {
  const told = async (sql: string) => {
    const { rows, command, rowCount, affectedRows } = await query(sql);
    return [rows.length, command, rowCount, affectedRows];
  };
  expect(await told('SELECT * FROM person WHERE id <= 3')).toEqual([3, 'SELECT', 3, 0]);
  expect(await told('UPDATE person SET name = name WHERE id <= 4')).toEqual([0, 'UPDATE', 4, 4]);
  expect(await told("INSERT INTO person VALUES (9001, 'x') RETURNING id")).toEqual([1, 'INSERT', 1, 1]);
  expect(await told('DELETE FROM person WHERE id = 9001')).toEqual([0, 'DELETE', 1, 1]);
  expect(await told('CREATE TABLE told ()')).toEqual([0, 'CREATE TABLE', undefined, 0]);
  expect(await told('SELECT FROM person WHERE id <= 2')).toEqual([2, 'SELECT', 2, 0]);
});

test('exec runs many statements and gives a result for each', async () => {
  const results = await database.client.exec("SELECT 1 AS a; INSERT INTO person VALUES (9002, 'y'); ; SELECT 'x' AS b");
  expect(results.map(({ rows, affectedRows }) => [rows, affectedRows])).toEqual([
    [[{ a: 1 }], 0],
    [[], 1],
    [[{ b: 'x' }], 0],
  ]);
});

test('exec is one implicit transaction: an error undoes all of it', async () => {
  await expect(database.client.exec("INSERT INTO person VALUES (9003, 'z'); SELECT 1/0")).rejects.toMatchObject({
    code: '22012',
  });
  expect((await query('SELECT 1 FROM person WHERE id = 9003')).rows).toEqual([]);
});

test('an error is PostgreSQL’s own, and the next statement works', async () => {
  const failure: unknown = await query("INSERT INTO person VALUES (1, 'p2')").catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(messages.DatabaseError);
  expect(failure).toMatchObject({
    message: 'duplicate key value violates unique constraint "person_pkey"',
    code: '23505',
    constraint: 'person_pkey',
    table: 'person',
    detail: 'Key (id)=(1) already exists.',
    severity: 'ERROR',
  });
  await expect(query('SELECT nothing')).rejects.toMatchObject({ code: '42703', position: '8' });
  await expect(query('SELECT $1::int', ['x'])).rejects.toMatchObject({ code: '22P02' });
  await expect(query('SELECT $1::boolean', ['maybe'])).rejects.toThrow('Invalid input for boolean type');
  await expect(query('SELECT $1::text', [[() => undefined]])).rejects.toThrow('could not be cloned');
  expect((await query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('notices between rows are no rows', async () => {
  await database.client.exec(
    `CREATE FUNCTION noisy(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'n %', n; RETURN n; END $$`,
  );
  expect((await query('SELECT noisy(g) AS n FROM generate_series(1, 3) g')).rows).toEqual([
    { n: 1 },
    { n: 2 },
    { n: 3 },
  ]);
});

test('two thousand parallel selects each get their own row', async () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => index + 1);
  const rows = await Promise.all(ids.map((id) => query('SELECT id, name FROM person WHERE id = $1', [id])));
  expect(rows.map((result) => result.rows)).toEqual(ids.map((id) => [{ id, name: `p${id}` }]));
});

test('a kept statement outlives changes of its table, also those hidden in a block or undone', async () => {
  const { client } = database;
  await client.exec('CREATE TABLE changing (a int); INSERT INTO changing VALUES (1)');
  const all = async () => (await query('SELECT * FROM changing')).rows;
  expect(await all()).toEqual([{ a: 1 }]);
  await client.exec("ALTER TABLE changing ADD b text DEFAULT 'b'");
  expect(await all()).toEqual([{ a: 1, b: 'b' }]);
  await query('DO $$ BEGIN ALTER TABLE changing DROP a; END $$');
  expect(await all()).toEqual([{ b: 'b' }]);
  const undone = client.transaction(async (tx) => {
    await tx.exec('ALTER TABLE changing ADD c int DEFAULT 3');
    expect((await tx.query('SELECT * FROM changing')).rows).toEqual([{ b: 'b', c: 3 }]);
    throw new Error('undo');
  });
  await expect(undone).rejects.toThrow('undo');
  expect(await all()).toEqual([{ b: 'b' }]);
  await client.exec('ALTER TABLE changing ALTER b DROP DEFAULT, ALTER b TYPE int USING 5');
  expect((await query('SELECT b FROM changing WHERE b = $1', [5])).rows).toEqual([{ b: 5 }]);
  await client.exec('DROP TABLE changing; CREATE TABLE changing (b text)');
  expect((await query('SELECT b FROM changing WHERE b = $1', ['x'])).rows).toEqual([]);
});

test('a parameter keeps its own type when the column’s type changes', async () => {
  const { client } = database;
  await client.exec('CREATE TABLE typed (v int); INSERT INTO typed VALUES (5)');
  const find = (value: unknown) => query('SELECT v FROM typed WHERE v = $1', [value]);
  expect((await find(5)).rows).toEqual([{ v: 5 }]);
  await client.exec("ALTER TABLE typed ALTER v TYPE text USING 'five'");
  expect((await find('five')).rows).toEqual([{ v: 'five' }]);
});

test('more statements than are kept, old and new ones in turn, all answer right', async () => {
  for (let round = 0; round < 2; round += 1) {
    const results = await Promise.all(
      Array.from({ length: 600 }, (_, n) => query(`SELECT ${n} AS n${n}, $1::int AS p`, [n])),
    );
    expect(results.map(({ rows }) => rows)).toEqual(Array.from({ length: 600 }, (_, n) => [{ [`n${n}`]: n, p: n }]));
  }
  const { rows } = await query('SELECT count(*) AS kept FROM pg_prepared_statements');
  expect(rows[0]?.['kept']).toBeLessThanOrEqual(256);
});

test('a type made later is known without a restart', async () => {
  await database.client.exec("CREATE TYPE weather AS ENUM ('sun', 'rain, heavy')");
  const { rows } = await query("SELECT $1::weather AS one, $2::weather[] AS many, '{}'::weather[] AS none", [
    'sun',
    ['sun', 'rain, heavy'],
  ]);
  expect(rows).toEqual([{ one: 'sun', many: ['sun', 'rain, heavy'], none: [] }]);
});
