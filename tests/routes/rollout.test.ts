// The roll-out as it is seen and changed: the matrix and its filters, lists, the file, one cell, several, and what is rolled out.
import { saidReason } from '~/ui/shared/said-errors.server';
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { getCell } from '~/models/rollout-cells.server';
import { findSubjects, loadRollout } from '~/models/rollout.server';
import type { LogLine } from '~/rollout-changes.server';
import * as matrix from '~/routes/programmes.$programmeId.rollout';
import * as bulk from '~/routes/programmes.$programmeId.rollout_.bulk';
import * as cell from '~/routes/programmes.$programmeId.rollout_.cells.$subjectId.$departmentId';
import * as clear from '~/routes/programmes.$programmeId.rollout_.cells.$subjectId.$departmentId_.clear';
import * as download from '~/routes/programmes.$programmeId.rollout_.download';
import * as subjects from '~/routes/programmes.$programmeId.rollout_.subjects';
import * as subject from '~/routes/programmes.$programmeId.rollout_.subjects_.$subjectId';
import * as order from '~/routes/programmes.$programmeId.rollout_.subjects_.$subjectId_.order';
import * as remove from '~/routes/programmes.$programmeId.rollout_.subjects_.$subjectId_.remove';
import * as undo from '~/routes/settings.history.$changeId.undo';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = '2026-11-22';
let database: TestDatabase;
let demo: Demo;
let leader: string;
let head: string;
let stranger: string;
let unit: Map<string, string>;
let named: Map<string, string>;

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  leader = await demo.cookie('project_leader');
  head = await demo.cookie('department_head');
  stranger = await demo.stranger();
  unit = new Map((await database.db.select().from(t.department)).map(({ key, id }) => [key, id]));
  named = new Map((await findSubjects(demo.actor, demo.programmeId)).map(({ name, id }) => [name.nl, id]));
}, 120_000);
afterAll(() => database.close());

const here = '/programmes/p/rollout';
const ask = (loader: unknown, search = '', params: Record<string, string> = {}, cookie = leader) =>
  callLoader(loader as LoaderFunction, {
    ...{ path: here + search, cookie, today },
    params: { programmeId: demo.programmeId, ...params },
  });
const send = (
  action: unknown,
  params: Record<string, string>,
  form: Record<string, string | string[]>,
  { cookie = leader, search = '' } = {},
) =>
  callAction(action as ActionFunction, {
    ...{ path: here + search, cookie, today, form },
    params: { programmeId: demo.programmeId, ...params },
  });
const shown = async (search = '', cookie = leader) =>
  (await ask(matrix.loader, search, {}, cookie)).data as {
    drawn: { matrix: string; index: string; lists: string };
    summary: string;
    shown: number;
    columns: number;
    recent: { what: string }[];
  };
const wave = () => named.get('Golf 1b: afdelingsspecifiek')!;
const place = (key: string) => ({ subjectId: wave(), departmentId: unit.get(key)! });
const typed = (rest: Record<string, string> = {}) => ({
  stage: 'trained',
  plannedOn: '',
  actualOn: '',
  remark: '',
  ...rest,
});
const errorsOf = (answer: { data: unknown }) => (answer.data as { errors: Record<string, string> }).errors;
const changeIn = (answer: { headers: Headers }) => /changed=(\w+)/.exec(answer.headers.get('location') ?? '')![1]!;

describe('the matrix of the demo', () => {
  it('has a sentence, totals at both ends, a word, a day and a look per stage, and marks what is late', async () => {
    const { drawn, summary, shown: rows, columns } = await shown();
    expect(summary).toContain('Van de 64 combinaties zijn er 27 live, waarvan 4 geborgd. 3 zijn te laat.');
    expect([rows, columns]).toEqual([30, 12]);
    expect(drawn.matrix).toContain('<span class="ro-n">3 van 8 live</span><b class="ro-n ro-alert">1 te laat</b>');
    expect(drawn.matrix).toContain(
      `<td class="ro-1 ro-late"><a href="rollout/cells/${wave()}/${unit.get('RO')}">voorbereid<i>te laat: 12 okt 2026</i>`,
    );
    const report = named.get('Melding openbare ruimte');
    expect(drawn.matrix).toContain(`${report}/${unit.get('BOR')}">in gebruik<i>31 aug 2026</i></a></td>`);
    expect(drawn.matrix.match(/<th scope="rowgroup">/g)).toHaveLength(2);
  });

  it('writes a cell in a few dozen bytes besides its ids', async () => {
    const { drawn } = await shown();
    const cells = drawn.matrix.match(/<td.*?<\/td>/g)!;
    expect(cells.filter((one) => one === '<td></td>').length).toBeGreaterThan(200);
    const longest = Math.max(...cells.map((one) => one.replace(/[a-z0-9]{16}/g, '').length));
    expect(longest).toBeLessThan(130);
  });

  it('is filtered by the address, and links keep the filter', async () => {
    const late = await shown('?late=1');
    expect([late.shown, late.columns]).toEqual([3, 3]);
    expect(late.drawn.matrix).toContain(`/${unit.get('RO')}?late=1"`);
    expect((await shown('?kind=case_types')).shown).toBe(4);
    expect((await shown(`?department=${unit.get('BZ')}&stage=live`)).columns).toBe(1);
    expect((await shown('?department=bestaatniet')).columns).toBe(0);
    expect((await shown('?stage=secured&kind=e_service')).shown).toBe(0);
  });

  it('is read per department too', async () => {
    const { drawn } = await shown(`?view=list&department=${unit.get('RO')}`);
    expect(drawn.matrix).toBeNull();
    expect(drawn.lists).toContain('Ruimtelijke Ontwikkeling');
    expect(drawn.lists).toContain('De afdeling houdt plannen op papier');
    expect((await shown()).drawn.index.match(/<li>/g)).toHaveLength(12);
  });

  it('escapes the names that people give', async () => {
    const id = wave();
    const of = eq(t.rolloutSubject.id, id);
    await database.db.update(t.rolloutSubject).set({ name: '<b>"Golf" & meer</b>' }).where(of);
    const { drawn } = await shown();
    expect(drawn.matrix).not.toContain('<b>"Golf"');
    expect((await shown('?view=list')).drawn.lists).not.toContain('<b>"Golf"');
    await database.db.update(t.rolloutSubject).set({ name: 'Golf 1b: afdelingsspecifiek' }).where(of);
  });

  it('is a file as well, of what the filter keeps', async () => {
    const answer = await ask(download.loader, '?late=1');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const lines = String(answer.data).trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines.find((line) => line.startsWith('RO;'))).toContain(
      'Golf 1b: afdelingsspecifiek;voorbereid;2026-10-12;;ja;',
    );
    expect(
      String((await ask(download.loader)).data)
        .trim()
        .split('\r\n'),
    ).toHaveLength(65);
  });

  it('of another municipality is not there', async () => {
    expect((await ask(matrix.loader, '', {}, stranger)).status).toBe(404);
    expect((await ask(download.loader, '', {}, stranger)).status).toBe(404);
    expect((await ask(cell.loader, '', place('BZ'), stranger)).status).toBe(404);
    expect((await send(cell.action, place('BZ'), typed(), { cookie: stranger })).status).toBe(404);
    expect((await send(clear.action, place('BZ'), {}, { cookie: stranger })).status).toBe(404);
  });
});

describe('one cell', () => {
  it('is saved, goes back to the matrix as it was filtered, says so in its log, and is turned round', async () => {
    const saved = await send(
      cell.action,
      place('SD'),
      typed({ plannedOn: '2027-01-11', remark: 'met de leverancier' }),
      {
        search: '?kind=case_types&view=list',
      },
    );
    expect(saved.status).toBe(302);
    expect(saved.headers.get('location')).toMatch(/\/rollout\?view=list&kind=case_types&changed=/);
    const { log } = (await ask(cell.loader, '', place('SD'))).data as { log: LogLine[] };
    expect(log[0]!.lines).toEqual([
      'Stand: voorbereid → opgeleid',
      'Gepland op: 15 mrt 2027 → 11 jan 2027',
      'Opmerking: Wacht op de koppeling met de sociaal-domeinsuite. → met de leverancier',
    ]);
    expect(log[0]!.who).toBe('Sanne Verhoef');
    expect((await shown()).recent[0]!.what).toContain('Golf 1b: afdelingsspecifiek, Sociaal Domein');
    const back = await send(undo.action, { changeId: changeIn(saved) }, {});
    expect(back.headers.get('location')).toContain(`/programmes/${demo.programmeId}/rollout?changed=`);
    expect(await getCell(demo.actor, place('SD'))).toMatchObject({ stage: 'prepared', plannedOn: '2027-03-15' });
  });

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const future = await send(cell.action, place('SD'), typed({ stage: 'live', actualOn: '2026-11-23', remark: 'x' }));
    expect([future.status, errorsOf(future)]).toEqual([400, { actualOn: 'in_the_future' }]);
    expect((future.data as { typed: object }).typed).toMatchObject({ remark: 'x' });
    expect(errorsOf(await send(cell.action, place('SD'), typed({ stage: 'live' })))).toEqual({ actualOn: 'required' });
    expect(errorsOf(await send(cell.action, place('SD'), typed({ stage: 'x', plannedOn: 'ooit' })))).toEqual({
      ...{ stage: 'choose', plannedOn: 'not_a_day' },
    });
  });

  it('asks to confirm that something is not live after all', async () => {
    const asked = await send(cell.action, place('BZ'), typed());
    expect(errorsOf(asked)).toEqual({ stage: saidReason('takes_live_back') });
    expect(await getCell(demo.actor, place('BZ'))).toMatchObject({ stage: 'live' });
    const saved = await send(cell.action, place('BZ'), typed({ takeBack: '1' }));
    expect(await getCell(demo.actor, place('BZ'))).toMatchObject({ stage: 'trained', actualOn: null });
    await send(undo.action, { changeId: changeIn(saved) }, {});
    expect(await getCell(demo.actor, place('BZ'))).toMatchObject({ stage: 'live', actualOn: '2026-05-25' });
  });

  it('is taken away, and said by a head of the department only', async () => {
    const [person] = await database.db.select().from(t.userAccount).where(eq(t.userAccount.role, 'department_head'));
    const own = await database.db.select().from(t.userDepartment).where(eq(t.userDepartment.userId, person!.id));
    const mine = own[0]!.departmentId;
    const other = [...unit.values()].find((id) => !own.some(({ departmentId }) => departmentId === id))!;
    const subjectId = named.get('Golf 3: bedrijfsvoering')!;
    const set = (departmentId: string) => send(cell.action, { subjectId, departmentId }, typed(), { cookie: head });
    expect((await set(mine)).status).toBe(302);
    expect((await set(other)).status).toBe(403);
    expect((await ask(cell.loader, '', { subjectId, departmentId: other }, head)).data).toMatchObject({
      mayChange: false,
    });
    const cleared = await send(clear.action, { subjectId, departmentId: mine }, {}, { cookie: head });
    expect(cleared.status).toBe(302);
    expect(await getCell(demo.actor, { subjectId, departmentId: mine })).toBeNull();
    expect((await send(clear.action, { subjectId, departmentId: mine }, {}, { cookie: head })).status).toBe(404);
    const { units } = (await ask(bulk.loader, '', {}, head)).data as { units: { id: string }[] };
    expect(units.map(({ id }) => id).sort()).toEqual(own.map(({ departmentId }) => departmentId).sort());
  });
});

describe('several at once', () => {
  const chosen = () => ({
    'subject[]': [named.get('Kapvergunning')!, named.get('Inrit of uitweg')!],
    'department[]': [unit.get('VTH')!, unit.get('KCC')!],
  });

  it('begin with a whole row or column', async () => {
    const row = (await ask(bulk.loader, `?subject=${wave()}`)).data as { chosen: Record<string, string[]> };
    expect([row.chosen['subjects'], row.chosen['departments']!.length]).toEqual([[wave()], 12]);
    const column = (await ask(bulk.loader, `?department=${unit.get('BZ')}`)).data as typeof row;
    expect([column.chosen['subjects']!.length, column.chosen['departments']]).toEqual([30, [unit.get('BZ')]]);
  });

  it('are shown before they are saved', async () => {
    const form = { ...chosen(), stage: 'live', plannedOn: '', actualOn: '2026-11-20' };
    const look = await send(bulk.action, {}, form);
    expect((look.data as { changes: unknown[] }).changes).toMatchObject([
      { subject: 'Kapvergunning', before: 'opgeleid, gepland 28 dec 2026', takesBack: false },
      { subject: 'Inrit of uitweg', after: 'live, gepland 28 dec 2026, live sinds 20 nov 2026' },
    ]);
    const before = await loadRollout(demo.actor, demo.programmeId);
    expect(before.cells.find(({ subjectId }) => subjectId === named.get('Kapvergunning'))!.stage).toBe('trained');
    const saved = await send(bulk.action, {}, { ...form, confirmed: '1' });
    const to = new URL(saved.headers.get('location')!, 'http://here');
    expect(to.pathname).toBe(`/programmes/${demo.programmeId}/rollout`);
    const told = (await ask(matrix.loader, to.search)).data as { saved: object };
    expect(told.saved).toMatchObject({ what: '2 vakken van de uitrol gewijzigd', undone: false });
    const back = await send(bulk.action, {}, { ...chosen(), stage: 'trained', plannedOn: '', actualOn: '' });
    expect((back.data as { changes: { takesBack: boolean }[] }).changes.map((one) => one.takesBack)).toEqual([
      true,
      true,
    ]);
  });

  it('say what is missing', async () => {
    const nothing = { stage: '', plannedOn: '', actualOn: '' };
    expect(errorsOf(await send(bulk.action, {}, { ...chosen(), ...nothing }))).toEqual({
      stage: saidReason('nothing_to_set'),
    });
    expect(errorsOf(await send(bulk.action, {}, { ...nothing, stage: 'trained' }))).toEqual({
      'subject[]': saidReason('none_chosen'),
    });
    const waiting = { 'subject[]': wave(), 'department[]': unit.get('SD')! };
    expect(errorsOf(await send(bulk.action, {}, { ...waiting, ...nothing, stage: 'adopted' }))).toEqual({
      actualOn: 'required',
    });
    expect((await send(bulk.action, {}, { ...chosen(), stage: 'trained' }, { cookie: head })).status).toBe(403);
  });
});

describe('what is rolled out', () => {
  const fields = { kind: 'case_types', titleNl: 'Golf 4', titleEn: 'Wave 4' };

  it('is added, refused under a name that is taken, moved, and removed with its undo leading back', async () => {
    const added = await send(subject.action, { subjectId: 'new' }, fields);
    expect(added.headers.get('location')).toContain('/rollout/subjects?changed=');
    expect(errorsOf(await send(subject.action, { subjectId: 'new' }, fields))).toEqual({
      titleNl: saidReason('name_taken'),
    });
    expect(errorsOf(await send(subject.action, { subjectId: 'new' }, {}))).toMatchObject({ titleNl: 'required' });
    const all = await findSubjects(demo.actor, demo.programmeId);
    const { id } = all.find(({ name }) => name.nl === 'Golf 4')!;
    const renamed = await send(subject.action, { subjectId: id }, { ...fields, titleNl: 'Golf 4: rest' });
    expect(renamed.status).toBe(302);
    expect((await send(order.action, { subjectId: id }, { to: 'up' })).status).toBe(302);
    const { groups } = (await ask(subjects.loader)).data as { groups: { rows: { name: { nl: string } }[] }[] };
    expect(groups[0]!.rows.map(({ name }) => name.nl).slice(-2)).toEqual(['Golf 4: rest', 'Golf 3: bedrijfsvoering']);
    const gone = await send(remove.action, { subjectId: id }, {});
    const back = await send(undo.action, { changeId: changeIn(gone) }, {});
    expect(back.headers.get('location')).toContain('/rollout/subjects?changed=');
    expect((await send(remove.action, { subjectId: wave() }, {})).status).toBe(409);
    expect((await ask(remove.loader, '', { subjectId: wave() })).data).toMatchObject({ departments: { length: 11 } });
  });

  it('is arranged by planners only', async () => {
    expect((await send(subject.action, { subjectId: 'new' }, fields, { cookie: head })).status).toBe(403);
    expect((await send(order.action, { subjectId: wave() }, { to: 'up' }, { cookie: stranger })).status).toBe(404);
  });
});
