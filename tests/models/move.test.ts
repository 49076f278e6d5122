// The demo moves from a folder to PostgreSQL and back: nothing is lost on the way, and no server starts where it was.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect, rowsOf } from '~/models/db/client.server';
import { exportData } from '~/models/db/transfer/export.server';
import { importData } from '~/models/db/transfer/import.server';
import { runDataCommand } from '../../server/data';
import { anotherDatabase, type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let home: string;
beforeAll(async () => {
  database = await testDatabase('demo');
  home = await mkdtemp(join(tmpdir(), 'dok-move-test-'));
});
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});

async function run(where: { DATA_DIR: string; DATABASE_URL?: string }, to: string) {
  const said: string[] = [];
  const code = await runDataCommand(['move', '--to', to], (line) => void said.push(line), {
    ...{ DATABASE_URL: undefined, ...where },
  });
  return { code, said: said.join('\n') };
}

test.skipIf(process.env['TEST_DRIVER'] !== 'postgres')(
  'from a folder to PostgreSQL and to another folder, equal to the last byte',
  async () => {
    const template = inject('template');
    if (template.driver !== 'postgres') throw new Error('there is no PostgreSQL');
    const demo = join(home, 'demo.jsonl');
    await exportData(database.connection, demo);
    const [from, back] = [join(home, 'from'), join(home, 'back')];
    const source = await connect({ dataDir: from, statementBudgetMs: 600_000 });
    await importData(source, demo);

    const { connection, remove } = await anotherDatabase('unused');
    const [row] = rowsOf<{ name: string }>(await connection.db.execute(sql`select current_database() as name`));
    const url = new URL(template.server);
    url.pathname = `/${row!.name}`;
    try {
      // a server has the folder, and then one has the database
      expect(await run({ DATA_DIR: from }, url.href)).toMatchObject({ code: 1 });
      await source.close();
      const served = await run({ DATA_DIR: from }, url.href);
      expect([served.code, served.said]).toEqual([1, expect.stringContaining('Stop every server')]);
      await connection.close();

      const there = await run({ DATA_DIR: from }, url.href);
      expect([there.code, there.said]).toEqual([
        0,
        expect.stringMatching(/^Moved to postgres:.* and compared: \d{4,} rows/),
      ]);
      expect(there.said).not.toContain(url.password || 'no password');
      await expect(connect({ dataDir: from })).rejects.toThrow(/has been moved/);

      const again = await run({ DATA_DIR: from, DATABASE_URL: url.href }, back);
      expect([again.code, again.said]).toEqual([0, expect.stringContaining('drop table drizzle.moved')]);
      const old = await connect({ databaseUrl: url.href });
      await expect(old.migrate()).rejects.toThrow(/have been moved \(to .*back on/);
      await old.close();

      const arrived = await connect({ dataDir: back, statementBudgetMs: 600_000 });
      await arrived.migrate();
      const file = join(home, 'arrived.jsonl');
      await exportData(arrived, file);
      await arrived.close();
      expect((await readFile(file)).equals(await readFile(demo))).toBe(true);
    } finally {
      await connection.close();
      await remove();
    }
  },
  400_000,
);
