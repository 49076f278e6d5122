// Opening: what is made, what is refused and in which words, and what happens to a first start that was never finished.
import { statSync } from 'node:fs';
import { access, chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { COMPLETE_MARKER, MAJOR, MOVED_MARKER } from '~/models/db/embedded/directory.server';
import { EmbeddedRefusal, openEmbedded, prepareTemplate } from '~/models/db/embedded/open.server';
import { acquireLock } from '~/models/db/embedded/lock.server';
import { copyTree, flushTree } from '~/models/db/embedded/tree.mjs';
import { closedDatabase, looseFiles, open, scratch, templateDir } from './rig';

afterEach(() => void vi.unstubAllEnvs());

const exists = (path: string) => access(path).then(() => true, () => false); // prettier-ignore

async function refusalOf(opening: Promise<unknown>): Promise<EmbeddedRefusal> {
  const error: unknown = await opening.then(() => undefined, (thrown: unknown) => thrown); // prettier-ignore
  if (!(error instanceof EmbeddedRefusal)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

test('a first start without a template runs initdb, leaves private files and the marker, and keeps what is written', async () => {
  const dir = join(await scratch(), 'deep/er/data');
  const first = await openEmbedded(dir);
  await first.client.exec("CREATE TABLE kept (v text); INSERT INTO kept VALUES ('still here')");
  expect(first.status()).toMatchObject({ storage: 'embedded', dir, restarts: 0 });
  expect((await readFile(join(dir, 'pg/PG_VERSION'), 'utf8')).trim()).toBe(MAJOR);
  await first.close();
  expect((await readdir(dir)).sort()).toEqual([COMPLETE_MARKER, 'pg']);
  expect(await looseFiles(dir)).toEqual([]);

  const second = await open({ dir });
  expect((await second.client.query('SELECT v FROM kept')).rows).toEqual([{ v: 'still here' }]);
}, 120_000);

test('a template is copied into an empty directory, prepared rows included, and left as it was', async () => {
  const home = await scratch();
  const template = join(home, 'template');
  await cp(await templateDir(), template, { recursive: true });
  await prepareTemplate(template, async (client) => {
    await client.exec('CREATE TABLE prepared (v int); INSERT INTO prepared VALUES (7)');
  });
  const marker = await readFile(join(template, COMPLETE_MARKER), 'utf8');
  const { client } = await open({ dir: join(home, 'data'), templateDir: template });
  expect((await client.query('SELECT v FROM prepared')).rows).toEqual([{ v: 7 }]);
  expect(await readFile(join(template, COMPLETE_MARKER), 'utf8')).toBe(marker);
});

test('every file and directory of a new database is flushed once', async () => {
  const dir = await closedDatabase();
  const below = await readdir(dir, { recursive: true });
  expect(await flushTree(dir)).toBe(below.length + 1);
});

/** A file of which the copy has one letter more than a path may have: that fails for root too, who may read all files. */
async function uncopiable(from: string, to: string, named: string): Promise<void> {
  const longest = 4_095;
  const more = to.length - from.length;
  if (more < 1) throw new Error('the copy needs the longer path');
  let at = join(from, named);
  while (longest - at.length > 200) at = join(at, 'x'.repeat(100));
  await mkdir(at, { recursive: true });
  await writeFile(join(at, 'x'.repeat(longest - at.length - more)), '');
}

test('a template that cannot be copied is told of, and a new database is made in the place of the half copy', async () => {
  const template = join(await scratch(), 't');
  await cp(await templateDir(), template, { recursive: true });
  const dir = join(await scratch(), 'data');
  await uncopiable(join(template, 'pg'), join(dir, 'pg'), 'half-copied');
  const { client, messages } = await open({ dir, templateDir: template });
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  expect(messages).toEqual([
    expect.stringMatching(
      /^The prepared database in .*t\/pg could not be copied \(ENAMETOOLONG.*\)\. A new one is made/,
    ),
  ]);
  expect(await exists(join(dir, 'pg/half-copied'))).toBe(false);
  expect(await looseFiles(dir)).toEqual([]);
}, 120_000);

test('a copy that fails is told when all of it has ended, so that it can be removed', async () => {
  const [from, to] = [join(await scratch(), 'a'), join(await scratch(), 'copy')];
  await uncopiable(from, to, 'deep');
  const bytes = 1024 ** 2;
  const names = Array.from({ length: 40 }, (_, at) => `file-${at}`);
  for (const name of names) await writeFile(join(from, name), Buffer.alloc(bytes, 1));
  await expect(copyTree(from, to)).rejects.toThrow(/ENAMETOOLONG/);
  const sizes = names.map((name) => statSync(join(to, name), { throwIfNoEntry: false })?.size);
  expect(sizes).toEqual(names.map(() => bytes));
});

test.each([
  ['that was never closed', async (dir: string) => writeFile(join(dir, 'lock.json'), '{}')],
  ['without a marker', async (dir: string) => rm(join(dir, COMPLETE_MARKER))],
  ['of another major version', async (dir: string) => writeFile(join(dir, 'pg/PG_VERSION'), '17\n')],
])('a template %s is refused', async (_what, spoil) => {
  const template = await closedDatabase();
  await spoil(template);
  const refusal = await refusalOf(openEmbedded(join(await scratch(), 'data'), { templateDir: template }));
  expect(refusal.reason).toBe('bad_template');
  expect(refusal.message).toContain(template);
});

test('a first start that was never finished is moved beside the directory, and starts again, private', async () => {
  const dir = await closedDatabase();
  await chmod(dir, 0o777);
  await rm(join(dir, COMPLETE_MARKER));
  await writeFile(join(dir, 'pg/half-written'), 'x');
  const { client, messages } = await open({ dir });
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  const aside = (await readdir(dirname(dir))).filter((name) => /^data\.incomplete-\d{4}-\d\d-\d\dT/.test(name));
  expect(aside).toHaveLength(1);
  expect(await exists(join(dirname(dir), aside[0] ?? '', 'half-written'))).toBe(true);
  expect(messages.join()).toContain(aside[0]);
  expect(await looseFiles(dir)).toEqual([]);
  expect(await exists(join(dir, COMPLETE_MARKER))).toBe(true);
});

test('a postmaster.pid that is left over does not stop the start, not even an empty one', async () => {
  const dir = await closedDatabase();
  await writeFile(join(dir, 'pg/postmaster.pid'), '');
  const { client } = await open({ dir });
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('a postmaster.pid is left alone when another process holds the lock', async () => {
  const dir = await closedDatabase();
  const lock = await acquireLock(dir);
  await writeFile(join(dir, 'pg/postmaster.pid'), 'theirs');
  expect((await refusalOf(openEmbedded(dir))).reason).toBe('locked');
  expect(await readFile(join(dir, 'pg/postmaster.pid'), 'utf8')).toBe('theirs');
  await lock.release();
});

test('a database of another major version is refused with both versions and what to do, and not touched', async () => {
  const dir = await closedDatabase();
  await writeFile(join(dir, 'pg/PG_VERSION'), '17\n');
  const before = await readdir(dir, { recursive: true });
  const refusal = await refusalOf(openEmbedded(dir, { templateDir: await templateDir() }));
  expect(refusal.reason).toBe('other_major');
  expect(refusal.message).toMatch(
    /PostgreSQL 17.*PostgreSQL 18.*Nothing has been changed.*npm run data:export -- .*npm run data:import -- /,
  );
  expect(await readdir(dir, { recursive: true })).toEqual(before);
});

test('the version is read before the marker: an unfinished database of another version is not moved away', async () => {
  const dir = await closedDatabase();
  await writeFile(join(dir, 'pg/PG_VERSION'), '19\n');
  await rm(join(dir, COMPLETE_MARKER));
  expect((await refusalOf(openEmbedded(dir))).reason).toBe('other_major');
  expect(await exists(join(dir, 'pg'))).toBe(true);
});

test('a complete database without its version file is refused as damaged, never replaced by an empty one', async () => {
  const dir = await closedDatabase();
  await rm(join(dir, 'pg'), { recursive: true });
  const refusal = await refusalOf(openEmbedded(dir, { templateDir: await templateDir() }));
  expect(refusal.reason).toBe('damaged');
  expect(await exists(join(dir, 'pg'))).toBe(false);
});

test('a database that was moved elsewhere is not opened again', async () => {
  const dir = await closedDatabase();
  await writeFile(join(dir, MOVED_MARKER), 'to db.example.nl on 22 November\n');
  const refusal = await refusalOf(openEmbedded(dir));
  expect(refusal.reason).toBe('moved');
  expect(refusal.message).toContain('to db.example.nl on 22 November');
});

test('a database that does not open is refused, and the lock is given back', async () => {
  const dir = await closedDatabase();
  await rm(join(dir, 'pg/global/pg_control'));
  expect((await refusalOf(openEmbedded(dir))).reason).toBe('cannot_open');
  expect(await exists(join(dir, 'lock.json'))).toBe(false);
  await (await acquireLock(dir)).release();
});

test('a directory that cannot be used is refused with the reason of the system', async () => {
  const file = join(await scratch(), 'file');
  await writeFile(file, '');
  const refusal = await refusalOf(openEmbedded(file));
  expect(refusal.reason).toBe('cannot_open');
  expect(refusal.message).toMatch(/^The directory .*file cannot be used: E/);
});

test('in production it is refused before anything is made, unless that is allowed', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const dir = join(await scratch(), 'data');
  const refusal = await refusalOf(openEmbedded(dir));
  expect(refusal.reason).toBe('production');
  expect(refusal.message).toMatch(/DATABASE_URL.*ALLOW_EMBEDDED=1/);
  expect(await exists(dir)).toBe(false);

  const moved = await closedDatabase();
  await writeFile(join(moved, MOVED_MARKER), 'elsewhere');
  expect((await refusalOf(openEmbedded(moved, { allowProduction: true }))).reason).toBe('moved');
});
