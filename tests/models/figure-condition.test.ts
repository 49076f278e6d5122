// Conditions and criteria that follow figures, on the real database: judged when asked, moved when figures come in.
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as t from '~/models/db/schema';
import { acceptFigures } from '~/models/figure.server';
import { followDay } from '~/models/figure-day.server';
import { judgedChange } from '~/models/figure-condition.server';
import { findHistory } from '~/models/history.server';
import { findMetrics } from '~/models/metric.server';
import { editMetric, getMetricRow } from '~/models/metric-settings.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import type { ReadLine } from '~/models/planning/adoption/figure';
import type { Metric } from '~/models/planning/adoption/metric';
import { readPeriod } from '~/models/planning/adoption/period';
import { addDays, type Day, day } from '~/models/planning/day';
import type { FigureTest } from '~/models/planning/plan';
import { planAtVersion } from '~/models/snapshot.server';
import { createTarget, editTarget, removeTarget } from '~/models/target.server';
import { type Demo, demoIn } from '../support/demo';
import { watchDays } from '../../server/day-watch';
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

async function deliver(metric: string, figures: Record<string, number>, actor = demo.actor, department = 'COM') {
  const lines = Object.entries(figures).map(([period, level], k): ReadLine => ({
    line: k + 1,
    metric: metrics.get(metric)!,
    departmentId: departments.get(department)!,
    period: readPeriod(period)!,
    figure: { numerator: level, denominator: 100 },
    said: { period, department, metric, numerator: String(level), denominator: '100' },
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
  // Whoever asks says why promises or limits give way; who follows later is not asked.
  return changePlan(demo.actor, demo.programmeId, judged, {
    slip: { code: 'adoption', text: 'proef' },
    overload: 'proef',
  });
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

describe('what is wanted or measured changes', () => {
  // It comes nearer to 60 every month, and is expected to have it two months long before February.
  const rising = {
    '2026-05': 8,
    '2026-06': 14,
    '2026-07': 22,
    '2026-08': 33,
    '2026-09': 44,
    '2026-10': 53,
    '2026-11': 59,
  };
  const metric = 'M18';
  const asked = (): FigureTest => ({ ...test(), departmentId: departments.get('VTH')!, periods: 2 });
  const ceiling = (value: number | null, target: number | null = null) => ({
    ...{
      programmeId: demo.programmeId,
      metricKey: metric,
      departmentId: departments.get('VTH')!,
      from: day('2026-05-01'),
    },
    ...{ target, ceiling: value },
  });
  const startOf = async (key: string) => (await itemOf(key)).start;
  const versionNow = async () => (await planNow()).programme.version;
  let told: Day;
  let before: Day;

  it('is told when it is expected', async () => {
    await deliver(metric, rising, demo.actor, 'VTH');
    before = await startOf('EDV-10');
    expect(await ask('plafond', 'EDV-10', asked())).toMatchObject({ status: 'saved' });
    told = (await conditionOf('plafond')).expectedOn!;
    expect(told).toBe('2027-02-01');
    expect(before < told).toBe(true);
    expect((await startOf('EDV-10')) >= told).toBe(true);
  });

  it('a ceiling below what is asked lets the item go back, its undo holds it again', async () => {
    const held = await startOf('EDV-10');
    const set = await createTarget(demo.actor, ceiling(57), today);
    expect(set).toMatchObject({ status: 'saved' });
    expect(await conditionOf('plafond')).toMatchObject({ expectedOn: null });
    expect(await startOf('EDV-10')).toBe(before);
    const [entry] = await findHistory(demo.actor, demo.programmeId, { limit: 1 });
    expect(entry).toMatchObject({ kind: 'follow_figures', source: 'figures' });

    const { changeId } = set as { changeId: string };
    const undone = await undoOrganisationChange(demo.actor, changeId, today);
    expect(undone).toMatchObject({ answer: { status: 'removed' } });
    expect((await conditionOf('plafond')).expectedOn).toBe(told);
    expect(await startOf('EDV-10')).toBe(held);
  });

  it('follows a ceiling that is changed or taken away, and nothing else of a target', async () => {
    const set = (await createTarget(demo.actor, ceiling(99), today)) as { id: string };
    await editTarget(demo.actor, { id: set.id, fields: ceiling(57) }, today);
    expect((await conditionOf('plafond')).expectedOn).toBeNull();
    await removeTarget(demo.actor, set.id, today);
    expect((await conditionOf('plafond')).expectedOn).toBe(told);
    const version = await versionNow();
    const { id } = (await createTarget(demo.actor, ceiling(null, 70), today)) as { id: string };
    await removeTarget(demo.actor, id, today);
    expect(await versionNow()).toBe(version);
  });

  it('follows the bounds of a metric, and their undo', async () => {
    const { id, position: _position, ...fields } = (await getMetricRow(demo.actor, metric))!;
    const saved = await editMetric(demo.actor, { id, fields: { ...fields, highest: 58, target: null } }, today);
    expect(saved).toMatchObject({ status: 'saved' });
    expect((await conditionOf('plafond')).expectedOn).not.toBe(told);
    await undoOrganisationChange(demo.actor, (saved as { changeId: string }).changeId, today);
    expect((await conditionOf('plafond')).expectedOn).toBe(told);
  });

  it('does not follow what was refused', async () => {
    const version = await versionNow();
    const reader = { ...demo.actor, role: 'reader' as const };
    expect(await createTarget(reader, ceiling(57), today)).toEqual({ status: 'forbidden' });
    expect(await createTarget(demo.actor, { ...ceiling(57), metricKey: 'Q99' }, today)).toMatchObject({
      status: 'refused',
    });
    expect(await versionNow()).toBe(version);
  });

  it('writers of settings, of figures and of the plan never wait for each other in a ring', async () => {
    const set = (await createTarget(demo.actor, ceiling(99), today)) as { id: string };
    const writes = Array.from({ length: 6 }, (_, k) => [
      editTarget(demo.actor, { id: set.id, fields: ceiling(90 + k) }, today),
      deliver('M11', { '2026-09': 10 + k }),
      changePlan(demo.actor, demo.programmeId, { kind: 'edit_programme', fields: { description: `${k}` } }),
    ]).flat();
    for (const answer of await Promise.all(writes)) expect(answer?.status).toMatch(/^(saved|unchanged)$/);
    await removeTarget(demo.actor, set.id, today);
    expect((await conditionOf('plafond')).expectedOn).toBe(told);
  });

  describe('when days pass', () => {
    it('nothing moves on the day itself', async () => {
      const version = await versionNow();
      expect(await followDay(today)).toBe(1);
      expect(await followDay(today)).toBe(0);
      expect(await versionNow()).toBe(version);
    });

    it('a day that went by without figures comes later, once, whoever looks, and nobody did it', async () => {
      const late = addDays(told, 8);
      expect(await followDay(late)).toBe(1);
      expect((await conditionOf('plafond')).expectedOn).toBe(late);
      const version = await versionNow();
      const next = addDays(late, 1);
      const judged = await Promise.all([followDay(next), followDay(next), followDay(next)]);
      expect(judged.sort()).toEqual([0, 0, 1]);
      expect(await versionNow()).toBe(version + 1);
      expect((await conditionOf('plafond')).expectedOn).toBe(next);
      expect((await startOf('EDV-10')) >= next).toBe(true);
      const [entry] = await findHistory(demo.actor, demo.programmeId, { limit: 1 });
      expect(entry).toMatchObject({ kind: 'follow_figures', source: 'figures', userName: null });
    });

    it('the server looks by itself, once for a day, and stops when what is written is written', async () => {
      const days = watchDays();
      onTestFinished(async () => days.stop());
      const later = addDays(told, 12);
      void days.look(later);
      await days.stop();
      expect((await conditionOf('plafond')).expectedOn).toBe(later);
      const version = await versionNow();
      await days.look(later);
      expect(await versionNow()).toBe(version);
    });

    it('the server waits for what a day asks as long as its clock is not that of the database', async () => {
      const days = watchDays();
      onTestFinished(async () => days.stop());
      await days.stop();
      const [before, later] = [await versionNow(), addDays(told, 13)];
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40 * 86_400_000 });
      await days.look(later).finally(() => vi.useRealTimers());
      expect(await versionNow()).toBe(before);
      await days.look(later);
      expect((await conditionOf('plafond')).expectedOn).toBe(later);
    });

    it('who thinks it is still yesterday does nothing', async () => {
      const version = await versionNow();
      expect(await followDay(addDays(told, 2))).toBe(0);
      expect(await versionNow()).toBe(version);
    });
  });
});
