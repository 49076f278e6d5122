// Signing in with a password: who is let in, who is not, who waits; the second step, one-time addresses, the first start.
import { and, eq, sql } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useEnv } from '~/env.server';
import { askReset, getLink, makeLink, useLink as chooseWithLink } from '~/models/account-link.server';
import {
  changePassword,
  getOwnAccount,
  renewRecoveryCodes,
  resetSecondStep,
  turnOffSecondStep,
  turnOnSecondStep,
} from '~/models/account.server';
import * as t from '~/models/db/schema';
import { firstStartCode, isFirstStart, startInstallation } from '~/models/first-start.server';
import { passwordIs } from '~/models/password.server';
import { editPerson, getPerson } from '~/models/people.server';
import type { Actor } from '~/models/planning/permission';
import { freeNames, freeTries } from '~/models/planning/throttle';
import { opened, sealed } from '~/models/secret-box.server';
import { throwAway } from '~/models/retention.server';
import { findSecurityEvents } from '~/models/security.server';
import { getAttempt, keepAttempt, takeAttempt } from '~/models/sign-in-attempt.server';
import { type SignedIn, signInWithCode, signInWithPassword } from '~/models/sign-in.server';
import { newTotpSecret, stepOfCode } from '~/models/totp.server';
import {
  endSession,
  endSessions,
  findSessions,
  personOfSession,
  renewSession,
  startSession,
} from '~/models/user.server';
import { addPerson, aTownHall, door, givePassword, goodPassword } from '../support/people';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let admin: Actor;
let sanne: Actor;
let login: string;
const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  useEnv(process.env);
  await database.close();
});
beforeEach(async () => {
  useEnv({});
  await database.reset();
  admin = (await aTownHall('hier')).admin;
  ({ actor: sanne, login } = await addPerson(admin, { name: 'Sanne', password: goodPassword }));
});

const tryWith = (password: string, more: Partial<Parameters<typeof signInWithPassword>[0]> = {}, at = now) =>
  signInWithPassword({ login, password, door, deviceToken: null, ...more }, at);

async function inWith(password = goodPassword, at = now, deviceToken: string | null = null): Promise<SignedIn> {
  const answer = await tryWith(password, { deviceToken }, at);
  if (answer.status !== 'signed_in') throw new Error(`not in: ${answer.status}`);
  return answer;
}
const kinds = async () => (await findSecurityEvents(admin, {})).map(({ kind }) => kind);

describe('a password', () => {
  it('lets its owner in, in their own municipality', async () => {
    const { sessionId } = await inWith();
    const person = await personOfSession(sessionId, now);
    expect(person).toMatchObject({ name: 'Sanne', actor: { userId: sanne.userId, role: 'reader' } });
    expect(await kinds()).toContain('signed_in');
  });

  it('is kept as Argon2id and nothing else', async () => {
    const [row] = await database.db.select().from(t.localAccount);
    expect(row!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordIs(row!.passwordHash, goodPassword)).toBe(true);
    expect(await passwordIs(null, 'nobody has this password')).toBe(false);
  });

  it.each([
    ['a wrong password', () => tryWith('een ander wachtwoord')],
    ['another use of capitals', () => tryWith(goodPassword.toUpperCase())],
    ['an account that does not exist', () => tryWith(goodPassword, { login: 'niemand@hier.example' })],
    ['nothing typed', () => tryWith('')],
  ])('refuses %s', async (_name, attempt) => {
    expect(await attempt()).toEqual({ status: 'refused' });
  });

  it('refuses somebody who is no longer let in, and who never chose one', async () => {
    const person = (await getPerson(admin, sanne.userId))!;
    await editPerson(admin, { id: sanne.userId, fields: { ...person, active: false } });
    expect(await tryWith(goodPassword)).toEqual({ status: 'refused' });
    const { login: silent } = await addPerson(admin, { name: 'Stil' });
    expect(await tryWith(goodPassword, { login: silent })).toEqual({ status: 'refused' });
  });

  it('does the work of a check whether or not the account exists', async () => {
    const spent = async (run: () => Promise<unknown>) => {
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    // A check takes memory and processor on purpose: an answer without one would cost a small part of it.
    await tryWith('warm draaien');
    const check = await spent(() => passwordIs(null, 'een ander wachtwoord'));
    const unknown = await spent(() => tryWith('een ander wachtwoord', { login: 'niemand@hier.example' }));
    expect(unknown).toBeGreaterThan(check / 4);
  });
});

describe('who keeps guessing', () => {
  const fail = async (times: number, more: object = {}) => {
    for (let n = 0; n < times; n++) await tryWith('verkeerd wachtwoord', more);
  };

  it('waits after a few times, longer every time, and the right password waits too', async () => {
    await fail(freeTries);
    expect(await tryWith(goodPassword)).toEqual({ status: 'throttled', seconds: 10 });
    expect(await tryWith('verkeerd wachtwoord', {}, later(11))).toEqual({ status: 'refused' });
    expect(await tryWith(goodPassword, {}, later(12))).toMatchObject({ status: 'throttled', seconds: 19 });
    // Knocking while one waits makes the wait no longer.
    expect(await tryWith(goodPassword, {}, later(31))).toMatchObject({ status: 'signed_in' });
  });

  it('when the clock was ahead waits no longer than usual once it is right', async () => {
    for (let n = 0; n < freeTries + 3; n++) await tryWith('verkeerd wachtwoord', {}, later(2 * 3600));
    expect(await tryWith(goodPassword, {}, later(2 * 3600 + 1))).toMatchObject({ status: 'throttled' });
    expect(await tryWith(goodPassword)).toMatchObject({ status: 'signed_in' });
  });

  it('is forgiven once in', async () => {
    await fail(freeTries - 1);
    await inWith();
    await fail(freeTries - 1);
    expect(await tryWith(goodPassword)).toMatchObject({ status: 'signed_in' });
  });

  it('waits in the same way for a name that does not exist', async () => {
    await fail(freeTries, { login: 'niemand@hier.example' });
    const answer = await tryWith(goodPassword, { login: 'niemand@hier.example' });
    expect(answer).toEqual({ status: 'throttled', seconds: 10 });
  });

  it('at the same moment is looked at no more often than one after another', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => tryWith('verkeerd wachtwoord')));
    expect(answers.filter(({ status }) => status === 'refused').length).toBeLessThanOrEqual(freeTries);
  });

  it('does not keep the owner out of a browser from which they came in before', async () => {
    const { deviceToken } = await inWith();
    await fail(freeTries + 3);
    expect(await tryWith(goodPassword)).toMatchObject({ status: 'throttled' });
    expect(await tryWith(goodPassword, { deviceToken })).toMatchObject({ status: 'signed_in' });
    // That browser is known for this account alone, and guessing in it waits as anywhere.
    const other = await addPerson(admin, { name: 'Bo', password: goodPassword });
    await fail(freeTries, { login: other.login });
    expect(await tryWith(goodPassword, { login: other.login, deviceToken })).toMatchObject({ status: 'throttled' });
    await fail(freeTries, { deviceToken });
    expect(await tryWith(goodPassword, { deviceToken })).toMatchObject({ status: 'throttled' });
  });

  it('on many names from one address lets that address wait, but not its known devices, and no other address', async () => {
    const { deviceToken } = await inWith();
    for (let n = 0; n < freeNames; n++) await tryWith('verkeerd', { login: `raad${n}@hier.example` });
    expect(await tryWith(goodPassword)).toMatchObject({ status: 'throttled' });
    expect(await tryWith(goodPassword, { deviceToken })).toMatchObject({ status: 'signed_in' });
    const elsewhere = { address: '198.51.100.7', device: '' };
    expect(await tryWith(goodPassword, { door: elsewhere })).toMatchObject({ status: 'signed_in' });
  });

  it('many colleagues behind one address who each mistype once do not lock the town hall', async () => {
    for (let n = 0; n < freeNames - 1; n++) await tryWith('tikfout', { login: `collega${n}@hier.example` });
    expect(await tryWith(goodPassword)).toMatchObject({ status: 'signed_in' });
  });

  it('is put on record once, not at every knock', async () => {
    await fail(freeTries + 6);
    expect((await kinds()).filter((kind) => kind === 'throttled')).toHaveLength(1);
  });
});

describe('the second step', () => {
  const codeOf = (secret: string, at: Date) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
  let secret: string;
  let codes: string[];

  beforeEach(async () => {
    secret = newTotpSecret();
    const asked = { secret, code: codeOf(secret, now), current: goodPassword };
    const answer = await turnOnSecondStep(sanne, asked, now);
    if (answer?.status !== 'saved') throw new Error('not on');
    codes = answer.codes;
  });

  async function halfWay(at: Date): Promise<string> {
    const answer = await tryWith(goodPassword, {}, at);
    if (answer.status !== 'second_step') throw new Error(answer.status);
    return answer.attemptId;
  }
  const step = (attemptId: string, code: string, at: Date) =>
    signInWithCode({ attemptId, code, door, deviceToken: null }, at);

  it('follows RFC 6238, appendix B (SHA-1, last six figures)', () => {
    const key = Secret.fromLatin1('12345678901234567890').base32;
    const vectors: [number, string][] = [
      [59, '287082'],
      [1111111109, '081804'],
      [1111111111, '050471'],
      [1234567890, '005924'],
      [2000000000, '279037'],
    ];
    for (const [seconds, code] of vectors) {
      expect(stepOfCode(key, code, new Date(seconds * 1000), null)).toBe(Math.floor(seconds / 30));
    }
  });

  it('asks for a code after the right password, and lets in with it', async () => {
    const at = later(60);
    const attemptId = await halfWay(at);
    expect(await step(attemptId, codeOf(secret, at), at)).toMatchObject({ status: 'signed_in' });
    expect(await step(attemptId, codeOf(secret, later(90)), later(90))).toEqual({ status: 'gone' });
  });

  it('does not say which of the two is wrong: a wrong password gets no second step', async () => {
    expect(await tryWith('verkeerd wachtwoord', {}, later(60))).toEqual({ status: 'refused' });
  });

  it('refuses a wrong code, an old one and one that was used', async () => {
    const at = later(60);
    expect(await step(await halfWay(at), '000000', at)).toEqual({ status: 'refused' });
    expect(await step(await halfWay(at), codeOf(secret, later(-60)), at)).toEqual({ status: 'refused' });
    const code = codeOf(secret, at);
    expect(await step(await halfWay(at), code, at)).toMatchObject({ status: 'signed_in' });
    expect(await step(await halfWay(at), code, at)).toEqual({ status: 'refused' });
  });

  it('the code with which it was turned on is not good for signing in', async () => {
    expect(await step(await halfWay(now), codeOf(secret, now), now)).toEqual({ status: 'refused' });
  });

  it('is over after ten minutes', async () => {
    const attemptId = await halfWay(now);
    expect(await step(attemptId, codeOf(secret, later(601)), later(601))).toEqual({ status: 'gone' });
    expect(await step('onzin', codeOf(secret, later(60)), later(60))).toEqual({ status: 'gone' });
  });

  it('guessing codes waits as guessing passwords does', async () => {
    const attemptId = await halfWay(now);
    for (let n = 0; n < freeTries; n++) await step(attemptId, '000000', now);
    expect(await step(attemptId, codeOf(secret, later(60)), later(5))).toMatchObject({ status: 'throttled' });
  });

  it('a recovery code is good once, however it is typed', async () => {
    expect(codes).toHaveLength(10);
    const typed = codes[0]!.toUpperCase().replaceAll('-', ' ');
    expect(await step(await halfWay(now), typed, now)).toMatchObject({ status: 'signed_in' });
    expect(await step(await halfWay(now), codes[0]!, now)).toEqual({ status: 'refused' });
    expect((await getOwnAccount(sanne)).recoveryLeft).toBe(9);
    const kept = await database.db.select().from(t.recoveryCode);
    expect(JSON.stringify(kept)).not.toContain(codes[1]!.replaceAll('-', ''));
  });

  it('new recovery codes end the old ones, and ask for the password', async () => {
    expect(await renewRecoveryCodes(sanne, 'verkeerd', now)).toMatchObject({ status: 'refused', field: 'current' });
    const answer = await renewRecoveryCodes(sanne, goodPassword, now);
    expect(answer).toMatchObject({ status: 'saved' });
    expect(await step(await halfWay(now), codes[1]!, now)).toEqual({ status: 'refused' });
  });

  it('is turned off with the password, or by an administrator of the same municipality', async () => {
    expect(await turnOffSecondStep(sanne, 'verkeerd', now)).toMatchObject({ status: 'refused' });
    const stranger = (await aTownHall('elders')).admin;
    expect(await resetSecondStep(stranger, sanne.userId)).toBeNull();
    expect(await resetSecondStep(sanne, sanne.userId)).toEqual({ status: 'forbidden' });
    expect(await resetSecondStep(admin, sanne.userId)).toEqual({ status: 'saved' });
    expect(await tryWith(goodPassword)).toMatchObject({ status: 'signed_in' });
  });

  it('is not turned on with a code that the key does not give, or without the password', async () => {
    await turnOffSecondStep(sanne, goodPassword, now);
    const wrong = { secret: newTotpSecret(), code: '000000', current: goodPassword };
    expect(await turnOnSecondStep(sanne, wrong, now)).toMatchObject({ status: 'refused', field: 'code' });
    const fresh = newTotpSecret();
    const guessed = { secret: fresh, code: codeOf(fresh, now), current: 'verkeerd' };
    expect(await turnOnSecondStep(sanne, guessed, now)).toMatchObject({ status: 'refused', field: 'current' });
  });

  it('keeps its key encrypted when the installation has a key for that', async () => {
    useEnv({ SECRET_KEY: 'ab'.repeat(32) });
    const kept = sealed(secret);
    expect(kept).not.toContain(secret);
    expect(opened(kept)).toBe(secret);
    expect(opened(`${kept.slice(0, -2)}AA`)).toBeNull();
    useEnv({ SECRET_KEY: 'cd'.repeat(32) });
    expect(opened(kept)).toBeNull();
    useEnv({});
    expect(opened(kept)).toBeNull();
    // What was kept before there was a key is still read.
    expect(opened(secret)).toBe(secret);
  });
});

describe('a one-time address', () => {
  const tokenFor = async (id = sanne.userId, at = now) => {
    const link = await makeLink(admin, id, at);
    if (link?.status !== 'made') throw new Error(link?.status);
    return link.token;
  };
  const choose = (token: string, password: string, at = now) => chooseWithLink({ token, password, door }, at);
  const another = 'vier woorden zonder verband';

  it('sets a password once; sessions end, the second step and the rest stay', async () => {
    const { sessionId } = await inWith();
    const token = await tokenFor();
    expect(await choose(token, another)).toEqual({ status: 'saved' });
    expect(await personOfSession(sessionId, now)).toBeNull();
    expect(await choose(token, goodPassword)).toBeNull();
    expect(await tryWith(goodPassword)).toEqual({ status: 'refused' });
    expect(await tryWith(another)).toMatchObject({ status: 'signed_in' });
  });

  it('is not good after its time, for who is not let in, or when it was never made', async () => {
    const token = await tokenFor();
    expect(await choose(token, another, later(24 * 3600 + 1))).toBeNull();
    expect(await choose('x'.repeat(32), another)).toBeNull();
    const person = (await getPerson(admin, sanne.userId))!;
    await editPerson(admin, { id: sanne.userId, fields: { ...person, active: false } });
    expect(await choose(token, another)).toBeNull();
  });

  it('is used up by one of two who use it at once', async () => {
    const token = await tokenFor();
    const answers = await Promise.all([choose(token, another), choose(token, `${another} twee`)]);
    expect(answers.filter((answer) => answer?.status === 'saved')).toHaveLength(1);
  });

  it('takes no weak password, and stays good', async () => {
    const token = await tokenFor();
    expect(await choose(token, 'kort')).toEqual({ status: 'refused', why: 'too_short:12' });
    expect(await choose(token, 'welkom123456')).toEqual({ status: 'refused', why: 'password_common' });
    expect(await choose(token, another)).toEqual({ status: 'saved' });
  });

  it('is kept as a hash', async () => {
    const token = await tokenFor();
    expect(JSON.stringify(await database.db.select().from(t.accountLink))).not.toContain(token);
  });

  it('is made by administrators alone, of people of their own', async () => {
    expect(await makeLink(sanne, admin.userId, now)).toEqual({ status: 'forbidden' });
    const stranger = (await aTownHall('elders')).admin;
    expect(await makeLink(stranger, sanne.userId, now)).toBeNull();
    useEnv({
      ...{ LOCAL_ACCOUNTS: '0', APP_URL: 'https://k.example', OIDC_ISSUER: 'https://login.example' },
      ...{ OIDC_CLIENT_ID: 'k', OIDC_CLIENT_SECRET: 's' },
    });
    expect(await makeLink(admin, sanne.userId, now)).toMatchObject({ reason: 'no_local_accounts' });
  });

  it('is not given to somebody whose address signs in elsewhere', async () => {
    const stranger = (await aTownHall('elders')).admin;
    await givePassword(admin, admin.userId);
    await database.db
      .update(t.userAccount)
      .set({ email: 'beheer@hier.example' })
      .where(eq(t.userAccount.id, stranger.userId));
    expect(await makeLink(stranger, stranger.userId, now)).toMatchObject({ reason: 'login_taken' });
  });

  it('is asked for by mail; nobody who is not there gets one, and nobody gets a second within minutes', async () => {
    const asked = await askReset(`  ${login.toUpperCase()} `, door, now);
    expect(asked).toMatchObject({ email: login, name: 'Sanne' });
    expect(await askReset(login, door, later(60))).toBeNull();
    expect(await askReset('niemand@hier.example', door, now)).toBeNull();
    expect(await getLink(asked!.token, later(3599))).not.toBeNull();
    expect(await getLink(asked!.token, later(3601))).toBeNull();
    expect(await askReset(login, door, later(301))).not.toBeNull();
  });
});

describe('one’s own password', () => {
  it('changes with the old one; other sessions end, this one gets another id', async () => {
    const [here, there] = [await inWith(), await inWith()];
    const { session } = (await personOfSession(here.sessionId, now))!;
    const asked = { current: goodPassword, password: 'vier woorden zonder verband', session: session.key };
    expect(await changePassword(sanne, { ...asked, current: 'verkeerd' }, now)).toMatchObject({ field: 'current' });
    expect(await changePassword(sanne, { ...asked, password: 'kort' }, now)).toMatchObject({ field: 'password' });
    expect(await changePassword(sanne, asked, now)).toEqual({ status: 'saved' });
    expect(await personOfSession(there.sessionId, now)).toBeNull();
    expect((await personOfSession(here.sessionId, now))!.session.renew).toBe(true);
    expect(await changePassword(admin, asked, now)).toBeNull();
  });
});

describe('a session', () => {
  it('is over when it was not used for a while, and at the latest after a day', async () => {
    const hour = 3600;
    const { sessionId } = await inWith();
    expect(await personOfSession(sessionId, later(7.9 * hour))).not.toBeNull();
    expect(await personOfSession(sessionId, later(15.8 * hour))).not.toBeNull();
    expect(await personOfSession(sessionId, later(23.7 * hour))).not.toBeNull();
    expect(await personOfSession(sessionId, later(24.1 * hour))).toBeNull();
    const idle = await inWith();
    expect(await personOfSession(idle.sessionId, later(8.1 * hour))).toBeNull();
  });

  it('lasts as the installation says', async () => {
    useEnv({ SESSION_IDLE_MINUTES: '15', SESSION_HOURS: '1' });
    const { sessionId } = await inWith();
    expect(await personOfSession(sessionId, later(14 * 60))).not.toBeNull();
    expect(await personOfSession(sessionId, later(30 * 60))).toBeNull();
  });

  it('goes on under another id, once; the old one is nobody’s', async () => {
    const { sessionId } = await inWith();
    const [one, two] = await Promise.all([renewSession(sessionId), renewSession(sessionId)]);
    expect([one, two].filter(Boolean)).toHaveLength(1);
    expect(await personOfSession(sessionId, now)).toBeNull();
    expect(await personOfSession((one ?? two)!, now)).toMatchObject({ name: 'Sanne' });
  });

  it('is seen and ended by its owner and by an administrator, by nobody else', async () => {
    const [first] = [await inWith(), await inWith(), await inWith()];
    const { session } = (await personOfSession(first!.sessionId, now))!;
    expect(await findSessions(sanne, sanne.userId, now)).toHaveLength(3);
    expect(await endSessions(sanne, { userId: sanne.userId, except: session.key })).toBe(2);
    expect(await findSessions(sanne, sanne.userId, now)).toMatchObject([{ key: session.key, method: 'password' }]);
    const bo = await addPerson(admin, { name: 'Bo' });
    const stranger = (await aTownHall('elders')).admin;
    expect(await findSessions(bo.actor, sanne.userId, now)).toEqual([]);
    expect(await findSessions(stranger, sanne.userId, now)).toEqual([]);
    expect(await endSessions(bo.actor, { userId: sanne.userId })).toBeNull();
    expect(await endSessions(stranger, { userId: sanne.userId })).toBe(0);
    expect(await endSessions(admin, { userId: sanne.userId, only: session.key })).toBe(1);
    expect(await personOfSession(first!.sessionId, now)).toBeNull();
  });

  it('ends when its owner signs out, is no longer let in, or their time is up', async () => {
    const { sessionId } = await inWith();
    await endSession(sessionId);
    expect(await personOfSession(sessionId, now)).toBeNull();
    const again = await inWith();
    const person = (await getPerson(admin, sanne.userId))!;
    await editPerson(admin, { id: sanne.userId, fields: { ...person, active: false } });
    expect(await personOfSession(again.sessionId, now)).toBeNull();
  });
});

describe('a sign-in that is half way', () => {
  it('is taken once, of its kind, within its time', async () => {
    const id = await keepAttempt({ kind: 'oidc', userId: null, data: { state: 's' } }, now);
    expect(await getAttempt(id, 'totp', now)).toBeNull();
    expect(await getAttempt(id, 'oidc', later(601))).toBeNull();
    const taken = await Promise.all([takeAttempt(id, 'oidc', now), takeAttempt(id, 'oidc', now)]);
    expect(taken.filter(Boolean)).toEqual([{ kind: 'oidc', userId: null, data: { state: 's' } }]);
  });
});

describe('what is kept of the door', () => {
  it('is never changed, and not thrown away within a year', async () => {
    await inWith();
    const change = sql`update security_event set ok = false`;
    await expect(database.db.execute(change)).rejects.toThrow();
    await expect(database.db.execute(sql`delete from security_event`)).rejects.toThrow();
    const old = new Date(Date.now() - 367 * 24 * 3600_000).toISOString();
    await database.db
      .insert(t.securityEvent)
      .values({ id: 'oud', organisationId: admin.organisationId, at: old, kind: 'signed_in', ok: true });
    await throwAway(new Date());
    expect(await kinds()).toContain('signed_in');
    const left = await database.db.select().from(t.securityEvent).where(eq(t.securityEvent.id, 'oud'));
    expect(left).toEqual([]);
  });

  it('says who, from where and with what, and never what was typed', async () => {
    await tryWith('mijn geheime gok');
    await tryWith(goodPassword, { login: 'per ongeluk mijn wachtwoord' }, later(1));
    const events = await findSecurityEvents(admin, { kinds: ['refused'] });
    expect(events).toMatchObject([
      { userName: null, origin: door.address, detail: 'password' },
      { userName: 'Sanne', origin: door.address, device: door.device, ok: false },
    ]);
    const all = JSON.stringify(await database.db.select().from(t.securityEvent));
    expect(all).not.toContain('geheime gok');
    expect(all).not.toContain('per ongeluk');
  });

  it('is for administrators, of their own municipality', async () => {
    const stranger = (await aTownHall('elders')).admin;
    await tryWith('verkeerd');
    expect(await findSecurityEvents(sanne, {})).toEqual([]);
    expect(await findSecurityEvents(stranger, { kinds: ['refused'] })).toEqual([]);
  });
});

describe('the first start', () => {
  const asked = {
    ...{ municipality: 'Gemeente Begin', name: 'Eerste Beheerder', email: 'Eerste@begin.example' },
    password: 'hier begint het allemaal mee',
  };
  const start = (code: string, more: Partial<typeof asked> = {}) =>
    startInstallation({ ...asked, ...more, code }, { door, deviceToken: null }, now);

  it('has no code where there are people', async () => {
    expect(await isFirstStart()).toBe(false);
    expect(await firstStartCode(now)).toBeNull();
    expect(await start('x'.repeat(32))).toEqual({ status: 'over' });
  });

  it('makes a municipality with what it begins with, and its administrator, with the code and once', async () => {
    await database.reset();
    const code = (await firstStartCode(now))!;
    const other = (await firstStartCode(now))!;
    expect(JSON.stringify(await database.db.select().from(t.firstStartCode))).not.toContain(code);
    expect(await start('x'.repeat(32))).toMatchObject({ status: 'refused', field: 'code' });
    expect(await start(code, { password: 'kort' })).toMatchObject({ status: 'refused', field: 'password' });
    const answer = await start(` ${code}\n`);
    if (answer.status !== 'signed_in') throw new Error(answer.status);
    const person = (await personOfSession(answer.sessionId, now))!;
    expect(person).toMatchObject({ name: 'Eerste Beheerder', actor: { role: 'administrator' } });
    expect(person.organisation.name).toBe('Gemeente Begin');
    expect(await start(other)).toEqual({ status: 'over' });
    const count = async (table: typeof t.team | typeof t.metric | typeof t.competence | typeof t.blueprint) =>
      (await database.db.select().from(table as typeof t.team)).length;
    for (const table of [t.team, t.metric, t.competence, t.blueprint]) expect(await count(table)).toBeGreaterThan(0);
    login = 'eerste@begin.example';
    expect(await tryWith(asked.password)).toMatchObject({ status: 'signed_in' });
  });

  it('makes one administrator of two who begin at once', async () => {
    await database.reset();
    const codes = [(await firstStartCode(now))!, (await firstStartCode(now))!];
    const answers = await Promise.all(codes.map((code) => start(code)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['over', 'signed_in']);
    expect(
      await database.db
        .select()
        .from(t.userAccount)
        .where(and(eq(t.userAccount.active, true))),
    ).toHaveLength(1);
  });
});

it('a session says how it began, and a demo session needs no account', async () => {
  const id = await startSession(sanne.userId, sanne.organisationId, now);
  expect((await personOfSession(id, now))!.session.method).toBe('demo');
});
