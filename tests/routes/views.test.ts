// Saved views over HTTP: kept, opened, shared, started with and removed; by whom, and by whom not.
import type { SerializeFrom } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { loadPlan } from '~/models/plan.server';
import type { Actor, Role } from '~/models/planning/permission';
import {
  changeView,
  findViews,
  getView,
  keepView,
  type NewView,
  removeView,
  setStart,
} from '~/models/saved-view.server';
import * as layout from '~/routes/programmes.$programmeId';
import * as one from '~/routes/programmes.$programmeId.views.$viewId';
import * as remove from '~/routes/programmes.$programmeId.views.$viewId_.remove';
import * as start from '~/routes/programmes.$programmeId.views.$viewId_.start';
import * as list from '~/routes/programmes.$programmeId.views._index';
import * as make from '~/routes/programmes.$programmeId.views.new';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Demo;
let leader: string;
let departmentId: string;
let people: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await demoIn(database);
  leader = await here.cookie('project_leader');
  const plan = (await loadPlan(here.actor, here.programmeId))!;
  departmentId = plan.departments.find(({ key }) => key === 'SD')!.id;
  const rows = await database.db.select().from(t.userAccount);
  people = Object.fromEntries(rows.map(({ id, role }) => [role, id]));
});
afterAll(() => database.close());
beforeEach(() => database.db.delete(t.savedView));

const late: NewView = {
  ...{ screen: 'items', search: '?status=late', name: 'Te laat', share: null, everywhere: false, asStart: false },
};
const actorOf = (role: Role, departmentIds: string[] = []): Actor => ({
  ...{ ...here.actor, role, userId: people[role]!, departmentIds },
});
async function kept(input: Partial<NewView> = {}, actor = here.actor): Promise<string> {
  const answer = await keepView(actor, here.programmeId, { ...late, ...input }, database.db);
  if (answer?.status !== 'saved') throw new Error(`not kept: ${JSON.stringify(answer)}`);
  return answer.id;
}
const namesFor = async (actor: Actor) => (await findViews(actor, here.programmeId)).map(({ name }) => name);

const call = (path: string, params: Record<string, string> = {}, cookie = leader) => ({
  path: `/programmes/${here.programmeId}${path}`,
  params: { programmeId: here.programmeId, ...params },
  cookie,
});
const newPath = (kept: string, screen = 'items') => `/views/new?${new URLSearchParams({ screen, kept })}`;

describe('keeping', () => {
  it('keeps what the screen knows of the address, under a name', async () => {
    const asked = call(newPath('?status=late&page=2&evil=<b>'));
    const { data } = await callLoader(make.loader, asked);
    expect(data).toMatchObject({
      screen: { title: 'Onderdelen', to: `/programmes/${here.programmeId}/items?status=late` },
    });
    const answer = await callAction(make.action, { ...asked, form: { name: ' Te laat ' } });
    expect(answer.status).toBe(302);
    expect(await findViews(here.actor, here.programmeId)).toMatchObject([
      { name: 'Te laat', screen: 'items', search: '?status=late', share: null, isOwn: true, isStart: false },
    ]);
  });
  it('lets the period go when that is asked', async () => {
    const asked = call(newPath('?view=month&date=2026-12-01', 'calendar'));
    await callAction(make.action, { ...asked, form: { name: 'Met', period: 'on' } });
    await callAction(make.action, { ...asked, form: { name: 'Zonder' } });
    const views = await findViews(here.actor, here.programmeId);
    expect(views.map(({ name, search }) => [name, search])).toEqual([
      ['Met', '?view=month&date=2026-12-01'],
      ['Zonder', '?view=month'],
    ]);
  });
  it('tells at the field what is wrong, and loses nothing', async () => {
    await kept();
    const send = async (form: Record<string, string>, search = '?status=late') => {
      const { status, data } = await callAction(make.action, { ...call(newPath(search)), form });
      return [status, data as { errors: Record<string, string>; typed: Record<string, string> }] as const;
    };
    expect(await send({ name: ' ' })).toMatchObject([400, { errors: { name: 'required' } }]);
    expect(await send({ name: 'x'.repeat(81) })).toMatchObject([400, { errors: { name: 'too_long:80' } }]);
    expect(await send({ name: 'Te laat', share: '' })).toMatchObject([
      409,
      { errors: { name: 'said:U hebt al een weergave van dit scherm met deze naam.' }, typed: { name: 'Te laat' } },
    ]);
    expect(await send({ name: 'N', share: 'role:koning' })).toMatchObject([400, { errors: { share: 'choose' } }]);
    expect(await send({ name: 'N', share: 'department:weg' })).toMatchObject([409, { errors: {} }]);
    expect(await send({ name: 'N', everywhere: 'on' }, '?workstream=w1')).toMatchObject([
      409,
      { typed: { name: 'N' } },
    ]);
    expect(await namesFor(here.actor)).toEqual(['Te laat']);
  });
  it('knows no other screens: what names none is the roadmap as it comes', async () => {
    const asked = call(newPath('?status=late&evil=1', 'settings'));
    expect((await callLoader(make.loader, asked)).data).toMatchObject({ screen: { title: 'Routekaart' } });
    expect((await callAction(make.action, { ...asked, form: { name: 'N' } })).status).toBe(302);
    expect(await findViews(here.actor, here.programmeId)).toMatchObject([
      { screen: 'roadmap', search: '?status=late' },
    ]);
  });
  it('stops at a hundred', async () => {
    const { organisationId, programmeId, actor } = here;
    await database.db.insert(t.savedView).values(
      Array.from({ length: 100 }, (_, at) => ({
        ...{ id: `v${at}`, organisationId, programmeId, ownerId: actor.userId, screen: 'items', search: '' },
        name: `Weergave ${at}`,
      })),
    );
    expect(await keepView(actor, programmeId, late)).toEqual({ status: 'refused', field: 'name', why: 'too_many' });
  });
});

describe('who sees it', () => {
  it('is only its owner, until it is shared', async () => {
    const id = await kept();
    for (const role of ['administrator', 'steering', 'reader'] as const) {
      const asked = call(`/views/${id}`, { viewId: id }, await here.cookie(role));
      expect([role, (await callLoader(one.loader, asked)).status]).toEqual([role, 404]);
      expect([role, (await callAction(remove.action, asked)).status]).toEqual([role, 404]);
      expect([role, (await callAction(start.action, { ...asked, form: { start: '1' } })).status]).toEqual([role, 404]);
    }
    expect(await namesFor(here.actor)).toEqual(['Te laat']);
  });
  it('is who has the role, or follows the department, or looks after shared views', async () => {
    await kept({ name: 'Stuurgroep', share: { role: 'steering' } });
    await kept({ name: 'Sociaal domein', share: { departmentId } });
    expect(await namesFor(actorOf('steering'))).toEqual(['Stuurgroep']);
    expect(await namesFor(actorOf('department_head', [departmentId]))).toEqual(['Sociaal domein']);
    expect(await namesFor(actorOf('department_head', ['elders']))).toEqual([]);
    expect(await namesFor(actorOf('administrator'))).toEqual(['Sociaal domein', 'Stuurgroep']);
    const standsIn = { ...actorOf('reader'), alsoAs: [{ role: 'steering', departmentIds: [] }] } as const;
    expect(await namesFor(standsIn)).toEqual(['Stuurgroep']);
  });
  it('is not chosen by who may not share', async () => {
    const reader = actorOf('reader');
    const shared = { ...late, share: { role: 'reader' } } as const;
    expect(await keepView(reader, here.programmeId, shared)).toEqual({
      ...{ status: 'refused', field: 'share', why: 'choose' },
    });
    const { data } = await callLoader(make.loader, call(newPath(''), {}, await here.cookie('reader')));
    expect(data).toMatchObject({ shares: [{ value: '', label: 'Alleen ik' }] });
    await kept({}, reader);
    expect(await namesFor(reader)).toEqual(['Te laat']);
  });
  it('is nobody of another municipality', async () => {
    const id = await kept({ share: { role: 'project_leader' }, everywhere: true });
    expect(await findViews(here.otherActor, here.programmeId)).toEqual([]);
    expect(await getView(here.otherActor, here.programmeId, id)).toBeNull();
    expect(await keepView(here.otherActor, here.programmeId, late)).toBeNull();
    const fields = { name: 'Van mij', share: null, everywhere: false, asStart: false };
    expect(await changeView(here.otherActor, here.programmeId, { id, fields })).toBeNull();
    expect(await removeView(here.otherActor, here.programmeId, id)).toBeNull();
    expect(await setStart(here.otherActor, here.programmeId, { id, on: true })).toBeNull();
    const asked = call(`/views/${id}`, { viewId: id }, await here.stranger());
    expect((await callLoader(one.loader, asked)).status).toBe(404);
    expect((await callLoader(list.loader, asked)).status).toBe(404);
    expect(await namesFor(here.actor)).toEqual(['Te laat']);
  });
});

describe('changing', () => {
  it('is for the owner, and of what is shared for who looks after it', async () => {
    const id = await kept({ share: { role: 'steering' } });
    const asked = (cookie: string) => call(`/views/${id}`, { viewId: id }, cookie);
    const steering = await here.cookie('steering');
    expect((await callLoader(one.loader, asked(steering))).status).toBe(403);
    expect((await callAction(remove.action, asked(steering))).status).toBe(403);
    const form = { name: 'Nu zo', share: 'role:reader' };
    expect((await callAction(one.action, { ...asked(steering), form })).status).toBe(403);
    const administrator = asked(await here.cookie('administrator'));
    expect((await callAction(one.action, { ...administrator, form })).status).toBe(302);
    expect(await findViews(here.actor, here.programmeId)).toMatchObject([{ name: 'Nu zo', share: { role: 'reader' } }]);
    // Made somebody's own, it would be gone for those who share it.
    const own = { name: 'Nu zo', share: '' };
    expect((await callAction(one.action, { ...administrator, form: own })).status).toBe(409);
    expect((await callAction(one.action, { ...asked(leader), form: own })).status).toBe(302);
  });
  it('gives no two of one owner the same name on a screen', async () => {
    await kept();
    const id = await kept({ name: 'Anders' });
    const fields = { name: 'Te laat', share: null, everywhere: false, asStart: false };
    expect(await changeView(here.actor, here.programmeId, { id, fields })).toMatchObject({ why: 'taken' });
    await kept({ name: 'Te laat', screen: 'roadmap', search: '' });
  });
  it('leaves what was shared when its owner is no longer active', async () => {
    await kept({ share: { role: 'steering' } });
    await kept({ name: 'Van mij' });
    const owner = eq(t.userAccount.id, here.actor.userId);
    await database.db.update(t.userAccount).set({ active: false }).where(owner);
    const [view, ...others] = await findViews(actorOf('steering'), here.programmeId);
    expect(view).toMatchObject({ name: 'Te laat', ownerActive: false, mayChange: false });
    expect(others).toEqual([]);
    const { data } = await callLoader(list.loader, call('/views', {}, await here.cookie('administrator')));
    const { groups } = data as SerializeFrom<typeof list.loader>;
    expect(groups[0]!.rows[0]!.who).toMatch(/^Rol stuurgroep, van .+ \(werkt hier niet meer\)$/);
    expect(await removeView(actorOf('administrator'), here.programmeId, view!.id)).toBe(true);
    await database.db.update(t.userAccount).set({ active: true }).where(owner);
    expect(await namesFor(here.actor)).toEqual(['Van mij']);
  });
});

describe('the layout', () => {
  type Layout = SerializeFrom<typeof layout.loader>;
  const at = async (path: string, cookie = leader) =>
    (await callLoader(layout.loader, call(path, {}, cookie))).data as Layout;
  it('shows the views of the screen, keeping this one, and the link, without what just happened', async () => {
    await kept();
    await kept({ name: 'Een <b>ander', search: '', share: { role: 'steering' } });
    const { tools } = await at('/items?status=late&changed=c1');
    const base = `/programmes/${here.programmeId}`;
    expect(tools).toContain(`<a href="${base}/items?status=late" aria-current="page">Te laat</a>`);
    expect(tools).toContain('Een &lt;b&gt;ander');
    expect(tools).toContain(`${base}/views/new?screen=items&amp;kept=%3Fstatus%3Dlate`);
    expect(tools).toContain(`data-copy="http://localhost:3000${base}/items?status=late"`);
    expect((await at('')).tools).toBe('');
    expect((await at('/items/i1')).tools).toBe('');
  });
  it('says what the address names and is gone', async () => {
    const { tools } = await at(`/items?department=weg&workstream=weg&owner=${here.actor.userId}`);
    expect(tools).toContain('Dit adres noemt een afdeling, een werkstroom die of dat er niet meer is.');
    expect((await at(`/items?department=${departmentId}`)).tools).not.toContain('niet meer');
    await kept({ search: '?phase=weg' });
    const { data } = await callLoader(list.loader, call('/views'));
    expect((data as SerializeFrom<typeof list.loader>).groups[0]!.rows[0]!.gone).toContain('een fase');
  });
  it('opens a screen the way somebody starts it, for them alone, until they no longer do', async () => {
    const id = await kept({ share: { role: 'steering' } });
    const asked = call(`/views/${id}/start`, { viewId: id });
    expect((await callAction(start.action, { ...asked, form: { start: '1' } })).status).toBe(302);
    /** Where the menu leads to the items. */
    const items = async (cookie?: string) =>
      (await at('', cookie)).nav.groups.flatMap(({ places }) => places).find(({ to }) => /\/items/.test(to))!.to;
    const base = `/programmes/${here.programmeId}/items`;
    expect(await items()).toBe(`${base}?status=late`);
    expect(await items(await here.cookie('steering'))).toBe(base);
    const other = await kept({ name: 'Gates', search: '?kind=gate', asStart: true });
    expect(await items()).toBe(`${base}?kind=gate`);
    await callAction(start.action, { ...call('', { viewId: other }), form: { start: '0' } });
    expect(await items()).toBe(base);
  });
  it('reads what was kept again: what the screen no longer knows is left out', async () => {
    const id = await kept();
    await database.db
      .update(t.savedView)
      .set({ search: '?status=late&javascript=1&page=9' })
      .where(eq(t.savedView.id, id));
    expect((await getView(here.actor, here.programmeId, id))!.search).toBe('?status=late');
  });
});

it('a view of all programmes is there in each of them', async () => {
  const id = await kept({ everywhere: true });
  const [view] = await database.db.select().from(t.savedView).where(eq(t.savedView.id, id));
  expect(view!.programmeId).toBeNull();
  const { organisationId } = here;
  const [first] = await database.db.select().from(t.programme);
  await database.db.insert(t.programme).values({ ...first!, id: 'tweede', organisationId, name: 'Tweede' });
  expect((await findViews(here.actor, 'tweede')).map(({ name, everywhere }) => [name, everywhere])).toEqual([
    ['Te laat', true],
  ]);
  await database.db.delete(t.programme).where(eq(t.programme.id, 'tweede'));
  expect(await namesFor(here.actor)).toEqual(['Te laat']);
});
