// Programmes over HTTP: the list, looking at a new one, making it, and taking it along as a file.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as blueprintImport from '~/routes/blueprints.import';
import * as programmeExport from '~/routes/programmes.$programmeId.export';
import * as programmeList from '~/routes/programmes._index';
import * as programmeNew from '~/routes/programmes.new';
import { findProgrammes } from '~/models/programme.server';
import { readBlueprint } from '~/models/blueprint-file.server';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { departmentKeys } from '../factories';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let demo: Demo;
let leader: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  leader = await demo.cookie('project_leader');
});
afterAll(() => database.close());

const loaders = {
  list: programmeList.loader as LoaderFunction,
  new: programmeNew.loader as LoaderFunction,
  export: programmeExport.loader as LoaderFunction,
};
const make = programmeNew.action as ActionFunction;

const filledIn = (changes: Record<string, string | string[]> = {}) => ({
  name: 'Zaakgericht werken tweede gemeente',
  blueprint: demo.blueprintId,
  goLive: '2027-09-13',
  weeks: '40',
  size_licensed_users: '382',
  size_case_types: '350',
  size_e_service_products: '26',
  size_departments: '',
  'departments[]': departmentKeys,
  ...changes,
});

function queryOf(form: Record<string, string | string[]>): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(form)) for (const value of [values].flat()) params.append(name, value);
  return `/programmes/new?${params}`;
}

const look = (changes?: Record<string, string | string[]>) =>
  callLoader(loaders.new, { path: queryOf(filledIn(changes)), cookie: leader });

const names = async () => (await findProgrammes(demo.actor)).map((programme) => programme.name);

describe('the list', () => {
  test('says where each programme stands', async () => {
    const answer = await callLoader(loaders.list, { path: '/programmes', cookie: leader });
    expect(answer.data).toMatchObject({
      mayCreate: true,
      programmes: [{ name: 'Zaakgericht werken Voorbeeldstad', goLive: '2026-04-13', total: 116, stage: 'during' }],
    });
  });

  test('is empty for another municipality, and asks to sign in without a session', async () => {
    const answer = await callLoader(loaders.list, { path: '/programmes', cookie: await demo.stranger() });
    expect(answer.data).toMatchObject({ programmes: [], mayCreate: true });
    expect((await callLoader(loaders.list, { path: '/programmes' })).status).toBe(302);
  });
});

describe('a new programme, looked at', () => {
  test('starts with the municipality’s own size and everyone taking part', async () => {
    const answer = await callLoader(loaders.new, { path: '/programmes/new', cookie: leader });
    expect(answer.data).toMatchObject({
      preview: null,
      state: undefined,
      form: { range: { min: 26, max: 52 }, start: { size_licensed_users: '382', 'departments[]': departmentKeys } },
    });
  });

  test('shows phases, moments, teams and warnings, and writes nothing', async () => {
    const answer = await look();
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      preview: { items: 114, gates: 15, hours: 26_794, goLive: '2027-09-13', prepWeeks: 40 },
    });
    const { preview } = answer.data as {
      preview: { phases: { from: string }[]; warnings: { groups: { lines: string[] }[] } };
    };
    expect(preview.phases[4]!.from).toBe('2027-09-13');
    // The training of the end users lies in July and August.
    const warned = preview.warnings.groups.flatMap((group) => group.lines);
    expect(warned).toContainEqual(expect.stringContaining('training van de eindgebruikers'));
    expect(await names()).toHaveLength(1);
  });

  test.each([
    ['no name', { name: ' ' }, 'name', 'required'],
    ['a date that does not exist', { goLive: '2027-02-30' }, 'goLive', 'not_a_day'],
    ['too short a preparation', { weeks: '25' }, 'weeks', 'not_between:26:52'],
    ['too long a preparation', { weeks: '53' }, 'weeks', 'not_between:26:52'],
    ['half a week', { weeks: '30,5' }, 'weeks', 'not_a_whole_number'],
    ['nobody takes part', { 'departments[]': [] }, 'departments[]', 'choose'],
    ['a department that is not there', { 'departments[]': ['BZ', 'XX'] }, 'departments[]', 'choose'],
    ['an unknown blueprint', { blueprint: 'nergens' }, 'blueprint', 'choose'],
    ['a size of nil', { size_case_types: '0' }, 'size_case_types', 'not_between:1:100000'],
  ])('%s is said at the field, with everything kept', async (_name, changes, field, reason) => {
    const seen = await look(changes as Record<string, string>);
    expect(seen.status).toBe(400);
    expect(seen.data).toMatchObject({ preview: null, state: { errors: { [field]: reason } } });
    const form = filledIn(changes as Record<string, string>);
    const made = await callAction(make, { path: '/programmes/new', cookie: leader, form });
    expect(made.status).toBe(400);
    expect(made.data).toMatchObject({ errors: { [field]: reason }, typed: { name: form.name, goLive: form.goLive } });
    expect(await names()).toHaveLength(1);
  });

  test('another municipality’s blueprint is unknown here', async () => {
    const cookie = await demo.stranger();
    const made = await callAction(make, { path: '/programmes/new', cookie, form: filledIn() });
    expect(made.data).toMatchObject({ errors: { blueprint: 'choose' } });
  });

  test.each(['department_head', 'steering', 'reader'] as const)('%s may not', async (role) => {
    const cookie = await demo.cookie(role);
    expect((await callLoader(loaders.new, { path: '/programmes/new', cookie })).status).toBe(403);
    expect((await callAction(make, { path: '/programmes/new', cookie, form: filledIn() })).status).toBe(403);
  });
});

describe('a programme made, taken along and brought back', () => {
  const fileOf = async (programmeId: string) => {
    const call = { path: `/programmes/${programmeId}/export`, params: { programmeId }, cookie: leader };
    return callLoader(loaders.export, call);
  };
  const documentOf = (text: unknown) => {
    const reading = readBlueprint(String(text));
    if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
    return reading.document;
  };
  const made = async (form: Record<string, string | string[]>) => {
    const answer = await callAction(make, { path: '/programmes/new', cookie: leader, form });
    expect(answer.status).toBe(302);
    const to = answer.headers.get('location')!;
    expect(to).toMatch(/^\/programmes\/\w+\/roadmap$/);
    return to.split('/')[2]!;
  };
  const imported = async (text: string, more: Record<string, string> = {}) =>
    callAction(blueprintImport.action as ActionFunction, {
      path: '/blueprints/import',
      cookie: leader,
      form: { text, ...more },
    });

  test('a second click does not make two', async () => {
    await made(filledIn({ name: 'Eén keer' }));
    const again = await callAction(make, {
      path: '/programmes/new',
      cookie: leader,
      form: filledIn({ name: 'Eén keer' }),
    });
    expect(again.status).toBe(400);
    expect(again.data).toMatchObject({ errors: { name: 'taken' }, typed: { weeks: '40' } });
    expect((await names()).filter((name) => name === 'Eén keer')).toHaveLength(1);
  });

  test('out and in again is the same document, for half the size and some departments as well', async () => {
    const form = filledIn({
      name: 'Heen',
      weeks: '30',
      size_licensed_users: '191',
      'departments[]': ['BZ', 'VTH', 'IV'],
    });
    const first = await fileOf(await made(form));
    expect(first.headers.get('content-type')).toBe('text/yaml; charset=utf-8');
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="heen.blueprint.yaml"');
    expect(String(first.data)).toMatch(/^# Heen, Gemeente Voorbeeldstad, als blauwdruk bewaard op \d+ \w+ \d{4}\.\n#/);

    expect((await imported(String(first.data))).status).toBe(409); // zgw, version 1 is another document
    const answer = await imported(String(first.data), { next: 'on' });
    expect(answer.status).toBe(302);
    const blueprint = /\/blueprints\/(\w+)\?imported=new/.exec(answer.headers.get('location')!)![1]!;
    const back = await fileOf(await made({ ...form, name: 'Terug', blueprint }));

    const there = documentOf(first.data);
    expect(there.scaling.reference['licensed_users']).toBe(191);
    expect(documentOf(back.data)).toEqual({ ...there, version: 2 });
  });

  test('the demo with its past comes back with the same dates', async () => {
    const first = await fileOf(demo.programmeId);
    const answer = await imported(String(first.data), { next: 'on' });
    const blueprint = /\/blueprints\/(\w+)\?/.exec(answer.headers.get('location')!)![1]!;
    const id = await made(
      filledIn({ name: 'Kopie', blueprint, goLive: '2026-04-13', weeks: '30', size_departments: '12' }),
    );
    const there = documentOf(first.data);
    const back = documentOf((await fileOf(id)).data);
    expect(back).toEqual({ ...there, version: back.version });
  });

  test('is refused where something waits for figures that the municipality cannot have, naming them', async () => {
    const text = String((await fileOf(demo.programmeId)).data);
    const { programmes: before, document } = { programmes: await names(), document: documentOf(text) };
    const item = document.activities.find((row) => row.waits_for)!;
    expect(item.key).toBe('EDV-11');
    expect(document.milestones.find((row) => row.key === 'MS18')!.criteria[0]!.figures).toMatchObject({
      metric: 'M10',
    });
    item.waits_for!.push({ metric: 'X77', department: 'ELDERS', at_least: true, level: 60, periods: 1 });
    document.metrics.push({ ...document.metrics[0]!, key: 'X77', title: { nl: 'Terugbellen', en: null } });
    const answer = await imported(JSON.stringify({ ...document, key: 'wacht' }));
    const blueprint = /\/blueprints\/(\w+)\?/.exec(answer.headers.get('location')!)![1]!;
    const form = filledIn({ name: 'Wacht', blueprint, goLive: '2026-04-13', weeks: '30', size_departments: '12' });
    const refused = await callAction(make, { path: '/programmes/new', cookie: leader, form });
    expect(refused.status).toBe(400);
    const said = 'metriek X77 (Terugbellen), afdeling ELDERS';
    expect(refused.data).toMatchObject({ errors: { blueprint: expect.stringContaining(said) } });
    expect(await names()).toEqual(before);
    const looked = await callLoader(loaders.new, { path: queryOf(form), cookie: leader });
    expect(looked.data).toMatchObject({
      preview: null,
      form: { missing: { figures: { metrics: [{ key: 'X77' }], departments: ['ELDERS'] } } },
    });
  });

  test('is not there for another municipality, nor for an id that is nobody’s', async () => {
    const call = { path: '/x', params: { programmeId: demo.programmeId }, cookie: await demo.stranger() };
    expect((await callLoader(loaders.export, call)).status).toBe(404);
    expect((await fileOf('nergens')).status).toBe(404);
  });

  test('a reader may take it along', async () => {
    const call = { path: '/x', params: { programmeId: demo.programmeId }, cookie: await demo.cookie('reader') };
    expect((await callLoader(loaders.export, call)).status).toBe(200);
  });
});
