// People at work are counted once each, by what they did last; above the limit there is a warning and nobody is refused.
import { sql } from 'drizzle-orm';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { countPeopleAtWork, crowd, peopleLimit } from '~/models/activity.server';
import { rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { personOfSession, startSession } from '~/models/user.server';
import { loader } from '~/root';
import { watchCrowd } from '../../server/crowd-watch';
import { healthRoutes } from '../../server/health';
import { log } from '../../server/log';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
const now = new Date();
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const everyMonth = Array<number>(12).fill(1);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  const organisation = (id: string) => ({ id, name: id, availability: everyMonth, season: everyMonth });
  await database.db.insert(t.organisation).values([organisation('een'), organisation('twee')]);
});

/** People who signed in at `at`, half of them in another municipality; returns their sessions. */
async function signIn(count: number, at: Date, name = 'p'): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) => ({
    ...{ id: `${name}${n}`, organisationId: n % 2 ? 'een' : 'twee', key: `${name}${n}`, name: `${name}${n}` },
    ...{ email: `${name}${n}@example.nl`, role: n === 0 ? 'administrator' : 'reader' },
  }));
  await database.db.insert(t.userAccount).values(people);
  const sessions: string[] = [];
  for (const { id, organisationId } of people) sessions.push(await startSession(id, organisationId, at));
  return sessions;
}

const ask = (session: string) =>
  loader({
    request: new Request('http://localhost/', { headers: { cookie: `dok_sessie=${session}` } }),
    context: { requestId: 'r', nonce: 'n' } as never,
    params: {},
  });

test('a person counts once, for fifteen minutes after what they did last, whatever their municipality', async () => {
  await signIn(3, ago(10));
  await startSession('p1', 'een', now);
  await signIn(4, ago(16), 'gone');
  expect(await countPeopleAtWork(now)).toBe(3);
  expect(await countPeopleAtWork(ago(-6))).toBe(1);
});

test('who comes back counts again; a session is written to once in five minutes at most', async () => {
  const [session = ''] = await signIn(1, ago(20));
  const seen = async () =>
    rowsOf<{ seen: string | Date }>(await database.db.execute(sql`select seen_at as seen from session`)).map(
      ({ seen }) => new Date(seen).getTime(),
    );
  expect(await countPeopleAtWork(now)).toBe(0);
  expect(await personOfSession(session, ago(12))).not.toBeNull();
  expect(await countPeopleAtWork(now)).toBe(1);
  await personOfSession(session, ago(8));
  expect(await seen()).toEqual([ago(12).getTime()]);
  await personOfSession(session, ago(6));
  expect(await seen()).toEqual([ago(6).getTime()]);
});

test('at the limit all is well; above it the embedded database warns, administrators are told, and everybody can come in', async () => {
  const [administrator = '', reader = ''] = await signIn(peopleLimit, now);
  expect(await crowd(now)).toBeNull();
  const embedded = database.connection.driver === 'pglite';
  const [late = ''] = await signIn(15, now, 'late');
  expect(await personOfSession(late, now)).not.toBeNull();
  expect(await crowd(now)).toBe(embedded ? peopleLimit + 15 : null);
  const told = (await ask(administrator)).data.crowd?.title ?? null;
  expect(told).toEqual(embedded ? expect.stringContaining(String(peopleLimit + 15)) : null);
  expect((await ask(reader)).data.crowd).toBeNull();
});

test('readiness says so without saying how many, and stays 200; the log says it once, and once when it is over', async () => {
  const server = createServer(express().use(healthRoutes(() => false))).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  const ready = async () => {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/health/ready`);
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  const storage = database.connection.driver === 'pglite' ? 'embedded' : 'postgres';
  const warnings = storage === 'embedded' ? { warnings: ['too_many_people'] } : {};
  const warn = vi.spyOn(log, 'warn');
  const info = vi.spyOn(log, 'info');
  const watch = watchCrowd();
  onTestFinished(() => watch.stop());

  await signIn(peopleLimit, now);
  expect(await ready()).toEqual({ status: 'ready', storage });
  await watch.look(now);
  expect(warn).not.toHaveBeenCalled();
  await signIn(1, now, 'one-more');
  expect(await ready()).toEqual({ status: 'ready', storage, ...warnings });
  for (let n = 0; n < 3; n += 1) await watch.look(now);
  expect(warn).toHaveBeenCalledTimes(storage === 'embedded' ? 1 : 0);
  for (let n = 0; n < 3; n += 1) await watch.look(ago(-20));
  expect(info).toHaveBeenCalledTimes(storage === 'embedded' ? 1 : 0);
});
