// All data of an installation to a file and back: nothing lost, nothing half, nothing loaded that is in doubt.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connect, type Connection, type Db, rowsOf } from '~/models/db/client.server';
import { knownMigrations } from '~/models/db/migrations.server';
import * as schema from '~/models/db/schema';
import { checkDataFile, linesOf, type Manifest, sealOf } from '~/models/db/transfer/data-file.server';
import { exportData } from '~/models/db/transfer/export.server';
import { checkImport, importData } from '~/models/db/transfer/import.server';
import { DataRefusal } from '~/models/db/transfer/refusal';
import {
  appliedMigrations,
  findTables,
  linesOfTable,
  loadLines,
  writePlainly,
} from '~/models/db/transfer/tables.server';
import { runDataCommand } from '../../server/data';
import { anotherDatabase, type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let home: string;
/** The demo municipality, with all that belongs to it. */
let demo: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dok-transfer-'));
  database = await testDatabase('demo');
  demo = join(home, 'demo.jsonl');
  await exportData(database.connection, demo);
}, 300_000);

afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});

async function another(kind: 'empty' | 'unused' = 'empty'): Promise<Connection> {
  const { connection, remove } = await anotherDatabase(kind);
  onTestFinished(async () => {
    await connection.close();
    await remove();
  });
  return connection;
}

async function reasonOf(doing: Promise<unknown>): Promise<string> {
  const error: unknown = await doing.then(() => 'nothing was refused', (thrown: unknown) => thrown); // prettier-ignore
  if (!(error instanceof DataRefusal)) throw error instanceof Error ? error : new Error(String(error));
  return error.reason;
}

const text = (file: string) => readFile(file, 'utf8');
const everyMonth = Array<number>(12).fill(1);
const addOrganisation = (db: Db, id: string) =>
  db.insert(schema.organisation).values({ id, name: id, availability: everyMonth, season: everyMonth });

/** A file with these lines, and a last line that fits them, with other migrations when given. */
async function fileOf(name: string, lines: string[], migrations?: string[]): Promise<string> {
  const last = JSON.parse((await text(demo)).trimEnd().split('\n').at(-1) ?? '') as Manifest;
  const body = lines.map((line) => `${line}\n`).join('');
  const manifest = { migrations: migrations ?? last.migrations, tables: last.tables };
  const sha256 = sealOf(createHash('sha256').update(body), manifest);
  const file = join(home, name);
  await writeFile(file, `${body}${JSON.stringify({ ...manifest, sha256 })}\n`);
  return file;
}

describe('to a file and back', () => {
  test('every table of the product is there, parents first', async () => {
    const tables = await findTables(database.db);
    const names = tables.map(({ name }) => name);
    const declared = Object.values(schema).flatMap((value) => (is(value, PgTable) ? [getTableName(value)] : []));
    // Who looks now, and how often somebody asked, is kept nowhere.
    expect([...names, 'presence', 'request_count'].sort()).toEqual([...declared].sort());
    const late = tables.flatMap(({ name, parents }, place) =>
      parents.filter((parent) => names.indexOf(parent) > place).map((parent) => `${name} before ${parent}`),
    );
    expect(late).toEqual([]);
  });

  test('loaded into a database that was never used and written again, the file is the same to the last byte', async () => {
    const target = await another('unused');
    const manifest = await importData(target, demo);
    expect(manifest.tables.find(({ name }) => name === 'item')?.rows).toBeGreaterThan(100);
    const again = join(home, 'again.jsonl');
    await exportData(target, again);
    expect(await text(again)).toBe(await text(demo));
    expect(await appliedMigrations(target.db)).toEqual(knownMigrations());
  }, 300_000);

  test('also into an empty one with tables, and on the other kind of database', async () => {
    const target = await another();
    await importData(target, demo);
    const again = join(home, 'empty.jsonl');
    await exportData(target, again);
    expect(await text(again)).toBe(await text(demo));
    if (target.driver === 'pglite') return;
    const embedded = await connect({ dataDir: join(home, 'embedded') });
    onTestFinished(() => embedded.close());
    await importData(embedded, demo);
    const other = join(home, 'embedded.jsonl');
    await exportData(embedded, other);
    expect(await text(other)).toBe(await text(demo));
  }, 300_000);

  test('the file is private, names no time, and is never written over', async () => {
    expect((await stat(demo)).mode & 0o777).toBe(0o600);
    const first = join(home, 'first.jsonl');
    await exportData(database.connection, first);
    expect(await text(first)).toBe(await text(demo));
    expect(await reasonOf(exportData(database.connection, first))).toBe('file_exists');
  });

  test('data of an older release are loaded into the tables of then, and brought up to date', async () => {
    const old = await another('unused');
    await old.migrate(1);
    // in words of then: the tables of today have columns that those do not
    const year = JSON.stringify(Array(12).fill(1));
    await old.db.execute(
      sql`insert into organisation (id, name, availability, season) values ('oud', 'Oud', ${year}, ${year})`,
    );
    await old.db.execute(sql`insert into team (id, organisation_id, key, name, fte_formation, fte_effective)
      values ('a', 'oud', 'A', 'A', 4, 3.5), ('b', 'oud', 'B', 'B', null, 2), ('c', 'oud', 'C', 'C', 3, 3)`);
    const file = join(home, 'old.jsonl');
    const { migrations } = await exportData(old, file);
    expect(migrations).toEqual(knownMigrations().slice(0, 1));
    const target = await another('unused');
    await importData(target, file);
    expect(await appliedMigrations(target.db)).toEqual(knownMigrations());
    expect(rowsOf(await target.db.execute(sql`select id from organisation`))).toEqual([{ id: 'oud' }]);
    const staffed = sql`select t.id, t.fte_formation, s.kind, s.fte from team t
      left join team_staffing s on s.team_id = t.id order by t.id`;
    expect(rowsOf(await target.db.execute(staffed))).toEqual([
      { id: 'a', fte_formation: 4, kind: 'vacancy', fte: 0.5 },
      { id: 'b', fte_formation: 2, kind: null, fte: null },
      { id: 'c', fte_formation: 3, kind: null, fte: null },
    ]);
    expect(await reasonOf(importData(await another(), file))).toBe('newer_schema');
  }, 300_000);

  test('values that are easily spoiled survive: moments, floats, bytes, arrays, own counters, computed columns', async () => {
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`create table easily_spoiled (
        id bigint generated always as identity primary key, twice bigint generated always as (id * 2) stored,
        parent bigint references easily_spoiled, at timestamptz, real4 real, real8 double precision, exact numeric,
        bytes bytea, words text[], doc jsonb, word text)`);
      await tx.execute(sql`insert into easily_spoiled (parent, at, real4, real8, exact, bytes, words, doc, word) values
        (2, '2026-03-29 02:30:00.123456+02', 0.1, 0.30000000000000004, 123456789012345678901234567890.10, '\\x00ff', '{"a,b",null,"\\""}', '{"n": 1.10, "é": [null]}', E'line\\nnext \\u2028 \\\\ "'),
        (null, '-infinity', 'NaN', '-Infinity', 0.00, '', '{}', 'null', null)`);
      await writePlainly(tx);
      const table = (await findTables(tx)).find(({ name }) => name === 'easily_spoiled');
      if (!table) throw new Error('the table was not found');
      const lines = async () => {
        const found: string[] = [];
        for await (const line of linesOfTable(tx, table)) found.push(line);
        return found;
      };
      const before = await lines();
      expect(before).toHaveLength(2);
      await tx.execute(sql`truncate easily_spoiled restart identity`);
      await loadLines(tx, table, (async function* () { yield* before; })()); // prettier-ignore
      expect(await lines()).toEqual(before);
      const [next] = rowsOf<{ id: string | number }>(
        await tx.execute(sql`insert into easily_spoiled default values returning id`),
      );
      expect(Number(next?.id)).toBe(3);
      await tx.execute(sql`drop table easily_spoiled`);
    });
  });
});

describe('what is in doubt is refused, and nothing is written', () => {
  /** Refused, and afterwards not even a table. */
  async function refusedWhole(file: string): Promise<string> {
    const target = await another('unused');
    const reason = await reasonOf(importData(target, file));
    expect(await findTables(target.db)).toEqual([]);
    return reason;
  }

  test('a file that was cut off', async () => {
    const all = await text(demo);
    const lines = all.trimEnd().split('\n');
    const file = join(home, 'cut-off.jsonl');
    for (const part of [all.slice(0, all.length / 2), all.slice(0, -1), `${lines.slice(0, -1).join('\n')}\n`, '']) {
      await writeFile(file, part);
      expect(await reasonOf(checkDataFile(file))).toBe('cut_off');
    }
    expect(await refusedWhole(file)).toBe('cut_off');
  }, 300_000);

  test('a row that is missing, double, or of a table that is not listed', async () => {
    const lines = (await text(demo)).trimEnd().split('\n').slice(0, -1);
    const last = lines.at(-1) ?? '';
    const cases = [lines.slice(0, -1), [...lines, last], [...lines, '{"stranger":{"id":1}}'], [...lines, 'nonsense']];
    for (const [index, body] of cases.entries()) {
      expect(await reasonOf(checkDataFile(await fileOf(`case-${index}.jsonl`, body)))).toBe('damaged');
    }
  });

  test('every one of 100 files with a single bit changed', async () => {
    const small = await another();
    await addOrganisation(small.db, 'klein');
    const file = join(home, 'small.jsonl');
    await exportData(small, file);
    const bytes = await readFile(file);
    const spoiled = join(home, 'spoiled.jsonl');
    const refused: string[] = [];
    for (let n = 0; n < 100; n += 1) {
      const copy = Buffer.from(bytes);
      // spread over the file, its last byte included
      const place = Math.round((n * (bytes.length - 1)) / 99);
      copy[place] = (copy[place] ?? 0) ^ (1 << (n % 8));
      await writeFile(spoiled, copy);
      refused.push(await reasonOf(checkDataFile(spoiled)));
    }
    expect(refused).toHaveLength(100);
    expect(refused).not.toContain('nothing was refused');
  });

  test('something else, a newer format, a newer release, another program', async () => {
    const lines = (await text(demo)).trimEnd().split('\n').slice(0, -1);
    const other = join(home, 'other.jsonl');
    await writeFile(other, '{"hello":1}\n');
    expect(await reasonOf(checkDataFile(other))).toBe('not_ours');
    await writeFile(other, (await text(demo)).replace('"version":1', '"version":2'));
    expect(await reasonOf(checkDataFile(other))).toBe('newer_format');
    const unknown = 'f'.repeat(64);
    const newer = await fileOf('newer.jsonl', lines, [...knownMigrations(), unknown]);
    await expect(checkImport(newer)).rejects.toThrow(/newer release/);
    const foreign = await fileOf('foreign.jsonl', lines, [unknown]);
    await expect(checkImport(foreign)).rejects.toThrow(/other tables/);
  });

  test('a database that holds data', async () => {
    const target = await another();
    await addOrganisation(target.db, 'er-al');
    expect(await reasonOf(importData(target, demo))).toBe('not_empty');
    expect(rowsOf(await target.db.execute(sql`select id from organisation`))).toEqual([{ id: 'er-al' }]);
  });

  test('a load after which a table is not what the file says is undone', async () => {
    const target = await another();
    await target.db.execute(sql`create function spoil() returns trigger language plpgsql as
      $$ begin new.name = upper(new.name); return new; end $$`);
    await target.db.execute(sql`create trigger spoil before insert on team for each row execute function spoil()`);
    expect(await reasonOf(importData(target, demo))).toBe('not_equal');
    for (const { name } of await findTables(target.db)) {
      expect(rowsOf(await target.db.execute(sql`select 1 from ${sql.identifier(name)}`))).toEqual([]);
    }
  });
});

describe('the commands', () => {
  /** Runs a command on an embedded database of its own and says how it ended. */
  async function run(folder: string, ...words: string[]) {
    const said: string[] = [];
    const code = await runDataCommand(words, (line) => void said.push(line), {
      DATA_DIR: join(home, folder),
      DATABASE_URL: undefined,
    });
    return { code, said: said.join('\n') };
  }

  test('import, export and check say what they did', async () => {
    expect(await run('cli', 'import', demo)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/Loaded from .*demo\.jsonl and compared: \d+ rows in \d+ tables\./) as string,
    });
    const out = join(home, 'cli.jsonl');
    expect(await run('cli', 'export', out)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/Written to .*cli\.jsonl and checked: \d+ rows in \d+ tables\./) as string,
    });
    expect(await text(out)).toBe(await text(demo));
    expect(await run('cli', 'check')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/\d{3} tables and indexes were looked at, 0 are damaged/) as string,
    });
    expect(await run('cli', 'import', demo)).toMatchObject({
      code: 1,
      said: expect.stringContaining('holds data already') as string,
    });
  }, 300_000);

  test('nothing is made where nothing was, and what is not understood is explained', async () => {
    expect(await run('nowhere', 'export', join(home, 'never.jsonl'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('There is no database in') as string,
    });
    await writeFile(join(home, 'empty-file'), '');
    expect((await run('nowhere', 'import', join(home, 'empty-file'))).code).toBe(1);
    await expect(stat(join(home, 'nowhere'))).rejects.toThrow('ENOENT');
    for (const words of [[], ['export'], ['erase', 'x'], ['export', 'a', 'b']]) {
      expect(await run('nowhere', ...words)).toMatchObject({
        code: 2,
        said: expect.stringContaining('npm run') as string,
      });
    }
  });

  test('a file is read line by line, also when a line is longer than a piece', async () => {
    const file = join(home, 'long.txt');
    const long = 'é'.repeat(1_500_000);
    await writeFile(file, `a\n${long}\nb\n`);
    const lines: string[] = [];
    for await (const line of linesOf(file)) lines.push(line);
    expect(lines.map(({ length }) => length)).toEqual([1, long.length, 1]);
  });
});
