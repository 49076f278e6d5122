// Deciding a gate over HTTP, by the steering committee too: mistakes at their field, the rule in words, and what is kept of it.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBaselines } from '~/models/baseline.server';
import { findHistory } from '~/models/history.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import type { Role } from '~/models/planning/permission';
import * as gate from '~/routes/programmes.$programmeId.milestones_.$itemId';
import * as criterion from '~/routes/programmes.$programmeId.milestones_.$itemId_.criteria.$criterionId';
import * as state from '~/routes/programmes.$programmeId.milestones_.$itemId_.criteria.$criterionId_.state';
import * as undo from '~/routes/programmes.$programmeId.history.$changeId.undo';
import * as decide from '~/routes/programmes.$programmeId.milestones_.$itemId_.decide';
import * as border from '~/routes/programmes.$programmeId.phases_.$phaseId_.gate';
import * as phases from '~/routes/programmes.$programmeId.phases';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  // Everybody is there before the plan is read for the first time; it keeps their names.
  for (const role of ['steering', 'reader', 'department_head'] as const) await here.cookie(role);
});
afterAll(() => database.close());

const plan = async () => (await loadPlan(here.leader, here.programmeId))!;
const itemOf = async (key: string) => (await plan()).items.find((item) => item.key === key)!;
const criteriaOf = async (itemId: string) => (await plan()).criteria.filter((row) => row.itemId === itemId);

const call = async (params: Record<string, string>, role: Role) => ({
  path: '/programmes',
  params: { programmeId: here.programmeId, ...params },
  cookie: await here.cookie(role),
  today: day('2026-03-02'),
});
const load = async (route: { loader: unknown }, params: Record<string, string>, role: Role = 'steering') =>
  callLoader(route.loader as LoaderFunction, await call(params, role));
const send = async (
  route: { action: unknown },
  params: Record<string, string>,
  form: Record<string, string>,
  role: Role = 'steering',
) =>
  callAction(route.action as ActionFunction, {
    ...(await call(params, role)),
    form: { version: String((await plan()).programme.version), ...form },
  });

const decision = { decider: 'Stuurgroep ZGW', on: '2026-03-02', reason: 'Besproken in de vergadering.', rows: '3' };

describe('the form', () => {
  it('says every mistake at its field and keeps what was typed', async () => {
    const { id: itemId } = await itemOf('MS08');
    const form = {
      ...{ decider: ' ', on: '2026-03-03', reason: '', rows: '3' },
      ...{ 'conditionTitle:0': 'Zonder dag', 'conditionDue:1': 'morgen', 'conditionOwner:2': here.leader.userId },
    };
    const answer = await send(decide, { itemId }, form);
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({
      errors: {
        ...{ outcome: 'choose', decider: 'required', reason: 'required' },
        ...{ 'conditionDue:0': 'required', 'conditionTitle:1': 'required', 'conditionDue:1': 'not_a_day' },
      },
      typed: form,
    });
    expect((await plan()).decisions).toEqual([]);
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['a day to come', { outcome: 'no_go', on: '2026-03-03' }, { on: 'in_the_future' }],
    [
      'a day before the programme began',
      { outcome: 'no_go', on: '2025-01-06' },
      { on: expect.stringMatching(/^said:.*2025/) },
    ],
    ['conditions without one', { outcome: 'conditional' }, { 'conditionTitle:0': 'required' }],
    ['a day that is none', { outcome: 'no_go', on: '2026-02-30' }, { on: 'not_a_day' }],
  ])('refuses %s', async (_name, typed, errors) => {
    const { id: itemId } = await itemOf('MS08');
    const answer = await send(decide, { itemId }, { ...decision, ...typed });
    expect([answer.status, answer.data]).toMatchObject([400, { errors }]);
  });

  it('gets one more row by a button, and loses nothing', async () => {
    const { id: itemId } = await itemOf('MS08');
    const typed = { ...decision, 'conditionTitle:2': 'Derde' };
    const answer = await send(decide, { itemId }, { ...typed, add: '1' });
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({ errors: {}, consequences: null, typed: { ...typed, rows: '4' } });
  });
});

describe('the rule', () => {
  it('refuses a go while a hard criterion is not met, by name, and keeps what was typed', async () => {
    const { id: itemId, start } = await itemOf('MS08');
    const answer = await send(decide, { itemId }, { ...decision, outcome: 'go' });
    expect(answer.status).toBe(409);
    const hard = (await criteriaOf(itemId)).filter((row) => row.hard);
    expect(answer.data).toMatchObject({
      refusal: expect.stringContaining(hard.map(({ text }) => `‘${text.nl}’`).join(', ')),
      typed: decision,
    });
    expect(await itemOf('MS08')).toMatchObject({ progress: 'planned', start });
  });

  it('refuses conditions with another outcome', async () => {
    const { id: itemId } = await itemOf('MS08');
    const form = { ...decision, outcome: 'no_go', 'conditionTitle:0': 'Toch', 'conditionDue:0': '2026-04-01' };
    const answer = await send(decide, { itemId }, form);
    expect([answer.status, answer.data]).toMatchObject([
      409,
      { refusal: expect.stringContaining('hoort minstens één voorwaarde') },
    ]);
  });
});

type Page = {
  verdict: { state: string; last: string | null; blocking: unknown[] };
  decisions: { outcome: string; recordedByName: string; recorded: object; baseline: object; conditions: object[] }[];
  criteria: object[];
  mayDecide: boolean;
  mayChange: boolean;
};
const page = async (itemId: string, role: Role = 'steering') => (await load(gate, { itemId }, role)).data as Page;

describe('a decision of the steering committee', () => {
  it('first a no-go, then a conditional go: on record with its conditions and the plan of that moment', async () => {
    const { id: itemId, start } = await itemOf('MS09');
    expect(await page(itemId)).toMatchObject({ mayDecide: true, mayChange: false, decisions: [] });
    expect((await send(decide, { itemId }, { ...decision, outcome: 'no_go', confirmed: '1' })).status).toBe(302);
    expect(await itemOf('MS09')).toMatchObject({ progress: 'planned', start });
    expect((await page(itemId)).verdict).toMatchObject({ state: 'conditional_at_most', last: 'no_go' });

    const conditions = {
      ...{
        'conditionTitle:0': 'Herstel bevindingen',
        'conditionDue:0': '2026-04-06',
        'conditionOwner:0': here.leader.userId,
      },
      ...{ 'conditionTitle:2': 'Hertest', 'conditionDue:2': '2026-04-20' },
    };
    const form = { ...decision, ...conditions, outcome: 'conditional' };
    const look = await send(decide, { itemId }, form);
    // It was planned for another day than it is decided on: that is shown first.
    expect([look.status, look.data]).toMatchObject([
      200,
      { consequences: { moved: { rows: [{ itemId }] } }, typed: conditions },
    ]);
    expect((await plan()).decisions).toHaveLength(1);
    const saved = await send(decide, { itemId }, { ...form, confirmed: '1' });
    expect(saved.headers.get('location')).toMatch(new RegExp(`/milestones/${itemId}\\?changed=`));

    expect(await itemOf('MS09')).toMatchObject({ progress: 'done', start: '2026-03-02' });
    const made = (await plan()).items.filter((item) => item.conditionOf === itemId);
    // 6 April 2026 is Easter Monday.
    expect(made.map((item) => [item.title.nl, item.start, item.ownerId]).sort()).toEqual([
      ['Herstel bevindingen', '2026-04-07', here.leader.userId],
      ['Hertest', '2026-04-20', null],
    ]);
    const shown = await page(itemId, 'reader');
    expect(shown.verdict).toMatchObject({ state: 'passed', last: 'conditional' });
    expect(shown.decisions.find((row) => row.outcome === 'conditional')).toMatchObject({
      recordedByName: 'steering van hier',
      recorded: { day: expect.any(String) },
      baseline: { name: expect.stringContaining('2 mrt 2026') },
      conditions: [{ owner: 'project_leader van hier', status: 'planned' }, { owner: null }],
    });
    const kept = (await findBaselines(here.leader, here.programmeId)).filter((row) => row.gateId === itemId);
    expect(kept.map((row) => [row.origin, row.reason])).toEqual([
      ['gate', decision.reason],
      ['gate', decision.reason],
    ]);
    expect(new Set(kept.map((row) => row.name)).size).toBe(2);

    const again = await send(decide, { itemId }, { ...decision, outcome: 'no_go', confirmed: '1' });
    expect([again.status, again.data]).toMatchObject([
      409,
      { refusal: expect.stringContaining('is al ‘go’ besloten') },
    ]);
  });

  it('a go when every hard criterion is met', async () => {
    const { id: itemId } = await itemOf('MS10');
    for (const { id: criterionId } of (await criteriaOf(itemId)).filter((row) => row.hard)) {
      await send(state, { itemId, criterionId }, { state: 'met' }, 'project_leader');
    }
    expect((await page(itemId)).verdict).toMatchObject({ state: 'free', blocking: [] });
    const answer = await send(decide, { itemId }, { ...decision, outcome: 'go', confirmed: '1' }, 'project_leader');
    expect(answer.status).toBe(302);
    const own = (await plan()).decisions.filter((row) => row.itemId === itemId);
    expect(own).toMatchObject([{ outcome: 'go', recordedBy: here.leader.userId }]);
  });
});

describe('a criterion', () => {
  it('has an owner and evidence; somebody else’s person is refused', async () => {
    const { id: itemId } = await itemOf('MS11');
    const form = {
      titleNl: 'Draaiboek klaar',
      titleEn: '',
      hard: 'on',
      owner: here.leader.userId,
      evidence: 'https://x.example/1',
    };
    const params = { itemId, criterionId: 'new' };
    expect((await send(criterion, params, form, 'project_leader')).status).toBe(302);
    const made = (await criteriaOf(itemId)).find((row) => row.text.nl === 'Draaiboek klaar')!;
    expect(made).toMatchObject({ ownerId: here.leader.userId, evidence: form.evidence, hard: true });
    const stranger = { ...form, owner: elsewhere.leader.userId };
    const refused = await send(criterion, { itemId, criterionId: made.id }, stranger, 'project_leader');
    expect([refused.status, refused.data]).toMatchObject([
      409,
      { refusal: expect.stringContaining('bestaat niet (meer)'), typed: stranger },
    ]);
    const long = { ...form, evidence: 'x'.repeat(501) };
    const tooLong = await send(criterion, { itemId, criterionId: made.id }, long, 'project_leader');
    expect([tooLong.status, tooLong.data]).toMatchObject([400, { errors: { evidence: 'too_long:500' } }]);
  });
});

describe('how a criterion stands', () => {
  const assess = async (form: Record<string, string>, role: Role) => {
    const { id: itemId } = await itemOf('MS12');
    const criterionId = (await criteriaOf(itemId))[0]!.id;
    const params = { itemId, criterionId };
    const answer = await send(state, params, form, role);
    return { params, answer, row: (await criteriaOf(itemId))[0]! };
  };

  it('is said by the steering committee, with where it can be seen; the words stay the planners’', async () => {
    const { answer, row, params } = await assess({ state: 'met', evidence: 'Verslag 12 maart' }, 'steering');
    expect(answer.status).toBe(302);
    expect(row).toMatchObject({ state: 'met', evidence: 'Verslag 12 maart' });
    expect((await assess({ state: 'open' }, 'steering')).row).toMatchObject({ state: 'open', evidence: row.evidence });
    expect((await load(state, params)).data).toMatchObject({ criterion: { id: row.id } });
    const [asked] = (await page(params.itemId)).criteria;
    expect(asked).toMatchObject({ mayAssess: true });
    const steering = { ...here.leader, role: 'steering' as const };
    const words = { kind: 'edit_criterion', criterionId: row.id, fields: { state: 'met', hard: false } } as const;
    expect(await changePlan(steering, here.programmeId, words)).toEqual({ status: 'forbidden' });
  });

  it('is said by whoever sees to it, whatever their role, and of no other criterion', async () => {
    expect((await assess({ state: 'met' }, 'reader')).answer.status).toBe(403);
    const { params } = await assess({ state: 'open' }, 'project_leader');
    const reader = (await plan()).people.find(({ name }) => name === 'reader van hier')!;
    const owner = { kind: 'edit_criterion', criterionId: params.criterionId, fields: { ownerId: reader.id } } as const;
    expect(await changePlan(here.leader, here.programmeId, owner)).toMatchObject({ status: 'saved' });
    const own = await assess({ state: 'not_met', evidence: 'Test 3' }, 'reader');
    expect([own.answer.status, own.row]).toMatchObject([302, { state: 'not_met', evidence: 'Test 3' }]);
    const rows = (await page(params.itemId, 'reader')).criteria as { id: string; mayAssess: boolean }[];
    expect(rows.filter((row) => row.mayAssess).map(({ id }) => id)).toEqual([params.criterionId]);
    const other = (await plan()).criteria.find(({ ownerId }) => ownerId !== reader.id)!;
    const theOther = { itemId: other.itemId, criterionId: other.id };
    const refused = await send(state, theOther, { state: 'met' }, 'reader');
    expect(refused.status).toBe(403);
    const twice = await assess({ state: 'half', evidence: 'x'.repeat(501) }, 'reader');
    expect([twice.answer.status, twice.answer.data]).toMatchObject([
      400,
      { errors: { state: 'choose', evidence: 'too_long:500' } },
    ]);
    // Not of another municipality, even with the same person's id.
    const stranger = { ...elsewhere.leader, userId: reader.id, role: 'reader' as const };
    const theirs = { ...owner, fields: { state: 'met' as const } };
    expect(await changePlan(stranger, here.programmeId, theirs)).toEqual({ status: 'forbidden' });
  });
});

describe('taking a decision back', () => {
  it('is for who put it on record, of the steering committee too, and for who plans', async () => {
    const { id: itemId, start } = await itemOf('MS13');
    expect(
      (await send(decide, { itemId }, { ...decision, outcome: 'no_go', confirmed: '1' }, 'project_leader')).status,
    ).toBe(302);
    const last = async () => (await findHistory(here.leader, here.programmeId, { limit: 1 }))[0]!;
    const theirs = await last();
    expect((await send(undo, { changeId: theirs.id }, { confirmed: '1' })).status).toBe(403);

    expect((await send(decide, { itemId }, { ...decision, outcome: 'no_go', confirmed: '1' })).status).toBe(302);
    const own = await last();
    expect((await load(undo, { changeId: own.id }, 'reader')).status).toBe(403);
    expect((await load(undo, { changeId: own.id })).data).toMatchObject({ why: null });
    expect((await send(undo, { changeId: own.id }, { confirmed: '1' })).status).toBe(302);
    expect((await plan()).decisions.filter((row) => row.itemId === itemId)).toMatchObject([
      { recordedBy: here.leader.userId },
    ]);
    expect((await itemOf('MS13')).start).toBe(start);
    expect((await send(undo, { changeId: (await last()).id }, { confirmed: '1' })).status).toBe(403);
    expect((await send(undo, { changeId: theirs.id }, { confirmed: '1' }, 'project_leader')).status).toBe(302);
  });
});

describe('a gate on the border of a phase', () => {
  it('is put there with what moves first, shown on the phases page, and taken off where it stands', async () => {
    const { id: itemId } = await itemOf('MS23');
    const { id: phaseId } = (await plan()).phases.find((row) => row.key === 'F8')!;
    const form = { gate: itemId, place: 'end' };
    const look = await send(border, { phaseId }, form, 'project_leader');
    expect([look.status, look.data]).toMatchObject([
      200,
      { consequences: { gates: 'Daarvan is 1 een poort.', moved: { rows: [{ itemId }] } } },
    ]);
    expect((await send(border, { phaseId }, { ...form, confirmed: '1' }, 'project_leader')).status).toBe(302);
    const rows = ((await load(phases, {})).data as { rows: { id: string; gates: object[] }[] }).rows;
    expect(rows.find((row) => row.id === phaseId)?.gates).toContainEqual(
      expect.objectContaining({ id: itemId, border: 'end' }),
    );
    const { start } = await itemOf('MS23');
    const off = await send(border, { phaseId }, { gate: itemId, place: 'none', confirmed: '1' }, 'project_leader');
    expect(off.status).toBe(302);
    expect(await itemOf('MS23')).toMatchObject({ border: null, start });
  });

  it('must be one of the gates that can still move', async () => {
    const { id: phaseId } = (await plan()).phases[0]!;
    const { id: gone } = await itemOf('PRG-01');
    const answer = await send(border, { phaseId }, { gate: gone, place: 'end' }, 'project_leader');
    expect([answer.status, answer.data]).toMatchObject([400, { errors: { gate: 'choose' }, typed: { place: 'end' } }]);
  });
});

describe('who asks', () => {
  it('a reader and a department head see it and do not decide; a milestone is no gate; a stranger sees nothing', async () => {
    const { id: itemId } = await itemOf('MS08');
    for (const role of ['reader', 'department_head'] as const) {
      expect(await page(itemId, role)).toMatchObject({ mayDecide: false });
      expect((await load(decide, { itemId }, role)).status).toBe(403);
      expect((await send(decide, { itemId }, { ...decision, outcome: 'no_go' }, role)).status).toBe(403);
    }
    const milestone = await itemOf('MS06');
    expect((await load(decide, { itemId: milestone.id })).status).toBe(404);
    const cookie = await elsewhere.cookie('administrator');
    const own = await call({ itemId }, 'steering');
    expect((await callLoader(decide.loader as LoaderFunction, { ...own, cookie })).status).toBe(404);
    const form = { ...decision, outcome: 'no_go' };
    expect((await callAction(decide.action as ActionFunction, { ...own, cookie, form })).status).toBe(404);
  });
});
