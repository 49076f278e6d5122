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

/** Some row of the demo for each name in an address: the first, so that it is the same every time. */
const rowsOfNames: Record<string, string> = {
  itemId: "select to_id as id from dependency where programme_id = '…' order by to_id limit 1",
  momentId: "select item_id as id from criterion where programme_id = '…' order by item_id limit 1",
  dependencyId: "select id from dependency where programme_id = '…' order by to_id, id limit 1",
  conditionId: "select id from figure_condition where programme_id = '…' order by item_id, id limit 1",
  waitsId: "select item_id as id from figure_condition where programme_id = '…' order by item_id, id limit 1",
  criterionId: "select id from criterion where programme_id = '…' order by item_id, id limit 1",
  ...Object.fromEntries(
    [
      ['phaseId', 'phase'],
      ['workstreamId', 'workstream'],
      ['taskId', 'cutover_task'],
      ['baselineId', 'plan_baseline'],
      ['commentId', 'comment'],
      ['targetId', 'metric_target'],
      ['subjectId', 'rollout_subject'],
      ['agreementId', 'team_agreement'],
      ['proposalId', 'capacity_proposal'],
      ['surveyId', 'survey_round'],
      ['assessmentId', 'assessment_round'],
      ['recommendationId', 'assessment_recommendation'],
      ['changeId', 'plan_history'],
    ].map(([name, table]) => [name, `select id from ${table} where programme_id = '…' order by id limit 1`]),
  ),
  ...Object.fromEntries(
    [
      ['departmentId', 'department'],
      ['teamId', 'team'],
      ['competenceId', 'competence'],
      ['blueprintId', 'blueprint'],
      ['settingsChangeId', 'organisation_history'],
    ].map(([name, table]) => [name, `select id from ${table} order by id limit 1`]),
  ),
};

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  ids['programmeId'] = demo.programmeId;
  for (const [name, query] of Object.entries(rowsOfNames)) {
    const text = query.replace('…', demo.programmeId);
    ids[name] = rowsOf<{ id: string }>(await database.db.execute(sql.raw(text)))[0]?.id ?? '';
  }
  for (const role of ['reader', 'department_head'] as const) await demo.cookie(role);
}, 120_000);
afterAll(() => database.close());

function placeOf(route: string, param: string): string {
  if (param === 'metricKey') return 'M02';
  if (param === 'roundId') return ids[route.includes('.assessment.') ? 'assessmentId' : 'surveyId']!;
  if (param === 'itemId' && route.includes('.milestones_')) return ids['momentId']!;
  if (param === 'itemId' && route.includes('.conditions.')) return ids['waitsId']!;
  if (param === 'changeId' && route.startsWith('settings')) return ids['settingsChangeId']!;
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
