// Signing in by way of an identity provider, against a real one: who gets in, with which rights, and every answer that is not to be trusted.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useEnv } from '~/env.server';
import * as t from '~/models/db/schema';
import { createMapping, findMappings, removeMapping } from '~/models/group-mapping.server';
import { editPerson, findPeople, getPerson } from '~/models/people.server';
import type { Actor } from '~/models/planning/permission';
import { findSecurityEvents } from '~/models/security.server';
import { keepAttempt } from '~/models/sign-in-attempt.server';
import { personOfSession, startSession } from '~/models/user.server';
import * as account from '~/routes/account._index';
import * as again from '~/routes/sign-in_.again';
import * as callback from '~/routes/sign-in_.callback';
import * as provider from '~/routes/sign-in_.provider';
import { type Answer, callLoader, signIn } from '../support/app';
import { anIdentityProvider, type IdentityProvider } from '../support/identity-provider';
import { aTownHall } from '../support/people';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let idp: IdentityProvider;
/** One whose tokens are over before they arrive, and one that stopped. */
let late: IdentityProvider;
let gone: IdentityProvider;
let admin: Actor;
let departmentId: string;

beforeAll(async () => {
  database = await testDatabase();
  idp = await anIdentityProvider();
  late = await anIdentityProvider({ tokenSeconds: -60 });
  gone = await anIdentityProvider();
  await gone.close();
});
afterAll(async () => {
  useEnv(process.env);
  await idp.close();
  await late.close();
  await database.close();
});
beforeEach(async () => {
  useEnv(idp.env);
  await database.reset();
  ({ admin, departmentId } = await aTownHall('hier'));
  await createMapping(admin, { group: 'zgw-lezers', role: 'reader', departmentId: null });
  await createMapping(admin, { group: 'zgw-hoofd-vth', role: 'department_head', departmentId });
  comes('sanne', ['zgw-lezers']);
});

function comes(subject: string, groups: unknown, more: Record<string, unknown> = {}) {
  idp.who.subject = subject;
  idp.who.claims = { name: 'Sanne de Vries', email: `${subject}@hier.example`, groups, ...more };
}

const cookieIn = (answer: Answer, name: string): string => {
  const line = answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${name}=`) && !/Max-Age=0/.test(cookie));
  return line?.split(';')[0] ?? '';
};

/** From our page to the provider. */
async function leave(query = '', cookie?: string) {
  const answer = await callLoader(provider.loader, { path: `/sign-in/provider${query}`, ...(cookie && { cookie }) });
  expect(answer.status).toBe(302);
  return { address: answer.headers.get('location')!, cookie: cookieIn(answer, 'dok_aanmelding') };
}
const back = (address: string, cookie: string) => {
  const { pathname, search } = new URL(address);
  return callLoader(callback.loader, { path: pathname + search, cookie });
};
async function signInAtProvider(query = ''): Promise<Answer> {
  const { address, cookie } = await leave(query);
  return back(await idp.visit(address), cookie);
}
const refusal = ({ status, data }: Answer) => [status, (data as { text: string }).text];
const personIn = (answer: Answer) => personOfSession(cookieIn(answer, 'dok_sessie').split('=')[1] ?? '', new Date());

describe('somebody the provider knows', () => {
  it('is made at the first sign-in, with the rights of their groups, and is sent where they were going', async () => {
    comes('sanne', ['/zgw-hoofd-vth', 'iets anders']);
    const answer = await signInAtProvider('?to=/programmes');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/programmes']);
    expect(await personIn(answer)).toMatchObject({
      ...{ name: 'Sanne de Vries', actor: { role: 'department_head', departmentIds: [departmentId] } },
      session: { method: 'oidc' },
    });
    expect(await database.db.select().from(t.identity)).toMatchObject([{ issuer: idp.issuer, subject: 'sanne' }]);
    expect(answer.headers.getSetCookie().join()).not.toContain('eyJ');
  });

  it('is asked with PKCE, state and nonce', async () => {
    const { address } = await leave();
    const { searchParams } = new URL(address);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('redirect_uri')).toBe('http://localhost:3000/sign-in/callback');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(searchParams.get(name)!.length).toBeGreaterThan(40);
  });

  it('is the same person next time, whatever their name and address are by then', async () => {
    const first = (await personIn(await signInAtProvider()))!;
    comes('sanne', ['zgw-lezers'], { name: 'Sanne Jansen', email: 'sanne.jansen@hier.example' });
    const second = (await personIn(await signInAtProvider()))!;
    expect(second.actor.userId).toBe(first.actor.userId);
    expect(await getPerson(admin, first.actor.userId)).toMatchObject({
      ...{ name: 'Sanne Jansen', email: 'sanne.jansen@hier.example' },
    });
  });

  it('is somebody else when the provider says so, with the same name', async () => {
    await signInAtProvider();
    comes('sanne-twee', ['zgw-lezers']);
    await signInAtProvider();
    expect(await findPeople(admin)).toHaveLength(3);
  });

  it('has other rights when their groups changed, in history as nobody’s doing', async () => {
    await signInAtProvider();
    comes('sanne', ['zgw-hoofd-vth']);
    expect((await personIn(await signInAtProvider()))!.actor).toMatchObject({
      ...{ role: 'department_head', departmentIds: [departmentId] },
    });
    const [event] = await findSecurityEvents(admin, { kinds: ['rights_changed'] });
    expect(event).toMatchObject({ byName: null, detail: 'reader:0 department_head:1' });
    for (const { id } of (await findMappings(admin)).rows) await removeMapping(admin, id);
    expect(refusal(await signInAtProvider())[0]).toBe(403);
  });

  it('who is in no group any more is out everywhere', async () => {
    const first = await signInAtProvider();
    comes('sanne', ['iets anders']);
    const [status, text] = refusal(await signInAtProvider());
    expect([status, text]).toEqual([403, expect.stringContaining('geen groep met een rol')]);
    expect(await personIn(first)).toBeNull();
  });

  it('keeps the last administrator an administrator, whatever the groups say', async () => {
    await createMapping(admin, { group: 'zgw-beheer', role: 'administrator', departmentId: null });
    comes('sanne', ['zgw-beheer']);
    const { userId } = (await personIn(await signInAtProvider()))!.actor;
    const was = (await getPerson(admin, admin.userId))!;
    await editPerson(admin, { id: admin.userId, fields: { ...was, role: 'reader' } });
    comes('sanne', ['zgw-lezers']);
    expect((await personIn(await signInAtProvider()))!.actor).toMatchObject({ userId, role: 'administrator' });
  });
});

describe('groups', () => {
  it('of the environment count beside those of the page', async () => {
    useEnv({ ...idp.env, OIDC_GROUPS: 'beheer-van-buiten=administrator; vth=department_head:vth' });
    comes('sanne', ['beheer-van-buiten']);
    expect((await personIn(await signInAtProvider()))!.actor.role).toBe('administrator');
    comes('bo', ['vth']);
    expect((await personIn(await signInAtProvider()))!.actor.departmentIds).toEqual([departmentId]);
  });

  it.each([
    ['no group that is known', ['onbekend'], {}, 'geen groep met een rol'],
    ['no groups at all', undefined, {}, 'geeft geen groepen door'],
    ['too many groups to send', undefined, { _claim_names: { groups: 'src1' } }, 'zo veel groepen'],
  ])('%s: nobody is made, and the page says why', async (_name, groups, more, said) => {
    comes('sanne', groups, more);
    const [status, text] = refusal(await signInAtProvider());
    expect([status, text]).toEqual([403, expect.stringContaining(said)]);
    expect(await findPeople(admin)).toHaveLength(1);
  });
});

describe('who is refused though the provider lets them in', () => {
  it('somebody who was switched off', async () => {
    const { actor } = (await personIn(await signInAtProvider()))!;
    const person = (await getPerson(admin, actor.userId))!;
    await editPerson(admin, { id: actor.userId, fields: { ...person, active: false } });
    expect(refusal(await signInAtProvider())).toEqual([403, expect.stringContaining('staat uit')]);
  });

  it('an address that is somebody else’s here, until they join the two themselves', async () => {
    comes('sanne', ['zgw-lezers'], { email: 'BEHEER@hier.example' });
    expect(refusal(await signInAtProvider())).toEqual([
      403,
      expect.stringContaining('koppel uw gemeentelijke account'),
    ]);
    const session = await signIn(admin.userId, admin.organisationId);
    const { address, cookie } = await leave('?join=1', session);
    const joined = await back(await idp.visit(address), `${session}; ${cookie}`);
    expect([joined.status, joined.headers.get('location')]).toEqual([302, '/account?joined=1']);
    const page = await callLoader(account.loader, { path: '/account', cookie: session });
    expect(page.data).toMatchObject({ account: { identity: { issuer: idp.issuer } }, mayJoin: false });
    // The last administrator stays one; everything else follows the groups from now on.
    const again = (await personIn(await signInAtProvider()))!;
    expect(again.actor).toMatchObject({ userId: admin.userId, role: 'administrator' });
  });

  it('joining to an account that is no longer the one that is signed in', async () => {
    const session = await signIn(admin.userId, admin.organisationId);
    const { address, cookie } = await leave('?join=1', session);
    expect((await back(await idp.visit(address), cookie)).status).toBe(403);
    expect(await database.db.select().from(t.identity)).toEqual([]);
  });

  it('a first sign-in where there is no municipality yet', async () => {
    await database.reset();
    useEnv({ ...idp.env, OIDC_GROUPS: 'zgw-lezers=reader' });
    expect(refusal(await signInAtProvider())).toEqual([403, expect.stringContaining('nog geen gemeente')]);
  });

  it('who came without the second step that is asked for', async () => {
    useEnv({ ...idp.env, OIDC_ACR: 'urn:gemeente:mfa' });
    const { address } = await leave();
    expect(new URL(address).searchParams.get('acr_values')).toBe('urn:gemeente:mfa');
    expect(refusal(await signInAtProvider())).toEqual([403, expect.stringContaining('tweede stap')]);
  });
});

describe('an answer that is not to be trusted', () => {
  const untrusted = [403, expect.stringContaining('klopte niet')];

  async function nobodyIsIn() {
    expect(await findPeople(admin)).toHaveLength(1);
    expect(await database.db.select().from(t.session)).toEqual([]);
  }

  it('a state that is not the one that was sent', async () => {
    const { address, cookie } = await leave();
    const answer = new URL(await idp.visit(address));
    answer.searchParams.set('state', 'x'.repeat(43));
    expect(refusal(await back(answer.href, cookie))).toEqual(untrusted);
    await nobodyIsIn();
  });

  it('a state of another browser', async () => {
    const [mine, theirs] = [await leave(), await leave()];
    expect(refusal(await back(await idp.visit(theirs.address), mine.cookie))).toEqual(untrusted);
    expect(refusal(await back(await idp.visit(mine.address), ''))).toEqual(untrusted);
    await nobodyIsIn();
  });

  it('a nonce that is not the one that was sent: a token made for somebody else’s sign-in', async () => {
    const { address, cookie } = await leave();
    const altered = new URL(address);
    altered.searchParams.set('nonce', 'y'.repeat(43));
    expect(refusal(await back(await idp.visit(altered.href), cookie))).toEqual(untrusted);
    await nobodyIsIn();
  });

  it('a code that was asked with another challenge', async () => {
    const { address, cookie } = await leave();
    const altered = new URL(address);
    altered.searchParams.set('code_challenge', 'z'.repeat(43));
    expect(refusal(await back(await idp.visit(altered.href), cookie))).toEqual(untrusted);
    await nobodyIsIn();
  });

  it('a code that was used: by us it is asked once, and by the provider it is given once', async () => {
    const { address, cookie } = await leave();
    const { data } = (await database.db.select().from(t.signInAttempt))[0]!;
    const answer = await idp.visit(address);
    expect((await back(answer, cookie)).status).toBe(302);
    expect(refusal(await back(answer, cookie))).toEqual(untrusted);
    // Even if the same sign-in were under way once more.
    const id = await keepAttempt({ kind: 'oidc', userId: null, data }, new Date());
    expect(refusal(await back(answer, `dok_aanmelding=${id}`))).toEqual(untrusted);
  });

  it('an issuer that is another one', async () => {
    const { address, cookie } = await leave();
    const answer = new URL(await idp.visit(address));
    answer.searchParams.set('iss', 'https://evil.example');
    expect(refusal(await back(answer.href, cookie))).toEqual(untrusted);
    await nobodyIsIn();
  });

  it('a token whose time is up', async () => {
    Object.assign(late.who, idp.who);
    useEnv(late.env);
    const { address, cookie } = await leave();
    expect(refusal(await back(await late.visit(address), cookie))).toEqual(untrusted);
    await nobodyIsIn();
  });

  it('that the person said no is told as that', async () => {
    const { address, cookie } = await leave();
    const { searchParams } = new URL(address);
    const no = new URL('http://localhost:3000/sign-in/callback');
    no.searchParams.set('error', 'access_denied');
    no.searchParams.set('state', searchParams.get('state')!);
    no.searchParams.set('iss', idp.issuer);
    expect(refusal(await back(no.href, cookie))).toEqual([403, expect.stringContaining('afgebroken')]);
  });
});

describe('without a provider', () => {
  it('there is nothing to find', async () => {
    useEnv({});
    expect((await callLoader(provider.loader, { path: '/sign-in/provider' })).status).toBe(404);
    expect((await callLoader(callback.loader, { path: '/sign-in/callback?code=x' })).status).toBe(404);
  });

  it('that does not answer, it says so; nothing hangs', async () => {
    useEnv(gone.env);
    const sent = await callLoader(provider.loader, { path: '/sign-in/provider' });
    expect([sent.status, sent.headers.get('location')]).toEqual([302, '/sign-in/callback?failed=unreachable']);
    const told = await callLoader(callback.loader, { path: '/sign-in/callback?failed=unreachable' });
    expect(refusal(told)).toEqual([503, expect.stringContaining('antwoordt niet')]);
  });
});

it('what the environment gives is looked up by the short name of a department, in any capitals', async () => {
  useEnv({ ...idp.env, OIDC_GROUPS: 'vth=:Vth; niets=:BESTAATNIET' });
  const { fixed } = await findMappings(admin);
  expect(fixed).toEqual([
    { group: 'vth', role: null, departmentId },
    { group: 'niets', role: null, departmentId: null },
  ]);
  const [row] = await database.db.select().from(t.department).where(eq(t.department.id, departmentId));
  expect(row!.key).toBe('VTH');
});

describe('somebody who has to show again who they are', () => {
  /** Signed in by the provider, a long time ago. */
  async function longAgo(): Promise<{ userId: string; cookie: string }> {
    const { actor } = (await personIn(await signInAtProvider()))!;
    const at = new Date(Date.now() - 3_600_000);
    const id = await startSession(actor.userId, actor.organisationId, at, undefined, { method: 'oidc' });
    return { userId: actor.userId, cookie: `dok_sessie=${id}` };
  }

  it('is asked by the provider, whatever it still knows, and goes on with a new session', async () => {
    const { userId, cookie } = await longAgo();
    const page = await callLoader(again.loader, { path: '/sign-in/again?to=/account', cookie });
    expect(page.data).toMatchObject({ login: null, provider: expect.stringMatching(/./), isDone: false });
    const begun = await leave('?again=1&to=/account', cookie);
    const { searchParams } = new URL(begun.address);
    expect([searchParams.get('prompt'), searchParams.get('max_age')]).toEqual(['login', '60']);
    const answer = await back(await idp.visit(begun.address), `${begun.cookie}; ${cookie}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/account']);
    expect(await personIn(answer)).toMatchObject({ actor: { userId }, session: { method: 'oidc' } });
    expect(await personOfSession(cookie.split('=')[1]!, new Date())).toBeNull();
  });

  it('does not get by with taking the question out of the address: the token has to say when it was asked', async () => {
    const { cookie } = await longAgo();
    const begun = await leave('?again=1&to=/account', cookie);
    const address = new URL(begun.address);
    address.searchParams.delete('prompt');
    address.searchParams.delete('max_age');
    const answer = await back(await idp.visit(address.href), `${begun.cookie}; ${cookie}`);
    expect(answer.status).toBe(403);
    expect(cookieIn(answer, 'dok_sessie')).toBe('');
  });

  it('cannot come back as somebody else', async () => {
    const { cookie } = await longAgo();
    const begun = await leave('?again=1', cookie);
    comes('kim', ['zgw-lezers']);
    const answer = await back(await idp.visit(begun.address), `${begun.cookie}; ${cookie}`);
    expect(refusal(answer)).toEqual([403, expect.stringContaining('iemand anders')]);
    expect(cookieIn(answer, 'dok_sessie')).toBe('');
    expect(await findPeople(admin)).toHaveLength(2);
  });

  it('is asked before another account is joined to their own', async () => {
    const { cookie } = await longAgo();
    const answer = await callLoader(provider.loader, { path: '/sign-in/provider?join=1', cookie });
    expect(answer.headers.get('location')).toBe('/sign-in/again?to=%2Faccount');
  });
});
