// The number on the error page is that of the request that failed, whatever failed in it: the line of the log with the bug has it too.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { day } from '~/models/planning/day';
import { paths } from '~/ui/paths';
import { aMunicipality } from '../support/municipality';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { type WholeApp, wholeApp } from '../support/whole-app';

let database: TestDatabase;
let app: WholeApp;
let cookie: string;
let bugs: unknown[];
const today = day('2026-11-27');

beforeAll(async () => {
  database = await testDatabase();
  cookie = await (await aMunicipality('hier')).cookie('administrator');
  app = await wholeApp();
}, 120_000);
afterAll(() => database.close());
beforeEach(() => void (bugs = []));

/** Takes a table away for as long as the test takes. */
async function without(table: string): Promise<void> {
  const [name, away] = [sql.identifier(table), sql.identifier(`${table}_away`)];
  await database.db.execute(sql`alter table ${name} rename to ${away}`);
  onTestFinished(async () => void (await database.db.execute(sql`alter table ${away} rename to ${name}`)));
}

const quoted = 'geef dit nummer door: test<';
const look = (path: string, at = app) => at.ask(path, { cookie, today, bugs });
const choose = (at = app) => at.ask(paths.appearance(), { cookie, today, bugs, form: [['theme', 'waterstad']] });

describe('the number of the request', () => {
  it('is there when what draws the bar of every page fails', async () => {
    await without('notice');
    const { status, html } = await look(paths.appearance());
    expect([status, bugs.length]).toEqual([500, 1]);
    expect(html).toContain(quoted);
  });

  it('is there when a page fails', async () => {
    await without('blueprint');
    const { status, html } = await look(paths.programmeNew());
    expect([status, bugs.length]).toEqual([500, 1]);
    expect(html).toContain(quoted);
  });

  it('is there when a form fails', async () => {
    await without('record_link');
    const { status, html } = await choose();
    expect([status, bugs.length]).toEqual([500, 1]);
    expect(html).toContain(quoted);
  });

  it('is in what the browser gets when it asks for the data of a page, and nothing of the bug is', async () => {
    await without('blueprint');
    const { status, html } = await look(`${paths.programmeNew()}.data`);
    expect([status, bugs.length]).toEqual([500, 1]);
    const values = JSON.parse(html.split('\n')[0]!) as unknown[];
    const answer = values.find(
      (value): value is [string, number] => Array.isArray(value) && value[0] === 'ErrorResponse',
    );
    expect(values[answer![1]]).toMatch(/geef dit nummer door: test$/);
    expect(html).not.toMatch(/blueprint|relation|SanitizedError/);
  });

  it('is not there without what puts it there: the control', async () => {
    const bare = await wholeApp({ isQuotable: false });
    await without('notice');
    const { status, html } = await look(paths.appearance(), bare);
    expect([status, bugs.length]).toEqual([500, 1]);
    expect(html).toContain('geef dit nummer door: –<');
  });
});

it('what is no bug is answered as it was', async () => {
  expect((await look('/programmes/geen')).status).toBe(404);
  expect((await app.ask(paths.appearance(), { today, bugs })).status).toBe(302);
  expect(bugs).toEqual([]);
});
