// A programme before it is made, where one stands, and what speaks against its dates.
import { describe, expect, test } from 'vitest';
import { shippedBlueprint } from '~/models/blueprint-file.server';
import { faultsOf } from '~/models/planning/blueprint/faults';
import { instantiate } from '~/models/planning/blueprint/instantiate';
import { missingParts } from '~/models/planning/blueprint/missing';
import { outlineOf } from '~/models/planning/blueprint/outline';
import { scalingFor } from '~/models/planning/blueprint/size';
import { day } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import { previewOf } from '~/models/planning/programme-preview';
import { isLate, statusOf } from '~/models/planning/programme-status';
import { warningsOf } from '~/models/planning/programme-warnings';
import { anItem, aPhase, aPlan, contextFor } from '../factories';

const document = shippedBlueprint();
const context = contextFor(document);

function make(overrides: Partial<Parameters<typeof instantiate>[1]> = {}): Plan {
  const choices = {
    programmeId: 'p1',
    organisationId: 'o1',
    blueprintId: 'b1',
    name: 'Proef',
    goLive: day('2027-09-13'),
    prepWeeks: 40,
    drivers: {},
    departmentKeys: context.departments.map((department) => department.key),
    ...overrides,
  };
  return instantiate(document, choices, context, (name) => name);
}

describe('the preview', () => {
  const plan = make();
  const preview = previewOf(plan, day('2026-11-22'));

  test('counts what there is and adds up the hours', () => {
    expect(preview).toMatchObject({ items: 114, gates: 15, hours: 26_794, prepWeeks: 40 });
    expect(preview.teams.reduce((sum, team) => sum + team.hours, 0)).toBeCloseTo(26_794);
    expect(preview.phases.reduce((sum, phase) => sum + phase.hours, 0)).toBeCloseTo(26_794);
  });

  test('lays phases end to end, with go-live on its day', () => {
    expect(preview.phases.map((phase) => phase.weeks)).toEqual([6, 11, 14, 9, 1, 9, 16, 26, 18, 8]);
    expect(preview.phases[4]).toMatchObject({ from: '2027-09-13' });
    expect(preview.moments.find((moment) => moment.day === '2027-09-13')).toMatchObject({ gate: true });
  });

  test('a team without known capacity has hours and no share', () => {
    for (const team of preview.teams) {
      expect(team).toMatchObject({ known: false, monthsOver: 0 });
      expect(team.peak!.ratio).toBeNull();
    }
  });

  test('the heaviest month is the one with the highest share of what the team can', () => {
    const teams = plan.capacity.teams.map((team) =>
      team.key === 'DIV' ? { ...team, fteFormation: 6, runHoursMonth: 570 } : team,
    );
    const [first] = previewOf({ ...plan, capacity: { ...plan.capacity, teams } }, day('2026-11-22')).teams;
    expect(first).toMatchObject({ id: 't:DIV', known: true });
    const ratios = first!.bars.filter((bar) => bar.hours > 0).map((bar) => bar.ratio!);
    expect(first!.peak!.ratio).toBe(Math.max(...ratios));
    expect(first!.monthsOver).toBe(ratios.filter((ratio) => ratio > 1).length);
  });

  test('a plan with nothing in it has a picture too', () => {
    expect(previewOf(aPlan(), day('2026-01-05'))).toMatchObject({ items: 0, hours: 0, phases: [], teams: [] });
  });
});

describe('where a programme stands', () => {
  const today = day('2026-02-02');
  const item = (id: string, rest: object) =>
    anItem({ id, start: day('2026-01-26'), until: day('2026-01-31'), ...rest });

  test.each([
    ['its last day has passed', {}, true],
    ['it ends today', { until: day('2026-02-03') }, false],
    ['it is done', { progress: 'done' }, false],
    ['it is retired', { retired: true }, false],
    ['a moment was yesterday', { kind: 'gate', start: day('2026-02-01'), until: day('2026-02-01') }, true],
    ['a moment is today', { kind: 'gate', start: today, until: today }, false],
  ])('late when %s: %s', (_name, rest, late) => {
    expect(isLate(item('a', rest), today)).toBe(late);
  });

  test('names the phase, counts done and late, and finds the first open gate', () => {
    const gate = (id: string, on: string, progress: 'planned' | 'done') =>
      item(id, { kind: 'gate', start: day(on), until: day(on), workDays: 0, progress });
    const plan = aPlan({
      phases: [aPhase({ id: 'f', start: day('2026-01-05'), until: day('2026-03-01') })],
      items: [
        item('late', {}),
        item('gone', { retired: true }),
        gate('g1', '2026-01-12', 'done'),
        gate('g3', '2026-04-13', 'planned'),
        gate('g2', '2026-03-02', 'planned'),
      ],
    });
    expect(statusOf(plan, today)).toMatchObject({
      stage: 'during',
      phase: { nl: 'f' },
      total: 4,
      done: 1,
      late: 1,
      nextGate: { id: 'g2', day: '2026-03-02', late: false },
    });
    expect(statusOf(plan, day('2026-01-01'))).toMatchObject({ stage: 'before', phase: null });
    expect(statusOf(plan, day('2026-05-01'))).toMatchObject({ stage: 'after', phase: null, nextGate: { late: true } });
  });
});

describe('warnings', () => {
  test('training in summer is said, with names for every item that is mentioned', () => {
    const value = warningsOf(make(), 'midden');
    expect(value.goLive.map((warning) => warning.rule)).toContain('training_in_summer');
    for (const warning of value.sequence) expect(value.names[warning.itemId]).toBeDefined();
  });

  test('a plan of one’s own without blueprint keys has only what its day says', () => {
    expect(warningsOf(aPlan(), null)).toMatchObject({ sequence: [], names: {} });
  });
});

describe('a blueprint and its surroundings', () => {
  test('the outline adds up', () => {
    const outline = outlineOf(document);
    expect(outline).toMatchObject({ activities: 90, milestones: 24, gates: 15, hours: 26_794, links: 119 });
    expect(outline.teams.reduce((sum, team) => sum + team.hours, 0)).toBe(26_794);
  });

  test('what a municipality lacks is named, and nothing when it has it all', () => {
    expect(missingParts(document, context)).toEqual({ departments: [], teams: [], competences: [], figures: null });
    const bare = { ...context, departments: [], competences: context.competences.slice(1) };
    const found = missingParts(document, bare);
    expect(found.departments).toContain('VTH');
    expect(found.competences.map((row) => row.key)).toEqual(['C01']);
    expect(found.figures).toBeNull();
  });

  test('what it waits for and a municipality lacks is named apart: it cannot be skipped', () => {
    const test = { metric: 'M02', department: 'VTH', at_least: true, level: 60, periods: 2 };
    const waiting = structuredClone(document);
    waiting.activities[0]!.waits_for = [test, { ...test, metric: 'M05', department: null }];
    const gate = waiting.milestones.find((row) => row.gate)!;
    gate.criteria = [{ text: { nl: 'Genoeg', en: null }, hard: true, figures: { ...test, department: 'ELD' } }];
    const without = { ...context, metrics: context.metrics.filter(({ key }) => key !== 'M05') };
    const { figures, departments } = missingParts(waiting, without);
    expect(figures).toMatchObject({ metrics: [{ key: 'M05' }], departments: ['ELD'] });
    expect(departments).toEqual([]);
    expect(missingParts(waiting, { ...without, metrics: context.metrics }).figures).toMatchObject({ metrics: [] });
  });

  test('the size a plan was made for is read back from its hours, unless somebody changed them', () => {
    const half = make({ drivers: { licensed_users: 191, e_service_products: 13 } });
    expect(scalingFor(half, document).reference).toMatchObject({ licensed_users: 191, e_service_products: 13 });
    expect(scalingFor(make(), document)).toEqual(document.scaling);
    const items = half.items.map((item) =>
      item.key === 'OPL-04'
        ? { ...item, teamHours: item.teamHours.map((row) => ({ ...row, hours: row.hours + 40 })) }
        : item,
    );
    expect(scalingFor({ ...half, items }, document).reference['licensed_users']).toBe(382);
  });

  test('a chain of twenty thousand links is walked, and its cycle named', () => {
    const row = document.milestones[0]!;
    const link = (key: string) => [{ key, type: 'FS' as const, lag: 0 }];
    const milestones = Array.from({ length: 20_000 }, (_, i) => ({
      ...row,
      key: `M${i}`,
      depends_on: i === 19_999 ? [] : link(`M${i + 1}`),
    }));
    const long = {
      ...document,
      milestones,
      activities: [],
      products: [],
      scaling: { ...document.scaling, drivers: [] },
    };
    expect(faultsOf(long)).toEqual([]);
    milestones[2] = { ...milestones[2]!, depends_on: link('M1') };
    expect(faultsOf(long)).toMatchObject([{ reason: 'cycle', detail: 'M1 → M2 → M1' }]);
  });
});
