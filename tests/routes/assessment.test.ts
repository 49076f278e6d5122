// The assessment as it is met: made, answered without a name, closed, read, and small groups that nobody gets to see.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { questionIds, type RespondentGroup } from '~/models/planning/assessment/questions';
import { day } from '~/models/planning/day';
import { loader as rootLoader } from '~/root';
import * as page from '~/routes/programmes.$programmeId.assessment.$roundId._index';
import * as close from '~/routes/programmes.$programmeId.assessment.$roundId.close';
import * as download from '~/routes/programmes.$programmeId.assessment.$roundId.download';
import * as advice from '~/routes/programmes.$programmeId.assessment.$roundId.recommendations.$recommendationId';
import * as toItem from '~/routes/programmes.$programmeId.assessment.$roundId.recommendations.$recommendationId_.item';
import * as list from '~/routes/programmes.$programmeId.assessment._index';
import * as fresh from '~/routes/programmes.$programmeId.assessment.new';
import * as itemPage from '~/routes/programmes.$programmeId.items.$itemId._index';
import * as answering from '~/routes/toets.$token';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { found } from '../support/surveys';
import { undoChange } from '../support/undo';

const today = day('2026-11-16');
let database: TestDatabase;
let here: Municipality;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  cookie = await here.cookie('project_leader');
}, 120_000);
afterAll(() => database.close());

const ask = (loader: unknown, params: Record<string, string> = {}, as = cookie) =>
  callLoader(loader as LoaderFunction, {
    ...{ path: '/', cookie: as, today },
    params: { programmeId: here.programmeId, ...params },
  });
const send = (action: unknown, params: Record<string, string>, form: Record<string, string>) =>
  callAction(action as ActionFunction, {
    ...{ path: '/', cookie, today, form },
    params: { programmeId: here.programmeId, ...params },
  });

const counts = { 'count-department_head': '6', 'count-key_user': '6', 'count-programme': '2' };
async function aRound() {
  const id = newId();
  const form = { id, title: 'Toets', heldOn: '2026-11-10', form: 'full', ...counts };
  const sent = await send(fresh.action, {}, form);
  const { made } = sent.data as { made: { role: string; address: string }[] };
  return { id, form, status: sent.status, tokens: made.map(({ address }) => address.split('/').at(-1)!) };
}
async function answers(roundId: string, group: RespondentGroup, count: number, score: number) {
  const owner = { organisationId: here.organisationId, programmeId: here.programmeId, roundId };
  const scores = questionIds.map(() => score);
  await database.db
    .insert(t.assessmentAnswer)
    .values(Array.from({ length: count }, () => ({ id: newId(), ...owner, respondentGroup: group, scores })));
}

it('is made once, its addresses are shown once, and too few people are refused with what was typed', async () => {
  const { form, status, tokens } = await aRound();
  expect([status, new Set(tokens).size]).toEqual([201, 14]);
  expect((await send(fresh.action, {}, form)).status).toBe(409);
  const few = await send(fresh.action, {}, { ...form, id: newId(), 'count-key_user': '' });
  expect(few.status).toBe(201);
  const fewer = await send(fresh.action, {}, { ...form, id: newId(), 'count-department_head': '1' });
  expect(fewer.status).toBe(201);
  const tooFew = await send(fresh.action, {}, { id: newId(), title: 'Toets', heldOn: '2026-11-10', form: 'full' });
  expect(tooFew).toMatchObject({ status: 400, data: { errors: { links: expect.stringContaining('8') as string } } });
  expect((tooFew.data as { typed: object }).typed).toMatchObject({ title: 'Toets' });
});

it('is answered without signing in, in the reader’s language, once; what was chosen stays when something is missing', async () => {
  const { tokens } = await aRound();
  const params = { token: tokens[0]! };
  const call = { path: `/toets/${tokens[0]}`, params, today };
  const open = (locale: 'nl' | 'en' = 'nl') => callLoader(answering.loader as LoaderFunction, { ...call, locale });
  expect(JSON.stringify((await open()).data)).toContain('Hoe breed moet zaakgericht werken worden?');
  expect(JSON.stringify((await open('en')).data)).toContain('How broad should case-based working become?');
  const root = await callLoader(rootLoader as LoaderFunction, { ...call, cookie });
  expect(root.data).toMatchObject({ person: null });
  const form = Object.fromEntries(questionIds.map((id) => [`level-${id}`, '3']));
  const post = (fields: Record<string, string>) =>
    callAction(answering.action as ActionFunction, { ...call, form: fields });
  const { 'level-X7': _left, ...missing } = form;
  const refused = await post(missing);
  expect(refused).toMatchObject({ status: 400, data: { typed: { 'level-A1': '3' } } });
  expect(Object.keys((refused.data as { errors: object }).errors)).toEqual(['level-X7']);
  expect((await post({ ...form, 'level-A1': '0' })).status).toBe(302);
  expect(await post(form)).toMatchObject({ status: 409, data: { news: 'answered' } });
  expect((await open()).data).toMatchObject({ news: 'answered', form: null });
  const unknown = { path: '/', params: { token: 'bestaatniet' }, today };
  expect((await callLoader(answering.loader as LoaderFunction, unknown)).status).toBe(404);
});

it('shows nothing while it is open; closed, no page and no file tells what a small group said', async () => {
  const { id } = await aRound();
  await answers(id, 'management', 6, 4);
  await answers(id, 'practice', 5, 2);
  await answers(id, 'support', 2, 1);
  expect((await ask(page.loader, { roundId: id })).data).toMatchObject({ text: null });
  expect((await ask(download.loader, { roundId: id })).status).toBe(404);
  expect((await send(close.action, { roundId: id }, {})).status).toBe(302);
  for (const role of ['project_leader', 'steering', 'department_head', 'reader'] as const) {
    const as = await here.cookie(role);
    const { data } = await ask(page.loader, { roundId: id }, as);
    const { text } = data as { text: { groups: { rows: Record<string, unknown>[] }[] } };
    for (const { rows } of text.groups)
      for (const row of rows) expect(row).toMatchObject({ support: null, practice: null, management: '4,0' });
    const { data: file } = await ask(download.loader, { roundId: id }, as);
    const lines = String(file).split('\r\n');
    expect(lines.filter((line) => /;1(,0+)?;2;/.test(line) || /;2(,0+)?;5;/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('niet getoond'))).toHaveLength(29 * 2);
    expect(JSON.stringify((await ask(list.loader, {}, as)).data)).toContain('Toets');
  }
});

it('has recommendations; one becomes an item of the plan that refers back, and only once', async () => {
  const { id } = await aRound();
  const fields = { text: 'Huur een medewerker in', owner: here.leader.userId, dueOn: '2026-12-01', state: 'open' };
  expect((await send(advice.action, { roundId: id, recommendationId: 'new' }, fields)).status).toBe(302);
  const { data } = await ask(page.loader, { roundId: id });
  const [row] = (data as { recommendations: { id: string }[] }).recommendations;
  const params = { roundId: id, recommendationId: found(row).id };
  const item = { title: 'Inhuur', start: '2026-11-23', workDays: '5', confirmed: '1' };
  expect((await send(toItem.action, params, { ...item, title: '' })).status).toBe(400);
  const planned = await send(toItem.action, params, item);
  expect(planned.status).toBe(302);
  const itemId = /items\/([0-9a-z]+)/.exec(found(planned.headers.get('location')))![1]!;
  expect((await ask(itemPage.loader, { itemId })).data).toMatchObject({ advisedIn: { roundId: id, title: 'Toets' } });
  expect((await ask(page.loader, { roundId: id })).data).toMatchObject({
    recommendations: [{ state: 'planned', itemId, owner: { id: here.leader.userId } }],
  });
  const again = await send(toItem.action, params, item);
  expect(again.headers.get('location')).toContain(itemId);
  expect(await database.db.select().from(t.assessmentRecommendationItem)).toHaveLength(1);

  type Listed = { recommendations: [{ state: string; itemId: string | null }] };
  const state = async () => {
    const [{ state: said, itemId: of }] = ((await ask(page.loader, { roundId: id })).data as Listed).recommendations;
    return [said, of];
  };
  const [made] = await database.db
    .select({ id: t.planHistory.id })
    .from(t.planHistory)
    .where(and(eq(t.planHistory.programmeId, here.programmeId), eq(t.planHistory.kind, 'create_item')));
  const undone = await undoChange(here.leader, here.programmeId, found(made).id);
  if (undone?.status !== 'saved') throw new Error(JSON.stringify(undone));
  expect(await state()).toEqual(['open', null]);
  await undoChange(here.leader, here.programmeId, undone.changeId);
  expect(await state()).toEqual(['planned', itemId]);
});
