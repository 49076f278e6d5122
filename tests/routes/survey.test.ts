// Surveys as they are met: the form of who answers, the pages of who asks, and small groups that nobody gets to see.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { day } from '~/models/planning/day';
import { getSurvey } from '~/models/survey-answer.server';
import { closeRound, createRound, getRound } from '~/models/survey.server';
import { loader as rootLoader } from '~/root';
import * as answering from '~/routes/peiling.$token';
import * as adoption from '~/routes/programmes.$programmeId.adoption._index';
import * as adoptionUnit from '~/routes/programmes.$programmeId.adoption.departments.$departmentId';
import * as adoptionFile from '~/routes/programmes.$programmeId.adoption.download';
import * as adoptionMetric from '~/routes/programmes.$programmeId.adoption.metrics.$metricKey';
import * as deliveries from '~/routes/programmes.$programmeId.figures._index';
import * as enter from '~/routes/programmes.$programmeId.figures.enter';
import * as list from '~/routes/programmes.$programmeId.surveys._index';
import * as page from '~/routes/programmes.$programmeId.surveys.$roundId._index';
import * as close from '~/routes/programmes.$programmeId.surveys.$roundId.close';
import * as download from '~/routes/programmes.$programmeId.surveys.$roundId.download';
import * as edit from '~/routes/programmes.$programmeId.surveys.$roundId.edit';
import * as fresh from '~/routes/programmes.$programmeId.surveys.new';
import { callAction, callForm, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { departmentFigures, found, measureAnswers } from '../support/surveys';

const today = day('2026-11-16');
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  await measureAnswers(database, here);
  cookie = await here.cookie('project_leader');
}, 120_000);
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.delete(t.surveyRound);
  await database.db.delete(t.figure);
});

const id = (key: string) => here.departmentIds[key]!;
async function aRound(keys = ['BZ', 'VTH', 'RO'], kind: 'acceptance' | 'adkar' | 'pressure' = 'pressure') {
  const departments = keys.map((key) => ({ departmentId: id(key), invited: 30 }));
  const days = { opensOn: day('2026-11-09'), lastDay: day('2026-11-20') };
  const made = await createRound(here.leader, here.programmeId, { kind, name: 'Pols', ...days, departments }, today);
  if (made?.status !== 'saved') throw new Error(JSON.stringify(made));
  const view = found(await getRound(here.leader, { programmeId: here.programmeId, roundId: made.id }, today));
  const tokens = new Map(view.links.map(({ departmentId, token }) => [departmentId, token]));
  return { roundId: made.id, token: (key: string) => found(tokens.get(id(key))) };
}
const keep = async (key: string, roundId: string, all: number[][]) => {
  const owner = { organisationId: here.organisationId, programmeId: here.programmeId, roundId };
  await database.db
    .insert(t.surveyAnswer)
    .values(all.map((scores, at) => ({ id: `${key}-${roundId}-${at}`, ...owner, departmentId: id(key), scores })));
};
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const kept = async () => (await database.db.select().from(t.surveyAnswer)).map(({ scores }) => scores);

const ask = (loader: unknown, params: Record<string, string> = {}, as = cookie, search = '') =>
  callLoader(loader as LoaderFunction, {
    ...{ path: `/${search}`, cookie: as, today },
    params: { programmeId: here.programmeId, ...params },
  });
const send = (action: unknown, params: Record<string, string>, form: Record<string, string | string[]>, as = cookie) =>
  callAction(action as ActionFunction, {
    ...{ path: '/', cookie: as, today, form },
    params: { programmeId: here.programmeId, ...params },
  });

describe('answering', () => {
  const answers = { 'statement-1': '4', 'statement-2': '0', 'statement-3': '1' };
  type Told = { news?: string; errors: Record<string, string>; typed: object };
  const open = (token: string, more: { search?: string; cookie?: string; on?: string } = {}) =>
    callLoader(answering.loader as LoaderFunction, {
      ...{ path: `/peiling/${token}${more.search ?? ''}`, params: { token }, today: more.on ?? today },
      ...(more.cookie ? { cookie: more.cookie } : {}),
    });
  const answer = (token: string, form: Record<string, string> = answers, more: { cookie?: string; on?: string } = {}) =>
    callAction(answering.action as ActionFunction, {
      ...{ path: `/peiling/${token}`, params: { token }, today: more.on ?? today, form },
      ...(more.cookie ? { cookie: more.cookie } : {}),
    });

  it('needs no sign-in: statements in the reader’s language, kept as they were scored, then thanks', async () => {
    const { token } = await aRound();
    const { data } = await open(token('BZ'));
    expect(data).toMatchObject({
      ...{ name: 'Pols', news: null },
      form: {
        ...{ department: 'BZ', municipality: 'hier', lastDay: '2026-11-20' },
        statements: ['Ik heb te veel werk.', 'Ik moet te snel werken.', 'Ik herstel onvoldoende.'],
      },
    });
    const english = { path: '/', params: { token: token('BZ') }, today, locale: 'en' } as const;
    const { data: other } = await callLoader(answering.loader as LoaderFunction, english);
    expect(JSON.stringify(other)).toContain('I have too much work.');
    const sent = await answer(token('BZ'));
    expect([sent.status, sent.headers.get('location')]).toEqual([302, `/peiling/${token('BZ')}?thanks=1`]);
    expect(await kept()).toEqual([[4, 0, 1]]);
    expect((await open(token('BZ'), { search: '?thanks=1' })).data).toMatchObject({ news: 'thanks' });
  });

  it('leaves a cookie that says that this browser answered this round, and nothing else', async () => {
    const { token, roundId } = await aRound();
    const header = (await answer(token('BZ'))).headers.get('set-cookie')!;
    expect(header).toMatch(
      new RegExp(`^dok_peiling_${roundId}=1; Max-Age=\\d+; Path=/peiling; HttpOnly; SameSite=Lax$`),
    );
    const browser = header.split(';')[0]!;
    expect((await open(token('BZ'), { cookie: browser })).data).toMatchObject({ news: 'answered', form: null });
    // By accident once more: nothing is kept. A colleague at the same device says so.
    const twice = await answer(token('BZ'), answers, { cookie: browser });
    expect([twice.status, (twice.data as Told).news]).toEqual([409, 'answered']);
    expect(await kept()).toHaveLength(1);
    expect((await open(token('BZ'), { cookie: browser, search: '?again=1' })).data).toMatchObject({ news: null });
    expect((await answer(token('BZ'), { ...answers, again: '1' }, { cookie: browser })).status).toBe(302);
    expect(await kept()).toHaveLength(2);
    // Another round is another matter.
    const other = await aRound();
    expect((await open(other.token('BZ'), { cookie: browser })).data).toMatchObject({ news: null });
  });

  it.each([
    [
      'a statement left out',
      { 'statement-1': '4', 'statement-3': '1' },
      { 'statement-2': 'said:Kies een antwoord, of ‘Geen antwoord’.' },
    ],
    [
      'six points',
      { ...answers, 'statement-1': '6' },
      { 'statement-1': 'said:Kies een antwoord, of ‘Geen antwoord’.' },
    ],
    ['words', { ...answers, 'statement-1': 'eens' }, { 'statement-1': 'said:Kies een antwoord, of ‘Geen antwoord’.' }],
    [
      'no answer to anything',
      { 'statement-1': '0', 'statement-2': '0', 'statement-3': '0' },
      { 'statement-1': 'said:Geef op minstens één stelling een antwoord.' },
    ],
  ])('with %s is refused at the statement, with what was chosen', async (_what, form, errors) => {
    const { token } = await aRound();
    const refused = await answer(token('BZ'), form);
    expect([refused.status, refused.data]).toMatchObject([400, { errors, typed: form }]);
    expect(await kept()).toEqual([]);
  });

  it('too early, too late and with an address that is not there says so, and keeps nothing', async () => {
    const { token, roundId } = await aRound();
    for (const [on, news] of [
      ['2026-11-08', 'planned'],
      ['2026-11-21', 'closed'],
    ] as const) {
      expect((await open(token('BZ'), { on })).data).toMatchObject({ news, form: null });
      const sent = await answer(token('BZ'), answers, { on });
      expect([sent.status, (sent.data as Told).news]).toEqual([409, news]);
    }
    await closeRound(here.leader, { programmeId: here.programmeId, roundId }, today);
    expect((await open(token('BZ'))).data).toMatchObject({ news: 'closed' });
    // What cannot be an address at all is refused before anything looks for it.
    expect((await open('a\0b')).status).toBe(404);
    for (const wrong of ['x', '0'.repeat(32), `${token('BZ')}0`]) {
      const { status, data } = await open(wrong);
      expect([status, data]).toMatchObject([404, { news: 'unknown', form: null }]);
      expect((await answer(wrong)).status).toBe(404);
    }
    expect(await kept()).toEqual([]);
  });

  it('with a body that is no form, or far too large, is refused', async () => {
    const { token } = await aRound();
    const call = { path: `/peiling/${token('BZ')}`, params: { token: token('BZ') }, today };
    const action = answering.action as ActionFunction;
    expect((await callForm(action, { ...call, form: '{}', type: 'application/json' })).status).toBe(413);
    const large = { ...answers, more: 'x'.repeat(20_000) };
    const body = new URLSearchParams(large).toString();
    const request = new Request(`http://localhost:3000${call.path}`, {
      ...{ method: 'POST', body },
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) },
    });
    const context = { nonce: '', requestId: '', today };
    const refused = await Promise.resolve(action({ request, params: call.params, context })).catch((error) => error);
    expect((refused as Response).status).toBe(413);
    expect(await kept()).toEqual([]);
  });

  it('does not look who is signed in: no name on the page, and no trace that somebody was there', async () => {
    const { token } = await aRound();
    const own = { path: `/peiling/${token('BZ')}`, params: { token: token('BZ') }, today, cookie };
    const long = new Date('2026-01-01').toISOString();
    await database.db.update(t.session).set({ seenAt: long });
    const seen = await callLoader(rootLoader as LoaderFunction, own);
    expect(seen.data).toMatchObject({ person: null, crowd: null });
    await answer(token('BZ'), answers, { cookie });
    const sessions = await database.db.select().from(t.session);
    expect(sessions.filter(({ seenAt }) => new Date(seenAt).getTime() !== new Date(long).getTime())).toEqual([]);
    // Who was away this long would have to sign in again.
    await database.db.update(t.session).set({ seenAt: new Date().toISOString() });
  });

  it('stands in the house style of the municipality', async () => {
    const { token } = await aRound();
    expect((await getSurvey(token('BZ'), today))?.theme).toBe('voorbeeld');
  });
});

describe('asking', () => {
  const form = (more: Record<string, string | string[]> = {}) => ({
    ...{ kind: 'adkar', name: 'ADKAR najaar', opensOn: '2026-11-16', lastDay: '2026-11-30', 'ask[]': [id('BZ')] },
    ...{ [`invited-${id('BZ')}`]: '38', ...more },
  });

  it('makes a round with an address per department to copy', async () => {
    const made = await send(fresh.action, {}, form({ 'ask[]': [id('BZ'), id('VTH')], [`invited-${id('VTH')}`]: '41' }));
    expect(made.status).toBe(302);
    const roundId = /surveys\/([a-z0-9]{16})\?saved=1$/.exec(made.headers.get('location')!)![1]!;
    const { data } = await ask(page.loader, { roundId });
    const { responses } = data as { responses: { name: string; address: string | null; invited: number }[] };
    expect(responses.map(({ name, invited }) => [name, invited])).toEqual([
      ['BZ', 38],
      ['VTH', 41],
      ['Iedereen samen', 79],
    ]);
    expect(responses[0]!.address).toMatch(/^http:\/\/localhost:3000\/peiling\/[0-9a-z]{32}$/);
    const { data: rounds } = await ask(list.loader);
    expect(rounds).toMatchObject({ mayManage: true, rounds: [{ name: 'ADKAR najaar', state: 'open' }] });
  });

  it.each([
    ['no name', { name: '' }, { name: 'required' }],
    ['no kind', { kind: 'mood' }, { kind: 'choose' }],
    ['no day', { opensOn: 'ooit' }, { opensOn: 'not_a_day' }],
    ['the last day first', { lastDay: '2026-11-15' }, { lastDay: 'last_before_start' }],
    ['nobody', { 'ask[]': [] }, { departments: 'said:Kies minstens één afdeling.' }],
  ])('with %s is refused at the field, with what was typed', async (_what, more, errors) => {
    const answer = await send(fresh.action, {}, form(more));
    expect([answer.status, answer.data]).toMatchObject([400, { errors, typed: { opensOn: form(more).opensOn } }]);
    expect(await database.db.select().from(t.surveyRound)).toEqual([]);
  });

  it('of no number of people is refused at the department', async () => {
    const field = `invited-${id('BZ')}`;
    for (const said of ['', '0', 'veel', '100001', '2,5']) {
      const { status, data } = await send(fresh.action, {}, form({ [field]: said }));
      expect([status, data]).toMatchObject([
        400,
        { errors: { [field]: 'not_between:1:100000' }, typed: { [field]: said } },
      ]);
    }
  });

  it('of a department of another municipality is refused', async () => {
    const foreign = elsewhere.departmentIds['BZ']!;
    const { status, data } = await send(fresh.action, {}, form({ 'ask[]': [foreign], [`invited-${foreign}`]: '5' }));
    expect([status, data]).toMatchObject([
      409,
      { refusal: 'De peiling kan zo niet: Een van deze afdelingen is er niet meer.' },
    ]);
  });

  it('is changed: all of it, and after an answer the name and a later day; who meant more is told', async () => {
    const { roundId } = await aRound();
    expect((await ask(edit.loader, { roundId })).data).toMatchObject({ answered: false });
    expect((await send(edit.action, { roundId }, form())).status).toBe(302);
    await keep('BZ', roundId, [[1, 1, 1]]);
    expect((await ask(edit.loader, { roundId })).data).toMatchObject({ answered: true, start: { kind: 'adkar' } });
    const meanwhile = await send(edit.action, { roundId }, form({ name: 'Nog eens', kind: 'pressure' }));
    expect([meanwhile.status, meanwhile.data]).toMatchObject([
      409,
      { refusal: expect.stringContaining('Er zijn al antwoorden.') as string, typed: { name: 'Nog eens' } },
    ]);
    expect((await send(edit.action, { roundId }, { name: 'Nog eens', lastDay: '2026-12-04' })).status).toBe(302);
    const earlier = await send(edit.action, { roundId }, { name: 'Nog eens', lastDay: '2026-12-03' });
    expect([earlier.status, earlier.data]).toMatchObject([
      400,
      { errors: { lastDay: 'said:Er zijn al antwoorden: de laatste dag kan alleen later.' } },
    ]);
    const [row] = await database.db.select().from(t.surveyRound);
    expect(row).toMatchObject({ kind: 'adkar', name: 'Nog eens', lastDay: '2026-12-04' });
  });

  it('is closed once, and then neither changed nor closed', async () => {
    const { roundId } = await aRound();
    await keep('BZ', roundId, times(6, [4, 4, 4]));
    expect((await ask(download.loader, { roundId })).status).toBe(404);
    const closed = await send(close.action, { roundId }, {});
    expect(closed.headers.get('location')).toMatch(/\?closed=1$/);
    const place = `/programmes/${here.programmeId}/surveys/${roundId}`;
    for (const answer of [
      await send(close.action, { roundId }, {}),
      await ask(close.loader, { roundId }),
      await ask(edit.loader, { roundId }),
    ]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([302, place]);
    }
    // Who was changing it is told that nothing of that was saved.
    const late = await send(edit.action, { roundId }, { name: 'Anders', lastDay: '2026-12-04' });
    expect([late.status, late.headers.get('location')]).toEqual([302, `${place}?meanwhile=closed`]);
    const told = async (search: string) => (await ask(page.loader, { roundId }, cookie, search)).data;
    expect(await told('?meanwhile=closed')).toMatchObject({ closedMeanwhile: true });
    expect(await told('')).toMatchObject({ closedMeanwhile: false });
  });
});

describe('results', () => {
  type Results = {
    summary: string;
    rows: { name: string; answers: string | null; score: string; barrier: string }[];
    advice: { title: string; steps: string[] }[];
    trend: { rows: { name: string; scores: string[] }[]; line: unknown[] | null } | null;
  };
  const resultsOf = async (roundId: string, as = cookie) =>
    ((await ask(page.loader, { roundId }, as)).data as { results: Results | null }).results;
  const closeIt = (roundId: string) => closeRound(here.leader, { programmeId: here.programmeId, roundId }, today);

  it('of ADKAR say where it gets stuck and what helps', async () => {
    const { roundId } = await aRound(['BZ', 'VTH'], 'adkar');
    await keep('BZ', roundId, times(8, [4, 4, 2, 3, 2, 2, 1, 1, 1, 1]));
    await keep('VTH', roundId, times(9, [5, 5, 5, 5, 4, 4, 4, 4, 4, 4]));
    expect(await resultsOf(roundId)).toBeNull();
    await closeIt(roundId);
    const results = found(await resultsOf(roundId));
    expect(results.rows.map(({ name, barrier }) => [name, barrier])).toEqual([
      ['BZ', 'Willen'],
      ['VTH', 'geen'],
      ['Iedereen samen', 'Kunnen'],
    ]);
    expect(results.summary).toContain('17 van de 60 mensen gaven antwoord (28 %).');
    expect(results.summary).toContain('De barrière is Willen bij BZ. Geen barrière: VTH.');
    expect(results.advice).toMatchObject([{ title: 'Willen: BZ' }]);
    expect(results.advice[0]!.steps).toHaveLength(3);
    expect(results.trend).toBeNull();
  });

  it('have the rounds of the same kind before it beside them', async () => {
    const first = await aRound(['BZ', 'VTH']);
    await keep('BZ', first.roundId, times(6, [2, 2, 2]));
    await closeIt(first.roundId);
    await database.db.update(t.surveyRound).set({ opensOn: '2026-08-10', lastDay: '2026-08-20' });
    const second = await aRound(['BZ', 'VTH']);
    await keep('BZ', second.roundId, times(6, [3, 3, 3]));
    await keep('VTH', second.roundId, times(6, [5, 5, 5]));
    await closeIt(second.roundId);
    const { trend, summary } = found(await resultsOf(second.roundId));
    expect(trend!.rows).toMatchObject([
      { name: 'BZ', scores: ['2,0', '3,0'] },
      { name: 'VTH', scores: ['–', '5,0'] },
      { name: 'Iedereen samen', scores: ['2,0', '4,0'] },
    ]);
    expect(trend!.line).toHaveLength(2);
    expect(summary).toContain(
      'Iedereen samen geeft een 4,0 op een schaal van 1 tot 5. In de peiling hiervoor was dat 2,0.',
    );
    expect(summary).toContain('Het hoogst is VTH (5,0), het laagst BZ (3,0).');
    // What came later is no part of what was known then.
    expect(found(await resultsOf(first.roundId)).trend).toBeNull();
  });

  it('come as a file, with a formula in a name made harmless', async () => {
    const { roundId } = await aRound(['BZ', 'VTH']);
    await database.db.update(t.surveyRound).set({ name: '=1+1' });
    await keep('BZ', roundId, times(6, [4, 5, 3]));
    await keep('VTH', roundId, times(7, [2, 2, 2]));
    await closeIt(roundId);
    const file = await ask(download.loader, { roundId });
    expect(file.headers.get('content-type')).toContain('text/csv');
    const lines = String(file.data).split('\r\n');
    expect(lines).toContain(`'=1+1;Werkdruk (3 stellingen);2026-11-16;BZ;afdeling;score;;4;6;`);
    expect(lines).toContain(
      `'=1+1;Werkdruk (3 stellingen);2026-11-16;BZ;afdeling;stelling;Ik moet te snel werken.;5;6;`,
    );
    expect(lines).toContain(`'=1+1;Werkdruk (3 stellingen);2026-11-16;Iedereen samen;totaal;score;;2,923;13;`);
  });

  it('are of their own departments for a department head', async () => {
    const { roundId } = await aRound();
    for (const key of ['BZ', 'VTH', 'RO']) await keep(key, roundId, times(6, [4, 4, 4]));
    await closeIt(roundId);
    const head = await here.cookie('department_head');
    const [account] = (await database.db.select().from(t.userAccount)).filter(
      ({ role, organisationId }) => role === 'department_head' && organisationId === here.organisationId,
    );
    const owner = { organisationId: here.organisationId, userId: account!.id };
    await database.db.insert(t.userDepartment).values({ ...owner, departmentId: id('VTH') });
    const names = async (as: string) => found(await resultsOf(roundId, as)).rows.map(({ name }) => name);
    expect(await names(head)).toEqual(['VTH', 'Iedereen samen']);
    expect(await names(await here.cookie('steering'))).toEqual(['BZ', 'RO', 'VTH', 'Iedereen samen']);
    expect(String((await ask(download.loader, { roundId }, head)).data)).not.toMatch(/;(BZ|RO);/);
  });

  it('are out of reach of another municipality', async () => {
    const { roundId } = await aRound();
    await closeIt(roundId);
    const stranger = await elsewhere.cookie('administrator');
    for (const loader of [page.loader, download.loader, edit.loader, close.loader]) {
      expect((await ask(loader, { roundId }, stranger)).status).toBe(404);
      expect((await ask(loader, { roundId, programmeId: elsewhere.programmeId }, stranger)).status).toBe(404);
    }
  });
});

describe('what few people said', () => {
  // Levels that only they have, of statements and of all together, as any page or file would write them, and their number.
  const secret =
    /(?<![\d.,])(4[.,](4|42|417|75|8)|3[.,](1|14|143|3|29|286))(?![\d])|\bn [47]\b|"denominator":[47]\b|"answers":"?[47]\b|;[47];\r?\n/;
  let roundId: string;

  beforeEach(async () => {
    const round = await aRound(['BZ', 'VTH', 'RO'], 'acceptance');
    roundId = round.roundId;
    // Four of BZ hide; seven of RO would give them away.
    await keep('BZ', roundId, [...times(3, [5, 5, 5, 4, 4, 4]), [4, 5, 4, 4, 4, 4]]);
    await keep('RO', roundId, [...times(6, [3, 3, 3, 3, 3, 4]), [4, 4, 4, 4, 4, 4]]);
    await keep('VTH', roundId, times(20, [2, 2, 2, 2, 2, 2]));
  });

  async function everything(as: string): Promise<string[]> {
    const own = { programmeId: here.programmeId };
    const units = ['BZ', 'RO'].map(id);
    const asked = [
      ...[[list.loader], [page.loader, { roundId }], [download.loader, { roundId }]],
      ...[[adoption.loader], [adoption.loader, {}, '?group=answers&sort=M13'], [adoptionFile.loader]],
      ...units.map((one) => [adoption.loader, {}, `?department=${one}&group=answers`]),
      ...units.map((departmentId) => [adoptionUnit.loader, { departmentId }]),
      [adoptionMetric.loader, { metricKey: 'M13' }],
      ...units.map((one) => [adoptionMetric.loader, { metricKey: 'M13' }, `?department=${one}&department=total`]),
      [deliveries.loader],
      ...units.map((one) => [enter.loader, {}, `?department=${one}&period=quarter&at=2026-Q4&all=1`]),
    ] as [unknown, Record<string, string>?, string?][];
    return Promise.all(
      asked.map(async ([loader, params = {}, search = '']) => {
        const { data } = await ask(loader, { ...own, ...params }, as, search);
        return typeof data === 'string' ? data : JSON.stringify(data);
      }),
    );
  }

  it.each(['project_leader', 'administrator', 'department_head', 'steering', 'reader'] as const)(
    'is in no page, file or figure that %s can open, before and after closing',
    async (role) => {
      const as = await here.cookie(role);
      const open = await everything(as);
      expect(open.filter((text) => secret.test(text))).toEqual([]);
      await closeRound(here.leader, { programmeId: here.programmeId, roundId }, today);
      const closed = await everything(as);
      expect(closed.filter((text) => secret.test(text))).toEqual([]);
      // It would be seen where it does show: those of VTH are.
      expect(closed.some((text) => text.includes('te weinig antwoorden') || text.includes('Iedereen samen'))).toBe(
        true,
      );
    },
  );

  it('is no figure: what is stored there is of departments that show', async () => {
    await closeRound(here.leader, { programmeId: here.programmeId, roundId }, today);
    expect(await departmentFigures(here, 'M13')).toEqual({ 'VTH 2026-Q4': [2, 20] });
  });

  it('shows with one answer more, so that the test above looks at the right place', async () => {
    const owner = { organisationId: here.organisationId, programmeId: here.programmeId, roundId };
    const scores = [4, 5, 5, 4, 4, 4];
    await database.db.insert(t.surveyAnswer).values({ id: 'fifth', ...owner, departmentId: id('BZ'), scores });
    await closeRound(here.leader, { programmeId: here.programmeId, roundId }, today);
    const texts = await everything(cookie);
    // The page, the file, the table, its file, both departments and the metric.
    expect(texts.filter((text) => secret.test(text)).length).toBeGreaterThanOrEqual(8);
  });
});
