// Notices over HTTP: the bell, the page, opening one, marking all, and choosing what to hear.
import type { SerializeFrom } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { findNotices } from '~/models/notice.server';
import * as root from '~/root';
import * as one from '~/routes/notices.$noticeId';
import * as page from '~/routes/notices._index';
import * as settings from '~/routes/notices.settings';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Demo;
let leader: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await demoIn(database);
  leader = await here.cookie('project_leader');
});
afterAll(() => database.close());

const call = (cookie: string, path = '/notices', params: Record<string, string> = {}) => ({ path, params, cookie });
const look = async (cookie = leader, query = '') =>
  (await callLoader(page.loader, call(cookie, `/notices${query}`))).data as SerializeFrom<typeof page.loader>;
const bell = async (cookie = leader) =>
  ((await callLoader(root.loader, call(cookie))).data as { person: { bell: { count: string; label: string } } }).person
    .bell;

describe('the notices of the demo', () => {
  it('come from its conversations, newest first, with the bell that counts them', async () => {
    const { rows, unread } = await look();
    const mentioned = rows.find(({ by }) => by === 'Dennis van Rijswijk');
    expect(mentioned).toMatchObject({
      by: 'Dennis van Rijswijk',
      read: false,
      programme: 'Zaakgericht werken Voorbeeldstad',
    });
    expect(mentioned!.said).toMatch(/^Dennis van Rijswijk noemt u in het gesprek over /);
    expect(unread).toBe(rows.length);
    expect(await bell()).toEqual({ count: String(unread), label: `Meldingen, ${unread} nieuwe` });
  });
  it('go to what they tell of and are read then', async () => {
    const before = (await look()).unread;
    const first = (await look()).rows.find(({ to }) => to.includes('/conversation#'));
    const asked = { ...call(leader, `/notices/${first!.id}`, { noticeId: first!.id }), form: { then: 'open' } };
    const answer = await callAction(one.action, asked);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, first!.to]);
    expect(first!.to).toContain('/conversation#bericht-');
    expect((await look()).unread).toBe(before - 1);
    const stranger = { ...asked, cookie: await here.stranger() };
    expect((await callAction(one.action, stranger)).status).toBe(404);
  });
  it('are marked all at once, as far as they were seen', async () => {
    const { upTo } = await look();
    const answer = await callAction(page.action, { ...call(leader), form: { upTo: String(upTo) } });
    expect(answer.headers.get('location')).toBe('/notices');
    expect(await bell()).toEqual({ count: '', label: 'Meldingen' });
    expect((await look(leader, '?before=1')).rows).toEqual([]);
  });
});

describe('choosing what to hear', () => {
  it('starts with everything and keeps what was chosen', async () => {
    const rows = async () =>
      (
        (await callLoader(settings.loader, call(leader, '/notices/settings'))).data as SerializeFrom<
          typeof settings.loader
        >
      ).rows;
    expect((await rows()).every(({ app, mail }) => app && mail)).toBe(true);
    const form = { 'mentioned:app': 'on', 'decision:mail': 'on' };
    const answer = await callAction(settings.action, { ...call(leader, '/notices/settings'), form });
    expect(answer.headers.get('location')).toBe('/notices/settings?saved=1');
    const chosen = (await rows()).flatMap(({ kind, app, mail }) => (app || mail ? [[kind, app, mail]] : []));
    expect(chosen).toEqual([
      ['mentioned', true, false],
      ['decision', false, true],
    ]);
    await database.db.delete(t.noticeChoice).where(eq(t.noticeChoice.userId, here.actor.userId));
  });
  it('says when there is no mail', async () => {
    const { data } = await callLoader(settings.loader, call(leader, '/notices/settings'));
    expect(data).toMatchObject({ hasMail: false });
    expect(await findNotices(here.otherActor, { limit: 5 })).toEqual([]);
  });
});
