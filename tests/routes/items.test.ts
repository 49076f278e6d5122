// The pages and verbs of an item, called as Remix would: what is shown, what is refused, and that nothing typed is lost.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import * as edit from '~/routes/programmes.$programmeId.items.$itemId.edit';
import * as link from '~/routes/programmes.$programmeId.items.$itemId.link';
import * as move from '~/routes/programmes.$programmeId.items.$itemId.move';
import * as page from '~/routes/programmes.$programmeId.items.$itemId._index';
import * as progress from '~/routes/programmes.$programmeId.items.$itemId.progress';
import * as restore from '~/routes/programmes.$programmeId.items.$itemId.restore';
import * as retire from '~/routes/programmes.$programmeId.items.$itemId.retire';
import * as create from '~/routes/programmes.$programmeId.items.new';
import * as undo from '~/routes/programmes.$programmeId.history.$changeId.undo';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let cookie: string;
let strangerCookie: string;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  cookie = await here.cookie('project_leader');
  strangerCookie = await elsewhere.cookie('project_leader');
});
afterAll(() => database.close());

const plan = async (): Promise<Plan> => (await loadPlan(here.leader, here.programmeId))!;
const itemOf = async (key: string) => (await plan()).items.find((item) => item.key === key)!;
const at = (itemId: string, rest = '') => ({
  path: `/programmes/${here.programmeId}/items/${itemId}${rest}`,
  params: { programmeId: here.programmeId, itemId },
  today: day('2026-03-02'),
});

describe('moving', () => {
  it('shows the consequences for the days in the address, and saves them', async () => {
    const item = await itemOf('EDV-01');
    const shown = await callLoader(move.loader, { ...at(item.id, '/move?start=2026-06-01'), cookie });
    expect(shown.status).toBe(200);
    const { ahead } = shown.data as { ahead: { consequences: { movedCount: number }; typed: Record<string, string> } };
    expect(ahead.consequences.movedCount).toBeGreaterThan(0);
    expect((await itemOf('EDV-01')).start).toBe(item.start);
    // Sent without having looked, it is shown once more; agreed to, it is saved.
    const look = await callAction(move.action, { ...at(item.id, '/move'), cookie, form: ahead.typed });
    expect(look.data).toMatchObject({ consequences: ahead.consequences, typed: ahead.typed });
    expect((await itemOf('EDV-01')).start).toBe(item.start);
    const form = { ...ahead.typed, confirmed: '1' };
    const saved = await callAction(move.action, { ...at(item.id, '/move'), cookie, form });
    expect(saved.status).toBe(302);
    expect(saved.headers.get('location')).toMatch(
      new RegExp(`^/programmes/${here.programmeId}/items/${item.id}\\?changed=`),
    );
    expect((await itemOf('EDV-01')).start).toBe('2026-06-01');
  });

  it.each([
    [{ start: '', last: '' }, { start: 'required' }],
    [{ start: '2026-02-30', last: '' }, { start: 'not_a_day' }],
    [{ start: '2026-06-01', last: '2026-05-01' }, { last: 'last_before_start' }],
    [
      { start: 'morgen', last: 'nooit' },
      { start: 'not_a_day', last: 'not_a_day' },
    ],
  ])('refuses %j at the field and keeps what was typed', async (typed, errors) => {
    const item = await itemOf('SYS-10');
    const answer = await callAction(move.action, { ...at(item.id, '/move'), cookie, form: { ...typed, version: '1' } });
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({ errors, typed });
    // In the address it is as wrong as in the form.
    const asked = await callLoader(move.loader, { ...at(item.id, `/move?${new URLSearchParams(typed)}`), cookie });
    expect(asked.status).toBe(400);
    expect(asked.data).toMatchObject({ state: { errors, typed }, ahead: undefined });
    expect((await itemOf('SYS-10')).start).toBe(item.start);
  });

  it('never sends people to another site afterwards', async () => {
    const item = await itemOf('SYS-10');
    const form = { start: '2027-03-15', last: '', version: '99999', back: 'https://example.org/', confirmed: '1' };
    const answer = await callAction(move.action, { ...at(item.id, '/move'), cookie, form });
    expect(answer.headers.get('location')).toMatch(/^\/programmes\//);
  });

  it('of work that has started is refused with 409 and the reason', async () => {
    const item = await itemOf('PRG-01');
    const started = await callAction(progress.action, {
      ...at(item.id, '/progress'),
      cookie,
      form: { progress: 'started', on: '2025-10-01', confirmed: '1' },
    });
    expect(started.status).toBe(302);
    const form = { start: '2026-06-01', last: '', version: '99999' };
    const answer = await callAction(move.action, { ...at(item.id, '/move'), cookie, form });
    expect(answer.status).toBe(409);
    expect(answer.data).toMatchObject({
      refusal: expect.stringContaining('is al gestart of klaar'),
      typed: { start: '2026-06-01' },
    });
  });
});

describe('a new item', () => {
  const fields = {
    title: 'Terugblik met de OR',
    titleEn: '',
    kind: 'activity',
    mode: 'automatic',
    acceptanceValue: '2',
    start: '2026-09-07',
    workDays: '3',
    version: '1',
  };

  it('is put in the plan with hours and departments', async () => {
    const { capacity } = await plan();
    const team = capacity.teams[0]!;
    const form = { ...fields, [`hours:${team.id}`]: '7,5', [`impact:${here.departmentIds.BZ}`]: '3' };
    const path = `/programmes/${here.programmeId}/items/new`;
    const answer = await callAction(create.action, { path, params: { programmeId: here.programmeId }, cookie, form });
    expect(answer.status).toBe(302);
    const made = (await plan()).items.find((item) => item.title.nl === fields.title)!;
    expect(made).toMatchObject({
      start: '2026-09-07',
      until: '2026-09-10',
      workDays: 3,
      teamHours: [{ teamId: team.id, hours: 7.5 }],
      departments: [{ departmentId: here.departmentIds.BZ, impact: 3 }],
    });
  });

  it('with mistakes is refused with every one of them at its field', async () => {
    const { capacity } = await plan();
    const hours = `hours:${capacity.teams[0]!.id}`;
    const form = { ...fields, title: ' ', workDays: '0', acceptanceValue: '9', [hours]: 'veel' };
    const path = `/programmes/${here.programmeId}/items/new`;
    const answer = await callAction(create.action, { path, params: { programmeId: here.programmeId }, cookie, form });
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({
      errors: {
        title: 'required',
        workDays: 'not_between:1:2600',
        acceptanceValue: 'not_between:0:5',
        [hours]: 'not_a_number',
      },
      typed: { [hours]: 'veel', workDays: '0' },
    });
  });
});

describe('a form that was tampered with', () => {
  const path = () => `/programmes/${here.programmeId}/items/new`;
  const fields = {
    title: 'Proef',
    kind: 'activity',
    mode: 'automatic',
    acceptanceValue: '0',
    start: '2026-09-07',
    workDays: '3',
  };
  const send = (extra: Record<string, string | string[]>) =>
    callAction(create.action, {
      path: path(),
      params: { programmeId: here.programmeId },
      cookie,
      form: { ...fields, version: '1', ...extra },
    });

  it.each([
    ['a competence of nobody', { 'needs:bestaatniet': '3' }],
    ['a metric of nobody', { 'effect:M99': 'up' }],
    ['a team of nobody', { 'hours:bestaatniet': '4' }],
    ['a department of nobody', { 'impact:bestaatniet': '4' }],
    ['a phase of nobody', { phase: 'bestaatniet' }],
  ])('%s is refused in words', async (_name, extra) => {
    const answer = await send(extra);
    expect(answer.status).toBe(409);
    expect(answer.data).toMatchObject({
      refusal: expect.stringContaining('bestaat niet (meer)'),
      typed: { title: 'Proef' },
    });
  });

  it('the same team twice and a NUL character do no harm', async () => {
    const { capacity } = await plan();
    const answer = await send({ title: 'Met\0nul', [`hours:${capacity.teams[0]!.id}`]: ['4', '5'] });
    expect(answer.status).toBe(302);
    expect((await plan()).items.find((item) => item.title.nl === 'Metnul')?.teamHours).toHaveLength(1);
  });
});

describe('editing', () => {
  it('changes only what its reader changed, also when somebody else edited meanwhile', async () => {
    const item = await itemOf('KCC-02');
    const loaded = await callLoader(edit.loader, { ...at(item.id, '/edit'), cookie });
    const { version } = loaded.data as { version: number };
    const form = (title: string, description: string) => ({
      title,
      titleEn: item.title.en ?? '',
      description,
      kind: item.kind,
      mode: item.mode,
      workstream: item.workstreamId ?? '',
      phase: item.phaseId ?? '',
      notBefore: item.notBefore ?? '',
      role: item.role?.nl ?? '',
      roleEn: item.role?.en ?? '',
      acceptanceValue: String(item.acceptanceValue),
      version: String(version),
      ...(item.allDepartments ? { allDepartments: 'on' } : {}),
      ...Object.fromEntries(item.teamHours.map((row) => [`hours:${row.teamId}`, String(row.hours)])),
      ...Object.fromEntries(item.departments.map((row) => [`impact:${row.departmentId}`, String(row.impact)])),
      ...Object.fromEntries(item.effects.map((row) => [`effect:${row.metricKey}`, row.direction])),
      ...Object.fromEntries(item.effects.map((row) => [`size:${row.metricKey}`, row.size ?? ''])),
      ...Object.fromEntries(item.effects.map((row) => [`lag:${row.metricKey}`, String(row.lagWeeks ?? '')])),
      ...Object.fromEntries(
        item.competences.map((row) => [`needs:${row.competenceId}`, String(row.level ?? 'default')]),
      ),
    });
    const first = await callAction(edit.action, { ...at(item.id, '/edit'), cookie, form: form('Nieuwe naam', '') });
    expect(first.status).toBe(302);
    const second = await callAction(edit.action, {
      ...at(item.id, '/edit'),
      cookie,
      form: form(item.title.nl, 'Met toelichting'),
    });
    expect(second.status).toBe(302);
    expect(await itemOf('KCC-02')).toMatchObject({ title: { nl: 'Nieuwe naam' }, description: 'Met toelichting' });
    const third = await callAction(edit.action, { ...at(item.id, '/edit'), cookie, form: form('Weer anders', '') });
    expect(third.status).toBe(409);
    expect(third.data).toMatchObject({
      stale: [{ field: 'naam', mine: '‘Weer anders’', theirs: '‘Nieuwe naam’' }],
      typed: { title: 'Weer anders' },
    });
  });
});

describe('an edit that moves others', () => {
  it('shows what follows the first time and saves the second', async () => {
    const item = await itemOf('EDV-06');
    const first = (await plan()).phases[0]!;
    const form = {
      title: item.title.nl,
      titleEn: item.title.en ?? '',
      kind: item.kind,
      mode: 'manual',
      phase: first.id,
      workstream: item.workstreamId ?? '',
      acceptanceValue: String(item.acceptanceValue),
      version: '99999',
    };
    const look = await callAction(edit.action, { ...at(item.id, '/edit'), cookie, form });
    expect(look.status).toBe(200);
    expect(look.data).toMatchObject({
      consequences: { points: [{ lines: [expect.stringMatching(`^${item.title.nl} valt nu`)] }] },
      typed: { mode: 'manual' },
    });
    expect((await itemOf('EDV-06')).mode).toBe(item.mode);
    const saved = await callAction(edit.action, { ...at(item.id, '/edit'), cookie, form: { ...form, confirmed: '1' } });
    expect(saved.status).toBe(302);
    expect((await itemOf('EDV-06')).mode).toBe('manual');
  });
});

describe('linking, retiring, restoring, undoing', () => {
  it('refuses a circle and names the way round', async () => {
    const from = await itemOf('PRG-11');
    const to = await itemOf('PRG-02');
    const answer = await callAction(link.action, {
      ...at(to.id, '/link'),
      cookie,
      form: { from: from.id, type: 'FS', lag: '0' },
    });
    expect(answer.status).toBe(409);
    expect((answer.data as { refusal: string }).refusal.split(' → ').length).toBeGreaterThan(2);
  });

  it('retires, restores and undoes', async () => {
    const item = await itemOf('OPL-08');
    const preview = await callLoader(retire.loader, { ...at(item.id, '/retire'), cookie });
    expect(preview.data).toMatchObject({ ahead: { refusal: null, typed: { version: expect.any(String) } } });
    const form = { confirmed: '1' };
    expect((await callAction(retire.action, { ...at(item.id, '/retire'), cookie, form })).status).toBe(302);
    expect((await itemOf('OPL-08')).retired).toBe(true);
    const restored = await callAction(restore.action, { ...at(item.id, '/restore'), cookie, form });
    expect((await itemOf('OPL-08')).retired).toBe(false);
    const changeId = new URL(restored.headers.get('location')!, 'http://x').searchParams.get('changed')!;
    const params = { programmeId: here.programmeId, changeId };
    const undone = await callAction(undo.action, { path: '/undo', params, cookie, form });
    expect(undone.status).toBe(302);
    expect((await itemOf('OPL-08')).retired).toBe(true);
    const twice = await callAction(undo.action, { path: '/undo', params, cookie });
    expect(twice.status).toBe(409);
  });

  it('reports nothing that has not happened yet', async () => {
    const item = await itemOf('OPL-09');
    const form = { progress: 'done', on: '2026-03-03' };
    const answer = await callAction(progress.action, { ...at(item.id, '/progress'), cookie, form });
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({ errors: { on: 'in_the_future' } });
  });
});

describe('who asks', () => {
  const loaders = { page: page.loader, move: move.loader, edit: edit.loader, link: link.loader, retire: retire.loader };

  it.each(Object.entries(loaders))(
    '%s: not there for another municipality, and for an unknown id',
    async (_name, loader) => {
      const item = await itemOf('SYS-10');
      expect((await callLoader(loader, { ...at(item.id), cookie: strangerCookie })).status).toBe(404);
      expect((await callLoader(loader, { ...at('bestaatniet'), cookie })).status).toBe(404);
    },
  );

  it('sends a stranger to the sign-in page and back', async () => {
    const item = await itemOf('SYS-10');
    const answer = await callLoader(page.loader, at(item.id));
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(
      `/sign-in?to=${encodeURIComponent(`/programmes/${here.programmeId}/items/${item.id}`)}`,
    );
  });

  it.each(['department_head', 'steering', 'reader'] as const)('lets a %s read and not change', async (role) => {
    const item = await itemOf('SYS-10');
    const own = await here.cookie(role);
    expect((await callLoader(page.loader, { ...at(item.id), cookie: own })).status).toBe(200);
    expect((await callLoader(move.loader, { ...at(item.id), cookie: own })).status).toBe(403);
    expect((await callAction(retire.action, { ...at(item.id), cookie: own })).status).toBe(403);
    expect((await itemOf('SYS-10')).retired).toBe(false);
  });
});
