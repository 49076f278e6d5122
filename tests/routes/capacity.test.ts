// The load of teams over HTTP, in the demo: the story it tells, what the address asks, levers that lead somewhere, and nobody else's plan.
import type { LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedDemand } from '~/asked-load.server';
import { loadPlan } from '~/models/plan.server';
import { type HeatRow, heatMap, monthSpans } from '~/models/planning/capacity/heat-map';
import { day } from '~/models/planning/day';
import * as download from '~/routes/programmes.$programmeId.capacity.download';
import * as page from '~/routes/programmes.$programmeId.capacity._index';
import * as teamPage from '~/routes/programmes.$programmeId.capacity.teams.$teamId';
import { callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = day('2026-11-22');
let database: TestDatabase;
let demo: Demo;
let rows: HeatRow[];
let months: string[];

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  const plan = (await loadPlan(demo.actor, demo.programmeId))!;
  const spans = monthSpans(day('2026-01-01'), day('2027-07-01'));
  months = spans.map(({ from }) => from.slice(0, 7));
  rows = heatMap(plan.capacity.teams, spans, { ...(await askedDemand(demo.actor, plan)), capacity: plan.capacity });
});
afterAll(() => database.close());

const row = (key: string) => rows.find(({ team }) => team.key === key)!;
const ratio = (key: string, month: string) => row(key).cells[months.indexOf(month)]!.ratio!;
const get = async (
  route: unknown,
  query = '',
  params: Record<string, string> = {},
  role: Parameters<Demo['cookie']>[0] = 'project_leader',
) =>
  callLoader(route as LoaderFunction, {
    ...{
      path: `/programmes/${demo.programmeId}/capacity${query}`,
      params: { programmeId: demo.programmeId, ...params },
    },
    ...{ cookie: await demo.cookie(role), today },
  });

describe('the story of the demo', () => {
  test.each([
    ['2026-01', 1.06],
    ['2026-06', 0.83],
    ['2026-07', 1.18],
    ['2026-08', 1.31],
    ['2026-11', 1.12],
    ['2026-12', 1.27],
    ['2027-02', 1.12],
    ['2027-04', 0.89],
  ])('the records department in %s is asked about %d', (month, expected) => {
    // Printed to hundredths; public holidays, which the product counts, make up to four of difference.
    expect(Math.round(Math.abs(ratio('DIV', month) - expected) * 100)).toBeLessThanOrEqual(4);
  });

  test('it has been over what it has since July 2026', () => {
    for (const month of months.filter((at) => at >= '2026-07' && at <= '2027-03')) {
      expect([month, ratio('DIV', month) > 1]).toEqual([month, true]);
    }
  });

  test('functional management is about full from October to April, the web team in December', () => {
    for (const month of ['2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04']) {
      expect(ratio('FAB', month)).toBeGreaterThan(0.96);
      // Printed to tenths: 1.1.
      expect(ratio('FAB', month)).toBeLessThan(1.15);
    }
    expect(Math.abs(ratio('WEB', '2026-12') - 1.04)).toBeLessThan(0.04);
  });
});

describe('the page', () => {
  const data = async (query = '', role: Parameters<Demo['cookie']>[0] = 'project_leader') =>
    (await get(page.loader, query, {}, role)).data as {
      table: string;
      shown: number;
      teams: number;
      summary: string;
      mistrust: unknown;
      search: Record<string, unknown>;
    };

  test('has a row per team and a column per month, a number in each, and says over-limit in words and by sign', async () => {
    const { table, shown, teams, summary } = await data();
    expect(shown).toBe(teams);
    expect(table.match(/<tr><th scope="row">/g)).toHaveLength(teams);
    expect(table.match(/<td /g)).toHaveLength(teams * 12);
    expect(table).toContain('<span class="visually-hidden"> Over de grens</span>');
    expect(table).toContain('▲');
    expect(summary).toMatch(/komen in deze periode over hun grens/);
  });

  test('follows the address; what cannot be read counts as not asked', async () => {
    expect((await data('?from=2027-02&months=24&sort=name')).search).toMatchObject({
      ...{ from: '2027-02-01', months: 24, sort: 'name', per: 'month' },
    });
    expect((await data('?from=ooit&months=7&per=dag')).search).toMatchObject({
      ...{ from: '2026-11-01', months: 12, per: 'month', sort: 'pressed' },
    });
    const weeks = await data('?per=week&months=6');
    expect(weeks.table).toContain('wk 48');
    expect((await data('?pivotal=1')).shown).toBeLessThan(weeks.shown);
    const filtered = await data('?own=1', 'reader');
    expect(filtered.shown).toBe(0);
  });

  test('the file has a line per team and month, of what the filter keeps', async () => {
    const answer = await get(download.loader, '/download?months=6');
    expect(answer.headers.get('content-disposition')).toContain('draagkracht');
    const text = typeof answer.data === 'string' ? answer.data : '';
    if (text) expect(text.trim().split('\r\n').length).toBe(1 + rows.length * 6);
  });
});

describe('a team', () => {
  type Levers = { rows: { what: string; to: string | null; enough: boolean }[] };
  const of = async (key: string, query = '', role: Parameters<Demo['cookie']>[0] = 'project_leader') =>
    (await get(teamPage.loader, query, { teamId: row(key).team.id }, role)).data as {
      sentence: string;
      chart: string;
      table: string;
      over: { month: string }[];
      causes: { hours: number }[];
      chosen: string | null;
      levers: Levers | null;
    };

  test('is said in a sentence: when, how much, made up of what, because of which items, and what helps', async () => {
    const { sentence } = await of('DIV');
    expect(sentence).toMatch(/wordt in dec 2026–feb 2027 voor gemiddeld 1(1|2)\d % gevraagd \(grens 95 %\)\./);
    expect(sentence).toMatch(
      /Opbouw: gewoon werk 5\d\d u, dubbel papier en digitaal \d+ u, kalender \d+ u per maand; beschikbaar 7\d\d u\./,
    );
    expect(sentence).toMatch(/Grootste kalenderitems: .+, .+, .+\. Wat helpt: /);
    expect(sentence).toMatch(/inhuur \d,\d fte van 1 dec 2026 t\/m .+ → \d+ %/);
    expect(sentence).toMatch(/vervangingsbesluit op 1 dec 2026 → \d+ %/);
  });

  test('levers lead to where they are done, for who may', async () => {
    const { levers } = await of('DIV');
    const to = levers!.rows.map((lever) => lever.to);
    expect(to.filter((path) => /\/items\/\w+\/move\?start=\d{4}-\d\d-\d\d$/.test(path ?? ''))).toHaveLength(1);
    expect(
      to.filter((path) => /\/staffing\/new\?kind=hire&fte=[\d.]+&from=2026-12-01&last=/.test(path ?? '')),
    ).toHaveLength(1);
    expect(to.filter((path) => /\/settings\/teams\/\w+\?substitutionOn=2026-12-01$/.test(path ?? ''))).toHaveLength(1);
    expect(to.filter((path) => /\/retire$/.test(path ?? ''))).toHaveLength(1);
    const read = await of('DIV', '', 'reader');
    expect(read.levers!.rows.map((lever) => lever.to)).toEqual([null, null, null, null]);
  });

  test('says what is behind the month that is asked for, most hours first', async () => {
    const { causes, chosen, over } = await of('DIV', '?month=2027-01');
    expect(chosen).toBe('2027-01-01');
    const hours = causes.map((cause) => cause.hours);
    expect(hours).toEqual([...hours].sort((a, b) => b - a));
    const asked = row('DIV').cells[months.indexOf('2027-01')]!.calendar;
    expect(hours.reduce((sum, value) => sum + value, 0)).toBeCloseTo(asked, 6);
    expect(over.map(({ month }) => month)).toContain('2026-12-01');
  });

  test('draws every hour it lists, go-live and today where they are in sight', async () => {
    const { chart } = await of('DIV', '?from=2026-01');
    expect(chart).toContain('class="lc-today"');
    expect(chart).toContain('class="lc-g"');
    expect(chart.match(/lc-regular/g)).toHaveLength(12);
  });

  test('a team that is not there is 404, and so is another municipality’s plan', async () => {
    expect((await get(teamPage.loader, '', { teamId: 'bestaatniet' })).status).toBe(404);
    const cookie = await demo.stranger();
    const params = { programmeId: demo.programmeId, teamId: row('DIV').team.id };
    for (const route of [page, teamPage, download]) {
      const answer = await callLoader(route.loader as LoaderFunction, { path: '/', params, cookie, today });
      expect(answer.status).toBe(404);
    }
  });
});
