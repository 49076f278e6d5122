// Forms about the plan over HTTP: what follows is shown before it is saved, what somebody else set is not overwritten.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanAnswer } from '~/plan-answer.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { findOverloads } from '~/models/load.server';
import { day } from '~/models/planning/day';
import type { Item, Plan } from '~/models/planning/plan';
import { type ItemFields, planChange, type PlanChangeInput } from '~/models/planning/plan-change';
import { createProgramme } from '~/models/programme.server';
import { createTeam } from '~/models/team.server';
import * as programme from '~/routes/programmes.$programmeId.edit';
import * as link from '~/routes/programmes.$programmeId.items.$itemId.link';
import * as linkEdit from '~/routes/programmes.$programmeId.items.$itemId.links.$dependencyId';
import * as unlink from '~/routes/programmes.$programmeId.items.$itemId.links.$dependencyId_.remove';
import * as progress from '~/routes/programmes.$programmeId.items.$itemId.progress';
import * as restore from '~/routes/programmes.$programmeId.items.$itemId.restore';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  cookie = await here.cookie('project_leader');
});
afterAll(() => database.close());

const plan = async (): Promise<Plan> => (await loadPlan(here.leader, here.programmeId))!;
const itemOf = async (id: string): Promise<Item> => (await plan()).items.find((item) => item.id === id)!;
const version = async () => String((await plan()).programme.version);

const call = (params: Record<string, string>) => ({
  path: '/programmes',
  params: { programmeId: here.programmeId, ...params },
  today: '2026-06-15',
  cookie,
});
const load = (route: unknown, params = {}) => callLoader(route as LoaderFunction, call(params));
const send = async (route: unknown, form: Record<string, string>, params = {}) =>
  callAction(route as ActionFunction, { ...call(params), form: { version: await version(), ...form } });
const said = (answer: { data: unknown }) => answer.data as PlanAnswer;

let count = 0;
async function save(change: PlanChangeInput) {
  const answer = await changePlan(here.leader, here.programmeId, planChange.parse(change));
  if (answer?.status !== 'saved') throw new Error(JSON.stringify(answer));
}

/** Two new items of a week, the second waiting for the first: without the link it would start a week earlier. */
async function tightLink() {
  const [fromId, toId, dependencyId] = [`a${++count}`, `b${count}`, `l${count}`];
  for (const itemId of [fromId, toId]) {
    const fields = { ...plain, title: { nl: itemId, en: null } };
    await save({ kind: 'create_item', itemId, fields, start: '2026-05-18', workDays: 5 });
  }
  await save({ kind: 'link_items', dependencyId, fromId, toId, type: 'FS', lag: 0 });
  return (await plan()).dependencies.find((row) => row.id === dependencyId)!;
}

const plain: ItemFields = {
  kind: 'activity',
  title: { nl: '', en: null },
  description: '',
  workstreamId: null,
  phaseId: null,
  mode: 'automatic',
  notBefore: null,
  deadline: null,
  role: null,
  ownerId: null,
  teamHours: [],
  allDepartments: false,
  departments: [],
  competences: [],
  raises: [],
  effects: [],
  acceptanceValue: 0,
  pinned: false,
  border: null,
};

describe('consequences first', () => {
  it('removing a link shows what moves, keeps the plan, and saves when agreed', async () => {
    const { id: dependencyId, toId } = await tightLink();
    const params = { itemId: toId, dependencyId };
    expect((await load(unlink.loader, params)).data).toMatchObject({ ahead: { refusal: null } });
    const start = (await itemOf(toId)).start;
    const look = await send(unlink.action, {}, params);
    expect(look.status).toBe(200);
    expect(said(look).consequences!.movedCount).toBeGreaterThan(0);
    expect((await plan()).dependencies.some((row) => row.id === dependencyId)).toBe(true);
    const agreed = { ...(said(look).typed as Record<string, string>), confirmed: '1' };
    expect((await send(unlink.action, agreed, params)).headers.get('location')).toMatch(/\?changed=\w+$/);
    expect((await plan()).dependencies.some((row) => row.id === dependencyId)).toBe(false);
    expect((await itemOf(toId)).start < start).toBe(true);
  });

  it('a report of what happened is saved at once when nothing follows, and shown first when others move', async () => {
    const { toId, fromId } = await tightLink();
    const follower = await itemOf(toId);
    const late = { progress: 'done', on: '2026-06-12' };
    const before = await itemOf(fromId);
    const look = await send(progress.action, late, { itemId: fromId });
    expect(said(look).consequences!.moved.rows.some((row) => row.itemId === toId)).toBe(true);
    expect(await itemOf(fromId)).toEqual(before);
    expect(said(look).typed).toMatchObject(late);
    expect((await send(progress.action, { ...late, confirmed: '1' }, { itemId: fromId })).status).toBe(302);
    expect(await itemOf(fromId)).toMatchObject({ progress: 'done' });
    expect((await itemOf(toId)).start).not.toBe(follower.start);
    // Started on the very day it was planned: nobody else notices.
    const quiet = { progress: 'started', on: (await itemOf(toId)).start };
    expect((await send(progress.action, quiet, { itemId: toId })).status).toBe(302);
  });

  it('putting a retired item back shows what moves', async () => {
    const { fromId: itemId } = await tightLink();
    await changePlan(here.leader, here.programmeId, { kind: 'retire_item', itemId });
    expect((await load(restore.loader, { itemId })).data).toMatchObject({ ahead: { refusal: null } });
    const look = await send(restore.action, {}, { itemId });
    expect(said(look).consequences!.movedCount).toBeGreaterThan(0);
    expect((await itemOf(itemId)).retired).toBe(true);
    expect((await send(restore.action, { confirmed: '1' }, { itemId })).status).toBe(302);
    expect((await itemOf(itemId)).retired).toBe(false);
  });

  it('a team that goes over its limit asks why, in so many words; the reason is kept and read back', async () => {
    const supply = { fteFormation: 1, runHoursMonth: 0, runShare: null, doubleShare: 0, substitutionOn: null };
    const made = await createTeam(here.leader, {
      ...{ key: 'SMAL', name: { nl: 'Smal team', en: null }, departmentId: null, note: '', pivotal: false },
      ...{ ...supply, availability: null, interchangeable: null, ofDepartments: false, role: null },
    });
    if (made.status !== 'saved') throw new Error(JSON.stringify(made));
    const fields = { ...plain, mode: 'manual' as const, teamHours: [{ teamId: made.id, hours: 100 }] };
    const week = { kind: 'create_item' as const, start: '2026-05-18', workDays: 5 };
    // one fte has some 119 hours a month: one of these fits, two do not
    await save({ ...week, itemId: 'past', fields: { ...fields, title: { nl: 'Past', en: null } } });
    const second = planChange.parse({
      ...week,
      itemId: 'te-veel',
      fields: { ...fields, title: { nl: 'Te veel', en: null } },
    });
    const unsaid = await changePlan(here.leader, here.programmeId, second);
    expect(unsaid).toMatchObject({
      status: 'reason_needed',
      effects: { load: [{ teamId: made.id, limit: 1, crossed: true }] },
    });
    // what nobody sits behind is not asked, and kept all the same
    expect(await changePlan(here.leader, here.programmeId, second, { source: 'seed' })).toMatchObject({
      status: 'saved',
    });
    await save({ kind: 'retire_item', itemId: 'te-veel' });

    const params = { itemId: 'te-veel' };
    const look = await send(restore.action, {}, params);
    expect(said(look).consequences!.overload!.lines[0]).toMatch(/^Smal team gaat in mei 2026 van 84 % naar 168 %/);
    const silent = await send(restore.action, { confirmed: '1', loadText: ' ' }, params);
    expect([silent.status, said(silent).errors]).toEqual([400, { loadText: 'required' }]);
    expect((await itemOf('te-veel')).retired).toBe(true);
    const loadText = 'De provincie wil het in mei zien.';
    expect((await send(restore.action, { confirmed: '1', loadText }, params)).status).toBe(302);
    const since = day('2026-01-01');
    expect(await findOverloads(here.leader, here.programmeId, { since })).toMatchObject([
      { reason: loadText, overloads: [{ teamId: made.id }] },
      { reason: null, overloads: [{ teamId: made.id }] },
    ]);
    expect(await findOverloads(elsewhere.leader, here.programmeId, { since })).toEqual([]);
  });

  it('a team goes over its limit by what all programmes of the municipality ask of it together', async () => {
    const made = await createTeam(here.leader, {
      ...{
        key: 'SAMEN',
        name: { nl: 'Samen', en: null },
        departmentId: null,
        note: '',
        pivotal: false,
        ofDepartments: false,
        role: null,
      },
      ...{ fteFormation: 1, runHoursMonth: 0, runShare: null, doubleShare: 0, substitutionOn: null },
      ...{ availability: null, interchangeable: null },
    });
    const second = await createProgramme(here.leader, {
      ...{ name: 'Een ander programma', blueprintId: here.blueprintId, drivers: {}, departmentKeys: [] },
      ...{ goLive: day('2026-04-13'), prepWeeks: 30 },
    });
    if (made.status !== 'saved' || second.status !== 'saved') throw new Error(JSON.stringify({ made, second }));
    const asks = (itemId: string) =>
      planChange.parse({
        ...{ kind: 'create_item', itemId, start: '2026-05-18', workDays: 5 },
        fields: {
          ...{ ...plain, title: { nl: itemId, en: null }, mode: 'manual' },
          teamHours: [{ teamId: made.id, hours: 100 }],
        },
      });
    expect(await changePlan(here.leader, second.programmeId, asks('elders'))).toMatchObject({ status: 'saved' });
    expect(await changePlan(here.leader, here.programmeId, asks('hier'))).toMatchObject({
      ...{ status: 'reason_needed', effects: { load: [{ teamId: made.id, crossed: true }] } },
    });
    await changePlan(here.leader, second.programmeId, { kind: 'retire_item', itemId: 'elders' });
    expect(await changePlan(here.leader, here.programmeId, asks('hier'))).toMatchObject({ status: 'saved' });
  });

  it('a mistake in a report is said at its field, with what was typed', async () => {
    const { toId: itemId } = await tightLink();
    expect(await send(progress.action, { progress: 'done', on: 'gisteren' }, { itemId })).toMatchObject({
      status: 400,
      data: { errors: { on: 'not_a_day' }, typed: { on: 'gisteren', progress: 'done' } },
    });
    expect((await load(progress.loader, { itemId })).status).toBe(200);
  });
});

describe('a link', () => {
  const edit = async (form: Record<string, string>, params: Record<string, string>) =>
    send(linkEdit.action, form, params);

  it('gets another sort and other days, with what moves first', async () => {
    const { id: dependencyId, toId: itemId, type, lag } = await tightLink();
    const params = { itemId, dependencyId };
    expect((await load(linkEdit.loader, params)).data).toMatchObject({ link: { type, lag } });
    const form = { type, lag: String(lag + 5) };
    const look = await edit(form, params);
    expect(said(look)).toMatchObject({ typed: form, refusal: null });
    expect(said(look).consequences!.movedCount).toBeGreaterThan(0);
    expect((await edit({ ...form, confirmed: '1' }, params)).status).toBe(302);
    expect((await plan()).dependencies.find((row) => row.id === dependencyId)).toMatchObject({ type, lag: lag + 5 });
  });

  it('that somebody else set meanwhile is refused with both values; another field is left as they set it', async () => {
    const { id: dependencyId, toId: itemId, type, lag } = await tightLink();
    const params = { itemId, dependencyId };
    const seen = await version();
    expect((await edit({ type, lag: String(lag + 1), confirmed: '1' }, params)).status).toBe(302);
    const stale = await edit({ type, lag: String(lag + 2), confirmed: '1', version: seen }, params);
    expect(stale).toMatchObject({
      status: 409,
      data: {
        stale: [{ field: 'werkdagen ertussen', mine: String(lag + 2), theirs: String(lag + 1) }],
        typed: { lag: String(lag + 2) },
      },
    });
    // The form now knows what it says, and may be sent again.
    expect(said(stale).typed.version).toBe(await version());
    const other = { type: type === 'SS' ? 'FS' : 'SS', lag: String(lag), confirmed: '1', version: seen };
    expect((await edit(other, params)).status).toBe(302);
    expect((await plan()).dependencies.find((row) => row.id === dependencyId)).toMatchObject({
      type: other.type,
      lag: lag + 1,
    });
  });

  it('with bad input is 400 at the field; of another item, or nobody’s, it is not there', async () => {
    const { id: dependencyId, toId: itemId, fromId } = await tightLink();
    expect(await edit({ type: 'FS', lag: 'veel' }, { itemId, dependencyId })).toMatchObject({
      status: 400,
      data: { errors: { lag: 'not_a_whole_number' }, typed: { lag: 'veel' } },
    });
    const stranger = (await plan()).items.find((item) => item.id !== itemId && item.id !== fromId)!;
    for (const params of [
      { itemId: stranger.id, dependencyId },
      { itemId, dependencyId: 'weg' },
    ]) {
      expect((await load(linkEdit.loader, params)).status).toBe(404);
      expect((await edit({ type: 'FS', lag: '1' }, params)).status).toBe(404);
      expect((await send(unlink.action, { confirmed: '1' }, params)).status).toBe(404);
    }
  });

  it('that is new is saved after its consequences were seen', async () => {
    const { items } = await plan();
    const from = items.find((item) => item.key === 'PRG-02')!;
    const to = items.find((item) => item.key === 'KCC-02')!;
    const form = { from: from.id, type: 'FS', lag: '3' };
    const answer = await send(link.action, { ...form, confirmed: '1' }, { itemId: to.id });
    expect(answer.status).toBe(302);
    expect((await plan()).dependencies.some((row) => row.fromId === from.id && row.toId === to.id)).toBe(true);
  });
});

describe('the name of a programme', () => {
  const texts = { name: 'Zaakgericht werken', description: 'Elke zaak op één plek.' };

  it('and its description are saved at once, and can be undone', async () => {
    expect((await load(programme.loader)).data).toMatchObject({ name: 'Programma hier' });
    expect((await send(programme.action, texts)).status).toBe(302);
    expect((await plan()).programme).toMatchObject(texts);
  });

  it('is the municipality’s only one: refused at the field, also on an older form', async () => {
    const other = await aMunicipality('derde');
    await expect(
      changePlan(other.leader, other.programmeId, { kind: 'edit_programme', fields: { name: texts.name } }),
    ).resolves.toMatchObject({ status: 'saved' });
    const second = await secondProgramme();
    const answer = await callAction(programme.action, {
      ...call({ programmeId: second }),
      form: { name: texts.name, description: 'Anders' },
    });
    expect(answer).toMatchObject({
      status: 400,
      data: { errors: { name: 'taken' }, typed: { description: 'Anders' } },
    });
  });

  it('bad input is 400; somebody else’s programme is not there', async () => {
    expect(await send(programme.action, { name: ' ', description: 'x' })).toMatchObject({
      status: 400,
      data: { errors: { name: 'required' }, typed: { description: 'x' } },
    });
    const params = { programmeId: elsewhere.programmeId };
    expect((await load(programme.loader, params)).status).toBe(404);
    expect((await send(programme.action, texts, params)).status).toBe(404);
  });
});

/** Another programme of the same municipality. */
async function secondProgramme(): Promise<string> {
  const made = await createProgramme(here.leader, {
    name: 'Tweede',
    blueprintId: here.blueprintId,
    goLive: day('2027-04-12'),
    prepWeeks: 30,
    drivers: {},
    departmentKeys: Object.keys(here.departmentIds),
  });
  if (made.status !== 'saved') throw new Error(made.status);
  return made.programmeId;
}
