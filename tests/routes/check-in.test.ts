// Check-ins as they are met: asked by the project leader, answered by a link, read on three pages, and nothing for who guesses.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { useEnv } from '~/env.server';
import * as t from '~/models/db/schema';
import { findSaidCheckIns } from '~/models/check-in.server';
import { freeNames } from '~/models/planning/throttle';
import { loader as rootLoader } from '~/root';
import * as answering from '~/routes/check-in.$token';
import * as department from '~/routes/programmes.$programmeId.adoption.departments.$departmentId';
import * as deal from '~/routes/programmes.$programmeId.check-ins.$checkInId.deal';
import * as withdraw from '~/routes/programmes.$programmeId.check-ins.$checkInId.withdraw';
import * as page from '~/routes/programmes.$programmeId.check-ins._index';
import * as fresh from '~/routes/programmes.$programmeId.check-ins.new';
import * as status from '~/routes/programmes.$programmeId.status._index';
import { type Answer, callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { aPostOffice } from '../support/post-office';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = '2026-03-02';
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  cookie = await here.cookie('project_leader');
}, 120_000);
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.delete(t.checkIn);
  await database.db.delete(t.signInFailure);
});
afterEach(() => useEnv(process.env));

const id = (key: string) => here.departmentIds[key]!;
const call = (params: Record<string, string> = {}, as = cookie) => ({
  ...{ path: '/check-ins', cookie: as, today },
  params: { programmeId: here.programmeId, ...params },
});
const look = (loader: unknown, params: Record<string, string> = {}, as = cookie) =>
  callLoader(loader as LoaderFunction, call(params, as));
const send = (action: unknown, params: Record<string, string>, form: Record<string, string | string[]>, as = cookie) =>
  callAction(action as ActionFunction, { ...call(params, as), form });

type Made = { made: { department: string; address: string; mailed: string }[] };
async function ask(...keys: string[]): Promise<Made['made']> {
  const answer = await send(fresh.action, {}, { 'ask[]': keys.map(id), days: '14' });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
  return (answer.data as Made).made;
}
const tokenOf = (address: string) => address.split('/').at(-1)!;
async function aToken(key = 'VTH'): Promise<string> {
  return tokenOf((await ask(key))[0]!.address);
}
type Options = { on?: string; search?: string; locale?: 'nl' | 'en' };
const open = (token: string, { on = today, search = '', locale = 'nl' }: Options = {}): Promise<Answer> =>
  callLoader(answering.loader as LoaderFunction, {
    ...{ path: `/check-in/${token}${search}`, params: { token }, today: on, locale },
  });
const answer = (token: string, form: Record<string, string | string[]>, on = today): Promise<Answer> =>
  callAction(answering.action as ActionFunction, { path: `/check-in/${token}`, params: { token }, today: on, form });

const calm = { right: 'yes', time: '4', going: 'good' };
const bad = { ...calm, going: 'not_good', goingText: 'Alles staat er dubbel' };

it('makes a link per department, shown once; without a mail server nothing goes anywhere', async () => {
  const nothing = await send(fresh.action, {}, { days: 'veel' });
  expect(nothing).toMatchObject({ status: 400, data: { typed: { days: 'veel' } } });
  expect(Object.keys((nothing.data as { errors: object }).errors)).toEqual(['departments', 'days']);
  const made = await ask('VTH', 'SD');
  expect(made.map(({ department: name }) => name).sort()).toEqual(['SD', 'VTH']);
  for (const { address, mailed } of made) {
    expect(address).toMatch(/^http:\/\/localhost:3000\/check-in\/[0-9a-z]{32}$/);
    expect(mailed).toBe('Er is geen mail ingesteld. Stuur de links zelf.');
  }
  for (const loader of [page.loader, fresh.loader]) {
    const shown = JSON.stringify((await look(loader)).data);
    for (const { address } of made) expect(shown).not.toContain(tokenOf(address));
  }
  expect((await look(page.loader)).data).toMatchObject({ asked: [{ waits: true }, { waits: true }], said: [] });
});

it('mails the link to the head where a mail server is set, and tells when that fails', async () => {
  const office = await aPostOffice();
  const head = { id: 'hoofd', organisationId: here.organisationId, key: 'hoofd', name: 'Kim', role: 'department_head' };
  await database.db.insert(t.userAccount).values({ ...head, email: 'kim@hier.example' });
  await database.db
    .insert(t.userDepartment)
    .values({ organisationId: here.organisationId, userId: head.id, departmentId: id('VTH') });
  useEnv({ APP_URL: 'http://localhost:3000', SMTP_URL: office.url, MAIL_FROM: 'kalender@hier.example' });
  const made = await ask('VTH', 'SD');
  const mailed = Object.fromEntries(made.map((row) => [row.department, row.mailed]));
  expect(mailed).toEqual({ VTH: 'Gemaild aan Kim', SD: 'Geen adres bekend. Stuur de link zelf.' });
  const letter = (await office.next()).replaceAll(/=\r?\n/g, '');
  expect(letter).toContain('kim@hier.example');
  expect(letter).toContain(`/check-in/${tokenOf(made.find((row) => row.department === 'VTH')!.address)}`);
  office.refuse(1);
  expect((await ask('VTH'))[0]!.mailed).toBe('Niet gelukt. Stuur de link zelf aan Kim.');
  await office.close();
});

it('asks four questions in two languages, knows nobody who is signed in, and is not to be kept or found', async () => {
  const token = await aToken();
  const { data } = await open(token);
  expect(data).toMatchObject({ news: null, form: { title: 'Check-in van VTH', last: null, start: {} } });
  const { form } = data as { form: { coming: unknown[]; times: unknown[]; goings: unknown[] } };
  expect([form.coming.length > 0, form.times.length, form.goings.length]).toEqual([true, 5, 3]);
  expect(JSON.stringify((await open(token, { locale: 'en' })).data)).toContain('Check-in of VTH');
  const root = { path: `/check-in/${token}`, params: { token }, today, cookie };
  expect((await callLoader(rootLoader as LoaderFunction, root)).data).toMatchObject({ person: null });
  expect(answering.headers({} as never)).toEqual({
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex, nofollow',
  });
  expect(answering.meta({ data: undefined } as never)).toContainEqual({ name: 'robots', content: 'noindex, nofollow' });
});

it('says at the field what is missing and keeps what was typed; then thanks, and shows what was said', async () => {
  const token = await aToken();
  const typed = { right: 'no', going: 'not_good', wish: 'Bel mij' };
  const refused = await answer(token, typed);
  expect(refused).toMatchObject({ status: 400, data: { typed } });
  expect(Object.keys((refused.data as { errors: object }).errors)).toEqual(['contestedText', 'time', 'goingText']);
  const long = await answer(token, { ...calm, wish: 'x'.repeat(1001) });
  expect((long.data as { errors: object }).errors).toEqual({ wish: 'too_long:1000' });
  expect((await answer(token, { ...calm, wish: 'x'.repeat(50_000) })).status).toBe(400);
  expect((await answer(token, { ...calm, time: '9' })).status).toBe(400);

  const { form } = (await open(token)).data as { form: { coming: { id: string; title: string }[] } };
  const [item] = form.coming;
  const said = { ...bad, right: 'no', 'contested[]': [item!.id], contestedText: 'Dan is er niemand', wish: '' };
  const sent = await answer(token, said);
  expect([sent.status, sent.headers.get('location')]).toEqual([302, `/check-in/${token}?thanks=1`]);
  const thanks = JSON.stringify((await open(token, { search: '?thanks=1' })).data);
  for (const text of [item!.title, 'Dan is er niemand', 'Genoeg tijd', 'Niet goed', 'Alles staat er dubbel'])
    expect(thanks).toContain(text);
  // Again: it starts with what was said, and says when.
  expect((await open(token)).data).toMatchObject({
    thanks: null,
    form: {
      start: { right: 'no', time: '4', 'contested[]': [item!.id] },
      last: expect.stringContaining('het laatst op'),
    },
  });
  expect((await answer(token, calm)).status).toBe(302);
  expect(await findSaidCheckIns(here.leader, here.programmeId)).toMatchObject([{ times: 2, answers: { right: true } }]);
});

it('is the same page for a link that never was and one that was withdrawn; one that is over says so without contents', async () => {
  const token = await aToken();
  const { asked } = (await look(page.loader)).data as { asked: [{ id: string }] };
  const unknown = await open('0'.repeat(32));
  expect(unknown).toMatchObject({ status: 404, data: { news: 'unknown', form: null, thanks: null } });
  const over = await open(token, { on: '2026-03-17', search: '?thanks=1' });
  expect(over).toMatchObject({ status: 404, data: { news: 'expired', form: null, thanks: null } });
  expect(await answer(token, bad, '2026-03-17')).toMatchObject({ status: 404, data: { news: 'expired' } });
  // What is missing in the form is not told of a link that is no good.
  expect(await answer(token, {}, '2026-03-17')).toMatchObject({ status: 404, data: { news: 'expired', errors: {} } });
  expect((await send(withdraw.action, { checkInId: asked[0].id }, {})).status).toBe(302);
  // Once: who comes after takes nothing back.
  expect((await send(withdraw.action, { checkInId: asked[0].id }, {}, await here.cookie('administrator'))).status).toBe(302); // prettier-ignore
  expect((await look(page.loader)).data).toMatchObject({
    asked: [{ state: 'ingetrokken door project_leader van hier' }],
  });
  const plain = ({ status: code, data }: Answer) => [code, data];
  expect(plain(await open(token))).toEqual(plain(unknown));
  expect(plain(await open('bestaatniet'))).toEqual(plain(unknown));
  expect(plain(await answer(token, bad))).toEqual(plain(await answer('1'.repeat(32), bad)));
  const root = (of: string) =>
    callLoader(rootLoader as LoaderFunction, { path: `/check-in/${of}`, params: { token: of }, today });
  expect((await root(token)).data).toEqual((await root('0'.repeat(32))).data);
  expect(await findSaidCheckIns(here.leader, here.programmeId)).toEqual([]);
});

it('makes who guesses wait', async () => {
  for (let at = 0; at < freeNames; at++) expect((await open(at.toString(36).padStart(32, '0'))).status).toBe(404);
  const answered = await open('z'.repeat(32));
  expect([answered.status, answered.data]).toMatchObject([429, { news: 'wait' }]);
  expect(Number(answered.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await answer('y'.repeat(32), calm)).toMatchObject({ status: 429 });
});

it('is seen with its source on three pages by who may read it, and dealt with', async () => {
  const token = await aToken();
  await answer(token, bad);
  const { said, asked } = (await look(page.loader)).data as { said: [{ id: string; times: number }]; asked: unknown[] };
  expect(said).toMatchObject([
    { department: 'VTH', asks: true, source: expect.stringMatching(/ · check-in$/), dealt: null },
  ]);
  expect(asked).toMatchObject([{ waits: false, answer: expect.stringContaining('Geantwoord op') }]);
  const text = 'Alles staat er dubbel';
  const shown = async (loader: unknown, as: string, params = {}) =>
    JSON.stringify((await look(loader, params, as)).data).includes(text);
  const steering = await here.cookie('steering');
  const reader = await here.cookie('reader');
  const unit = { departmentId: id('VTH') };
  expect(await shown(status.loader, cookie)).toBe(true);
  expect(await shown(department.loader, cookie, unit)).toBe(true);
  expect(await shown(department.loader, cookie, { departmentId: id('SD') })).toBe(false);
  expect([await shown(status.loader, steering), await shown(department.loader, steering, unit)]).toEqual([true, true]);
  expect([await shown(status.loader, reader), await shown(department.loader, reader, unit)]).toEqual([false, false]);
  // A head of no department reads nothing of anybody.
  const head = await here.cookie('department_head');
  for (const loader of [page.loader, status.loader]) expect(await shown(loader, head)).toBe(false);
  const stranger = await elsewhere.cookie('administrator');
  expect((await look(page.loader, {}, stranger)).status).toBe(404);

  const [{ id: checkInId, times }] = said;
  const settle = (seen: number, as = cookie) => send(deal.action, { checkInId }, { times: String(seen) }, as);
  expect((await settle(times, stranger)).status).toBe(404);
  expect((await settle(times + 1)).headers.get('location')).toContain('told=changed');
  expect((await settle(times)).headers.get('location')).toContain('told=dealt');
  expect((await look(page.loader)).data).toMatchObject({
    said: [{ asks: false, dealt: expect.stringContaining('project_leader van hier') }],
  });
});
