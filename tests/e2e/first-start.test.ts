// The first start without a database server: ready, the home of the demo works, and both come from what the build prepared.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../support/server';

/** The number that PostgreSQL gives a database when it is made; a copy has that of its original. */
async function numberOf(dir: string): Promise<bigint> {
  const file = await open(path.join(dir, 'pg/global/pg_control'));
  const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0).finally(() => file.close());
  return buffer.readBigUInt64LE();
}

test('copies the demo of the build, and serves its home', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'dok-first-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const dir = path.join(home, 'data');
  const server = await startServer({ env: { DATA_DIR: dir } });
  onTestFinished(async () => void (await server.stop()));
  expect(await numberOf(dir)).toBe(await numberOf('build/demo'));

  const ready = await fetch(`${server.url}/health/ready`);
  expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ready', storage: 'embedded' }]);
  const signInPage = await (await fetch(`${server.url}/sign-in`)).text();
  const button = /<button[^>]* name="person"[^>]*>/.exec(signInPage)![0];
  const answer = await fetch(`${server.url}/sign-in`, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: server.url } },
    body: new URLSearchParams({ person: / value="([^"]+)"/.exec(button)![1]! }),
  });
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '); // prettier-ignore
  const first = await fetch(server.url, { headers: { Cookie: cookie }, redirect: 'manual' });
  expect(first.status).toBe(200);
  expect(await first.text()).toContain('Voorbeeldstad');
});
