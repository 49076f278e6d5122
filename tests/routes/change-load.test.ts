// Change load over HTTP, in the demo: the story it tells, what the address asks, a head who says how heavy it is, rules that show what follows.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeAhead } from '~/change-ahead.server';
import * as t from '~/models/db/schema';
import { clearImpact, getImpact, sayImpact } from '~/models/department-impact.server';
import { loadPlan } from '~/models/plan.server';
import type { Plan } from '~/models/planning/plan';
import { day } from '~/models/planning/day';
import * as page from '~/routes/programmes.$programmeId.change-load._index';
import * as download from '~/routes/programmes.$programmeId.change-load.download';
import * as department from '~/routes/programmes.$programmeId.change-load.departments.$departmentId';
import * as clear from '~/routes/programmes.$programmeId.change-load.departments.$departmentId_.items.$itemId.clear';
import * as item from '~/routes/programmes.$programmeId.items.$itemId._index';
import * as overview from '~/routes/programmes.$programmeId._index';
import * as rules from '~/routes/settings.change-load';
import * as undo from '~/routes/settings.history.$changeId.undo';
import { callAction, callLoader, signIn } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = '2026-11-22';
let database: TestDatabase;
let demo: Demo;
let plan: Plan;
let leader: string;
let head: string;
let stranger: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  plan = (await loadPlan(demo.actor, demo.programmeId))!;
  leader = await demo.cookie('project_leader');
  stranger = await demo.stranger();
  const [ellen] = await database.db
    .select()
    .from(t.userAccount)
    .where(and(eq(t.userAccount.organisationId, demo.organisationId), eq(t.userAccount.key, 'hoofd-bz')));
  head = await signIn(ellen!.id, demo.organisationId);
}, 120_000);
afterAll(() => database.close());

const unit = (key: string) => plan.departments.find((row) => row.key === key)!.id;
const itemOf = (key: string) => plan.items.find((row) => row.key === key)!.id;
const call = (search: string, params: Record<string, string>, cookie: string) => ({
  ...{ path: `/programmes/p/change-load${search}`, cookie, today },
  params: { programmeId: demo.programmeId, ...params },
});
const ask = (loader: unknown, search = '', params: Record<string, string> = {}, cookie = leader) =>
  callLoader(loader as LoaderFunction, call(search, params, cookie));
const send = (
  action: unknown,
  params: Record<string, string>,
  form: Record<string, string>,
  { cookie = leader, search = '' } = {},
) => callAction(action as ActionFunction, { ...call(search, params, cookie), form });
const shown = async (search = '', cookie = leader) =>
  (await ask(page.loader, search, {}, cookie)).data as { body: string; summary: string; shown: number };
const section = (body: string, id: string) => body.split('<section').find((part) => part.includes(`id="${id}"`)) ?? '';
const changeIn = (answer: { headers: Headers }) => /changed=(\w+)/.exec(answer.headers.get('location') ?? '')![1]!;

describe('the page', () => {
  test('has a row per department and the municipality, a number in each month, its state in words and by sign', async () => {
    const { body, summary, shown: rows } = await shown();
    expect(rows).toBe(12);
    const heat = section(body, 'per-maand');
    expect(heat.match(/<tr><th scope="row"/g)).toHaveLength(13);
    expect(heat.match(/<td /g)).toHaveLength(13 * 12);
    expect(heat).toMatch(/Sociaal Domein[^"]*, november 2026: 35 punten, Over de grens\. Grens: 30\./);
    expect(heat).toContain('▲');
    expect(summary).toMatch(/^3 van de 12 afdelingen .+ Publiekszaken en Burgerzaken: 43 punten in januari 2027/);
  });

  test('a month leads to what is going on in it; its points add up', async () => {
    const { body } = await shown(`?department=${unit('SD')}&month=2026-11`);
    const behind = section(body, 'wat-speelt');
    expect(behind).toContain('Samen 35 punten, bij een grens van 30: Over de grens.');
    expect(behind).toContain('5 · Ingrijpend <b class="cl-apart">≠ Niet gelijk gezien</b>');
    expect(section((await shown('?department=all&month=2026-11')).body, 'wat-speelt')).toContain('Hele gemeente');
    expect(section((await shown('?department=bestaatniet&month=2026-11')).body, 'wat-speelt')).toBe('');
  });

  test('whose estimate counts stands in the address', async () => {
    const cell = async (search: string) =>
      /Vergunningen[^"]*, november 2026: (\d+) punten/.exec((await shown(search)).body)![1];
    // to the project the new connection is heavy, the department says light
    expect([await cell(''), await cell('?impact=project'), await cell('?impact=highest')]).toEqual(['17', '26', '26']);
  });

  test('says where project and department differ, with the sentence of the department', async () => {
    const differences = section((await shown()).body, 'verschillen');
    expect(differences.match(/<tr><th scope="row"/g)).toHaveLength(5);
    expect(differences).toContain('Dit valt midden in de verkiezingen.');
    expect(differences).toContain('vraagt de afdeling niet');
  });

  test('lists hours per person, and collisions that lead to moving one; a reader cannot move', async () => {
    const { body } = await shown();
    expect(section(body, 'uren')).toContain('38 mensen · grens 2,0 u');
    const collisions = section(body, 'botsingen');
    expect(collisions).toContain('Mijn-omgeving');
    expect(collisions).toContain('Alle afdelingen');
    expect(collisions).toContain(`/items/${itemOf('EDV-08')}/move`);
    expect((await shown('', await demo.cookie('reader'))).body).not.toContain('/move');
    expect(section((await shown('?per=week&months=6')).body, 'uren')).toContain('wk 48');
  });

  test('what a department does not notice does not collide there', async () => {
    const place = { itemId: itemOf('EDV-08'), departmentId: unit('HRM') };
    const word = { impact: 0, aspects: {}, remark: '' };
    await sayImpact(demo.actor, { programmeId: demo.programmeId, ...place, word });
    const collisions = section((await shown()).body, 'botsingen');
    expect(collisions).toContain('<td>Alle, behalve HRM en Organisatieontwikkeling</td>');
    await clearImpact(demo.actor, place);
  });

  test('of one’s own departments only', async () => {
    const own = await shown('?own=1', head);
    expect([own.shown, own.body.match(/<tr><th scope="row" class="cl-name">/g)!.length]).toEqual([1, 2]);
    expect((await shown('?own=1')).shown).toBe(0);
  });

  test('the file has a line per row and month', async () => {
    const answer = await ask(download.loader, '/download?months=6');
    expect(answer.headers.get('content-disposition')).toContain('veranderdruk');
    expect((await ask(download.loader, '', {}, stranger)).status).toBe(404);
  });

  test('of another municipality is not there', async () => {
    expect((await ask(page.loader, '', {}, stranger)).status).toBe(404);
    expect((await ask(department.loader, '', { departmentId: unit('BZ') }, stranger)).status).toBe(404);
    expect((await ask(department.loader, '', { departmentId: 'bestaatniet' })).status).toBe(404);
  });
});

type DepartmentData = {
  body: string;
  summary: string;
  toSay: string | null;
  item: { id: string; project: string; word: unknown; agree: { level: number } | null; skipTo: string } | null;
  others: { id: string }[];
  maySay: boolean;
  onBehalf: boolean;
  log: { what: string }[];
};
const unitPage = async (key: string, search = '', cookie = head) =>
  (await ask(department.loader, search, { departmentId: unit(key) }, cookie)).data as DepartmentData;

describe('the page of a department', () => {
  test('begins with what is heaviest and not said yet; only its head and planners are asked', async () => {
    const own = await unitPage('BZ');
    expect(own).toMatchObject({ maySay: true, onBehalf: false });
    expect(own.item).toMatchObject({ word: null, agree: { level: 3 } });
    expect(own.summary).toMatch(/^Deze maand: 20 punten, bij een grens van 30: Binnen de grens\. .+januari 2027: 43/);
    expect(own.others.map(({ id }) => id)).toContain(itemOf('KCC-03'));
    expect(await unitPage('VTH')).toMatchObject({ maySay: false, item: null, toSay: null, others: [] });
    expect(await unitPage('VTH', '', leader)).toMatchObject({ maySay: true, onBehalf: true });
    expect((await unitPage('VTH')).body).toContain('≠ Niet gelijk gezien');
    // the sentence, and the subjects of which the highest was the level
    expect(own.body).toContain('<p class="small">Dit valt midden in de verkiezingen.');
    expect((await unitPage('SD')).body).toContain('Processen 4 · Systemen 5 · Taken en functies 3');
  });

  const say = (form: Record<string, string>, key = 'KCC-03', unitKey = 'BZ', cookie = head) =>
    send(department.action, { departmentId: unit(unitKey) }, form, { cookie, search: `?item=${itemOf(key)}` });
  const kept = (key = 'KCC-03', unitKey = 'BZ') =>
    getImpact(demo.actor, { itemId: itemOf(key), departmentId: unit(unitKey) });

  test('a head says how heavy it is, also of what the project did not ask; it is turned round', async () => {
    const answer = await say({ impact: '3', remark: 'Wij gebruiken die kennisbank ook.' });
    expect(answer.status).toBe(302);
    expect(await kept()).toMatchObject({ impact: 3, onBehalf: false, remark: 'Wij gebruiken die kennisbank ook.' });
    expect((await unitPage('BZ')).log[0]!.what).toMatch(/kennisbank.+toegevoegd/);
    const back = await send(undo.action, { changeId: changeIn(answer) }, {}, { cookie: head });
    expect(back.headers.get('location')).toContain(`/change-load/departments/${unit('BZ')}?changed=`);
    expect(await kept()).toBeNull();
  });

  test('nothing said is asked again with what was typed; aspects say the level; agreeing takes one tap', async () => {
    const silent = await say({ remark: 'Hm' });
    expect(silent).toMatchObject({ status: 400, data: { errors: { impact: 'choose' }, typed: { remark: 'Hm' } } });
    expect((await say({ 'aspect:pay': '9', impact: '1' })).status).toBe(400);
    await say({ impact: '1', 'aspect:systems': '4', 'aspect:pay': '0', remark: '' });
    expect(await kept()).toMatchObject({ impact: 4, aspects: { systems: 4, pay: 0 } });
    await say({ agree: '2', impact: '5', remark: '' });
    expect(await kept()).toMatchObject({ impact: 2, aspects: {} });
    const params = { departmentId: unit('BZ'), itemId: itemOf('KCC-03') };
    expect((await send(clear.action, params, {}, { cookie: head })).status).toBe(302);
    expect(await kept()).toBeNull();
    expect((await send(clear.action, params, {}, { cookie: head })).status).toBe(404);
  });

  test('not of another department, not by whoever reads, not of an item that is not there', async () => {
    expect((await say({ impact: '3' }, 'KCC-03', 'VTH')).status).toBe(403);
    expect((await say({ impact: '3' }, 'KCC-03', 'BZ', await demo.cookie('reader'))).status).toBe(403);
    const nowhere = { cookie: head, search: '?item=bestaatniet' };
    expect((await send(department.action, { departmentId: unit('BZ') }, { impact: '3' }, nowhere)).status).toBe(404);
    expect((await say({ impact: '3' }, 'KCC-03', 'BZ', stranger)).status).toBe(404);
  });

  test('on behalf: the history says so', async () => {
    const answer = await say({ impact: '2', remark: '' }, 'EDV-09', 'RO', leader);
    expect((await unitPage('RO', '', leader)).log[0]!.what).toContain('(namens de afdeling)');
    await send(undo.action, { changeId: changeIn(answer) }, {});
  });
});

describe('elsewhere', () => {
  test('on the page of an item both words stand, and where they differ', async () => {
    const { own } = (await ask(item.loader, '', { itemId: itemOf('KOP-04') })).data as { own: { lines: string[] } };
    expect(own.lines).toEqual([
      'Vergunningen, Toezicht en Handhaving: 2 · Licht ≠ Niet gelijk gezien',
      'Ruimtelijke Ontwikkeling en Grondzaken: 3 · Merkbaar ≠ Niet gelijk gezien',
    ]);
  });

  test('on the overview: departments over their limit, collisions, words that differ; a head their own', async () => {
    const lines = async (cookie: string) =>
      ((await ask(overview.loader, '', {}, cookie)).data as { change: { lines: string[] } }).change.lines;
    const all = await lines(leader);
    expect(all[0]).toMatch(/^3 afdelingen komen over de grens .+Sociaal Domein/);
    expect(all[1]).toMatch(/^\d+ botsingen van releases of activiteiten\.$/);
    expect(all[2]).toMatch(/^5 keer zien project en afdeling/);
    const own = await lines(head);
    expect(own[0]).toMatch(/^1 afdeling komt over de grens .+: Publiekszaken en Burgerzaken\.$/);
    expect(own.at(-1)).toMatch(/nog niet gezegd hoe zwaar/);
    const ahead = await changeAhead(demo.actor, plan, { own: [], today: day(today) });
    expect(all[1]).toContain(String(ahead.collisions));
  });
});

describe('the rules', () => {
  const usual = {
    ...{ weightLow: '1', weightMedium: '5', weightHigh: '10', limitOrganisation: '90', limitTop: '30' },
    ...{ limitDeeper: '25', changeHours: '2' },
  };
  const save = (form: Record<string, string>) => send(rules.action, {}, { ...usual, ...form });

  test('show what follows before they are saved, and are turned round', async () => {
    const look = await save({ limitTop: '40', changeHours: '1,5' });
    const { weighed } = look.data as { weighed: { lines: string[] } };
    expect(weighed.lines).toContainEqual(
      expect.stringMatching(/^\d+ maanden van afdelingen gaan van ‘Over de grens’ naar /),
    );
    expect(weighed.lines.at(-1)).toBe('De grens in uren per persoon per week verandert van 2,0 naar 1,5.');
    expect((await loadPlan(demo.actor, demo.programmeId))!.changeLoad.limits.top).toBe(30);
    const saved = await save({ limitTop: '40', changeHours: '1,5', confirmed: '1' });
    expect((await loadPlan(demo.actor, demo.programmeId))!.changeLoad).toMatchObject({
      ...{ limits: { top: 40 }, hoursPerWeek: 1.5 },
    });
    const turned = { confirmed: '1', loadText: 'Het was een proef.' };
    await send(undo.action, { changeId: changeIn(saved) }, turned);
    expect((await loadPlan(demo.actor, demo.programmeId))!.changeLoad.limits.top).toBe(30);
  });

  test('what nothing follows from is saved at once; what cannot be is said at its field', async () => {
    const saved = await save({ limitDeeper: '24' });
    expect(saved.status).toBe(302);
    await send(undo.action, { changeId: changeIn(saved) }, {});
    const lighter = await save({ weightHigh: '3' });
    expect(lighter.status).toBe(400);
    expect((lighter.data as { errors: Record<string, string> }).errors['weightHigh']).toContain('minstens even zwaar');
    expect((await save({ weightHigh: 'veel' })).status).toBe(400);
    expect((await send(rules.action, {}, usual, { cookie: head })).status).toBe(403);
  });
});
