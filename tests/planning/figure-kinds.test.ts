// One kind of period for each day of a department: a second kind is refused, and where it is there already nothing hidden follows from it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewest } from '~/models/planning/adoption/disclosure';
import { judged, placeKey, type ReadLine } from '~/models/planning/adoption/figure';
import type { Metric } from '~/models/planning/adoption/metric';
import {
  intervalOf,
  overlapping,
  type Period,
  type PeriodKind,
  readPeriod,
  writePeriod,
} from '~/models/planning/adoption/period';
import { branches, type Series, type ShownSeries, shownSeries } from '~/models/planning/adoption/shown';
import { type Day, day } from '~/models/planning/day';
import { aMetric } from '../../bench/series-data';
import { isKnown, reduced } from '../support/linear';

const period = (said: string): Period => readPeriod(said)!;
const today = day('2026-11-26');
const metric: Metric = { ...aMetric('M'), subject: 'people', frequency: 'week' };

test('periods overlap when they have a day in common', () => {
  const over = (said: string) => overlapping(period(said)).map(writePeriod);
  // Monday 26 October up to Sunday 1 November
  expect(over('2026-W44')).toEqual(['2026-10', '2026-11', '2026-Q4']);
  expect(over('2026-W45')).toEqual(['2026-11', '2026-Q4']);
  expect(over('2026-02')).toEqual(['2026-W05', '2026-W06', '2026-W07', '2026-W08', '2026-W09', '2026-Q1']);
  expect(over('2026-Q1').slice(0, 2)).toEqual(['2026-W01', '2026-W02']);
  expect(over('2026-Q1')).toHaveLength(14 + 3);
});

describe('a delivery', () => {
  let count = 0;
  const line = (said: string, department = 'a', of = metric): ReadLine => ({
    ...{ line: ++count, metric: of, departmentId: department, period: period(said) },
    figure: { numerator: 3, denominator: 9 },
    said: { period: said, department, metric: of.key, numerator: '3', denominator: '9' },
    faults: [],
  });
  const known = (...said: string[]) =>
    new Map(
      said.map((one) => [
        placeKey({ metricKey: 'M', departmentId: 'a', period: period(one) }),
        { numerator: 1, denominator: 9 },
      ]),
    );
  const outcomes = (lines: ReadLine[], before = known()) => judged(lines, before, today);

  test('of a second kind about days that have figures is refused, and says which there are', () => {
    const [refused, other] = outcomes([line('2026-10'), line('2026-09')], known('2026-W44'));
    expect(refused).toMatchObject({
      outcome: 'fault',
      faults: [{ fault: 'other_kind', value: '2026-10', period: { kind: 'week', start: '2026-10-26' }, line: null }],
    });
    expect(other).toMatchObject({ outcome: 'new' });
  });

  test('of two kinds about the same days is refused at the line that comes later', () => {
    const lines = [line('2026-W40'), line('2026-W42'), line('2026-10')];
    const at = lines[0]!.line;
    expect(outcomes(lines).map(({ outcome }) => outcome)).toEqual(['new', 'new', 'fault']);
    expect(outcomes(lines)[2]).toMatchObject({ faults: [{ fault: 'other_kind', line: at }] });
    expect(outcomes(lines.toReversed()).map(({ outcome }) => outcome)).toEqual(['new', 'fault', 'fault']);
  });

  test('may have another kind of another department, another metric, or other days', () => {
    const other = { ...metric, key: 'N' };
    const lines = [line('2026-W44'), line('2026-10', 'b'), line('2026-10', 'a', other), line('2026-09')];
    expect(outcomes(lines).map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new', 'new']);
  });

  test('corrects what is there already in two kinds', () => {
    const lines = [line('2026-W42'), line('2026-10')];
    expect(outcomes(lines, known('2026-W42', '2026-10')).map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
  });
});

// October and November 2026 with the weeks that touch them; a piece is a run of days that no period cuts.
const weeks = Array.from({ length: 10 }, (_, k) => period(`2026-W${40 + k}`));
const months = [period('2026-10'), period('2026-11')];
const quarter = period('2026-Q4');
const borders = [...new Set([...weeks, ...months].flatMap((one) => Object.values(intervalOf(one)) as Day[]))].sort();
const pieces = borders.slice(0, -1).map((from, k) => ({ from, until: borders[k + 1]! }));
const within = (of: Period) => {
  const { from, until } = intervalOf(of);
  return pieces.flatMap((piece, k) => (piece.from >= from && piece.until <= until ? [k] : []));
};

type Unit = { id: string; parentId: string | null };
type Counted = {
  units: Unit[];
  /** People per department and piece. */
  people: number[][];
  /** Which periods each department delivered. */
  delivered: Period[][];
};

const everything = [...weeks, ...months, quarter];
const counted = fc
  .array(
    fc.record({
      up: fc.nat(),
      people: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: pieces.length, maxLength: pieces.length }),
      kinds: fc.subarray(['week', 'month', 'quarter'] as PeriodKind[], { minLength: 1 }),
      left: fc.subarray(everything, { maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows): Counted => ({
    units: rows.map(({ up }, k) => ({ id: `d${k}`, parentId: up % (k + 1) === k ? null : `d${up % (k + 1)}` })),
    people: rows.map(({ people }) => people),
    delivered: rows.map(({ kinds, left }) =>
      everything.filter((one) => kinds.includes(one.kind) && !left.includes(one)),
    ),
  }));

const sumOf = ({ people }: Counted, unit: number, of: Period) =>
  within(of).reduce((sum, k) => sum + people[unit]![k]!, 0);

function seriesOf(made: Counted): Series[] {
  return made.units.flatMap(({ id }, unit) =>
    (['week', 'month', 'quarter'] as const).flatMap((kind): Series[] => {
      const own = made.delivered[unit]!.filter((one) => one.kind === kind);
      if (own.length === 0) return [];
      const figures = own.map((one) => ({ numerator: 0, denominator: sumOf(made, unit, one) }));
      return [{ metricKey: 'M', departmentId: id, kind, starts: own.map(({ start }) => start), figures }];
    }),
  );
}

/** Every shown number as a sum of people per department and piece; what was delivered, and that it was nobody, is no secret. */
function sums(made: Counted, shown: readonly ShownSeries[]): number[][] {
  const width = pieces.length;
  const below = branches(made.units);
  const rows: number[][] = [];
  for (const { departmentId, of, kind, points } of shown) {
    const ids =
      departmentId === null ? made.units.map(({ id }) => id) : of === 'own' ? [departmentId] : below.get(departmentId)!;
    for (const { start, figure } of points) {
      if (!figure) continue;
      const row = Array<number>(made.units.length * width).fill(0);
      made.units.forEach(({ id }, unit) => {
        const delivered = made.delivered[unit]!.find((one) => one.kind === kind && one.start === start);
        if (ids.includes(id) && delivered) for (const k of within(delivered)) row[unit * width + k] = 1;
      });
      rows.push(row);
      // of nobody together, each is nobody
      if (figure.denominator === 0) row.forEach((is, at) => is && rows.push(row.map((_, j) => (j === at ? 1 : 0))));
    }
  }
  return rows;
}

test('with two and three kinds of period nothing about few people can be worked out', () => {
  fc.assert(
    fc.property(counted, (made) => {
      const shown = shownSeries(metric, seriesOf(made), made.units);
      const rows = sums(made, shown);
      if (rows.length === 0) return;
      const base = reduced(rows);
      const width = pieces.length;
      made.units.forEach((_, unit) => {
        const row = (ks: readonly number[]) =>
          Array.from({ length: made.units.length * width }, (__, at) =>
            ks.some((k) => unit * width + k === at) ? 1 : 0,
          );
        // What was delivered of few people, and every run of days in it.
        for (let from = 0; from < width; from++) {
          for (let until = from + 1; until <= width; until++) {
            const ks = Array.from({ length: until - from }, (__, k) => from + k);
            const people = ks.reduce((sum, k) => sum + made.people[unit]![k]!, 0);
            if (people === 0 || people >= fewest) continue;
            const said = `d${unit} ${pieces[from]!.from}–${pieces[until - 1]!.until}: ${people}`;
            expect(isKnown(base, row(ks)) ? said : null).toBeNull();
          }
        }
      });
    }),
    { numRuns: Number(process.env['DISCLOSURE_RUNS'] ?? 3_000) / 10 },
  );
});

test('days between a month and its weeks are not told: the kind that is asked stays, the other hides with its totals', () => {
  const units: Unit[] = ['a', 'b', 'c'].map((id) => ({ id, parentId: null }));
  const one = (departmentId: string, said: string[], people: number): Series => ({
    ...{ metricKey: 'M', departmentId, kind: period(said[0]!).kind },
    starts: said.map((text) => period(text).start),
    figures: said.map(() => ({ numerator: 1, denominator: people })),
  });
  const series = [
    one('a', ['2026-W41', '2026-W42', '2026-W43'], 20),
    one('a', ['2026-09', '2026-10'], 62),
    one('b', ['2026-10'], 50),
    one('c', ['2026-10'], 70),
  ];
  const shown = shownSeries(metric, series, units);
  const told = (departmentId: string | null, kind: PeriodKind) =>
    shown
      .find((found) => found.departmentId === departmentId && found.kind === kind)!
      .points.map(({ figure }) => figure?.denominator ?? null);
  expect(told('a', 'week')).toEqual([20, 20, 20]);
  expect(told('a', 'month')).toEqual([62, null]);
  expect(told('b', 'month')).toEqual([50]);
  expect(told(null, 'month')).toEqual([62, null]);
  // Of cases nothing hides, so nothing has to stay away.
  const cases = shownSeries({ ...metric, subject: 'cases' }, series, units);
  expect(cases.every(({ points }) => points.every(({ hidden }) => !hidden))).toBe(true);
});
