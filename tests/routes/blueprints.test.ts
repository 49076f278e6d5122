// The blueprint library over HTTP: the list, a page to read, a file to take, and importing with every mistake named.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { findBlueprints } from '~/models/blueprint.server';
import { readBlueprint, shippedBlueprint } from '~/models/blueprint-file.server';
import * as download from '~/routes/blueprints.$blueprintId.download';
import * as page from '~/routes/blueprints.$blueprintId';
import * as list from '~/routes/blueprints._index';
import * as importing from '~/routes/blueprints.import';
import { runWithLocale } from '~/locale.server';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
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

const action = importing.action as ActionFunction;
const take = (text: string, more: Record<string, string> = {}, cookie = leader) =>
  callAction(action, { path: '/blueprints/import', cookie, form: { text, ...more } });
const own = (changes: object) =>
  stringify({ ...shippedBlueprint(), key: 'eigen', ...changes }, { aliasDuplicateObjects: false });
const count = async () => (await findBlueprints(demo.actor)).length;

describe('the library', () => {
  test('lists what there is, with where it came from', async () => {
    const answer = await callLoader(list.loader as LoaderFunction, { path: '/blueprints', cookie: leader });
    expect(answer.data).toMatchObject({
      mayImport: true,
      blueprints: [{ key: 'zgw', version: 1, origin: { kind: 'shipped' }, programmes: 1 }],
    });
    const other = await callLoader(list.loader as LoaderFunction, {
      path: '/blueprints',
      cookie: await demo.stranger(),
    });
    expect(other.data).toMatchObject({ blueprints: [] });
  });

  test.each(['outline', 'activities', 'people', 'measuring', 'sources', 'onzin'])('shows the part %s', async (part) => {
    const answer = await callLoader(page.loader as LoaderFunction, {
      path: `/blueprints/${demo.blueprintId}?part=${part}`,
      params: { blueprintId: demo.blueprintId },
      cookie: await demo.cookie('reader'),
    });
    expect(answer.data).toMatchObject({
      outline: { activities: 90, gates: 15, hours: 26_794 },
      content: { part: part === 'onzin' ? 'outline' : part },
      missing: { departments: [], teams: [], competences: [] },
      mayCreate: false,
    });
  });

  test('gives the file that reads back as the same document', async () => {
    const call = { path: '/x', params: { blueprintId: demo.blueprintId }, cookie: leader };
    const answer = await callLoader(download.loader as LoaderFunction, call);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="zgw-1.blueprint.yaml"');
    expect(readBlueprint(String(answer.data))).toEqual({ ok: true, document: shippedBlueprint() });
  });

  test.each([
    ['page', page.loader as LoaderFunction],
    ['file', download.loader as LoaderFunction],
  ])('another municipality’s %s is not there, nor is a made-up id', async (_name, loader) => {
    const cookie = await demo.stranger();
    const params = { blueprintId: demo.blueprintId };
    expect((await callLoader(loader, { path: '/x', params, cookie })).status).toBe(404);
    expect((await callLoader(loader, { path: '/x', params: { blueprintId: 'nergens' }, cookie: leader })).status).toBe(
      404,
    );
  });
});

describe('importing', () => {
  test('adds a document, says so when it was there, and refuses another under the same name', async () => {
    const before = await count();
    const added = await take(own({}));
    expect(added.headers.get('location')).toMatch(/^\/blueprints\/\w+\?imported=new$/);
    expect((await take(own({}))).headers.get('location')).toMatch(/imported=known$/);
    const changed = own({ title: { nl: 'Anders', en: null } });
    const refused = await take(changed);
    expect(refused.status).toBe(409);
    expect(refused.data).toMatchObject({ text: changed, taken: { key: 'eigen', version: 1, next: 2 } });
    expect(await count()).toBe(before + 1);
    expect((await take(changed, { next: 'on' })).headers.get('location')).toMatch(/imported=new$/);
    // The same choice again finds what was just saved.
    expect((await take(changed, { next: 'on' })).headers.get('location')).toMatch(/imported=known$/);
    expect(await count()).toBe(before + 2);
  });

  test('takes an uploaded file, with a byte order mark as Windows writes it', async () => {
    const body = new FormData();
    body.set('text', 'wat hier staat telt niet');
    body.set('file', new File([`\ufeff${own({ key: 'bestand' })}`], 'eigen.yaml', { type: 'text/yaml' }));
    const request = new Request('http://localhost/blueprints/import', {
      method: 'POST',
      body,
      headers: { Cookie: leader },
    });
    const context = { nonce: '', requestId: '', log: () => {} };
    const answer = await runWithLocale('nl', async () => action({ request, params: {}, context }));
    expect((answer as Response).status).toBe(302);
  });

  test.each([
    ['nothing', '', 'nothing_given', null],
    ['not YAML', 'format: [\nkey: x', 'not_yaml', 2],
    ['a list', '- een\n- twee', 'invalid_type', 1],
    ['an alias', 'a: &x 1\nb: *x', 'aliases', 2],
    ['a field twice', 'format: x\nformat: y', 'duplicate_field', 2],
    ['too much', 'a'.repeat(2_000_001), 'too_large', null],
    ['too deep', '['.repeat(20_000), 'too_deep', null],
    ['another encoding', 'format: x\ntitle: caf\ufffd', 'not_utf8', 2],
  ])('%s is refused, the text is kept and nothing is written', async (_name, text, reason, line) => {
    const before = await count();
    const answer = await take(text);
    expect(answer.status).toBe(400);
    const { text: kept, mistakes } = answer.data as { text: string; mistakes: object[] };
    expect(kept === text).toBe(true);
    expect(mistakes).toMatchObject([{ reason, line }]);
    expect(await count()).toBe(before);
  });

  test('every mistake has its line, its row and its reason', async () => {
    const document = parse(own({ key: 'fout' })) as ReturnType<typeof shippedBlueprint>;
    const text = stringify({
      ...document,
      activities: document.activities.map((row) =>
        row.key === 'DIV-09' ? { ...row, efort: 12, depends_on: [...row.depends_on, { key: 'DIV-99' }] } : row,
      ),
    });
    const line = text.split('\n').findIndex((row) => row.includes('efort')) + 1;
    const answer = await take(text);
    expect(answer.data).toMatchObject({
      mistakes: [{ reason: 'unrecognized_keys', detail: 'efort', row: 'DIV-09', line }],
    });
    const second = await take(text.replace(/^ +efort: 12\n/m, ''));
    expect(second.data).toMatchObject({ mistakes: [{ reason: 'unknown_key', detail: 'DIV-99', row: 'DIV-09' }] });
  });

  test.each([
    ['a field that is missing', { phases: undefined }, 'missing'],
    ['characters no database keeps', { title: { nl: 'a\u0000b', en: null } }, 'bad_character'],
    [
      'a measure twice',
      { recommended_measures: [0, 0].map(() => shippedBlueprint().recommended_measures[0]) },
      'duplicate_key',
    ],
    ['a size of nil', { scaling: { ...shippedBlueprint().scaling, reference: { licensed_users: 0 } } }, 'too_small'],
  ])('%s is refused', async (_name, changes, reason) => {
    const answer = await take(own({ key: 'fout', ...changes }));
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({ mistakes: [{ reason }] });
  });

  test.each(['department_head', 'steering', 'reader'] as const)('%s may not', async (role) => {
    const cookie = await demo.cookie(role);
    expect((await take(own({}), {}, cookie)).status).toBe(403);
    expect((await callLoader(importing.loader as LoaderFunction, { path: '/x', cookie })).status).toBe(403);
  });
});
