// Settings of the municipality over HTTP: what is saved, what is refused, who may, and what belongs to somebody else.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findExceptions, getException } from '~/models/calendar.server';
import { findDepartments } from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import { wholeYear } from '~/models/planning/calendar-year';
import { findTeams } from '~/models/team.server';
import * as settings from '~/routes/settings';
import * as appearance from '~/routes/settings.appearance';
import * as calendar from '~/routes/settings.calendar';
import * as period from '~/routes/settings.calendar_.$exceptionId';
import * as periodRemove from '~/routes/settings.calendar_.$exceptionId_.remove';
import * as goodFriday from '~/routes/settings.calendar_.good-friday';
import * as departments from '~/routes/settings.departments';
import * as department from '~/routes/settings.departments_.$departmentId';
import * as departmentRemove from '~/routes/settings.departments_.$departmentId_.remove';
import * as undo from '~/routes/settings.history.$changeId.undo';
import * as teams from '~/routes/settings.teams';
import * as team from '~/routes/settings.teams_.$teamId';
import * as teamRemove from '~/routes/settings.teams_.$teamId_.remove';
import { callAction, callLoader } from '../support/app';
import { type Municipality, twoMunicipalities } from '../support/two-municipalities';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
const cookies: Record<string, string> = {};
const ids = { departmentId: '', teamId: '', exceptionId: '' };

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await twoMunicipalities(database.db);
  for (const role of ['project_leader', 'department_head', 'administrator', 'stranger'] as const) {
    cookies[role] = await here.cookie(role);
  }
  const leader = here.actor('project_leader');
  ids.departmentId = (await findDepartments(leader)).find((row) => row.key === 'VTH')!.id;
  ids.teamId = (await findTeams(leader)).find((row) => row.key === 'DIV')!.id;
  ids.exceptionId = (await findExceptions(leader, { window: wholeYear(2027) }))[0]!.id;
});
afterAll(() => database.close());

const departmentForm = {
  key: 'PRF',
  titleNl: 'Proefafdeling',
  titleEn: '',
  parentId: '',
  headcount: '12',
  users: '10',
  keyUsers: '1',
  casesPerYear: '1.250',
};
const teamForm = {
  key: 'PRT',
  titleNl: 'Proefteam',
  titleEn: 'Trial team',
  departmentId: '',
  fteFormation: '3,5',
  doubleShare: '60',
  substitutionOn: '2027-01-04',
  pivotal: 'on',
  runHoursMonth: '',
  runShare: '40',
  interchangeable: '2',
  note: '',
};
const periodForm = {
  kind: 'non_working',
  sort: 'closing',
  from: '2027-01-11',
  last: '2027-01-15',
  titleNl: 'Gemeentehuis dicht',
  titleEn: '',
  departmentId: '',
  region: '',
  source: '',
};

const load = (route: unknown, params = {}, as = 'project_leader', query = '') =>
  callLoader(route as LoaderFunction, { path: `/settings${query}`, params, cookie: cookies[as] });
const send = (route: unknown, form: Record<string, string>, params = {}, as = 'project_leader') =>
  callAction(route as ActionFunction, { path: '/settings', params, form, cookie: cookies[as] });

describe('departments', () => {
  test('everybody reads them; who may not change sees no way to', async () => {
    expect((await load(departments.loader)).data).toMatchObject({ mayChange: true });
    expect((await load(departments.loader, {}, 'department_head')).data).toMatchObject({ mayChange: false });
    expect(await load(settings.loader, {}, 'project_leader', '?changed=bestaatniet&moved=3')).toMatchObject({
      data: { saved: false, change: null, moved: 3 },
    });
  });

  test('a new one is saved, numbers as people type them', async () => {
    const answer = await send(department.action, departmentForm, { departmentId: 'new' });
    expect(answer.status).toBe(302);
    const rows = await findDepartments(here.actor('project_leader'));
    expect(rows.find((row) => row.key === 'PRF')).toMatchObject({ casesPerYear: 1250, name: { en: null } });
  });

  test('bad input: 400, the reason at each field, everything typed kept', async () => {
    const typed = { ...departmentForm, key: '', headcount: 'veel' };
    const answer = await send(department.action, typed, { departmentId: 'new' });
    expect(answer).toMatchObject({
      status: 400,
      data: { errors: { key: 'required', headcount: 'not_a_whole_number' }, typed },
    });
    const taken = await send(department.action, { ...departmentForm, key: 'VTH' }, { departmentId: 'new' });
    expect(taken).toMatchObject({ status: 400, data: { errors: { key: 'taken' } } });
  });

  test('under itself is 409 and names the way round', async () => {
    const rows = await findDepartments(here.actor('project_leader'));
    const { id } = rows.find((row) => row.key === 'PRF')!;
    const answer = await send(department.action, { ...departmentForm, parentId: id }, { departmentId: id });
    expect(answer).toMatchObject({
      status: 409,
      data: { refusal: expect.stringContaining('Proefafdeling kan niet onder zichzelf hangen') },
    });
  });

  test('what is used is not removed', async () => {
    const params = { departmentId: ids.departmentId };
    expect((await load(departmentRemove.loader, params)).status).toBe(200);
    expect((await send(departmentRemove.action, {}, params)).status).toBe(409);
    const rows = await findDepartments(here.actor('project_leader'));
    const { id } = rows.find((row) => row.key === 'PRF')!;
    expect((await send(departmentRemove.action, {}, { departmentId: id })).status).toBe(302);
  });
});

describe('teams', () => {
  test('everybody reads them', async () => {
    expect((await load(teams.loader, {}, 'department_head')).data).toMatchObject({ mayChange: false });
  });

  test('a new one is saved: a decimal comma, a share typed as a percentage', async () => {
    expect((await send(team.action, teamForm, { teamId: 'new' })).status).toBe(302);
    const row = (await findTeams(here.actor('project_leader'))).find((candidate) => candidate.key === 'PRT');
    expect(row).toMatchObject({ fteFormation: 3.5, runHoursMonth: null, pivotal: true, substitutionOn: '2027-01-04' });
    expect(row?.doubleShare).toBeCloseTo(0.6, 5);
    expect(row?.runShare).toBeCloseTo(0.4, 5);
  });

  test('bad input is 400 at the field', async () => {
    const answer = await send(team.action, { ...teamForm, fteFormation: 'drie', runShare: '140' }, { teamId: 'new' });
    expect(answer).toMatchObject({
      status: 400,
      data: { errors: { fteFormation: 'not_a_number', runShare: 'not_between:0:100' }, typed: { runShare: '140' } },
    });
    const elsewhere = await send(
      team.action,
      { ...teamForm, departmentId: ids.departmentId },
      { teamId: 'new' },
      'stranger',
    );
    expect(elsewhere).toMatchObject({ status: 400, data: { errors: { departmentId: 'choose' } } });
  });

  test('one with hours on items is not removed', async () => {
    expect((await load(teamRemove.loader, { teamId: ids.teamId })).status).toBe(200);
    expect((await send(teamRemove.action, {}, { teamId: ids.teamId })).status).toBe(409);
  });
});

describe('the working calendar', () => {
  test('shows a year; a bad year or sort falls back', async () => {
    expect((await load(calendar.loader, {}, 'department_head', '?year=2027')).data).toMatchObject({
      year: 2027,
      mayChange: false,
    });
    expect((await load(calendar.loader, {}, 'project_leader', '?year=lang&sort=geleden')).data).toMatchObject({
      sort: null,
    });
  });

  test('a closing shows what moves first, then saves that', async () => {
    const leader = here.actor('project_leader');
    const closings = () => findExceptions(leader, { window: wholeYear(2027), sort: 'closing' });
    const before = (await closings()).length;
    const shown = await send(period.action, periodForm, { exceptionId: 'new' });
    expect(shown).toMatchObject({ status: 200, data: { typed: periodForm } });
    expect((shown.data as { preview: unknown[] }).preview).toHaveLength(1);
    expect(await closings()).toHaveLength(before);
    const saved = await send(period.action, { ...periodForm, confirmed: '1' }, { exceptionId: 'new' });
    expect(saved.status).toBe(302);
    expect(saved.headers.get('location')).toMatch(/^\/settings\/calendar\?year=2027&changed=\w+&moved=\d+$/);
    expect(await closings()).toHaveLength(before + 1);
  });

  test('a period that only shows is saved at once', async () => {
    const form = {
      ...periodForm,
      kind: 'neutral',
      sort: 'other',
      titleNl: 'Kermis',
      verify: 'on',
      source: 'Evenementen',
    };
    expect((await send(period.action, form, { exceptionId: 'new' })).status).toBe(302);
  });

  test('bad dates are 400 at the field', async () => {
    const backwards = await send(period.action, { ...periodForm, last: '2027-01-10' }, { exceptionId: 'new' });
    expect(backwards).toMatchObject({ status: 400, data: { errors: { last: 'last_before_start' } } });
    const nonsense = await send(period.action, { ...periodForm, from: '30-02-2027' }, { exceptionId: 'new' });
    expect(nonsense).toMatchObject({
      status: 400,
      data: { errors: { from: 'not_a_day' }, typed: { from: '30-02-2027' } },
    });
    const centuries = await send(period.action, { ...periodForm, last: '2099-01-10' }, { exceptionId: 'new' });
    expect(centuries).toMatchObject({ status: 400, data: { errors: { last: 'not_a_day' } } });
    const nowhere = await send(period.action, { ...periodForm, departmentId: 'weg' }, { exceptionId: 'new' });
    expect(nowhere).toMatchObject({ status: 400, data: { errors: { departmentId: 'choose' } } });
  });

  test('removing says what moves, then removes', async () => {
    const params = { exceptionId: ids.exceptionId };
    expect((await load(periodRemove.loader, params)).status).toBe(200);
    expect(await getException(here.actor('project_leader'), ids.exceptionId)).not.toBeNull();
    expect((await send(periodRemove.action, { confirmed: '1' }, params)).status).toBe(302);
    expect((await load(periodRemove.loader, params)).status).toBe(404);
    ids.exceptionId = (await findExceptions(here.actor('project_leader'), { window: wholeYear(2027) }))[0]!.id;
  });

  test('Good Friday is switched after seeing what moves', async () => {
    expect((await load(goodFriday.loader)).data).toEqual({ goodFriday: false });
    expect((await send(goodFriday.action, { on: 'misschien' })).status).toBe(400);
    expect((await send(goodFriday.action, { on: '1', confirmed: '1' })).status).toBe(302);
    expect((await getOrganisation(here.actor('project_leader')))?.goodFriday).toBe(true);
  });
});

describe('a change of the settings', () => {
  const leader = () => here.actor('project_leader');
  const changeIn = (answer: { headers: Headers }) =>
    new URL(answer.headers.get('location')!, 'http://x').searchParams.get('changed')!;
  const teamOf = async (key: string) => (await findTeams(leader())).find((row) => row.key === key)!;

  test('is said in the notice and in the list, and turned round from both', async () => {
    const form = { ...teamForm, key: 'ONG' };
    const saved = await send(team.action, form, { teamId: 'new' });
    const changeId = changeIn(saved);
    expect((await load(settings.loader, {}, 'project_leader', `?changed=${changeId}`)).data).toMatchObject({
      change: { id: changeId, what: expect.stringContaining('Proefteam'), lines: [], undone: false },
      mayUndo: true,
    });
    const { recent } = (await load(teams.loader)).data as { recent: { id: string; undone: boolean }[] };
    expect(recent[0]).toMatchObject({ id: changeId, undone: false });
    const undone = await send(undo.action, {}, { changeId });
    expect(undone.headers.get('location')).toMatch(/^\/settings\/teams\?changed=\w+$/);
    expect(await teamOf('ONG')).toBeUndefined();
    expect(await send(undo.action, {}, { changeId })).toMatchObject({
      status: 409,
      data: { refusal: 'Deze wijziging is al teruggedraaid.' },
    });
    expect((await load(undo.loader, { changeId })).data).toEqual({ back: '/settings/teams' });
    expect((await load(undo.loader, { changeId }, 'stranger')).status).toBe(404);
    expect((await send(undo.action, {}, { changeId }, 'stranger')).status).toBe(404);
    expect((await send(undo.action, {}, { changeId }, 'department_head')).status).toBe(403);
    expect((await send(undo.action, {}, { changeId: changeIn(undone) })).status).toBe(302);
    expect(await teamOf('ONG')).toMatchObject({ name: { nl: 'Proefteam' } });
  });

  test('made on an older page is 409 with both values and everything typed', async () => {
    const { id } = await teamOf('ONG');
    const { revision } = (await load(team.loader, { teamId: id })).data as { revision: number };
    const form = (note: string) => ({ ...teamForm, key: 'ONG', note, version: String(revision) });
    expect((await send(team.action, form('Eerst'), { teamId: id })).status).toBe(302);
    const stale = await send(team.action, form('Later'), { teamId: id });
    expect(stale).toMatchObject({
      status: 409,
      data: { stale: [{ field: 'Toelichting', mine: 'Later', theirs: 'Eerst' }], typed: { note: 'Later' } },
    });
    const { typed } = stale.data as { typed: Record<string, string> };
    expect((await send(team.action, typed, { teamId: id })).status).toBe(302);
    expect(await teamOf('ONG')).toMatchObject({ note: 'Later' });
  });
});

describe('the house style', () => {
  test('is the administrator’s', async () => {
    expect((await load(appearance.loader)).status).toBe(403);
    expect((await send(appearance.action, { theme: 'waterstad' })).status).toBe(403);
    expect((await load(appearance.loader, {}, 'administrator')).data).toMatchObject({ chosen: 'voorbeeld' });
    const unknown = await send(appearance.action, { theme: '../x' }, {}, 'administrator');
    expect(unknown).toMatchObject({ status: 400, data: { errors: { theme: 'choose' } } });
    expect((await send(appearance.action, { theme: 'waterstad' }, {}, 'administrator')).status).toBe(302);
    expect((await getOrganisation(here.actor('project_leader')))?.theme).toBe('waterstad');
  });
});

describe('who may reach what', () => {
  const pages = () =>
    [
      ['department', department, { departmentId: ids.departmentId }, departmentForm],
      ['department remove', departmentRemove, { departmentId: ids.departmentId }, {}],
      ['team', team, { teamId: ids.teamId }, teamForm],
      ['team remove', teamRemove, { teamId: ids.teamId }, {}],
      ['period', period, { exceptionId: ids.exceptionId }, periodForm],
      ['period remove', periodRemove, { exceptionId: ids.exceptionId }, {}],
    ] as const;

  test('a department head changes nothing: 403', async () => {
    for (const [name, route, params, form] of pages()) {
      const answers = [
        await load(route.loader, params, 'department_head'),
        await send(route.action, form, params, 'department_head'),
      ];
      expect([name, ...answers.map(({ status }) => status)]).toEqual([name, 403, 403]);
    }
  });

  test('another municipality’s id, and one that is nobody’s, is not there: 404', async () => {
    for (const [name, route, params, form] of pages()) {
      const nobody = Object.fromEntries(Object.keys(params).map((key) => [key, 'weg']));
      const answers = [
        await load(route.loader, params, 'stranger'),
        await send(route.action, form, params, 'stranger'),
        await load(route.loader, nobody),
        await send(route.action, form, nobody),
      ];
      expect([name, ...answers.map(({ status }) => status)]).toEqual([name, 404, 404, 404, 404]);
    }
  });

  test('who is not signed in is sent to do so', async () => {
    expect((await load(departments.loader, {}, 'nobody')).status).toBe(302);
  });
});
