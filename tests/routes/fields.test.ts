// Field by field: what a reader and a department head are sent of each page is what tests/routes/fields says, and not a key more.
import type { LoaderFunction } from '@remix-run/node';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import { keysIn } from '../support/keys-in';
import { callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { actorFor, expectedOf, paramsOf, routes } from '../support/rights-cells';
import { demoDay } from '../support/template';

type RouteModule = { loader?: LoaderFunction };
const modules = import.meta.glob<RouteModule>('../../app/routes/*.{ts,tsx}');

let database: TestDatabase;
let demo: Demo;
const ids: Record<string, string> = {};

/** Some row of the demo for each name in an address: the first by what does not differ from one demo to the next, as ids do. */
const rowsOfNames: Record<string, [table: string, order: string, column?: string]> = {
  itemId: ['dependency', 'to_key, from_key', 'to_id'],
  dependencyId: ['dependency', 'to_key, from_key'],
  momentId: ['criterion', 'item_key, position', 'item_id'],
  criterionId: ['criterion', 'item_key, position'],
  waitsId: ['figure_condition', 'item_key, metric_key, level', 'item_id'],
  conditionId: ['figure_condition', 'item_key, metric_key, level'],
  phaseId: ['phase', 'position'],
  workstreamId: ['workstream', 'position'],
  taskId: ['cutover_task', 'start, title'],
  baselineId: ['plan_baseline', 'version, name'],
  commentId: ['comment', 'position'],
  targetId: ['metric_target', 'metric_key, from_day, target'],
  subjectId: ['rollout_subject', 'position, name'],
  agreementId: ['team_agreement', 'position, text'],
  proposalId: ['capacity_proposal', 'title'],
  surveyId: ['survey_round', 'opens_on, name'],
  assessmentId: ['assessment_round', 'held_on, title'],
  recommendationId: ['assessment_recommendation', 'text'],
  changeId: ['plan_history', 'version'],
  departmentId: ['department', 'key'],
  teamId: ['team', 'key'],
  competenceId: ['competence', 'key'],
  blueprintId: ['blueprint', 'key, version'],
};

/** Items by their keys, for rows that are known by those alone. */
const itemKeys: Record<string, string> = {
  dependency: `(select r.*, a.key as from_key, b.key as to_key from dependency r
    join item a on a.id = r.from_id join item b on b.id = r.to_id)`,
  criterion: '(select r.*, i.key as item_key from criterion r join item i on i.id = r.item_id)',
  figure_condition: '(select r.*, i.key as item_key from figure_condition r join item i on i.id = r.item_id)',
};

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  ids['programmeId'] = demo.programmeId;
  const organisation = new Set(['department', 'team', 'competence', 'blueprint']);
  for (const [name, [table, order, column = 'id']] of Object.entries(rowsOfNames)) {
    const of = organisation.has(table) ? 'true' : `r.programme_id = '${demo.programmeId}'`;
    const query = `select "${column}" as id from ${itemKeys[table] ?? `"${table}"`} r where ${of} order by ${order} limit 1`;
    const [row] = rowsOf<{ id: string }>(await database.db.execute(sql.raw(query)));
    if (!row) throw new Error(`the demo has no ${table}`);
    ids[name] = row.id;
  }
  for (const role of ['reader', 'department_head'] as const) await demo.cookie(role);
}, 120_000);
afterAll(() => database.close());

function placeOf(route: string, param: string): string {
  if (param === 'metricKey') return 'M02';
  if (param === 'roundId') return ids[route.includes('.assessment.') ? 'assessmentId' : 'surveyId']!;
  if (param === 'itemId' && route.includes('.milestones_')) return ids['momentId']!;
  if (param === 'itemId' && route.includes('.conditions.')) return ids['waitsId']!;
  // The demo's settings were never changed.
  if (param === 'changeId' && route.startsWith('settings')) return 'bestaatniet';
  return ids[param] ?? 'bestaatniet';
}

const readers = ['reader', 'department_head'] as const;
const pages = routes().filter(({ loader }) => loader && loader !== 'open' && !loader.owner);

const isFor = (route: (typeof pages)[number], role: (typeof readers)[number]) =>
  actorFor(role) !== null &&
  expectedOf(route.loader!, { route: route.name, part: 'loader', intent: '', caller: role, target: 'own' }) === 'in';

async function sentTo(name: string, role: (typeof readers)[number]): Promise<string[] | null> {
  const load = modules[`../../app/routes/${name}.tsx`] ?? modules[`../../app/routes/${name}.ts`];
  const { loader } = await load!();
  const params = Object.fromEntries(paramsOf(name).map((param) => [param, placeOf(name, param)]));
  const call = { path: `/${name.replaceAll('.', '/')}`, params, today: demoDay, cookie: await demo.cookie(role) };
  const { status, data } = await callLoader(loader!, call);
  return status === 200 && typeof data === 'object' ? keysIn(data) : null;
}

describe.each(readers)('%s', (role) => {
  const theirs = pages.filter((route) => isFor(route, role));

  it('is sent these keys and no other: after "npm run rights" the difference of the file shows which', async () => {
    const lines: string[] = [];
    for (const { name } of theirs) {
      const keys = await sentTo(name, role);
      if (keys) lines.push(`${name}`, ...keys.map((key) => `  ${key}`), '');
    }
    // Most pages are data, and not files or ways to elsewhere.
    expect(lines.filter((line) => line !== '' && !line.startsWith(' ')).length).toBeGreaterThan(60);
    await expect(`${lines.join('\n')}`).toMatchFileSnapshot(`fields/${role}.txt`);
  });
});
