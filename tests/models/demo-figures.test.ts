// The demo's adoption tells the story: every listed level of the municipality and of its departments.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadAdoption, type Adoption } from '~/models/adoption.server';
import { curvesOf, type Story } from '~/models/demo-curves.server';
import { findMetrics } from '~/models/metric.server';
import type { Metric } from '~/models/planning/adoption/metric';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';

const story = parse(readFileSync('drizzle/seed/demo/voorbeeldstad.yaml', 'utf8')) as Story;

let database: TestDatabase;
let demo: Demo;
let metrics: Metric[];
let adoption: Adoption;

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  metrics = await findMetrics(demo.actor);
  adoption = await loadAdoption(demo.actor, demo.programmeId);
}, 60_000);
afterAll(() => database.close());

const metric = (key: string) => metrics.find((one) => one.key === key)!;
const together = (key: string, week: number) => {
  const rows = curvesOf(story, metric(key)).flatMap(({ volume, levelIn }) => {
    const level = levelIn(week);
    return level === null ? [] : [{ volume, level }];
  });
  const volume = rows.reduce((sum, row) => sum + row.volume, 0);
  return volume === 0 ? null : rows.reduce((sum, row) => sum + row.volume * row.level, 0) / volume;
};

describe('the curves', () => {
  const listed = Object.entries(story.series).flatMap(([name, levels]) =>
    levels.map((level, k) => [name.replace('_DIV', ''), story.series_weeks[k]!, level] as const),
  );
  it.each(listed)('%s in week %d is %s', (key, week, level) => {
    const found = together(key, week);
    if (level === null) expect(found).toBeNull();
    // formulas of the story itself, of which it lists the rounded outcome
    else if (key === 'M02') expect(Math.abs(found! - level)).toBeLessThan(0.5);
    else if (key === 'M13') expect(Math.abs(found! - level)).toBeLessThanOrEqual(0.05);
    else expect(found).toBeCloseTo(level, 6);
  });

  const departments = story.departments_at_g31.flatMap(({ key, ...levels }) =>
    Object.entries(levels).map(([name, level]) => [key, name, level] as const),
  );
  it.each(departments)('%s, %s is %s at the end', (department, key, level) => {
    const curve = curvesOf(story, metric(key)).find(({ departmentKey }) => departmentKey === department);
    if (level === null) expect(curve).toBeUndefined();
    else expect(Math.abs(curve!.levelIn(31)! - Number(level))).toBeLessThan(metric(key).kind === 'mean' ? 0.06 : 0.9);
  });
});

describe('the figures', () => {
  const municipality = (key: string) =>
    adoption.series.find(({ metricKey, departmentId }) => metricKey === key && departmentId === null)!.points;

  it('are delivered for every metric of the blueprint', () => {
    expect([...new Set(adoption.series.map(({ metricKey }) => metricKey))].sort()).toEqual(
      metrics.map(({ key }) => key).sort(),
    );
  });

  it.each([
    ['M06', 86, 1.5],
    ['M15', 6, 0.8],
    ['M16', 8.5, 0.2],
    ['M20', 11, 1],
  ])('the last week of %s is what the story says', (key, level, rounding) => {
    expect(Math.abs(municipality(key).at(-1)!.level! - level)).toBeLessThan(rounding);
  });

  it('one department had too few answers once: it hides, and not alone', () => {
    const hidden = adoption.series.filter(
      ({ metricKey, of, points }) => metricKey === 'M13' && of === 'own' && points.some((point) => point.hidden),
    );
    const names = hidden.map(({ departmentId }) => adoption.departments.find(({ id }) => id === departmentId)!.key);
    expect(names).toContain('COM');
    expect(names.length).toBeGreaterThan(1);
  });

  it('the ceilings of departments that work in a suite of their own are known', () => {
    const key = (id: string | null) => adoption.departments.find((department) => department.id === id)?.key;
    const ceilings = adoption.targets.filter(({ metricKey }) => metricKey === 'M02');
    expect(Object.fromEntries(ceilings.map(({ departmentId, ceiling }) => [key(departmentId), ceiling]))).toMatchObject(
      {
        RO: 48,
        SD: 38,
        WI: 35,
      },
    );
  });
});
