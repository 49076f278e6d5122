// Upgrades: one instance at a time, patient, whole or not at all, never on what is newer; data of a release before arrive in this one.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { connect, type Connection, type Db, rowsOf } from '~/models/db/client.server';
import { knownMigrations, migrationsFolder } from '~/models/db/migrations.server';
import { brokenPromises, findBrokenPromises } from '~/models/db/promises-of-postgres.server';
import { importData } from '~/models/db/transfer/import.server';
import { appliedMigrations, findTables } from '~/models/db/transfer/tables.server';
import { anotherDatabase } from '../support/postgres';

const isPostgres = process.env['TEST_DRIVER'] === 'postgres';
const known = knownMigrations();
/** How many of the newest migrations are killed at every statement; all of them in a long run. */
const killed = process.env['MIGRATIONS_KILLED'] === 'all' ? known.length : 1;
/** A kill of the embedded database takes seconds: in a short run one statement in six is enough there. */
const stride = killed === 1 && !isPostgres ? 6 : 1;

let home: string;
beforeAll(async () => void (home = await mkdtemp(join(tmpdir(), 'dok-migrating-'))));
afterAll(() => rm(home, { recursive: true, force: true }));

async function unused(): Promise<Connection> {
  const { connection, remove } = await anotherDatabase('unused');
  onTestFinished(async () => {
    await connection.close();
    await remove();
  });
  return connection;
}

/** Everything the migrations make, as text: columns, checks, keys, indexes, triggers and functions. */
async function schemaOf(db: Db): Promise<string[]> {
  const rows = await db.execute(sql`
    select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
        || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '') as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_triggerdef(t.oid) from pg_trigger t where not tgisinternal
    union all select pg_get_functiondef(p.oid) from pg_proc p where pronamespace = 'public'::regnamespace
    order by 1`);
  return rowsOf<{ line: string }>(rows).map(({ line }) => line);
}

describe('bringing a database up to date', () => {
  test('is done once, whoever starts at the same moment', async () => {
    const connection = await unused();
    const starting = isPostgres ? 4 : 1; // a folder has one owner
    await Promise.all(Array.from({ length: starting }, () => connection.migrate()));
    expect(await appliedMigrations(connection.db)).toEqual(known);
    await connection.migrate();
    expect(await appliedMigrations(connection.db)).toEqual(known);
  });

  test('is refused when a newer release did it before, in a sentence, and changes nothing', async () => {
    const connection = await unused();
    await connection.migrate(known.length - 1);
    await connection.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${'f'.repeat(64)}, 1)`,
    );
    await expect(connection.migrate()).rejects.toThrow(/by a newer release than this one.*Nothing has been changed/s);
    expect(await appliedMigrations(connection.db)).toHaveLength(known.length);
    await connection.db.execute(sql`delete from drizzle.__drizzle_migrations where created_at = 1`);
    await connection.migrate();
    expect(await appliedMigrations(connection.db)).toEqual(known);
  });

  test('is refused where the data have been moved away, until somebody says otherwise', async () => {
    if (!isPostgres) return; // a folder says so itself, see opening.test.ts
    const connection = await unused();
    await connection.migrate();
    const undo = await connection.markMoved('to ./data on 2026-11-27');
    await expect(connection.migrate()).rejects.toThrow(
      /moved \(to \.\/data on 2026-11-27\).*drop table drizzle\.moved/,
    );
    await connection.db.execute(sql.raw(/"(.*)"/.exec(undo)![1]!));
    await connection.migrate();
  });

  test('waits for who uses a table, without letting others wait behind it for long, and then does all', async () => {
    if (!isPostgres) return; // one session
    const connection = await unused();
    await connection.migrate(known.length - 1);
    const said: string[] = [];
    const url = urlOf(await nameOf(connection.db));
    const second = await connect({ databaseUrl: url, log: (line) => void said.push(line) });
    onTestFinished(() => second.close());
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let begun = () => {};
    const holding = new Promise<void>((resolve) => (begun = resolve));
    const tables = (await findTables(connection.db)).map(({ name }) => name);
    const readAll = sql.raw(`lock table ${tables.map((name) => `"${name}"`).join(', ')} in access share mode`);
    const user = connection.db.transaction(async (tx) => {
      await tx.execute(sql`set local idle_in_transaction_session_timeout to 0`);
      await tx.execute(readAll);
      begun();
      await held;
    });
    await holding;
    const migrating = second.migrate();
    // PostgreSQL looks after a second for who waits for each other: who comes behind it has their turn before.
    while (said.length === 0) {
      const behind = connection.db.transaction(async (tx) => {
        await tx.execute(sql`set local lock_timeout to '1s'`);
        await tx.execute(readAll);
      });
      await Promise.race([behind, migrating]);
    }
    expect(said[0]).toContain('trying again');
    expect(await appliedMigrations(connection.db)).toHaveLength(known.length - 1);
    letGo();
    await Promise.all([user, migrating]);
    expect(await appliedMigrations(connection.db)).toEqual(known);
  });
});

const nameOf = async (db: Db) =>
  rowsOf<{ name: string }>(await db.execute(sql`select current_database() as name`))[0]!.name;

function urlOf(name: string): string {
  const template = inject('template');
  if (template.driver !== 'postgres') throw new Error('only PostgreSQL has an address');
  const url = new URL(template.server);
  url.pathname = `/${name}`;
  return url.href;
}

describe('killed at a statement', () => {
  /** A database with all but so many of the newest migrations, closed; each look at it opens it anew. */
  async function behind(by: number): Promise<{ place: string; open: () => Promise<Connection> }> {
    if (isPostgres) {
      const connection = await unused();
      await connection.migrate(known.length - by);
      const place = urlOf(await nameOf(connection.db));
      return { place, open: () => connect({ databaseUrl: place }) };
    }
    const place = join(await mkdtemp(join(home, 'killed-')), 'data');
    const connection = await connect({ dataDir: place, statementBudgetMs: 60_000 });
    await connection.migrate(known.length - by);
    await connection.close();
    return { place, open: () => connect({ dataDir: place }) };
  }

  function run(place: string, statements: number, mode: 'whole' | 'loose'): Promise<number | null> {
    const args = ['--import', 'tsx', 'tests/support/migration-killer.ts', place, String(statements), mode];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    return new Promise((resolve) => child.once('exit', resolve));
  }

  async function look<T>(open: () => Promise<Connection>, use: (db: Db) => Promise<T>): Promise<T> {
    const connection = await open();
    return use(connection.db).finally(() => connection.close());
  }

  test(
    'nothing of it is there, and the next start makes the same tables as one that was not killed',
    async () => {
      const { place, open } = await behind(killed);
      const before = await look(open, schemaOf);
      const newest = readMigrationFiles({ migrationsFolder: migrationsFolder() }).slice(-killed);
      const statements = newest.reduce((sum, { sql: texts }) => sum + texts.length, 0);
      let kills = 0;
      // the last kills come after the work is done
      for (let n = 1; n <= statements + 10 + stride; n += stride) {
        const code = await run(place, n, 'whole');
        const applied = await look(open, appliedMigrations);
        if (applied.length === known.length) {
          expect(n, 'killed before the last of its statements, and yet all of it is there').toBeGreaterThan(statements);
          break;
        }
        expect(code).toBeNull();
        kills += 1;
        if (kills % 3 === 0) expect(await look(open, schemaOf)).toEqual(before);
      }
      expect(kills).toBeGreaterThanOrEqual(Math.floor(statements / stride));
      const connection = await open();
      await connection.migrate();
      expect(await appliedMigrations(connection.db)).toEqual(known);
      const straight = await unused();
      await straight.migrate();
      expect(await schemaOf(connection.db)).toEqual(await schemaOf(straight.db));
      await connection.close();
    },
    killed === 1 ? 240_000 : 7_200_000,
  );

  test('the rig sees one that is not whole: without a transaction half of it stays', async () => {
    const { place, open } = await behind(1);
    const before = await look(open, schemaOf);
    expect(await run(place, 1, 'loose')).toBeNull();
    expect(await look(open, schemaOf)).not.toEqual(before);
    const connection = await open();
    await expect(connection.migrate()).rejects.toThrow();
    await connection.close();
  }, 120_000);
});

test('data of release 0.1.0 arrive whole, and are brought up to date', async () => {
  const file = join(home, 'release-0.1.0.jsonl');
  await writeFile(file, gunzipSync(await readFile('tests/fixtures/release-0.1.0.jsonl.gz')));
  const connection = await unused();
  const { migrations, tables } = await importData(connection, file);
  expect(migrations).toEqual(known.slice(0, migrations.length));
  expect(migrations.length).toBeGreaterThanOrEqual(31);
  expect(await appliedMigrations(connection.db)).toEqual(known);
  expect(tables.find(({ name }) => name === 'item')?.rows).toBeGreaterThan(100);
  const [programme] = rowsOf<{ count: number }>(
    await connection.db.execute(sql`select count(*)::int as count from programme`),
  );
  expect(programme?.count).toBe(tables.find(({ name }) => name === 'programme')?.rows);
}, 300_000);

describe('a PostgreSQL that does not keep its promises', () => {
  const good = { version: 150_004, fsync: 'on', whole_pages: 'on', commit: 'on', encoding: 'UTF8' };
  test('one that does', () => expect(brokenPromises({ ...good, commit: 'remote_apply' })).toEqual([]));
  test.each([
    [{ version: 140_011 }, 'PostgreSQL 15 or newer is needed'],
    [{ fsync: 'off' }, 'fsync is off: after a power cut the database may be lost as a whole'],
    [{ whole_pages: 'off' }, 'full_page_writes is off: after a power cut the database may be damaged'],
    [{ commit: 'off' }, 'synchronous_commit is off: what people saved last may be lost'],
    [{ encoding: 'LATIN1' }, 'the encoding of the database is LATIN1; it has to be UTF8'],
  ])('%j is a sentence', (wrong, sentence) => expect(brokenPromises({ ...good, ...wrong })).toEqual([sentence]));

  test('is asked at the server itself', async () => {
    if (!isPostgres) return;
    const { db } = await unused();
    // the server of tests keeps nothing
    expect((await findBrokenPromises(db)).join()).toMatch(/fsync is off/);
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local synchronous_commit to off`);
      expect((await findBrokenPromises(tx as unknown as Db)).join()).toMatch(/synchronous_commit is off/);
    });
  });
});
