// The mail server and the identity provider are silent, break off, trickle or answer nonsense: nobody waits for the provider longer than
// ten seconds, nor half a minute for a letter, and when they are well again everything goes on.
import { createServer, type AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useEnv } from '~/env.server';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { inTime } from '~/models/in-time.server';
import { sendLetter } from '~/models/mail.server';
import { tell } from '~/models/notice-tell.server';
import { beginAtProvider, readProviderAnswer } from '~/models/oidc.server';
import type { NoticeFacts } from '~/models/planning/notices/notice';
import { postNotices } from '~/notice-post.server';
import { type Line, lineTo } from '../faults/support/line';
import { anIdentityProvider, type IdentityProvider } from '../support/identity-provider';
import { aMunicipality, type Municipality } from '../support/municipality';
import { aPostOffice, type PostOffice } from '../support/post-office';
import { testDatabase, type TestDatabase } from '../support/postgres';

/** Nobody waits longer than this. */
const patienceSeconds = 10;

let database: TestDatabase;
let here: Municipality;
let people: string[];
const undo: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  const more = Array.from({ length: 5 }, (_, at) => ({
    ...{ id: newId(), organisationId: here.organisationId, key: `p${at}`, name: `Persoon ${at}`, role: 'reader' },
    email: `p${at}@hier.example`,
  }));
  await database.db.insert(t.userAccount).values(more);
  people = more.map(({ id }) => id);
});
afterAll(async () => {
  useEnv(process.env);
  await database.close();
});
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

describe('the mail server', () => {
  const letter = { to: 'iemand@hier.example', subject: 'Melding', text: 'Er is iets veranderd.' };
  const red: NoticeFacts = {
    ...{ kind: 'status_red', title: { nl: 'DIV', en: null }, headline: 'Het loopt vast' },
    subject: { kind: 'workstream', id: 'w' },
  };
  const write = (many: number) =>
    tell(
      database.db,
      { organisationId: here.organisationId, programmeId: here.programmeId, byId: here.leader.userId },
      people.slice(0, many).map((userId) => ({ userId, facts: red })),
    );
  const minutesLater = () => database.db.execute(sql`update outbox set due_at = due_at - make_interval(mins => 5)`);
  const use = (port: number) =>
    useEnv({
      APP_URL: 'https://kalender.hier.example',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'k@hier.example',
    });

  let office: PostOffice;
  let line: Line;
  beforeEach(async () => {
    await database.db.delete(t.notice);
    office = await aPostOffice();
    line = await lineTo(Number(new URL(office.url).port));
    undo.push(office.close, line.close);
    use(line.port);
  });

  test.each(['reset', 'shut', 'silent'] as const)(
    'that is "%s" gets nothing, and everything once when it is well again',
    async (weather) => {
      line.turn(weather);
      await write(1);
      const during = await inTime(postNotices(), patienceSeconds + 2);
      expect(during).toMatchObject({ letters: 0, failures: [expect.any(Error)], givenUp: 0 });
      line.turn('well');
      expect(await postNotices()).toMatchObject({ letters: 0, failures: [] });
      await minutesLater();
      expect(await postNotices()).toMatchObject({ letters: 1, failures: [] });
      expect(office.count()).toBe(1);
    },
  );

  test('that answers one byte a second is given up, which takes as long as it likes without a limit', async () => {
    line.turn('trickle');
    await expect(sendLetter(letter, 2)).rejects.toMatchObject({ code: 'EABORT' });
    // Negative control: with no limit it is still being waited for.
    const waited = sendLetter(letter, 60).then(
      () => 1,
      () => 0,
    );
    await expect(inTime(waited, 4)).rejects.toThrow('no answer within 4 s');
    line.turn('well');
    const came = await waited;
    await sendLetter(letter);
    // The one that was given up did not come after all.
    expect(office.count()).toBe(came + 1);
  });

  test('that answers nonsense gets nothing, and is not asked for everybody', async () => {
    let asked = 0;
    const nonsense = createServer((socket) => {
      asked += 1;
      socket.on('error', () => socket.destroy()).resume();
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n<html>');
    });
    await new Promise<void>((resolve) => nonsense.listen(0, '127.0.0.1', resolve));
    undo.push(() => new Promise((resolve) => nonsense.close(resolve)));
    use((nonsense.address() as AddressInfo).port);
    await write(5);
    const { letters, failures } = await inTime(postNotices(), patienceSeconds);
    expect([letters, failures.length, asked]).toEqual([0, 3, 3]);
    use(line.port);
    // Those that were not tried go at once.
    expect(await postNotices()).toMatchObject({ letters: 2, failures: [] });
    await minutesLater();
    expect(await postNotices()).toMatchObject({ letters: 3, failures: [] });
    expect(office.count()).toBe(5);
  });
});

describe('the identity provider', () => {
  let provider: IdentityProvider;
  let line: Line;
  beforeAll(async () => {
    provider = await anIdentityProvider({
      through: async (port) => {
        line = await lineTo(port);
        return line.port;
      },
    });
    provider.who.subject = 'ada';
    provider.who.claims = { name: 'Ada', email: 'ada@hier.example', groups: ['zgw'] };
  });
  afterAll(async () => {
    await line.close();
    await provider.close();
  });
  beforeEach(() => {
    line.turn('well');
    useEnv(provider.env);
  });

  const begun = () => inTime(beginAtProvider({ again: false }), patienceSeconds);
  /** Comes back from the provider, and is read while the line is as told. */
  async function answered(weather: Parameters<Line['turn']>[0]) {
    const { url, checks } = await begun();
    const back = await provider.visit(url);
    line.turn(weather);
    return inTime(readProviderAnswer(new URL(back).search, checks), patienceSeconds);
  }

  test.each(['reset', 'shut', 'silent', 'trickle'] as const)(
    'that is "%s" is said not to answer, before and after somebody was there, and lets people in when it is well again',
    async (weather) => {
      line.turn(weather);
      // What a provider tells of itself is remembered by this.
      useEnv({ ...provider.env, OIDC_CLIENT_SECRET: `never asked ${weather}` });
      const error: unknown = await begun().catch((reason: unknown) => reason);
      expect(String(error)).not.toContain(`within ${patienceSeconds} s`);
      expect(error).toBeInstanceOf(Error);
      line.turn('well');
      useEnv(provider.env);
      expect(await answered(weather)).toMatchObject({ status: 'refused', why: 'unreachable' });
      line.turn('well');
      expect(await answered('well')).toMatchObject({ status: 'known', claims: { name: 'Ada' } });
    },
    60_000,
  );

  test('that answers nonsense lets nobody in', async () => {
    const nonsense = createServer((socket) => {
      socket.on('error', () => socket.destroy()).resume();
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<ht>');
    });
    await new Promise<void>((resolve) => nonsense.listen(0, '127.0.0.1', resolve));
    undo.push(() => new Promise((resolve) => nonsense.close(resolve)));
    useEnv({ ...provider.env, OIDC_ISSUER: `http://127.0.0.1:${(nonsense.address() as AddressInfo).port}` });
    await expect(begun()).rejects.toThrow();
    useEnv(provider.env);
    expect(await answered('well')).toMatchObject({ status: 'known' });
  });
});
