// Deliveries of adoption figures: all or nothing, the same twice changes nothing, a correction keeps what stood there.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { loadAdoption } from '~/models/adoption.server';
import { acceptFigures, previewFigures } from '~/models/figure.server';
import { findMetrics, getMetric } from '~/models/metric.server';
import { day } from '~/models/planning/day';
import type { ReadLine } from '~/models/planning/adoption/figure';
import type { Metric } from '~/models/planning/adoption/metric';
import { readPeriod } from '~/models/planning/adoption/period';
import { findCorrections, findSeries } from '~/models/series.server';
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
// A delivery cannot be taken back by hand, so each test has its own metric.
let metric: string;
let next = 0;
const unused = ['M18', 'M12', 'M20', 'M11', 'M04', 'M10', 'M03', 'M01'];
beforeEach(() => {
  metric = unused[next++]!;
});

let count = 0;
function line(key: string, department: string, period: string, numerator: number, denominator: number): ReadLine {
  return {
    line: ++count,
    metric: metrics.get(key)!,
    departmentId: departments.get(department)!,
    period: readPeriod(period)!,
    figure: { numerator, denominator },
    said: { period, department, metric: key, numerator: String(numerator), denominator: String(denominator) },
    faults: [],
  };
}

const far = '1999-';
const deliver = (lines: ReadLine[], actor = demo.actor) =>
  acceptFigures(actor, demo.programmeId, lines, { source: 'file', fileName: 'cijfers.csv', today });
const seriesOf = (key: string) => findSeries(demo.actor, demo.programmeId, { metrics: [key] });
const old = async (key: string) =>
  (await seriesOf(key)).flatMap(({ starts, figures, departmentId }) =>
    starts.flatMap((start, k) => (start.startsWith(far) ? [{ departmentId, start, ...figures[k]! }] : [])),
  );

describe('a delivery', () => {
  it('is written whole, and a second time changes nothing', async () => {
    const lines = [line(metric, 'VTH', '1999-01', 20, 80), line(metric, 'KCC', '1999-01', 30, 60)];
    expect(await deliver(lines)).toMatchObject({ status: 'saved', added: 2, changed: 0 });
    expect(await deliver(lines)).toEqual({ status: 'unchanged' });
    expect(await old(metric)).toHaveLength(2);
  });

  it('is not written at all when one line cannot be taken', async () => {
    const answer = await deliver([line(metric, 'VTH', '1999-02', 20, 80), line(metric, 'KCC', '1999-02', 61, 60)]);
    expect(answer).toMatchObject({ status: 'faults' });
    expect(answer?.status === 'faults' && answer.lines.map(({ outcome }) => outcome)).toEqual(['new', 'fault']);
    expect(await old(metric)).toEqual([]);
  });

  it('that corrects a figure keeps the old one with who did it', async () => {
    await deliver([line(metric, 'VTH', '1999-03', 20, 80)]);
    expect(await deliver([line(metric, 'VTH', '1999-03', 25, 80)])).toMatchObject({ added: 0, changed: 1 });
    const place = { metricKey: metric, departmentId: departments.get('VTH')! };
    const [correction] = await findCorrections(demo.actor, demo.programmeId, place);
    expect(correction).toMatchObject({
      before: { numerator: 20, denominator: 80 },
      after: { numerator: 25, denominator: 80 },
      source: 'file',
    });
    expect(correction?.userName).toBeTruthy();
    expect(await old(metric)).toMatchObject([{ numerator: 25 }]);
  });

  it('with the same place twice is refused when they differ, and taken when they are the same', async () => {
    const one = line(metric, 'VTH', '1999-04', 1, 4);
    expect(await deliver([one, line(metric, 'VTH', '1999-04', 2, 4)])).toMatchObject({ status: 'faults' });
    expect(await deliver([one, line(metric, 'VTH', '1999-04', 1, 4)])).toMatchObject({ status: 'saved', added: 1 });
  });

  it('about the future is refused', async () => {
    const answer = await previewFigures(demo.actor, demo.programmeId, [line(metric, 'VTH', '2026-12', 1, 4)], today);
    expect(answer?.[0]).toMatchObject({ outcome: 'fault', faults: [{ fault: 'in_the_future', value: '2026-12' }] });
  });

  it('of a department head is about their own departments only, and of a reader is refused', async () => {
    const head = { ...demo.actor, role: 'department_head' as const, departmentIds: [departments.get('VTH')!] };
    expect(await deliver([line(metric, 'KCC', '1999-05', 1, 4)], head)).toEqual({ status: 'forbidden' });
    expect(await deliver([line(metric, 'VTH', '1999-05', 1, 4)], head)).toMatchObject({ status: 'saved' });
    const reader = { ...demo.actor, role: 'reader' as const };
    expect(await deliver([line(metric, 'VTH', '1999-06', 1, 4)], reader)).toEqual({ status: 'forbidden' });
  });

  it('of ten thousand lines is written', async () => {
    const lines = Array.from({ length: 10_000 }, (_, k) => {
      const month = `${1900 + (Math.floor(k / 12) % 90)}-${String((k % 12) + 1).padStart(2, '0')}`;
      return line(
        metric,
        ['VTH', 'KCC', 'BZ', 'RO', 'BOR', 'SD', 'WI', 'FBI', 'BJZ', 'HRM'][Math.floor(k / 1080)]!,
        month,
        1,
        2,
      );
    });
    expect(await deliver(lines)).toMatchObject({ status: 'saved', added: 10_000 });
  });
});

describe('a second kind of period', () => {
  const judge = async (lines: ReadLine[]) =>
    (await previewFigures(demo.actor, demo.programmeId, lines, today))!.map(({ outcome }) => outcome);

  it('about days that have figures is not taken, also when those began before the first line', async () => {
    await deliver([line('M20', 'VTH', '1998-10', 6, 60)]);
    expect(await judge([line('M20', 'VTH', '1998-W44', 1, 9), line('M20', 'KCC', '1998-W44', 1, 9)])).toEqual([
      'fault',
      'new',
    ]);
    const answer = await deliver([line('M20', 'VTH', '1998-W42', 1, 9)]);
    expect(answer).toMatchObject({
      status: 'faults',
      lines: [{ faults: [{ fault: 'other_kind', period: { kind: 'month', start: '1998-10-01' }, line: null }] }],
    });
    expect(await judge([line('M20', 'VTH', '1998-W46', 1, 9)])).toEqual(['new']);
  });

  it('of a survey is left out: nobody is there to mend it', async () => {
    await deliver([line('M06', 'VTH', '1998-W42', 6, 60)]);
    const lines = [line('M06', 'VTH', '1998-10', 6, 60), line('M06', 'KCC', '1998-10', 5, 50)];
    const answer = await acceptFigures(demo.actor, demo.programmeId, lines, { source: 'survey', today });
    expect(answer).toMatchObject({ status: 'saved', added: 1 });
  });

  it('that an older release took is hidden, and may be corrected', async () => {
    await deliver([line('M15', 'VTH', '1998-W42', 6, 60), line('M15', 'KCC', '1998-10', 5, 50)]);
    const [week] = await database.db.select().from(t.figure).where(eq(t.figure.periodStart, '1998-10-12')).limit(1);
    const month = { periodKind: 'month', periodStart: '1998-10-01', numerator: 20, denominator: 200 };
    await database.db.insert(t.figure).values({ ...week!, metricKey: 'M15', ...month });
    const shownOf = async () => {
      const { series } = await loadAdoption(demo.actor, demo.programmeId, { metrics: ['M15'] }, database.db);
      return (department: string | null, kind: string, start: string) =>
        series
          .find((one) => one.departmentId === (department && departments.get(department)) && one.kind === kind)
          ?.points.find((point) => point.start === start)?.hidden;
    };
    const correct = await deliver([line('M15', 'VTH', '1998-10', 21, 200)]);
    expect(correct).toMatchObject({ status: 'saved', changed: 1 });
    const hides = await shownOf();
    expect(hides('VTH', 'week', '1998-10-12')).toBe(false);
    expect(hides('VTH', 'month', '1998-10-01')).toBe(true);
    expect(hides('KCC', 'month', '1998-10-01')).toBe(false);
    expect(hides(null, 'month', '1998-10-01')).toBe(true);
    // What hides is not told by a delivery that is looked at.
    expect(await judge([line('M15', 'VTH', '1998-10', 21, 200)])).toEqual(['known']);
    expect(await judge([line('M15', 'VTH', '1998-10', 22, 200)])).toEqual(['known']);
    expect(await judge([line('M15', 'VTH', '1998-W42', 6, 60)])).toEqual(['unchanged']);
  });
});

describe("another municipality's programme", () => {
  it('takes no figures and shows none', async () => {
    expect(await deliver([line('M02', 'VTH', '1999-07', 1, 4)], demo.otherActor)).toBeNull();
    expect(await previewFigures(demo.otherActor, demo.programmeId, [], today)).toBeNull();
    expect(await findSeries(demo.otherActor, demo.programmeId)).toEqual([]);
    const place = { metricKey: 'M02', departmentId: departments.get('VTH')! };
    expect(await findCorrections(demo.otherActor, demo.programmeId, place)).toEqual([]);
    expect(await getMetric(demo.otherActor, 'M02')).toBeNull();
    expect(await findMetrics(demo.otherActor)).toEqual([]);
  });
});

it('the blueprint says how each of its metrics is made', () => {
  expect(metrics.size).toBe(20);
  expect(metrics.get('M13')).toMatchObject({ kind: 'mean', subject: 'answers', lowest: 1, highest: 5, target: 3.8 });
  expect(metrics.get('M15')).toMatchObject({ kind: 'rate', factor: 100, direction: 'down', frequency: 'week' });
});

describe('what is seen of answers', () => {
  it('hides four, and whoever would give them away', async () => {
    await deliver([
      line('M14', 'VTH', '1999-Q1', 2, 4),
      line('M14', 'KCC', '1999-Q1', 3, 9),
      line('M14', 'BZ', '1999-Q1', 4, 40),
    ]);
    const { series } = await loadAdoption(demo.actor, demo.programmeId, { metrics: ['M14'], from: day('1999-01-01') });
    const at = (department: string | null) =>
      series
        .find(({ departmentId }) => departmentId === (department && departments.get(department)))
        ?.points.find(({ start }) => start === '1999-01-01');
    expect(at('VTH')).toEqual({ start: '1999-01-01', level: null, figure: null, hidden: true });
    expect(at('KCC')).toMatchObject({ level: null, hidden: true });
    expect(at('BZ')).toMatchObject({ level: 4, hidden: false, figure: { numerator: 4, denominator: 40 } });
    expect(at(null)).toMatchObject({ level: (2 * 4 + 3 * 9 + 4 * 40) / 53, hidden: false });
  });

  it("shows nothing of another municipality's programme", async () => {
    expect(await loadAdoption(demo.otherActor, demo.programmeId)).toEqual({
      metrics: [],
      departments: [],
      series: [],
      targets: [],
    });
  });
});
