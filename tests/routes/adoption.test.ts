// Adoption as it is seen: the table, a metric, a department, the file and the targets; what hides is nowhere.
import { saidReason } from '~/ui/shared/said-errors.server';
import { and, eq } from 'drizzle-orm';
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { acceptFigures } from '~/models/figure.server';
import { findMetrics } from '~/models/metric.server';
import type { Metric } from '~/models/planning/adoption/metric';
import { readPeriod } from '~/models/planning/adoption/period';
import { day } from '~/models/planning/day';
import { createTarget, editTarget, findTargetRows, getTarget, removeTarget } from '~/models/target.server';
import * as table from '~/routes/programmes.$programmeId.adoption._index';
import * as department from '~/routes/programmes.$programmeId.adoption.departments.$departmentId';
import * as download from '~/routes/programmes.$programmeId.adoption.download';
import * as metricPage from '~/routes/programmes.$programmeId.adoption.metrics.$metricKey';
import * as targets from '~/routes/programmes.$programmeId.adoption.targets';
import * as target from '~/routes/programmes.$programmeId.adoption.targets_.$targetId';
import * as remove from '~/routes/programmes.$programmeId.adoption.targets_.$targetId_.remove';
import * as undo from '~/routes/settings.history.$changeId.undo';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let cookie: string;
let metrics: Map<string, Metric>;

async function deliver(
  rows: [metric: string, department: string, period: string, numerator: number, denominator: number][],
) {
  const lines = rows.map(([key, unit, period, numerator, denominator], at) => ({
    line: at + 1,
    metric: metrics.get(key)!,
    departmentId: here.departmentIds[unit]!,
    period: readPeriod(period)!,
    figure: { numerator, denominator },
    said: { period, department: unit, metric: key, numerator: '', denominator: '' },
    faults: [],
  }));
  const answer = await acceptFigures(here.leader, here.programmeId, lines, { source: 'file', today });
  expect(answer).toMatchObject({ status: 'saved' });
}

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  cookie = await here.cookie('project_leader');
  const answers = {
    kind: 'mean',
    subject: 'answers',
    lowest: 1,
    highest: 5,
    target: 4,
    decimals: 1,
    margin: 0.2,
    unit: '1–5',
  };
  const of = (key: string) => and(eq(t.metric.organisationId, here.organisationId), eq(t.metric.key, key));
  await database.db.update(t.metric).set(answers).where(of('M13'));
  await database.db.update(t.metric).set({ target: 80, highest: 100, direction: 'up' }).where(of('M02'));
  metrics = new Map((await findMetrics(here.leader)).map((metric) => [metric.key, metric]));
  await deliver([
    ['M02', 'VTH', '2026-03', 13, 100],
    ['M02', 'VTH', '2026-10', 37, 100],
    ['M02', 'KCC', '2026-10', 81, 100],
    // Four answers hide, and with them the seven that would give them away.
    ['M13', 'VTH', '2026-10', 1.37, 4],
    ['M13', 'KCC', '2026-10', 2.93, 7],
    ['M13', 'BZ', '2026-10', 3.5, 41],
  ]);
  // What was of four, and is of seven now.
  await deliver([['M13', 'RO', '2026-09', 4.77, 4]]);
  await deliver([
    ['M13', 'RO', '2026-09', 4.21, 17],
    ['M13', 'RO', '2026-10', 4.4, 19],
    ['M02', 'KCC', '2026-10', 85, 100],
  ]);
}, 120_000);
afterAll(() => database.close());

const ask = (loader: unknown, path = '', params: Record<string, string> = {}, as = cookie) =>
  callLoader(loader as LoaderFunction, {
    ...{ path: `/programmes/${here.programmeId}/adoption${path}`, cookie: as, today },
    params: { programmeId: here.programmeId, ...params },
  });
const send = (action: unknown, params: Record<string, string>, form: Record<string, string>, as = cookie) =>
  callAction(action as ActionFunction, {
    ...{ path: '/', cookie: as, today, form },
    params: { programmeId: here.programmeId, ...params },
  });
const csv = async (path = '') => {
  const answer = await ask(download.loader, `/download${path}`);
  expect(answer.headers.get('content-type')).toContain('text/csv');
  return String(answer.data);
};
const said = async (loader: unknown, path = '', params = {}) => {
  const answer = await ask(loader, path, params);
  expect(answer.status).toBe(200);
  return JSON.stringify(answer.data);
};

describe('the table', () => {
  it('has levels with their number, states in words and a sentence', async () => {
    const { data } = await ask(table.loader);
    const { table: html, summary } = data as { table: string; summary: string };
    expect(html).toContain('37 %');
    expect(html).toContain('n 100 · okt 2026');
    expect(html).toMatch(/✓<\/span>gehaald/);
    expect(html).toMatch(/✕<\/span>nog niet/);
    expect(html).toContain('te weinig antwoorden');
    expect(html).toContain('Hele gemeente');
    expect(summary).toMatch(/Op “.*” halen 1 van de 2 afdelingen het doel\./);
  });

  it('is sorted and filtered by the address', async () => {
    const rows = async (search: string) =>
      [...((await ask(table.loader, search)).data as { table: string }).table.matchAll(/departments\/([^"]+)"/g)].map(
        (match) => match[1],
      );
    expect((await rows('?sort=M02')).slice(0, 2)).toEqual([here.departmentIds['VTH'], here.departmentIds['KCC']]);
    expect((await rows('?sort=M02&order=down'))[0]).toBe(here.departmentIds['KCC']);
    expect(await rows('?state=reached&group=cases')).toEqual([here.departmentIds['KCC']]);
    expect(await rows(`?department=${here.departmentIds['BZ']}`)).toEqual([here.departmentIds['BZ']]);
    expect(await rows('?department=bestaatniet')).toEqual([]);
  });

  it('escapes the names that people give', async () => {
    const id = here.departmentIds['COM']!;
    await database.db.update(t.department).set({ name: '<b>"Wie" & wat</b>' }).where(eq(t.department.id, id));
    expect(((await ask(table.loader)).data as { table: string }).table).not.toContain('<b>');
    await database.db.update(t.department).set({ name: 'COM' }).where(eq(t.department.id, id));
  });
});

describe('a metric over time', () => {
  it('has a line for who is chosen, the baseline measurement, items that were to move it, and what was corrected', async () => {
    const unit = here.departmentIds['VTH']!;
    const { data } = await ask(metricPage.loader, `/metrics/M02?department=${unit}`, { metricKey: 'M02' });
    const page = data as Record<'chart' | 'standing' | 'table' | 'summary', string> & {
      moves: unknown[];
      corrections: string[];
    };
    expect(page.standing).toContain('13 %');
    expect(page.summary).toMatch(/VTH: 37 % in okt 2026\. Bij de nulmeting was het 13 %; het verschil is \+24\./);
    expect(page.chart).toContain('ac-baseline');
    expect(page.chart).toContain('Livegang 13 apr 2026');
    expect(page.table).toContain('37 %');
    expect(page.moves.length).toBeGreaterThan(0);
    expect(page.corrections).toEqual([]);
    const all = (
      await ask(metricPage.loader, `/metrics/M02?department=${here.departmentIds['KCC']}`, { metricKey: 'M02' })
    ).data;
    const { corrections } = all as typeof page;
    expect(corrections).toHaveLength(1);
    expect(corrections[0]).toContain('van 81 % naar 85 %');
  });

  it('of answers tells that something was corrected, not what it was', async () => {
    const text = await said(metricPage.loader, `/metrics/M13?department=${here.departmentIds['RO']}`, {
      metricKey: 'M13',
    });
    expect(text).toContain('verbeterd op');
    expect(text).not.toMatch(/4[.,]77/);
  });

  it('that is not there is not found', async () => {
    expect((await ask(metricPage.loader, '/metrics/M99', { metricKey: 'M99' })).status).toBe(404);
  });
});

describe('a department', () => {
  it('has its metrics and what comes for it', async () => {
    const { data } = await ask(department.loader, '', { departmentId: here.departmentIds['VTH']! });
    const page = data as { table: string; summary: string; coming: unknown[]; late: unknown[] };
    expect(page.table).toContain('37 %');
    expect(page.coming.length + page.late.length).toBeGreaterThan(0);
    expect(page.summary).toContain('0 van de 1 doelen');
  });
});

describe('figures of too few', () => {
  // Levels and products that only the hidden figures have, as any notation would write them.
  const hidden = /1[.,]37|2[.,]93|4[.,]77|\bn [47]\b|[;,"](4|7)[;,"\r]|"denominator":[47]\b/;

  it('are in no page, whatever is asked', async () => {
    const [vth, kcc] = [here.departmentIds['VTH']!, here.departmentIds['KCC']!];
    const texts = [
      await said(table.loader),
      await said(table.loader, '?group=answers&sort=M13'),
      await said(table.loader, `?department=${vth}&group=answers`),
      await said(metricPage.loader, `/metrics/M13?department=${vth}`, { metricKey: 'M13' }),
      await said(metricPage.loader, `/metrics/M13?department=${vth}&department=${kcc}&department=total`, {
        metricKey: 'M13',
      }),
      await said(department.loader, '', { departmentId: vth }),
      await said(department.loader, '', { departmentId: kcc }),
    ];
    // By itself it shows who is furthest behind, and nobody is known to be who hides.
    const byItself = await said(metricPage.loader, '/metrics/M13', { metricKey: 'M13' });
    expect([...texts, byItself].filter((text) => hidden.test(text))).toEqual([]);
    expect(texts.every((text) => text.includes('te weinig antwoorden'))).toBe(true);
  });

  it('are in no file: neither filtering nor sorting brings them out', async () => {
    const files = [await csv(), await csv('?group=answers'), await csv(`?department=${here.departmentIds['VTH']}`)];
    const lines = files.flatMap((file) => file.split('\r\n')).filter((line) => line.includes(';M13;'));
    const few = lines.filter((line) => /;(VTH|KCC);/.test(line));
    expect(few.length).toBeGreaterThan(0);
    expect(few.filter((line) => !/^2026-10;(VTH|KCC);M13;;;;/.test(line))).toEqual([]);
    expect(lines.filter((line) => /;(1,37|2,93|4,77);/.test(line))).toEqual([]);
  });

  it('are told by a line in the file, beside those that are shown', async () => {
    const file = await csv();
    expect(file).toContain('2026-10;VTH;M02;37;100;37;80;;nog niet');
    expect(file).toMatch(/2026-10;VTH;M13;;;;4;;te weinig antwoorden/);
  });
});

describe('another municipality', () => {
  it('sees nothing of it', async () => {
    const stranger = await elsewhere.cookie('administrator');
    const unit = here.departmentIds['VTH']!;
    for (const [loader, params] of [
      [table.loader, {}],
      [download.loader, {}],
      [metricPage.loader, { metricKey: 'M02' }],
      [department.loader, { departmentId: unit }],
      [targets.loader, {}],
    ] as const) {
      expect((await ask(loader, '', params, stranger)).status).toBe(404);
    }
    const own = await callLoader(department.loader as LoaderFunction, {
      ...{ path: '/', cookie: stranger, today },
      params: { programmeId: elsewhere.programmeId, departmentId: unit },
    });
    expect(own.status).toBe(404);
  });
});

describe('a target', () => {
  const form = (more: Record<string, string> = {}) => ({
    ...{ metricKey: 'M02', departmentId: here.departmentIds['VTH']!, from: '2026-06-01', target: '37,5', ceiling: '' },
    ...more,
  });
  const rows = () => findTargetRows(here.leader, here.programmeId);

  it('is set, judged by, changed and removed, with who did it; and a change is turned round', async () => {
    const made = await send(target.action, { targetId: 'new' }, form());
    expect(made.status).toBe(302);
    const [row] = await rows();
    expect(row).toMatchObject({ metricKey: 'M02', from: '2026-06-01', target: 37.5, ceiling: null });
    const near = (await ask(table.loader, `?department=${here.departmentIds['VTH']}&group=cases`)).data as {
      table: string;
    };
    expect(near.table).toMatch(/≈<\/span>bijna/);

    const edited = await send(target.action, { targetId: row!.id }, form({ ceiling: '60' }));
    expect(edited.status).toBe(302);
    const { data } = await ask(targets.loader, edited.headers.get('location')!.replace(/^[^?]*/, '/targets'));
    const page = data as { rows: unknown[]; recent: { id: string; userName: string }[]; saved: object };
    expect(page.rows).toMatchObject([{ ceiling: 60 }]);
    expect(page.recent[0]).toMatchObject({ userName: 'project_leader van hier' });
    expect(page.saved).toMatchObject({ lines: [{ field: 'Plafond', was: '–', is: '60' }] });

    const undone = await callAction(undo.action, {
      path: '/',
      cookie,
      today,
      params: { changeId: page.recent[0]!.id },
    });
    expect(undone.headers.get('location')).toContain(`/programmes/${here.programmeId}/adoption/targets`);
    expect(await rows()).toMatchObject([{ ceiling: null }]);

    expect((await send(remove.action, { targetId: row!.id }, {})).status).toBe(302);
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['no level', { target: '' }, { target: 'required' }],
    ['a level out of bounds', { target: '101' }, { target: 'not_between:0:100' }],
    ['a ceiling out of bounds', { ceiling: '-1' }, { ceiling: 'not_between:0:100' }],
    ['no number', { target: 'veel' }, { target: 'not_a_number' }],
    ['no metric', { metricKey: '' }, { metricKey: 'required' }],
    ['a metric that is not there', { metricKey: 'M99' }, { metricKey: 'choose' }],
    ['no day', { from: '31-02-2026' }, { from: 'not_a_day' }],
  ])('with %s is refused at the field, with what was typed', async (_name, more, errors) => {
    const asked = form(more);
    const answer = await send(target.action, { targetId: 'new' }, asked);
    expect([answer.status, answer.data]).toMatchObject([400, { errors, typed: asked }]);
    expect(await rows()).toEqual([]);
  });

  it('of the same day, or of another municipality’s department, is refused', async () => {
    expect((await send(target.action, { targetId: 'new' }, form({ departmentId: '' }))).status).toBe(302);
    const twice = await send(target.action, { targetId: 'new' }, form({ departmentId: '' }));
    expect([twice.status, twice.data]).toMatchObject([400, { errors: { from: saidReason('target_taken') } }]);
    const foreign = await send(
      target.action,
      { targetId: 'new' },
      form({ departmentId: elsewhere.departmentIds['VTH']! }),
    );
    expect([foreign.status, foreign.data]).toMatchObject([400, { errors: { departmentId: 'choose' } }]);
    expect(await rows()).toHaveLength(1);
  });

  it('is out of reach of another municipality, and of who may only read', async () => {
    const [row] = await rows();
    const fields = { ...row!, target: 1 };
    expect(await getTarget(elsewhere.leader, row!.id)).toBeNull();
    expect(await findTargetRows(elsewhere.leader, here.programmeId)).toEqual([]);
    expect(await editTarget(elsewhere.leader, { id: row!.id, fields }, today)).toBeNull();
    expect(await removeTarget(elsewhere.leader, row!.id, today)).toBeNull();
    expect(await createTarget(elsewhere.leader, { ...fields, from: day('2027-01-01') }, today)).toBeNull();
    const reader = { ...here.leader, role: 'reader' as const };
    expect(await editTarget(reader, { id: row!.id, fields }, today)).toEqual({ status: 'forbidden' });
    expect(await rows()).toEqual([row]);
    // By way of another programme it is not there either.
    const other = await callLoader(target.loader as LoaderFunction, {
      ...{ path: '/', cookie: await elsewhere.cookie('project_leader'), today },
      params: { programmeId: elsewhere.programmeId, targetId: row!.id },
    });
    expect(other.status).toBe(404);
  });
});
