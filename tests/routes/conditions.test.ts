// Items that wait for figures over HTTP: mistakes at their field, consequences first, and the steering committee that lets go.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import type { Role } from '~/models/planning/permission';
import * as item from '~/routes/programmes.$programmeId.items.$itemId._index';
import * as condition from '~/routes/programmes.$programmeId.items.$itemId.conditions.$conditionId';
import * as remove from '~/routes/programmes.$programmeId.items.$itemId.conditions.$conditionId_.remove';
import * as waive from '~/routes/programmes.$programmeId.items.$itemId.conditions.$conditionId_.waive';
import * as criterion from '~/routes/programmes.$programmeId.milestones_.$itemId_.criteria.$criterionId';
import * as roadmap from '~/routes/programmes.$programmeId.roadmap';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let demo: Demo;
const today = day('2026-11-22');

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  // Everybody is there before the plan is read for the first time; it keeps their names.
  for (const role of ['steering', 'reader'] as const) await demo.cookie(role);
}, 60_000);
afterAll(() => database.close());

const plan = async () => (await loadPlan(demo.actor, demo.programmeId))!;
const idOf = async (key: string) => (await plan()).items.find((row) => row.key === key)!.id;

const call = async (params: Record<string, string>, role: Role, search = '') => ({
  path: `/programmes${search}`,
  params: { programmeId: demo.programmeId, ...params },
  cookie: await demo.cookie(role),
  today,
});
const load = async (route: { loader: unknown }, params: Record<string, string>, role: Role = 'project_leader') =>
  callLoader(route.loader as LoaderFunction, await call(params, role));
const send = async (
  route: { action: unknown },
  params: Record<string, string>,
  form: Record<string, string>,
  role: Role = 'project_leader',
) =>
  callAction(route.action as ActionFunction, {
    ...(await call(params, role)),
    form: { version: String((await plan()).programme.version), ...form },
  });

const asked = { metricKey: 'M08', departmentId: '', sense: 'at_least', level: '55', periods: '2' };

describe('the form', () => {
  it.each([
    [
      'nothing',
      { metricKey: '', level: '', periods: '' },
      { metricKey: 'required', level: 'required', periods: 'required' },
    ],
    ['a metric that is not there', { ...asked, metricKey: 'Q1' }, { metricKey: 'choose' }],
    ['more than all', { ...asked, level: '101' }, { level: 'not_between:0:100' }],
    ['words for a number', { ...asked, level: 'veel' }, { level: 'not_a_number' }],
    ['no period at all', { ...asked, periods: '0' }, { periods: 'not_between:1:52' }],
  ])('says what is wrong with %s, and keeps what was typed', async (_, form, errors) => {
    const itemId = await idOf('EDV-10');
    const typed = { ...asked, ...form };
    const { status, data: body } = await send(condition, { itemId, conditionId: 'new' }, typed);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors, typed: { level: typed.level, periods: typed.periods } });
  });

  it('is refused for a gate, in words', async () => {
    const gate = (await plan()).items.find((row) => row.kind === 'gate' && row.progress === 'planned')!;
    const { status, data: body } = await send(condition, { itemId: gate.id, conditionId: 'new' }, asked);
    expect(status).toBe(409);
    expect(body).toMatchObject({ refusal: expect.stringContaining('criteria') });
  });

  it('is a 404 for an item or a condition that is not there', async () => {
    expect((await load(condition, { itemId: 'x', conditionId: 'new' })).status).toBe(404);
    const itemId = await idOf('EDV-10');
    expect((await load(condition, { itemId, conditionId: 'x' })).status).toBe(404);
  });
});

describe('an item that waits', () => {
  it('shows what moves before it is saved, and says on its page until when it waits', async () => {
    const itemId = await idOf('EDV-10');
    // Far above where the figures are going for months: what it waits for comes later than it was planned.
    const far = { ...asked, level: '62' };
    const first = await send(condition, { itemId, conditionId: 'new' }, far);
    if (first.status !== 302) {
      expect(first.data).toMatchObject({ consequences: { moved: expect.anything() } });
      const why = { confirmed: '1', slipCode: 'adoption', slipText: 'De departementen zijn nog niet zover.' };
      expect((await send(condition, { itemId, conditionId: 'new' }, { ...far, ...why })).status).toBe(302);
    }
    const { data: body } = await load(item, { itemId }, 'reader');
    expect(body).toMatchObject({
      conditions: [{ metricKey: 'M08', state: expect.stringMatching(/expected|unknown/) }],
    });
    expect(JSON.stringify(body)).toContain('ten minste 62 %, 2 metingen achter elkaar');
  });

  it('is let go by the steering committee, with who and why', async () => {
    const itemId = await idOf('EDV-11');
    const { id: conditionId } = (await plan()).figureConditions.find((row) => row.itemId === itemId)!;
    const place = { itemId, conditionId };
    const empty = await send(waive, place, { by: '', reason: '' }, 'steering');
    expect(empty).toMatchObject({ status: 400, data: { errors: { by: 'required', reason: 'required' } } });
    const said = { by: 'Stuurgroep ZGW', reason: 'De leverancier stopt met pdf-formulieren.' };
    const look = await send(waive, place, said, 'steering');
    if (look.status !== 302)
      expect((await send(waive, place, { ...said, confirmed: '1' }, 'steering')).status).toBe(302);
    const { data: body } = await load(item, { itemId }, 'reader');
    expect(body).toMatchObject({
      conditions: [{ state: 'waived', standing: expect.stringContaining('Stuurgroep ZGW') }],
    });
    // The same page takes it back.
    expect(await load(waive, place, 'steering')).toMatchObject({
      data: { ahead: { consequences: expect.anything() } },
    });
    expect((await send(waive, place, { confirmed: '1' }, 'steering')).status).toBe(302);
    expect((await plan()).figureConditions.find((row) => row.id === conditionId)!.waivedOn).toBeNull();
  });

  it('waits no more when that is taken away', async () => {
    const itemId = await idOf('EDV-10');
    const { id: conditionId } = (await plan()).figureConditions.find((row) => row.itemId === itemId)!;
    expect((await send(remove, { itemId, conditionId }, { confirmed: '1' })).status).toBe(302);
    expect((await plan()).figureConditions.some((row) => row.id === conditionId)).toBe(false);
  });
});

describe('a criterion', () => {
  it('follows figures when a metric is chosen, and is judged at once', async () => {
    const itemId = await idOf('MS18');
    const form = { titleNl: 'Opgeleid', titleEn: '', owner: '', evidence: '', ...asked, metricKey: 'M07', level: '80' };
    expect((await send(criterion, { itemId, criterionId: 'new' }, form)).status).toBe(302);
    const made = (await plan()).criteria.find((row) => row.text.nl === 'Opgeleid')!;
    expect(made).toMatchObject({ state: 'met', test: { metricKey: 'M07', level: 80, periods: 2 } });
  });

  it('says what is wrong with the figures it should follow', async () => {
    const itemId = await idOf('MS18');
    const form = { titleNl: 'Opgeleid', titleEn: '', owner: '', evidence: '', ...asked, level: '' };
    const { status, data: body } = await send(criterion, { itemId, criterionId: 'new' }, form);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: { level: 'required' } });
  });
});

describe('the roadmap', () => {
  it('has the curve of what the plan is to move most, of the municipality and who is furthest behind', async () => {
    const { data: body } = await load(roadmap, {}, 'steering');
    const { curve } = body as { curve: Record<'picture' | 'tables' | 'summary', string> & { of: string[] } };
    expect(curve.of[0]).toBe('total');
    expect(curve.of.length).toBeGreaterThan(1);
    // On the same back as the lanes: bands, go-live and today.
    expect(curve.picture).toContain('href="#ta-back"');
    expect(curve.tables).toMatch(/<tr>/);
    expect(curve.summary).toContain('▽ nog niet afgerond');
  });

  it('shows the metric and the departments in the address, or none', async () => {
    const department = (await plan()).departments.find(({ key }) => key === 'VTH')!;
    const at = async (search: string) => {
      const answer = await callLoader(roadmap.loader as LoaderFunction, await call({}, 'reader', search));
      return (answer.data as { curve: { metricKey: string; of: string[] } | null }).curve;
    };
    expect(await at(`?curve=M06&of=${department.id}`)).toMatchObject({ metricKey: 'M06', of: [department.id] });
    expect(await at('?curve=none')).toBeNull();
    // What is not measured, or not there, is as if nothing was asked.
    expect((await at('?curve=Q9&of=x'))!.of[0]).toBe('total');
  });
});
