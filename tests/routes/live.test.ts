// A screen that stays open is told what others change, who else looks and that it may no longer look; nobody hears of what is not theirs.
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { countLive, endLive, startLive } from '~/models/live.server';
import { changePlan } from '~/models/plan.server';
import { findPresent } from '~/models/presence.server';
import { loader } from '~/routes/programmes.$programmeId.live';
import { currentSessionId } from '~/session.server';
import { endSession } from '~/models/user.server';
import { aMunicipality, type Municipality } from '../support/municipality';
import { signIn } from '../support/app';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { listening, type Listening, saySomething, type Told } from '../support/live';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let colleagueId: string;
const open: Listening[] = [];

beforeAll(async () => {
  database = await testDatabase();
  [here, elsewhere] = [await aMunicipality('hier'), await aMunicipality('elders')];
  colleagueId = newId();
  const { organisationId } = here;
  const person = { key: 'collega', name: 'Bo Collega', email: 'bo@example.nl', role: 'steering' };
  await database.db.insert(t.userAccount).values({ id: colleagueId, organisationId, ...person });
  await startLive();
}, 120_000);
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));
afterAll(() => {
  endLive();
  return database.close();
});

async function screen(userId: string, { organisationId, programmeId }: Municipality, place = '/programmes/x/roadmap') {
  const cookie = await signIn(userId, organisationId);
  const one = await listening(loader, { programmeId, cookie, place });
  open.push(one);
  await one.next('present');
  return { ...one, cookie };
}
const rename = (text: string, { leader, programmeId }: Municipality = here) =>
  changePlan(leader, programmeId, { kind: 'edit_programme', fields: { description: text } });
const versionOf = async ({ programmeId }: Municipality) =>
  (await database.db.select().from(t.programme).where(eq(t.programme.id, programmeId)))[0]!.version;

describe('what changes', () => {
  it('is told to a colleague with who did it and the version, and to oneself without', async () => {
    const [colleague, own] = [await screen(colleagueId, here), await screen(here.leader.userId, here)];
    await rename('een');
    const version = await versionOf(here);
    const told: Told = await colleague.next('changed');
    expect(told).toMatchObject({ version });
    expect(told['text']).toMatch(/heeft zojuist het plan gewijzigd: .+/);
    expect(await own.next('changed')).toEqual({ version, text: null });
  });

  it('is told in order up to the last, at most once per change, whatever the pace', async () => {
    const colleague = await screen(colleagueId, here);
    const first = (await versionOf(here)) + 1;
    await Promise.all(Array.from({ length: 10 }, (_, n) => rename(`snel ${n}`)));
    const versions: number[] = [];
    while (versions.at(-1) !== first + 9) versions.push((await colleague.next('changed'))['version'] as number);
    // Changes that follow each other more closely than they are looked up come to this.
    const again = `plan ${here.organisationId} ${here.programmeId}`;
    await database.db.execute(sql`select pg_notify('dok_changed', ${again})`);
    // Whatever would come before something of another kind was told before it.
    await saySomething(here);
    while ((await colleague.next('changed'))['version'] !== null) continue;
    const told = colleague.heard().flatMap(({ event, data }) => (event === 'changed' ? [data['version']] : []));
    expect(told).toEqual([...new Set(versions)].sort((a, b) => a - b).concat([null as never]));
  });

  it.runIf(process.env['TEST_DRIVER'] === 'postgres')(
    'may have been missed: the version is told, and who looks',
    async () => {
      const colleague = await screen(colleagueId, here);
      const listening = sql`datname = current_database() and query ilike 'listen %'`;
      await database.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where ${listening}`);
      expect(await colleague.next('missed')).toEqual({ version: await versionOf(here) });
      expect(await colleague.next('present')).toEqual({ text: '' });
      await rename('weer gehoord');
      expect(await colleague.next('changed')).toMatchObject({ version: await versionOf(here) });
    },
  );

  it('is not told when it was only looked at beforehand, refused or rolled back', async () => {
    const colleague = await screen(colleagueId, here);
    const { leader, programmeId } = here;
    const change = { kind: 'edit_programme', fields: { description: 'nooit' } } as const;
    await changePlan(leader, programmeId, change, { preview: true });
    await database.db
      .transaction(async (tx) => {
        await changePlan(leader, programmeId, change, { tx: tx as never });
        throw new Error('back');
      })
      .catch(() => undefined);
    await rename('wel');
    expect((await colleague.next('changed'))['version']).toBe(await versionOf(here));
    expect(colleague.heard().filter(({ event }) => event === 'changed')).toHaveLength(1);
  });

  it('of another municipality is not heard, nor is another programme', async () => {
    const colleague = await screen(colleagueId, here);
    await rename('elders', elsewhere);
    await rename('hier');
    await colleague.next('changed');
    expect(colleague.heard().filter(({ event }) => event === 'changed')).toHaveLength(1);
  });

  it('besides the plan asks for a fresh page: what was said of it', async () => {
    const colleague = await screen(colleagueId, here);
    await saySomething(here);
    expect(await colleague.next('changed')).toEqual({ version: null, text: null });
  });
});

describe('who else looks', () => {
  it('is told by name, here or elsewhere, and goes when the screen closes', async () => {
    const mine = await screen(here.leader.userId, here, '/a');
    // That one has come oneself is told as well: some word may come twice.
    const hears = async (text: string) => {
      while ((await mine.next('present'))['text'] !== text) continue;
    };
    const theirs = await screen(colleagueId, here, '/a');
    await hears('Ook op deze pagina: Bo Collega.');
    await theirs.close();
    await hears('');
    await screen(colleagueId, here, '/b');
    await hears('Ook in dit programma: Bo Collega.');
  });

  it('is forgotten when nothing was heard of a screen for a minute, and nobody of elsewhere is seen', async () => {
    await screen(colleagueId, here);
    await screen(elsewhere.leader.userId, elsewhere);
    const now = new Date();
    expect((await findPresent(here.leader, here.programmeId, now)).map(({ name }) => name)).toEqual(['Bo Collega']);
    expect(await findPresent(here.leader, elsewhere.programmeId, now)).toEqual([]);
    expect(await findPresent(here.leader, here.programmeId, new Date(now.getTime() + 61_000))).toEqual([]);
  });
});

describe('who may look', () => {
  it.each(['nooitgeweest0000', 'elders'])('not at %s', async (which) => {
    const programmeId = which === 'elders' ? elsewhere.programmeId : which;
    const cookie = await signIn(colleagueId, here.organisationId);
    const answer = await listening(loader, { programmeId, cookie, place: '/' });
    expect(answer.status).toBe(404);
  });

  it('is told at once when the session ends', async () => {
    const colleague = await screen(colleagueId, here);
    await endSession(currentSessionId(new Request('http://localhost', { headers: { cookie: colleague.cookie } }))!);
    expect(await colleague.next('over')).toEqual({});
  });

  it('is told at once when somebody is no longer active', async () => {
    const colleague = await screen(colleagueId, here);
    const active = (is: boolean) =>
      database.db.update(t.userAccount).set({ active: is }).where(eq(t.userAccount.id, colleagueId));
    await active(false);
    try {
      expect(await colleague.next('over')).toEqual({});
    } finally {
      await active(true);
    }
  });
});

describe('the stream', () => {
  it('begins with the version, is not kept or packed on the way, and is let go of when the screen closes', async () => {
    const before = countLive();
    const one = await screen(colleagueId, here);
    expect(countLive()).toBe(before + 1);
    expect(one.heard()[0]).toEqual({ event: 'now', data: { version: await versionOf(here) } });
    expect(one.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(one.headers.get('cache-control')).toBe('no-store, no-transform');
    await one.close();
    expect(countLive()).toBe(before);
  });

  it('ends when the server stops, and nobody begins to listen any more', async () => {
    const one = await screen(colleagueId, here);
    endLive();
    await one.ended();
    const cookie = await signIn(colleagueId, here.organisationId);
    const late = await listening(loader, { programmeId: here.programmeId, cookie, place: '/' });
    await late.ended();
    expect(late.heard()).toEqual([]);
    await startLive();
  });
});
