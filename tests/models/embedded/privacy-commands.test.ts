// The commands of who answers for the data, on a folder of the demo while no server has it.
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, rowsOf } from '~/models/db/client.server';
import { runPrivacyCommand } from '../../../server/privacy';
import { type TestDatabase, testDatabase } from '../../support/postgres';

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  dataDir = path.join(database.home!, 'data');
  await database.connection.close();
}, 60_000);
afterAll(() => database.close());

async function run(...words: string[]) {
  const said: string[] = [];
  const code = await runPrivacyCommand(words, (line) => void said.push(line), {
    DATA_DIR: dataDir,
    DATABASE_URL: undefined,
  });
  return { code, said: said.join('\n') };
}

async function change(...statements: ReturnType<typeof sql>[]): Promise<Record<string, unknown>[]> {
  const connection = await connect({ dataDir });
  try {
    return await connection.db.transaction(async (tx) => {
      let rows: Record<string, unknown>[] = [];
      for (const statement of statements) rows = rowsOf(await tx.execute(statement));
      return rows;
    });
  } finally {
    await connection.close();
  }
}

it('audit:verify says that the record is unbroken, and still has the end it had', { timeout: 120_000 }, async () => {
  const { code, said } = await run('verify');
  expect(said).toMatch(/Voorbeeldstad: \d+ entries, unbroken\. End: \w+:\d+:[0-9a-f]{64}/);
  expect(code).toBe(0);
  const end = /End: (\S+)/.exec(said)![1]!;
  expect(await run('verify', end)).toMatchObject({
    code: 0,
    said: expect.stringContaining('is still in its chain') as string,
  });
  const other = end.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  expect(await run('verify', other)).toMatchObject({
    code: 1,
    said: expect.stringContaining('is NOT in its chain') as string,
  });
});

it('retention counts first, and then throws away', { timeout: 120_000 }, async () => {
  await change(sql`insert into known_device (hash, organisation_id, user_id, seen_at)
    select 'oud', organisation_id, id, now() - interval '200 days' from user_account limit 1`);
  expect((await run('retention', '--dry-run')).said).toMatch(/known_devices 1.* would be thrown away/);
  expect(await change(sql`select 1 from known_device where hash = 'oud'`)).toHaveLength(1);
  expect((await run('retention')).said).toMatch(/known_devices 1.* thrown away/);
  expect(await change(sql`select 1 from known_device where hash = 'oud'`)).toEqual([]);
});

it('people:erase is for who is let in no more', { timeout: 120_000 }, async () => {
  const [person] = await change(sql`select email, name from user_account where role = 'reader' limit 1`);
  const email = String(person!['email']);
  expect(await run('erase', email)).toMatchObject({
    code: 1,
    said: expect.stringContaining('is still let in') as string,
  });
  await change(sql`update user_account set active = false where email = ${email}`);
  expect(await run('erase', email)).toMatchObject({
    code: 0,
    said: expect.stringContaining('Oud-medewerker 1') as string,
  });
  expect(await run('erase', email)).toMatchObject({ code: 1, said: expect.stringContaining('Nobody has') as string });
  expect((await run('verify')).code).toBe(0);
});

it(
  'a record that was tampered with is named, and what is not understood is explained',
  { timeout: 120_000 },
  async () => {
    const [row] = await change(
      sql`set local session_replication_role = replica`,
      sql`update plan_history set reason = 'anders' where id = (select id from plan_history order by at, id limit 1) returning id`,
    );
    const { code, said } = await run('verify');
    expect(said).toContain(`plan_history ${String(row!['id'])} (changed)`);
    expect(code).toBe(1);
    expect((await run('verify', 'a', 'b')).code).toBe(2);
    expect((await run('vernietig')).said).toContain('npm run audit:verify');
  },
);
