// The door as a browser meets it: cookies, where one is sent, what somebody learns who is not let in, letters, one's own account.
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useEnv } from '~/env.server';
import { firstStartCode } from '~/models/first-start.server';
import { editPerson, getPerson } from '~/models/people.server';
import type { Actor } from '~/models/planning/permission';
import { freeTries } from '~/models/planning/throttle';
import { personOfSession, startSession } from '~/models/user.server';
import * as root from '~/root';
import * as account from '~/routes/account._index';
import * as ownPassword from '~/routes/account.password';
import * as secondStep from '~/routes/account.second-step';
import * as sessions from '~/routes/account.sessions';
import * as firstStart from '~/routes/first-start';
import * as people from '~/routes/settings.people';
import * as person from '~/routes/settings.people_.$personId';
import * as access from '~/routes/settings.people_.$personId_.access';
import * as signIns from '~/routes/settings.sign-ins';
import * as door from '~/routes/sign-in';
import * as choose from '~/routes/sign-in_.choose.$key';
import * as code from '~/routes/sign-in_.code';
import * as forgotten from '~/routes/sign-in_.forgotten';
import * as password from '~/routes/sign-in_.password';
import * as signOut from '~/routes/sign-out';
import { type Answer, callAction, callLoader, signIn } from '../support/app';
import { addPerson, aTownHall, goodPassword } from '../support/people';
import { aPostOffice, type PostOffice, textOf } from '../support/post-office';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let post: PostOffice;
let admin: Actor;
let sanne: Actor;
let login: string;

beforeAll(async () => {
  database = await testDatabase();
  post = await aPostOffice();
});
afterAll(async () => {
  useEnv(process.env);
  await post.close();
  await database.close();
});
beforeEach(async () => {
  useEnv({ APP_URL: 'http://localhost:3000', SMTP_URL: post.url, MAIL_FROM: 'kalender@hier.example' });
  await database.reset();
  admin = (await aTownHall('hier')).admin;
  ({ actor: sanne, login } = await addPerson(admin, { name: 'Sanne', password: goodPassword }));
});

const another = 'vier woorden zonder verband';
const enter = (form: Record<string, string>, cookie?: string) =>
  callAction(password.action, { path: '/sign-in/password', form, ...(cookie && { cookie }) });
const setCookies = ({ headers }: Answer) => headers.getSetCookie();
const cookieIn = (answer: Answer, name = 'dok_sessie') =>
  setCookies(answer)
    .find((cookie) => cookie.startsWith(`${name}=`) && !/Max-Age=0/.test(cookie))
    ?.split(';')[0] ?? '';
const whoIs = (cookie: string) => personOfSession(cookie.split('=')[1] ?? '', new Date());
const whereTo = ({ status, headers }: Answer) => [status, headers.get('location')];

describe('where somebody is sent', () => {
  it.each([
    ['/programmes?x=1#y', '/programmes?x=1#y'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['\\\\evil.example', '/'],
    ['\\evil.example', '/'],
    ['/%2f/evil.example', '/%2f/evil.example'],
    ['/%2e//evil.example', '/'],
    ['/.//evil.example', '/'],
    ['%2F%2Fevil.example', '/'],
    ['https://evil.example/programmes', '/'],
    ['HTTPS:evil.example', '/'],
    ['http:/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['/\n/evil.example', '/'],
    ['', '/'],
  ])('from %j to %j, only within this site', async (to, place) => {
    expect(whereTo(await enter({ login, password: goodPassword, to }))).toEqual([302, place]);
    const session = await signIn(sanne.userId, sanne.organisationId);
    for (const [loader, path] of [
      [door.loader, '/sign-in'],
      [password.loader, '/sign-in/password'],
    ] as const) {
      const answer = await callLoader(loader, { path: `${path}?to=${encodeURIComponent(to)}`, cookie: session });
      expect(whereTo(answer)).toEqual([302, place]);
    }
  });
});

describe('the session', () => {
  it('is a new one, whatever the browser had before: nobody can hand one out in advance', async () => {
    const planted = 'dok_sessie=geplant';
    const answer = await enter({ login, password: goodPassword }, planted);
    const cookie = cookieIn(answer);
    expect(cookie).not.toBe(planted);
    expect(await whoIs(cookie)).toMatchObject({ name: 'Sanne' });
    expect(await whoIs(planted)).toBeNull();
  });

  it('that the browser had is over: also one of somebody else', async () => {
    const before = `dok_sessie=${await startSession(admin.userId, admin.organisationId, new Date())}`;
    const answer = await enter({ login, password: goodPassword }, before);
    expect(await whoIs(before)).toBeNull();
    expect(await whoIs(cookieIn(answer))).toMatchObject({ name: 'Sanne' });
  });

  it('gets another id with the next page when rights changed, and the old id is nobody’s', async () => {
    const cookie = await signIn(sanne.userId, sanne.organisationId);
    const quiet = await callLoader(root.loader, { path: '/', cookie });
    expect(setCookies(quiet)).toEqual([]);
    const { id: _id, position: _position, ...fields } = (await getPerson(admin, sanne.userId))!;
    await editPerson(admin, { id: sanne.userId, fields: { ...fields, role: 'steering' } });
    const answer = await callLoader(root.loader, { path: '/', cookie });
    const renewed = cookieIn(answer);
    expect(renewed).not.toBe('');
    expect(await whoIs(cookie)).toBeNull();
    expect(await whoIs(renewed)).toMatchObject({ actor: { role: 'steering' }, session: { renew: false } });
  });

  it('over https has a name that only this host can set, and a cookie without that name is none', async () => {
    useEnv({ APP_URL: 'https://kalender.hier.example' });
    const answer = await enter({ login, password: goodPassword });
    const cookie = setCookies(answer).find((line) => line.includes('dok_sessie'))!;
    expect(cookie).toMatch(/^__Host-dok_sessie=[\w-]{43}; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    const page = (header: string) => callLoader(account.loader, { path: '/account', cookie: header });
    expect((await page(cookie.split(';')[0]!)).status).toBe(200);
    expect((await page(cookie.split(';')[0]!.replace('__Host-', ''))).status).toBe(302);
  });

  it('ends by signing out, in the database too', async () => {
    const cookie = cookieIn(await enter({ login, password: goodPassword }));
    const answer = await callAction(signOut.action, { path: '/sign-out', cookie });
    expect(setCookies(answer).join()).toContain('dok_sessie=; Max-Age=0');
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(await whoIs(cookie)).toBeNull();
  });
});

describe('who is not let in', () => {
  it('gets the same answer, to the byte, whether the account exists or not', async () => {
    const asked = (name: string) => enter({ login: name, password: 'een verkeerd wachtwoord', to: '' });
    const there = await asked('sanne@hier.example');
    const { login: silent } = await addPerson(admin, { name: 'Stil' });
    for (const name of ['niemand@hier.example', silent, login]) {
      const answer = await asked(name);
      const bytes = ({ status, headers, data }: Answer) =>
        JSON.stringify([status, [...headers], data])
          .replaceAll(name, '…')
          .replaceAll('sanne@hier.example', '…');
      expect(bytes(answer)).toBe(bytes(there));
    }
  });

  it('waits in the same way, to the byte, whether the account exists or not', async () => {
    const wait = async (name: string) => {
      for (let n = 0; n < freeTries; n++) await enter({ login: name, password: 'verkeerd' });
      const { status, headers, data } = await enter({ login: name, password: goodPassword });
      return [status, headers.get('retry-after'), JSON.stringify(data).replaceAll(name, '…')];
    };
    const there = await wait(login);
    expect(there.slice(0, 2)).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect((await wait('niemand@hier.example'))[0]).toBe(429);
  });

  it('never gets a password back', async () => {
    const answer = await enter({ login: 'niemand@hier.example', password: 'mijn geheime gok' });
    expect(JSON.stringify(answer.data)).not.toContain('geheime gok');
    expect(answer.data).toMatchObject({ typed: { login: 'niemand@hier.example' } });
  });

  it('is told at the field what is missing', async () => {
    expect(await enter({})).toMatchObject({
      status: 400,
      data: { errors: { login: 'required', password: 'required' } },
    });
  });

  it('finds nothing where there are no local accounts', async () => {
    useEnv({
      ...{ LOCAL_ACCOUNTS: '0', APP_URL: 'https://k.example', OIDC_ISSUER: 'https://login.example' },
      ...{ OIDC_CLIENT_ID: 'k', OIDC_CLIENT_SECRET: 's' },
    });
    expect((await enter({ login, password: goodPassword })).status).toBe(404);
    expect((await callLoader(password.loader, { path: '/sign-in/password' })).status).toBe(404);
    expect((await callAction(forgotten.action, { path: '/sign-in/forgotten', form: { login } })).status).toBe(404);
  });
});

describe('the second step', () => {
  const call = { path: '/account/second-step' };
  it('is turned on with a picture and a code, and asked for at the next sign-in', async () => {
    const cookie = cookieIn(await enter({ login, password: goodPassword }));
    const { data } = await callLoader(secondStep.loader, { ...call, cookie });
    const { secret, picture } = (data as { fresh: { secret: string; picture: { size: number; path: string } } }).fresh;
    expect(picture.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const turn = (form: Record<string, string>) => callAction(secondStep.action, { ...call, cookie, form });
    const wrong = await turn({ what: 'on', secret, code: '000000', current: goodPassword });
    expect(wrong).toMatchObject({ status: 400, data: { again: { secret }, codes: null } });
    const right = await turn({ what: 'on', secret, code: totp.generate(), current: goodPassword });
    const { codes } = right.data as { codes: string[] };
    expect(codes).toHaveLength(10);

    const half = await enter({ login, password: goodPassword, to: '/programmes' });
    expect(whereTo(half)).toEqual([302, '/sign-in/code?to=%2Fprogrammes']);
    expect(cookieIn(half)).toBe('');
    const attempt = cookieIn(half, 'dok_aanmelding');
    const step = (form: Record<string, string>) =>
      callAction(code.action, { path: '/sign-in/code', cookie: attempt, form });
    expect((await callLoader(code.loader, { path: '/sign-in/code?to=//evil.example', cookie: attempt })).data).toEqual({
      to: '/',
    });
    expect(await step({ code: '000000' })).toMatchObject({ status: 400 });
    const inAtLast = await step({ code: codes[0]!, to: '/programmes' });
    expect(whereTo(inAtLast)).toEqual([302, '/programmes']);
    expect(await whoIs(cookieIn(inAtLast))).toMatchObject({ name: 'Sanne' });
    expect(whereTo(await step({ code: codes[1]! }))).toEqual([302, '/sign-in']);
    expect(whereTo(await callLoader(code.loader, { path: '/sign-in/code' }))).toEqual([302, '/sign-in']);
  });
});

describe('a password that was forgotten', () => {
  const ask = (name: string) => callAction(forgotten.action, { path: '/sign-in/forgotten', form: { login: name } });

  it('is answered in the same way for everybody, and written to who is there', async () => {
    const [nobody, somebody] = [await ask('niemand@hier.example'), await ask(login)];
    expect(JSON.stringify(nobody)).toBe(JSON.stringify(somebody));
    const letter = await post.next();
    expect(letter).toContain(`To: ${login}`);
    const address = /http:\/\/localhost:3000\/sign-in\/choose\/([0-9a-z]{32})/.exec(textOf(letter))!;
    const params = { key: address[1]! };
    const page = { path: `/sign-in/choose/${params.key}`, params };
    expect((await callLoader(choose.loader, page)).data).toEqual({ login });
    const refused = await callAction(choose.action, { ...page, form: { password: another, again: 'anders' } });
    expect(refused).toMatchObject({ status: 400, data: { errors: { again: expect.stringMatching(/^said:/) } } });
    const saved = await callAction(choose.action, { ...page, form: { password: another, again: another } });
    expect(whereTo(saved)).toEqual([302, '/sign-in?chosen=1']);
    expect(whereTo(await enter({ login, password: another }))).toEqual([302, '/']);
    expect((await callLoader(choose.loader, page)).status).toBe(404);
    const again = await callAction(choose.action, { ...page, form: { password: another, again: another } });
    expect(whereTo(again)).toEqual([302, page.path]);
  });

  it('is not asked for with what is no address', async () => {
    expect(await ask('sanne')).toMatchObject({ status: 400 });
  });
});

describe('an administrator', () => {
  it('adds somebody, who gets a letter, chooses a password and is in', async () => {
    const cookie = await signIn(admin.userId, admin.organisationId);
    const form = { name: 'Kim Bakker', email: 'kim@hier.example', role: 'reader', version: '0' };
    const made = await callAction(person.action, { path: '/', params: { personId: 'new' }, cookie, form });
    const [, personId = ''] = /people\/([0-9a-z]{16})\/access/.exec(made.headers.get('location') ?? '') ?? [];
    const at = { path: '/', params: { personId }, cookie };
    const link = await callAction(access.action, { ...at, form: { what: 'link' } });
    const { address, mailed } = (link.data as { made: { address: string; mailed: boolean } }).made;
    expect(mailed).toBe(true);
    expect(textOf(await post.next())).toContain(address);
    const params = { key: address.split('/').at(-1)! };
    await callAction(choose.action, { path: '/', params, form: { password: another, again: another } });
    expect(whereTo(await enter({ login: 'kim@hier.example', password: another }))).toEqual([302, '/']);
    const list = (await callLoader(people.loader, { path: '/', cookie })).data as {
      people: { name: string; ways: string }[];
    };
    expect(list.people.find(({ name }) => name === 'Kim Bakker')).toMatchObject({ ways: 'Wachtwoord' });
    const events = (await callLoader(signIns.loader, { path: '/settings/sign-ins?group=in', cookie })).data;
    expect(events).toMatchObject({ events: [{ what: 'Aangemeld', who: 'Kim Bakker', detail: 'Wachtwoord' }, {}] });
  });

  it('ends somebody’s sessions, and lets them in no more; the last administrator not', async () => {
    const cookie = await signIn(admin.userId, admin.organisationId);
    const theirs = cookieIn(await enter({ login, password: goodPassword }));
    const act = (personId: string, form: Record<string, string>) =>
      callAction(access.action, { path: '/', params: { personId }, cookie, form });
    const { session } = (await whoIs(theirs))!;
    expect((await act(sanne.userId, { what: 'sessions', session: session.key })).status).toBe(302);
    expect(await whoIs(theirs)).toBeNull();
    expect((await act(sanne.userId, { what: 'deactivate' })).status).toBe(302);
    expect((await enter({ login, password: goodPassword })).status).toBe(400);
    expect((await act(sanne.userId, { what: 'activate' })).status).toBe(302);
    expect((await enter({ login, password: goodPassword })).status).toBe(302);
    expect((await act(admin.userId, { what: 'deactivate' })).status).toBe(409);
    expect((await act(sanne.userId, { what: 'second_step' })).status).toBe(404);
    expect((await act(sanne.userId, { what: 'toveren' })).status).toBe(400);
  });

  it('shows the address where there is no mail', async () => {
    useEnv({});
    const cookie = await signIn(admin.userId, admin.organisationId);
    const at = { path: '/', params: { personId: sanne.userId }, cookie };
    const before = post.count();
    const { data } = await callAction(access.action, { ...at, form: { what: 'link' } });
    expect(data).toMatchObject({ made: { mailed: false, hours: 24 } });
    expect(post.count()).toBe(before);
  });
});

describe('one’s own account', () => {
  it('shows and ends other sessions, changes name and password', async () => {
    const cookie = cookieIn(await enter({ login, password: goodPassword }));
    const other = cookieIn(await enter({ login, password: goodPassword }));
    const { data } = await callLoader(account.loader, { path: '/account', cookie });
    expect(data).toMatchObject({ account: { hasPassword: true, hasSecondStep: false }, sessions: [{}, {}] });
    expect((data as { sessions: { isThis: boolean }[] }).sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    await callAction(sessions.action, { path: '/', cookie, form: { session: 'others' } });
    expect([await whoIs(other), (await whoIs(cookie))?.name]).toEqual([null, 'Sanne']);
    expect((await callAction(account.action, { path: '/', cookie, form: { name: '' } })).status).toBe(400);
    await callAction(account.action, { path: '/', cookie, form: { name: 'Sanne de Vries' } });
    expect(await whoIs(cookie)).toMatchObject({ name: 'Sanne de Vries' });
    const form = { current: goodPassword, password: another, again: another };
    const changed = await callAction(ownPassword.action, { path: '/', cookie, form });
    expect(whereTo(changed)).toEqual([302, '/account?saved=1']);
    expect((await enter({ login, password: another })).status).toBe(302);
  });

  it('of somebody without a password has none to change', async () => {
    const cookie = await signIn(admin.userId, admin.organisationId);
    expect((await callLoader(ownPassword.loader, { path: '/', cookie })).status).toBe(404);
    expect((await callLoader(secondStep.loader, { path: '/', cookie })).status).toBe(404);
  });

  it('ends no session of anybody else', async () => {
    const cookie = await signIn(sanne.userId, sanne.organisationId);
    const theirs = await signIn(admin.userId, admin.organisationId);
    const { session } = (await whoIs(theirs))!;
    await callAction(sessions.action, { path: '/', cookie, form: { session: session.key } });
    expect(await whoIs(theirs)).not.toBeNull();
  });
});

describe('the first start', () => {
  it('is not there once there are people', async () => {
    expect((await callLoader(firstStart.loader, { path: '/first-start' })).status).toBe(404);
    expect((await callAction(firstStart.action, { path: '/first-start', form: {} })).status).toBe(404);
  });

  it('brings the first administrator in, at the page of people', async () => {
    await database.reset();
    const from = await callLoader(door.loader, { path: '/sign-in' });
    expect(from.data).toMatchObject({ firstStart: true, readers: [] });
    const code = (await firstStartCode(new Date()))!;
    const form = {
      ...{ code, municipality: 'Gemeente Begin', name: 'Eerste', email: 'eerste@begin.example' },
      ...{ password: another, again: another },
    };
    const call = { path: '/first-start', form };
    expect(await callAction(firstStart.action, { ...call, form: { ...form, code: 'mis' } })).toMatchObject({
      status: 400,
    });
    const answer = await callAction(firstStart.action, call);
    expect(whereTo(answer)).toEqual([302, '/settings/people']);
    expect(await whoIs(cookieIn(answer))).toMatchObject({
      actor: { role: 'administrator' },
      session: { method: 'link' },
    });
    expect((await callAction(firstStart.action, call)).status).toBe(404);
  });
});
