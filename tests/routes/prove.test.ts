// Who changes what others may do shows first who they are, when they signed in a while ago; nothing typed is lost by it.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { and, desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useEnv } from '~/env.server';
import * as t from '~/models/db/schema';
import { createDeputy } from '~/models/deputy.server';
import { createMapping } from '~/models/group-mapping.server';
import { day } from '~/models/planning/day';
import { editPerson, getPerson } from '~/models/people.server';
import type { Actor } from '~/models/planning/permission';
import { personOfSession, startSession } from '~/models/user.server';
import * as account from '~/routes/account._index';
import * as sessions from '~/routes/account.sessions';
import * as mapping from '~/routes/settings.groups_.$mappingId';
import * as removeMapping from '~/routes/settings.groups_.$mappingId_.remove';
import * as undo from '~/routes/settings.history.$changeId.undo';
import * as person from '~/routes/settings.people_.$personId';
import * as access from '~/routes/settings.people_.$personId_.access';
import * as deputy from '~/routes/settings.people_.deputies.$deputyId';
import * as removeDeputy from '~/routes/settings.people_.deputies.$deputyId_.remove';
import * as again from '~/routes/sign-in_.again';
import { proofMinutes } from '~/session.server';
import { type Answer, callAction, callLoader } from '../support/app';
import { addPerson, aTownHall, givePassword, goodPassword } from '../support/people';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let admin: Actor;
let sanne: Actor;
let ids: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  useEnv(process.env);
  await database.close();
});
beforeEach(async () => {
  await database.reset();
  admin = (await aTownHall('hier')).admin;
  await givePassword(admin, admin.userId);
  sanne = (await addPerson(admin, { name: 'Sanne', password: goodPassword })).actor;
  const days = { from: day('2026-11-01'), until: day('2027-01-01') };
  const stands = await createDeputy(admin, { absentId: admin.userId, userId: sanne.userId, ...days });
  const group = await createMapping(admin, { group: 'lezers', role: 'reader', departmentId: null });
  if (stands.status !== 'saved' || group.status !== 'saved') throw new Error('no deputy or no group');
  ids = { personId: sanne.userId, deputyId: stands.id, mappingId: group.id, changeId: group.changeId! };
});

/** A browser in which the administrator signed in so many minutes ago. */
async function since(minutes: number, method: 'password' | 'demo' = 'password'): Promise<string> {
  const at = new Date(Date.now() - minutes * 60_000);
  return `dok_sessie=${await startSession(admin.userId, admin.organisationId, at, undefined, { method })}`;
}

type Route = { loader?: unknown; action?: unknown };
const look = (route: Route, cookie: string, path = '/settings/x') =>
  callLoader(route.loader as LoaderFunction, { path, params: ids, cookie });
const send = (route: Route, cookie: string, form: Record<string, string | string[]> = {}, path = '/settings/x') =>
  callAction(route.action as ActionFunction, { path, params: ids, cookie, form });
const place = ({ headers }: Answer) => headers.get('location') ?? '';
const asksAgain = (answer: Answer) => answer.status === 302 && place(answer).startsWith('/sign-in/again');

const sent = { name: 'Sanne de Vries', email: 'sanne@hier.example', role: 'steering', version: '99' };
const forms: [string, Route, Record<string, string | string[]>][] = [
  ['somebody', person, sent],
  ['a deputy', deputy, { absentId: 'x', userId: 'y', from: '2026-12-01', last: '2026-12-09' }],
  ['a group', mapping, { group: 'zgw-lezers', role: 'reader' }],
];

describe.each(forms)('the form of %s', (_name, route, form) => {
  it('asks before anything is typed', async () => {
    const answer = await look(route, await since(proofMinutes + 1), '/settings/people/x?y=1');
    expect(place(answer)).toBe('/sign-in/again?to=%2Fsettings%2Fpeople%2Fx%3Fy%3D1');
    expect((await look(route, await since(proofMinutes - 1))).status).toBe(200);
  });

  it('that lay open is not lost: it comes back as it was typed, and nothing was saved', async () => {
    const answer = await send(route, await since(proofMinutes + 1), form);
    expect(answer).toMatchObject({ status: 409, data: { prove: true, typed: form, errors: {} } });
    expect((await getPerson(admin, sanne.userId))?.name).toBe('Sanne');
  });
});

it.each<[string, Route, Record<string, string>]>([
  ['a deputy is taken away', removeDeputy, {}],
  ['a group is taken away', removeMapping, {}],
  ['somebody’s way in is changed', access, { what: 'deactivate' }],
  ['such a change is turned round', undo, {}],
])('it is asked before %s', async (_what, route, form) => {
  const before = await database.db.select().from(t.organisationHistory);
  expect(asksAgain(await send(route, await since(proofMinutes + 1), form))).toBe(true);
  expect(await database.db.select().from(t.organisationHistory)).toEqual(before);
  expect(asksAgain(await send(route, await since(proofMinutes - 1), form))).toBe(false);
});

it('is never asked in the demo, whose people have nothing to show', async () => {
  const cookie = await since(proofMinutes + 100, 'demo');
  expect((await look(person, cookie)).status).toBe(200);
  expect((await send(removeMapping, cookie)).status).toBe(302);
});

describe('showing it', () => {
  const signedInWith = (answer: Answer) =>
    answer.headers
      .getSetCookie()
      .find((line) => line.startsWith('dok_sessie=') && !/Max-Age=0/.test(line))
      ?.split(';')[0] ?? '';

  it('with one’s password gives a new session, goes on to the page, and the form can be sent', async () => {
    const old = await since(proofMinutes + 1);
    const page = await look(again, old, '/sign-in/again?to=/settings/people');
    expect(page.data).toMatchObject({ to: '/settings/people', login: 'beheer@hier.example', isDone: false });
    const wrong = await send(again, old, { password: 'iets anders', to: '/settings/people' });
    expect(wrong).toMatchObject({ status: 400, data: { errors: { password: expect.stringMatching(/^said:/) } } });
    expect(asksAgain(await look(person, old))).toBe(true);
    const right = await send(again, old, { password: goodPassword, to: '/settings/people' });
    expect([right.status, place(right)]).toEqual([302, '/settings/people']);
    const fresh = signedInWith(right);
    expect(await personOfSession(old.split('=')[1]!, new Date())).toBeNull();
    expect((await look(person, fresh)).status).toBe(200);
    expect((await send(person, fresh, { ...sent, version: '' })).status).toBe(302);
    expect((await getPerson(admin, sanne.userId))?.role).toBe('steering');
  });

  it('in a tab beside the form says that one can go back', async () => {
    const right = await send(again, await since(proofMinutes + 1), { password: goodPassword, to: '' });
    expect(place(right)).toBe('/sign-in/again');
    expect((await look(again, signedInWith(right), '/sign-in/again')).data).toMatchObject({ isDone: true });
  });

  it('cannot be guessed: whoever tries too often waits', async () => {
    const cookie = await since(proofMinutes + 1);
    for (let n = 0; n < 5; n++) await send(again, cookie, { password: `gok ${n}` });
    expect((await send(again, cookie, { password: goodPassword })).status).toBe(429);
  });

  it('is not there for who has no password, who is told what to do', async () => {
    await database.db.update(t.localAccount).set({ passwordHash: null }).where(eq(t.localAccount.userId, admin.userId));
    const cookie = await since(proofMinutes + 1);
    expect((await look(again, cookie, '/sign-in/again')).data).toMatchObject({ login: null, provider: null });
    expect((await send(again, cookie, { password: goodPassword })).status).toBe(404);
  });
});

it('every change of rights is on record twice: in the history, with before and after, and at the door', async () => {
  const { id: _id, position: _position, ...fields } = (await getPerson(admin, sanne.userId))!;
  await editPerson(admin, { id: sanne.userId, fields: { ...fields, role: 'administrator' } });
  const h = t.organisationHistory;
  const [change] = await database.db.select().from(h).where(eq(h.rowId, sanne.userId)).orderBy(desc(h.id)).limit(1);
  expect(change).toMatchObject({ collection: 'people', userId: admin.userId });
  expect(JSON.stringify(change)).toContain('administrator');
  const e = t.securityEvent;
  const [event] = await database.db
    .select()
    .from(e)
    .where(and(eq(e.kind, 'rights_changed'), eq(e.userId, sanne.userId)));
  expect(event).toMatchObject({ byId: admin.userId, detail: 'reader:0 administrator:0' });
});

it('whoever is let in no more is out at once, in every browser and in everything they do', async () => {
  const open = async () => `dok_sessie=${await startSession(sanne.userId, sanne.organisationId, new Date())}`;
  const theirs = [await open(), await open(), await open()];
  const { id: _id, position: _position, ...fields } = (await getPerson(admin, sanne.userId))!;
  await editPerson(admin, { id: sanne.userId, fields: { ...fields, active: false } });
  for (const cookie of theirs) {
    expect(place(await look(account, cookie, '/account'))).toBe('/sign-in?to=%2Faccount');
    expect(place(await send(account, cookie, { name: 'Ik' }, '/account'))).toBe('/sign-in');
    expect(place(await send(sessions, cookie, { session: 'others' }))).toBe('/sign-in');
    expect(place(await send(mapping, cookie, { group: 'ik', role: 'administrator' }))).toBe('/sign-in');
  }
  expect((await getPerson(admin, sanne.userId))?.name).toBe('Sanne');
});
