// Conditions and criteria that follow figures, on the real database: judged when asked, moved when figures come in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { acceptFigures } from '~/models/figure.server';
import { judgedChange } from '~/models/figure-condition.server';
import { findHistory } from '~/models/history.server';
import { findMetrics } from '~/models/metric.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import type { ReadLine } from '~/models/planning/adoption/figure';
import type { Metric } from '~/models/planning/adoption/metric';
import { readPeriod } from '~/models/planning/adoption/period';
import { day } from '~/models/planning/day';
import type { FigureTest } from '~/models/planning/plan';
import { planAtVersion } from '~/models/snapshot.server';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let demo: Demo;
let metrics: Map<string, Metric>;
let departments: Map<string, string>;
const today = day('2026-11-22');

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  metrics = new Map((await findMetrics(demo.actor)).map((metric) => [metric.key, metric]));
  const rows = await database.db.select().from(t.department);
  departments = new Map(rows.map(({ key, id }) => [key, id]));
}, 60_000);
afterAll(() => database.close());

const planNow = async () => (await loadPlan(demo.actor, demo.programmeId))!;
const itemOf = async (key: string) => (await planNow()).items.find((item) => item.key === key)!;

async function deliver(metric: string, figures: Record<string, number>, actor = demo.actor) {
  const lines = Object.entries(figures).map(([period, level], k): ReadLine => ({
    line: k + 1,
    metric: metrics.get(metric)!,
    departmentId: departments.get('COM')!,
    period: readPeriod(period)!,
    figure: { numerator: level, denominator: 100 },
    said: { period, department: 'COM', metric, numerator: String(level), denominator: '100' },
    faults: [],
  }));
  return acceptFigures(actor, demo.programmeId, lines, { source: 'form', today });
}

// Of M18 there are no figures of the communications department before these tests.
const test = (): FigureTest => ({
  metricKey: 'M18',
  departmentId: departments.get('COM')!,
  atLeast: true,
  level: 60,
  periods: 2,
});

async function ask(conditionId: string, key: string, asked = test()) {
  const { id: itemId } = await itemOf(key);
  const change = { kind: 'create_figure_condition', conditionId, itemId, test: asked } as const;
  const judged = (await judgedChange(demo.actor, demo.programmeId, change, today))!;
  return changePlan(demo.actor, demo.programmeId, judged, { slip: { code: 'adoption', text: 'proef' } });
}

const conditionOf = async (id: string) => (await planNow()).figureConditions.find((row) => row.id === id)!;

describe('an item that waits', () => {
  it('is told what figures say of it, and moves when they come in; history says why', async () => {
    const before = await itemOf('EDV-10');
    expect(await ask('wacht', 'EDV-10')).toMatchObject({ status: 'saved' });
    expect(await conditionOf('wacht')).toMatchObject({ metOn: null, expectedOn: null });
    expect((await itemOf('EDV-10')).start).toBe(before.start);

    // Two months long enough, but both are over by far: it was already there.
    await deliver('M18', { '2026-08': 40, '2026-09': 62, '2026-10': 64 });
    expect(await conditionOf('wacht')).toMatchObject({ metOn: '2026-11-01', expectedOn: null });
    const [entry] = await findHistory(demo.actor, demo.programmeId, { limit: 1 });
    expect(entry).toMatchObject({ kind: 'follow_figures', source: 'figures' });

    // Corrected below it: not there any more.
    await deliver('M18', { '2026-10': 50 });
    expect((await conditionOf('wacht')).metOn).toBeNull();
  });

  it('stands in the plan of then', async () => {
    const { version } = (await planNow()).programme;
    const then = await planAtVersion(demo.actor, demo.programmeId, version - 2);
    expect(then!.figureConditions.find(({ id }) => id === 'wacht')).toBeDefined();
    const now = await planNow();
    expect(now.figureConditions.find(({ id }) => id === 'wacht')!.metOn).toBeNull();
  });

  it('follows also when a department head delivers, who may not change the plan', async () => {
    const departmentIds = [departments.get('COM')!];
    const head = { ...demo.actor, role: 'department_head' as const, departmentIds };
    expect(await deliver('M18', { '2026-10': 70 }, head)).toMatchObject({ status: 'saved' });
    expect((await conditionOf('wacht')).metOn).toBe('2026-11-01');
    const by = { kind: 'remove_figure_condition', conditionId: 'wacht' } as const;
    expect(await changePlan(head, demo.programmeId, by)).toEqual({ status: 'forbidden' });
  });

  it('writes nothing when figures change nothing for who waits', async () => {
    const { version } = (await planNow()).programme;
    await deliver('M18', { '2026-10': 71 });
    expect((await planNow()).programme.version).toBe(version);
  });

  it('is let go by the steering committee, who may do no more than that', async () => {
    const steering = { ...demo.actor, role: 'steering' as const };
    const waive = { kind: 'waive_figure_condition', conditionId: 'wacht', on: today } as const;
    const said = { by: 'Stuurgroep', reason: 'Het contract loopt af.' };
    expect(await changePlan(steering, demo.programmeId, { ...waive, ...said })).toMatchObject({ status: 'saved' });
    expect(await conditionOf('wacht')).toMatchObject({ waivedOn: today, waivedBy: 'Stuurgroep' });
    const reader = { ...demo.actor, role: 'reader' as const };
    expect(await changePlan(reader, demo.programmeId, { ...waive, on: null, by: '', reason: '' })).toEqual({
      status: 'forbidden',
    });
  });

  it('knows the metrics of its own municipality only', async () => {
    expect(await ask('vreemd', 'EDV-11', { ...test(), metricKey: 'Q99' })).toMatchObject({
      status: 'refused',
      refusal: { reason: 'unknown_reference', field: 'metricKey', id: 'Q99' },
    });
    const change = { kind: 'create_figure_condition', conditionId: 'x', itemId: 'y', test: test() } as const;
    expect(await judgedChange(demo.otherActor, demo.programmeId, change, today)).toBeNull();
  });
});

describe('a criterion', () => {
  it('turns green by itself, and red again', async () => {
    const plan = await planNow();
    const milestone = await itemOf('MS19');
    const asked = {
      ...({ kind: 'create_criterion', criterionId: 'zelf', itemId: milestone.id } as const),
      ...{ text: { nl: 'Vragen zijn beantwoord', en: null }, hard: true, ownerId: null, evidence: '', test: test() },
    };
    const change = (await judgedChange(demo.actor, plan.programme.id, asked, today))!;
    await changePlan(demo.actor, plan.programme.id, change);
    const state = async () => (await planNow()).criteria.find(({ id }) => id === 'zelf')!.state;
    expect(await state()).toBe('met');
    await deliver('M18', { '2026-10': 59 });
    expect(await state()).toBe('not_met');
    await deliver('M18', { '2026-10': 60 });
    expect(await state()).toBe('met');
  });
});
