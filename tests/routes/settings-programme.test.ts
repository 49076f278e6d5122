// Phases, workstreams, milestones and criteria over HTTP: consequences first, refusals with names, nobody else's programme.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPlan } from '~/models/plan.server';
import * as milestones from '~/routes/programmes.$programmeId.milestones';
import * as milestone from '~/routes/programmes.$programmeId.milestones_.$itemId';
import * as criterion from '~/routes/programmes.$programmeId.milestones_.$itemId_.criteria.$criterionId';
import * as criterionRemove from '~/routes/programmes.$programmeId.milestones_.$itemId_.criteria.$criterionId_.remove';
import * as criterionState from '~/routes/programmes.$programmeId.milestones_.$itemId_.criteria.$criterionId_.state';
import * as phases from '~/routes/programmes.$programmeId.phases';
import * as phase from '~/routes/programmes.$programmeId.phases_.$phaseId';
import * as phaseRemove from '~/routes/programmes.$programmeId.phases_.$phaseId_.remove';
import * as start from '~/routes/programmes.$programmeId.phases_.start';
import * as workstreams from '~/routes/programmes.$programmeId.workstreams';
import * as workstream from '~/routes/programmes.$programmeId.workstreams_.$workstreamId';
import * as order from '~/routes/programmes.$programmeId.workstreams_.$workstreamId_.order';
import * as workstreamRemove from '~/routes/programmes.$programmeId.workstreams_.$workstreamId_.remove';
import { callAction, callLoader } from '../support/app';
import { type Municipality, twoMunicipalities } from '../support/two-municipalities';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await twoMunicipalities(database.db);
  for (const role of ['project_leader', 'department_head', 'stranger'] as const) {
    cookies[role] = await here.cookie(role);
  }
});
afterAll(() => database.close());

const plan = async () => (await loadPlan(here.actor('project_leader'), here.programmeId))!;
const call = (params: Record<string, string>, as: string) => ({
  path: '/programmes',
  params: { programmeId: here.programmeId, ...params },
  cookie: cookies[as],
});
const load = (route: unknown, params = {}, as = 'project_leader') =>
  callLoader(route as LoaderFunction, call(params, as));
const send = async (route: unknown, form: Record<string, string>, params = {}, as = 'project_leader') => {
  const { version } = (await plan()).programme;
  return callAction(route as ActionFunction, { ...call(params, as), form: { version: String(version), ...form } });
};
const texts = { titleNl: 'Proef', titleEn: 'Trial', descriptionNl: '', descriptionEn: '' };
/** Agreed, with the reason that is asked because a promised gate on a phase border comes later. */
const agreed = { confirmed: '1', slipCode: 'scope', slipText: 'Meer werk dan gedacht.' };

describe('phases', () => {
  test('the table has them in order; a department head may only read', async () => {
    expect((await load(phases.loader, {}, 'department_head')).data).toMatchObject({ mayChange: false });
    expect(((await load(phases.loader)).data as { rows: unknown[] }).rows).toHaveLength((await plan()).phases.length);
  });

  test('another length shows the phases that follow before it is saved', async () => {
    const first = (await plan()).phases.find((row) => row.position === 0)!;
    const form = { ...texts, titleNl: first.title.nl, workDays: String(first.workDays + 5), active: 'on' };
    const shown = await send(phase.action, form, { phaseId: first.id });
    expect(shown.status).toBe(200);
    expect((shown.data as { consequences: { phases: unknown[] } }).consequences.phases.length).toBeGreaterThan(1);
    expect((await plan()).phases.find((row) => row.id === first.id)?.workDays).toBe(first.workDays);
    const saved = await send(phase.action, { ...form, ...agreed }, { phaseId: first.id });
    expect(saved.headers.get('location')).toMatch(/\/phases\?changed=\w+$/);
    expect((await plan()).phases.find((row) => row.id === first.id)?.workDays).toBe(first.workDays + 5);
  });

  test('only other words: saved at once', async () => {
    const last = (await plan()).phases.find((row) => row.position === 9)!;
    const form = { ...texts, workDays: String(last.workDays), active: 'on' };
    expect((await send(phase.action, form, { phaseId: last.id })).status).toBe(302);
    expect((await plan()).phases.find((row) => row.id === last.id)?.title).toEqual({ nl: 'Proef', en: 'Trial' });
  });

  test('a new one is put after the one chosen, and can be removed; one with items cannot', async () => {
    const [first] = (await plan()).phases;
    const form = { ...texts, titleNl: 'Tussenfase', workDays: '3', afterId: first!.id, ...agreed };
    expect((await send(phase.action, form, { phaseId: 'new' })).status).toBe(302);
    const made = (await plan()).phases.find((row) => row.title.nl === 'Tussenfase')!;
    expect(made.position).toBe(first!.position + 1);
    expect((await load(phaseRemove.loader, { phaseId: made.id })).data).toMatchObject({ items: [] });
    expect((await send(phaseRemove.action, {}, { phaseId: made.id })).data).toMatchObject({ refusal: null });
    expect((await send(phaseRemove.action, { confirmed: '1' }, { phaseId: made.id })).status).toBe(302);
    const refused = await send(phaseRemove.action, {}, { phaseId: first!.id });
    expect(refused).toMatchObject({ status: 409, data: { refusal: expect.stringContaining(first!.title.nl) } });
  });

  test('bad input is 400 with what was typed', async () => {
    const typed = { ...texts, titleNl: ' ', workDays: '0' };
    expect(await send(phase.action, typed, { phaseId: 'new' })).toMatchObject({
      status: 400,
      data: { errors: { titleNl: 'required', workDays: 'not_between:1:2600' }, typed },
    });
    const after = await send(phase.action, { ...texts, workDays: '4', afterId: 'weg' }, { phaseId: 'new' });
    expect(after).toMatchObject({ status: 400, data: { errors: { afterId: 'choose' } } });
  });

  test('an edit on an older version of the same field is 409 with both values', async () => {
    const first = (await plan()).phases.find((row) => row.position === 0)!;
    const form = { ...texts, titleNl: first.title.nl, workDays: '30', active: 'on', confirmed: '1', version: '1' };
    const answer = await send(phase.action, form, { phaseId: first.id });
    expect(answer).toMatchObject({
      status: 409,
      data: { stale: [{ field: 'lengte', mine: '30 werkdagen' }], typed: { workDays: '30' } },
    });
  });

  test('the start day moves the chain after showing it', async () => {
    expect(await send(start.action, { start: '31-31-2025' })).toMatchObject({
      status: 400,
      data: { errors: { start: 'not_a_day' } },
    });
    expect(await send(start.action, { start: '2025-09-08' })).toMatchObject({ status: 200 });
    expect((await send(start.action, { start: '2025-09-08', confirmed: '1' })).status).toBe(302);
    expect((await plan()).programme.start).toBe('2025-09-08');
  });
});

describe('workstreams', () => {
  test('added, put first, recoloured, removed', async () => {
    expect((await load(workstreams.loader)).status).toBe(200);
    expect(
      (await send(workstream.action, { ...texts, hue: '4', nature: 'people' }, { workstreamId: 'new' })).status,
    ).toBe(302);
    const made = async () => (await plan()).workstreams.find((row) => row.title.nl === 'Proef');
    const { id } = (await made())!;
    expect((await send(order.action, { position: '0' }, { workstreamId: id })).status).toBe(302);
    expect((await made())?.position).toBe(0);
    expect((await send(workstream.action, { ...texts, hue: '7', nature: 'people' }, { workstreamId: id })).status).toBe(
      302,
    );
    expect(await made()).toMatchObject({ hue: 7, nature: 'people' });
    expect((await send(workstreamRemove.action, {}, { workstreamId: id })).status).toBe(302);
    expect(await made()).toBeUndefined();
  });

  test('one with items is not removed, and its items are named', async () => {
    const used = (await plan()).items.find((item) => item.workstreamId !== null)!;
    const params = { workstreamId: used.workstreamId! };
    const page = (await load(workstreamRemove.loader, params)).data as { items: { id: string }[] };
    expect(page.items.map((item) => item.id)).toContain(used.id);
    expect((await send(workstreamRemove.action, {}, params)).status).toBe(409);
  });

  test('bad input is 400', async () => {
    expect(await send(workstream.action, { ...texts, hue: '12' }, { workstreamId: 'new' })).toMatchObject({
      status: 400,
      data: { errors: { hue: 'not_between:0:9' } },
    });
    const { id } = (await plan()).workstreams[0]!;
    expect((await send(order.action, { position: '-1' }, { workstreamId: id })).status).toBe(400);
  });
});

describe('milestones and criteria', () => {
  test('a criterion is added, assessed, made hard and removed', async () => {
    expect((await load(milestones.loader)).status).toBe(200);
    const gate = (await plan()).items.find((item) => item.kind === 'gate')!;
    const params = { itemId: gate.id };
    expect((await load(milestone.loader, params)).status).toBe(200);
    expect((await send(criterion.action, texts, { ...params, criterionId: 'new' })).status).toBe(302);
    const made = async () => (await plan()).criteria.find((row) => row.text.nl === 'Proef');
    const all = { ...params, criterionId: (await made())!.id };
    expect(await made()).toMatchObject({ itemId: gate.id, state: 'open', hard: false });
    expect((await send(criterionState.action, { state: 'not_met' }, all)).status).toBe(302);
    expect((await send(criterionState.action, { state: 'misschien' }, all)).status).toBe(400);
    expect((await send(criterion.action, { ...texts, hard: 'on' }, all)).status).toBe(302);
    expect(await made()).toMatchObject({ state: 'not_met', hard: true });
    expect(await send(criterion.action, { ...texts, titleNl: '' }, all)).toMatchObject({ status: 400 });
    expect((await send(criterionRemove.action, {}, all)).status).toBe(302);
    expect(await made()).toBeUndefined();
  });

  test('a criterion is reached by its own milestone only, and an activity has none', async () => {
    const { items, criteria } = await plan();
    const other = items.find((item) => item.kind === 'gate' && item.id !== criteria[0]!.itemId)!;
    const params = { itemId: other.id, criterionId: criteria[0]!.id };
    expect((await send(criterionState.action, { state: 'met' }, params)).status).toBe(404);
    const activity = items.find((item) => item.kind === 'activity')!;
    expect((await load(milestone.loader, { itemId: activity.id })).status).toBe(404);
    expect((await send(criterion.action, texts, { itemId: activity.id, criterionId: 'new' })).status).toBe(404);
  });
});

test('a department head changes nothing (403); another municipality finds nothing (404); nobody’s id is not there (404)', async () => {
  const {
    phases: [onePhase],
    workstreams: [oneStream],
    criteria: [one],
  } = await plan();
  const ofCriterion = { itemId: one!.itemId, criterionId: one!.id };
  const routes = [
    ['phase', phase.action, { phaseId: onePhase!.id }, { ...texts, workDays: '3' }],
    ['phase remove', phaseRemove.action, { phaseId: onePhase!.id }, {}],
    ['workstream', workstream.action, { workstreamId: oneStream!.id }, { ...texts, hue: '1' }],
    ['order', order.action, { workstreamId: oneStream!.id }, { position: '1' }],
    ['workstream remove', workstreamRemove.action, { workstreamId: oneStream!.id }, {}],
    ['criterion', criterion.action, ofCriterion, texts],
    ['criterion state', criterionState.action, ofCriterion, { state: 'met' }],
    ['criterion remove', criterionRemove.action, ofCriterion, {}],
    ['start', start.action, {}, { start: '2025-09-01' }],
  ] as const;
  for (const [name, action, params, form] of routes) {
    const weg =
      Object.keys(params).length > 0
        ? Object.fromEntries(Object.keys(params).map((key) => [key, 'weg']))
        : { programmeId: 'weg' };
    const answers = [
      await send(action, form, params, 'department_head'),
      await send(action, form, params, 'stranger'),
      await send(action, form, weg),
    ];
    expect([name, ...answers.map(({ status }) => status)]).toEqual([name, 403, 404, 404]);
  }
  for (const page of [phases.loader, workstreams.loader, milestones.loader]) {
    expect((await load(page, {}, 'stranger')).status).toBe(404);
  }
});
