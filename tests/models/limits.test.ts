// Who asks too much is told to wait, by all instances together; what was typed by somebody who saves a lot arrives all the same.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { countRequest, requestsCounted, slotOf } from '~/models/request-count.server';
import { sweepSecurity } from '~/models/security.server';
import { type Limits, requestLimit, sharedLimits } from '../../server/limits';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
const servers: Server[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.reset());
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** An instance: what it answers is 404 where the path says so. An hour is its minute, so that none ends during a test. */
async function instance(limits: Partial<Limits> = {}) {
  const app = express();
  const all = { requests: 0, changes: 0, guesses: 20, minute: 3_600, ...limits };
  app.use(requestLimit(all), sharedLimits(all));
  app.use((req, res) => void res.status(req.path.includes('unknown') ? 404 : 200).send('ok'));
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string, { method = 'GET', session = '' } = {}) => {
    const headers = { Connection: 'close', ...(session && { Cookie: `taal=nl; dok_sessie=${session}` }) };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
    return { status: answer.status, wait: Number(answer.headers.get('retry-after')), text: await answer.text() };
  };
  const times = async (count: number, path: string, how = {}) => {
    const statuses: number[] = [];
    for (let nth = 0; nth < count; nth++) statuses.push((await ask(path, how)).status);
    return statuses;
  };
  return { ask, times };
}
const passed = (statuses: number[]) => statuses.filter((status) => status !== 429).length;

describe('requests of an address', () => {
  it('are answered until there are too many, and then with when to come back, in two languages', async () => {
    const { ask, times } = await instance({ requests: 7 });
    expect(passed(await times(9, '/programmes'))).toBe(7);
    const { status, wait, text } = await ask('/programmes');
    expect(status).toBe(429);
    expect(wait).toBeGreaterThan(0);
    expect(text).toMatch(/lang="nl".*wat u invulde, staat er nog.*lang="en".*what you typed is still there/s);
    expect(passed(await times(3, '/assets/a.js'))).toBe(3);
    expect(passed(await times(3, '/health/ready'))).toBe(3);
    expect(await database.db.select().from(t.requestCount)).toEqual([]);
  });
});

describe('changes of a session', () => {
  it('are counted over all instances, and looking is not', async () => {
    const [one, other] = [await instance({ changes: 6 }), await instance({ changes: 6 })];
    const how = { method: 'POST', session: 'a' };
    expect(passed(await one.times(4, '/x', how)) + passed(await other.times(4, '/x', how))).toBe(6);
    expect(passed(await one.times(2, '/x', { method: 'POST', session: 'b' }))).toBe(2);
    expect(passed(await other.times(9, '/x', { session: 'a' }))).toBe(9);
    const [row] = await database.db.select().from(t.requestCount);
    expect(row!.key).toMatch(/^[0-9a-f]{64}$/);
  });

  it('that scripts send wait for the next minute and then arrive', async () => {
    const { times } = await instance({ changes: 2, minute: 1 });
    expect(await times(5, '/x.data', { method: 'POST', session: 'a' })).toEqual([200, 200, 200, 200, 200]);
  });
});

describe('guesses at links', () => {
  it('are refused after twenty, over all instances, and people with a link that is known are not counted', async () => {
    const [one, other] = [await instance(), await instance()];
    expect(passed(await one.times(40, '/peiling/known'))).toBe(40);
    expect(passed(await one.times(12, '/peiling/unknown'))).toBe(12);
    await expect.poll(() => requestsCounted('guesses 127.0.0.1', slotOf(new Date(), 900))).toBe(12);
    expect(await other.times(8, '/toets/unknown')).toEqual(Array(8).fill(404));
    await expect.poll(() => requestsCounted('guesses 127.0.0.1', slotOf(new Date(), 900))).toBe(20);
    expect((await one.ask('/check-in/unknown')).status).toBe(429);
    expect((await one.ask('/programmes')).status).toBe(200);
  });
});

it('what was counted goes after an hour', async () => {
  const now = new Date();
  await countRequest('old', slotOf(now, 60) - 7_200);
  await countRequest('new', slotOf(now, 60));
  await sweepSecurity(now);
  expect(await database.db.select().from(t.requestCount)).toHaveLength(1);
});
