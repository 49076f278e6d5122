// The commands that back up, restore and move an embedded database, as an administrator meets them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { connect, type Db, rowsOf } from '~/models/db/client.server';
import { MOVED_MARKER } from '~/models/db/embedded/directory.server';
import { prepareTemplate } from '~/models/db/embedded/open.server';
import * as schema from '~/models/db/schema';
import { findBackups } from '~/models/db/transfer/backup-record.server';
import { exportData } from '~/models/db/transfer/export.server';
import { runDataCommand } from '../../../server/data';

let home: string;
/** What trials begin with here: making tables anew takes seconds. */
let trialTemplate: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dok-backup-commands-'));
  trialTemplate = join(home, 'template');
  await prepareTemplate(trialTemplate);
  const template = await connect({ dataDir: trialTemplate });
  await template.migrate();
  await template.close();
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** Each trial makes a database: seconds, on a machine that does more. */
const patient = { timeout: 300_000 };

const folder = () => mkdtemp(join(home, 'folder-'));
const year = Array<number>(12).fill(1);
const addOrganisation = (db: Db, id: string) =>
  db.insert(schema.organisation).values({ id, name: `Gemeente ${id}`, availability: year, season: year });
const namesIn = async (db: Db) =>
  rowsOf<{ id: string }>(await db.execute(sql`select id from organisation order by id`)).map(({ id }) => id);

async function run(where: { DATA_DIR: string; BACKUP_DIR?: string; DATABASE_URL?: string }, ...words: string[]) {
  const said: string[] = [];
  const code = await runDataCommand(words, (line) => void said.push(line), {
    ...{ DATABASE_URL: undefined, trialTemplate, ...where },
  });
  return { code, said: said.join('\n') };
}
/** A folder with an embedded database that holds one municipality. */
async function used(): Promise<string> {
  const dir = join(await folder(), 'data');
  const connection = await connect({ dataDir: dir, templateDir: trialTemplate });
  await addOrganisation(connection.db, 'klein');
  await connection.close();
  return dir;
}
const sentence = (text: RegExp) => expect.stringMatching(text) as string;

test(
  'back up, restore into a folder that was never used, refuse one that was, and replace it when told to',
  patient,
  async () => {
    const [DATA_DIR, BACKUP_DIR] = [await used(), await folder()];
    expect(await run({ DATA_DIR }, 'backup')).toMatchObject({
      code: 1,
      said: sentence(/set BACKUP_DIR, or give --to/),
    });
    expect(await run({ DATA_DIR, BACKUP_DIR }, 'backup')).toMatchObject({
      code: 0,
      said: sentence(/^Backed up to .*\.jsonl, restored on trial and compared: \d+ rows in \d+ tables\.$/),
    });
    const elsewhere = await folder();
    expect((await run({ DATA_DIR }, 'backup', '--to', elsewhere)).code).toBe(0);
    expect(await findBackups(elsewhere)).toHaveLength(1);
    const [record] = await findBackups(BACKUP_DIR);
    const file = join(BACKUP_DIR, record!.file);
    const fresh = { DATA_DIR: join(await folder(), 'data'), BACKUP_DIR };
    expect(await run(fresh, 'restore', file)).toMatchObject({ code: 0, said: sentence(/^Loaded from/) });
    expect(await run(fresh, 'restore', file)).toMatchObject({ code: 1, said: sentence(/holds data already/) });
    expect(await run(fresh, 'restore', file, '--replace')).toMatchObject({
      code: 0,
      said: sentence(/^Loaded from .* What was there is in .*\.jsonl\.$/),
    });
    expect(await findBackups(BACKUP_DIR)).toHaveLength(2);
  },
);

test('say who makes the backup while the server has the folder, and refuse to restore then', patient, async () => {
  const [DATA_DIR, BACKUP_DIR] = [await used(), await folder()];
  const server = await connect({ dataDir: DATA_DIR });
  onTestFinished(() => server.close());
  expect(await run({ DATA_DIR, BACKUP_DIR }, 'backup')).toMatchObject({
    code: 1,
    said: sentence(/While the server runs on a DATA_DIR it makes the backups itself, every day at BACKUP_AT/),
  });
  await exportData(server, join(BACKUP_DIR, 'x.jsonl'));
  const restore = await run({ DATA_DIR, BACKUP_DIR }, 'restore', join(BACKUP_DIR, 'x.jsonl'), '--replace');
  expect(restore.code).toBe(1);
  expect(await namesIn(server.db)).toEqual(['klein']);
});

test('move a folder to another place and back, mark the old one, and say how to undo that', patient, async () => {
  const from = await used();
  const to = join(await folder(), 'new');
  expect(await run({ DATA_DIR: from }, 'move', '--to', to)).toMatchObject({
    code: 0,
    said: sentence(/^Moved to .* rows in \d+ tables\. Start with DATA_DIR .* remove .*moved\.txt\.$/),
  });
  await expect(connect({ dataDir: from })).rejects.toThrow(
    new RegExp(`has been moved \\(to ${to} on \\d{4}-\\d\\d-\\d\\d\\).*remove .*${MOVED_MARKER}`),
  );
  const moved = await connect({ dataDir: to });
  await moved.migrate();
  expect(await namesIn(moved.db)).toEqual(['klein']);
  await moved.close();
  // not onto what was used, and then nothing is marked
  const another = await used();
  expect(await run({ DATA_DIR: to }, 'move', '--to', another)).toMatchObject({
    code: 1,
    said: sentence(/holds data/),
  });
  await (await connect({ dataDir: to })).close();
  // as the sentence says
  await rm(join(from, MOVED_MARKER));
  const back = await connect({ dataDir: from });
  expect(await namesIn(back.db)).toEqual(['klein']);
  await back.close();
});

test.each([
  ['move'],
  ['move', '--to'],
  ['backup', 'x'],
  ['restore'],
  ['restore', 'x', '--force'],
  ['backup', '--replace'],
])('explain themselves: %s %s %s', async (...words) => {
  expect(await run({ DATA_DIR: join(home, 'nowhere') }, ...words.filter(Boolean))).toMatchObject({
    code: 2,
    said: sentence(/npm run data:move -- --to/),
  });
});
