// The homes over HTTP: each reader's own, dates answered with one click, requests that reach the project leader, nothing of others.
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { changePlan, loadPlan } from '~/models/plan.server';
import { addDays, day } from '~/models/planning/day';
import type { Actor, Role } from '~/models/planning/permission';
import * as home from '~/routes/_index';
import type { AskedText } from '~/ui/home/head-text.server';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { found } from '../support/surveys';
import { demoDay } from '../support/template';

let database: TestDatabase;
let here: Demo;
const today = demoDay;
const cookies = {} as Record<Role, string>;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await demoIn(database);
  for (const role of ['project_leader', 'department_head', 'steering'] as const)
    cookies[role] = await here.cookie(role);
}, 120_000);
afterAll(() => database.close());

type Seen = Awaited<ReturnType<typeof home.loader>>;
const look = async (role: Role, path = '/') => {
  const answer = await callLoader(home.loader, { path, cookie: cookies[role], today });
  return { ...answer, data: answer.data as Exclude<Seen, Response> };
};
const post = (role: Role, form: Record<string, string>) =>
  callAction(home.action, { path: '/?index', cookie: cookies[role], today, form });
const head = async () => found((await look('department_head')).data.head);
const leader = async () => found((await look('project_leader')).data.leader);
const dates = ({ itemId, programmeId, departmentIds, from, until }: AskedText) => ({
  ...{ itemId, programmeId, departmentIds, from, until },
});
const block = async (id: string) => found((await leader()).blocks.find((one) => one.id === id));

describe('whose home it is', () => {
  it('follows the role; a committee of one programme goes to that programme', async () => {
    expect((await look('project_leader')).data).toMatchObject({ role: 'leader', head: null, committee: null });
    expect((await look('department_head')).data).toMatchObject({ role: 'head', leader: null });
    const steering = await look('steering');
    expect([steering.status, steering.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^\/programmes\//),
    ]);
  });

  it('is not somebody else’s by asking for it', async () => {
    expect((await look('department_head', '/?as=leader')).data).toMatchObject({ role: 'head', leader: null });
  });

  it('has a second one for who stands in for somebody of another post', async () => {
    const [person] = await database.db
      .select({ id: t.userAccount.id, organisationId: t.userAccount.organisationId })
      .from(t.userAccount)
      .where(eq(t.userAccount.role, 'department_head'));
    const [absent] = await database.db
      .select({ id: t.userAccount.id })
      .from(t.userAccount)
      .where(and(eq(t.userAccount.role, 'project_leader'), eq(t.userAccount.organisationId, person!.organisationId)));
    const now = new Date();
    const on = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await database.db.insert(t.deputy).values({
      ...{ id: 'waarneming', organisationId: person!.organisationId, absentId: absent!.id, userId: person!.id },
      ...{ fromDay: on(-1), untilDay: on(2) },
    });
    const { data } = await look('department_head', '/?as=leader');
    expect(data.tabs.map(({ role }) => role)).toEqual(['head', 'leader']);
    expect(data.leader).not.toBeNull();
    await database.db.delete(t.deputy).where(eq(t.deputy.id, 'waarneming'));
  });
});

describe('the home of the project leader', () => {
  it('names teams over their limit, figures that are missing and what is late', async () => {
    expect((await block('teams')).lines[0]).toMatchObject({ text: 'DIV / informatiebeheer' });
    expect((await block('cijfers')).count).toBeGreaterThan(0);
    expect((await block('te-laat')).lines.every(({ state }) => state?.look === 'late')).toBe(true);
  });

  it('tells what others changed since the visit before, and not what one changed oneself', async () => {
    const { count } = await block('veranderd');
    const plan = found(await loadPlan(here.actor, here.programmeId));
    const item = found(
      plan.items.filter(({ progress, kind }) => progress === 'planned' && kind === 'calendar_item').at(-1),
    );
    const valued = async (actor: Actor, acceptanceValue: number) => {
      const change = { kind: 'edit_item', itemId: item.id, fields: { acceptanceValue } } as const;
      expect(await changePlan(actor, here.programmeId, change)).toMatchObject({ status: 'saved' });
    };
    await valued(here.actor, 3);
    expect((await block('veranderd')).count).toBe(count);
    await valued({ ...here.actor, userId: '' }, 4);
    expect((await block('veranderd')).count).toBe(count + 1);
  });
});

describe('the home of a department head', () => {
  /** What is settled here; what was asked in check-ins is settled on their page. */
  const asked = async () => (await leader()).requests.filter(({ settle }) => settle !== null);

  it('asks about dates that come, answered with one click', async () => {
    const { asked, coming } = await head();
    const first = found(asked[0]);
    const sent = await post('department_head', { ...dates(first), say: 'confirmed' });
    expect(sent.headers.get('location')).toBe('/?said=confirmed');
    const after = await head();
    expect(after.asked.map(({ itemId }) => itemId)).not.toContain(first.itemId);
    expect(after.coming.count).toBe(coming.count);
    expect(after.coming.lines.find(({ id }) => id === first.itemId)?.state?.look ?? 'good').toBe('good');
  });

  it('asks why a date does not suit, keeps what was typed, and tells the project leader', async () => {
    const first = found((await head()).asked[0]);
    const bare = await post('department_head', { ...dates(first), say: 'contested', [`text-${first.itemId}`]: '  ' });
    expect([bare.status, bare.data]).toMatchObject([
      400,
      { itemId: first.itemId, state: { errors: { [`text-${first.itemId}`]: 'required' } } },
    ]);
    const why = 'Dan is het <b>verkiezing</b>.';
    await post('department_head', { ...dates(first), say: 'contested', [`text-${first.itemId}`]: why });
    const request = found((await leader()).requests[0]);
    expect(request).toMatchObject({ text: why, title: expect.stringContaining(first.title) });
    const told = await database.db.select().from(t.notice).where(eq(t.notice.kind, 'request'));
    expect(told).toHaveLength(1);
    // A department that comes round takes its objection back.
    await post('department_head', { ...dates(first), say: 'confirmed' });
    expect(await asked()).toEqual([]);
  });

  it('is asked again when a confirmed date moves, and nothing is said of dates nobody looked at', async () => {
    const first = found((await head()).asked[0]);
    await post('department_head', { ...dates(first), say: 'confirmed' });
    const start = addDays(day(first.from), 7);
    const options = { overload: 'Toets.', slip: { code: 'other', note: 'Toets.' } } as never;
    const move = { kind: 'move_item', itemId: first.itemId, start, last: null } as const;
    expect(await changePlan(here.actor, first.programmeId, move, options)).toMatchObject({ status: 'saved' });
    const again = found((await head()).asked.find(({ itemId }) => itemId === first.itemId));
    expect(again.again).not.toBeNull();
    const late = await post('department_head', { ...dates(first), say: 'confirmed' });
    expect(late.headers.get('location')).toBe('/?said=moved');
    expect((await head()).asked.map(({ itemId }) => itemId)).toContain(first.itemId);
  });

  it('says something to the project leader, who deals with it once', async () => {
    const { voices } = await head();
    const voice = found(voices[0]).value;
    const empty = await post('department_head', { say: 'message', voice, 'text-': '' });
    expect([empty.status, empty.data]).toMatchObject([400, { itemId: null }]);
    await post('department_head', { say: 'message', voice, 'text-': 'Kan iemand langskomen?' });
    const request = found((await leader()).requests[0]);
    expect(request).toMatchObject({ text: 'Kan iemand langskomen?', to: null });
    const settle = { say: 'settle', answerId: request.id };
    expect((await post('department_head', settle)).status).toBe(403);
    expect((await post('project_leader', settle)).headers.get('location')).toBe('/?said=settle');
    expect(await asked()).toEqual([]);
    expect((await post('project_leader', settle)).headers.get('location')).toBe('/?said=gone');
  });
});

describe('what may not be said', () => {
  const answers = async () => (await database.db.select().from(t.departmentAnswer)).length;

  it('is refused and leaves nothing: another department, another programme, another municipality, nonsense', async () => {
    const first = found((await head()).asked[0]);
    const count = await answers();
    const [other] = await database.db.select().from(t.department).where(eq(t.department.key, 'KCC'));
    const sent = dates(first);
    const say = { say: 'confirmed' };
    const statuses = [
      (await post('department_head', { ...sent, ...say, departmentIds: other!.id })).status,
      (await post('department_head', { ...sent, ...say, departmentIds: `${sent.departmentIds} ${other!.id}` })).status,
      (await post('project_leader', { ...sent, ...say })).status,
      (await post('steering', { ...sent, ...say })).status,
      (await post('department_head', { ...sent, ...say, from: 'ooit' })).status,
      (await post('department_head', { ...sent, say: 'anders' })).status,
      (await post('department_head', {})).status,
    ];
    expect(statuses).toEqual([403, 403, 403, 403, 400, 400, 400]);
    const gone = [
      await post('department_head', { ...sent, ...say, programmeId: 'elders' }),
      await post('department_head', { ...sent, ...say, itemId: 'elders' }),
    ];
    expect(gone.map(({ headers }) => headers.get('location'))).toEqual(['/?said=gone', '/?said=gone']);
    const stranger = { path: '/?index', cookie: await here.stranger(), today, form: { ...sent, ...say } };
    expect((await callAction(home.action, stranger)).status).toBe(403);
    expect(await answers()).toBe(count);
  });
});
