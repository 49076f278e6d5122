import { describe, expect, test } from 'vitest';
import { behindBy, firstShown, isCapped } from '~/models/planning/adoption/adoption-cell';
import { departmentAdoption } from '~/models/planning/adoption/adoption-department';
import { adoptionParams, readAdoptionSearch } from '~/models/planning/adoption/adoption-search';
import { adoptionLines, chosenUnits, expectedMoves } from '~/models/planning/adoption/adoption-series';
import { type AdoptionFigures, adoptionTable } from '~/models/planning/adoption/adoption-table';
import type { Metric } from '~/models/planning/adoption/metric';
import { readPeriod } from '~/models/planning/adoption/period';
import { type Series, shownSeries } from '~/models/planning/adoption/shown';
import { type Target, targetFault } from '~/models/planning/adoption/target';
import { day } from '~/models/planning/day';
import { anItem } from '../factories';

const today = day('2026-11-22');
const goLive = day('2026-04-13');

function metric(key: string, more: Partial<Metric> = {}): Metric {
  const label = { nl: key, en: key };
  return {
    ...{ key, title: label, kind: 'share', factor: 100, unit: { nl: '%', en: '%' }, decimals: 0, direction: 'up' },
    ...{ subject: 'cases', frequency: 'month', formula: label, source: label, margin: 5, target: 80 },
    ...{ lowest: 0, highest: 100, active: true },
    ...more,
  } as Metric;
}

const cases = metric('M02');
const answers = metric('M13', {
  kind: 'mean',
  subject: 'answers',
  frequency: 'quarter',
  lowest: 1,
  highest: 5,
  target: 4,
});
const paper = metric('M03', { direction: 'down', target: 20 });

const unit = (id: string, parentId: string | null = null) => ({
  ...{ id, key: id, name: { nl: id, en: null }, parentId },
  depth: parentId === null ? 0 : 1,
});
const units = [unit('A'), unit('B'), unit('B1', 'B'), unit('B2', 'B'), unit('C')];

type Counted = Record<string, Record<string, [numerator: number, denominator: number]>>;

/** Series of one metric from `{ department: { period: [numerator, denominator] } }`, shown as they may be. */
function shown(of: Metric, counted: Counted) {
  const series = Object.entries(counted).map(([departmentId, periods]): Series => {
    const rows = Object.entries(periods)
      .map(([text, [numerator, denominator]]) => ({ period: readPeriod(text)!, figure: { numerator, denominator } }))
      .sort((a, b) => (a.period.start < b.period.start ? -1 : 1));
    return {
      ...{ metricKey: of.key, departmentId, kind: rows[0]!.period.kind },
      starts: rows.map(({ period }) => period.start),
      figures: rows.map(({ figure }) => figure),
    };
  });
  return shownSeries(of, series, units);
}

const figures = (of: [Metric, Counted][], targets: Target[] = []): AdoptionFigures => ({
  metrics: of.map(([one]) => one),
  departments: units,
  series: of.flatMap(([one, counted]) => shown(one, counted)),
  targets,
});
const search = (text = '') => readAdoptionSearch(new URLSearchParams(text));
const cellsOf = (all: AdoptionFigures, departmentId: string) =>
  adoptionTable(all, search(), today).rows.find(({ department }) => department.id === departmentId)!.cells;

describe('a cell', () => {
  const months = { '2026-07': [40, 100], '2026-09': [45, 100], '2026-10': [60, 100] } as Counted[string];

  test('has the latest level, the change of three months and the periods up to it, gaps kept', () => {
    const [cell] = cellsOf(figures([[cases, { A: months }]]), 'A');
    expect(cell).toMatchObject({ why: 'shown', level: 60, counted: 100, trend: 20, target: 80, state: 'off' });
    expect(cell!.period).toEqual({ kind: 'month', start: '2026-10-01' });
    expect(cell!.points.map((point) => point?.level ?? null)).toEqual([
      ...Array<null>(8).fill(null),
      ...[40, null, 45, 60],
    ]);
  });

  test.each([
    ['2026-08', 'shown', 'near'],
    ['2026-07', 'old', 'unknown'],
  ])('of %s is %s: three periods back still counts, four does not', (period, why, state) => {
    const [cell] = cellsOf(figures([[cases, { A: { [period]: [76, 100] } }]]), 'A');
    expect(cell).toMatchObject({ why, state, level: 76 });
  });

  test('without figures is unknown, and one of nothing counted is not a level', () => {
    const all = figures([[cases, { A: { '2026-10': [0, 0] } }]]);
    expect(cellsOf(all, 'A')[0]).toMatchObject({ why: 'none', state: 'unknown', level: null, period: null });
    expect(cellsOf(all, 'C')[0]).toMatchObject({ why: 'none', state: 'unknown' });
  });

  test.each([
    [80, 'reached'],
    [75, 'near'],
    [74, 'off'],
  ])('at %i of 80 is %s', (level, state) => {
    expect(cellsOf(figures([[cases, { A: { '2026-10': [level, 100] } }]]), 'A')[0]).toMatchObject({ state });
  });

  test('of a metric that should go down is judged the other way', () => {
    const [cell] = cellsOf(figures([[paper, { A: { '2026-10': [26, 100] } }]]), 'A');
    expect(cell).toMatchObject({ state: 'off' });
    expect(behindBy(paper, cell!)).toBe(6);
  });

  test('is judged by what was wanted when it was counted, its own before that of all', () => {
    const target = (departmentId: string | null, from: string, level: number, ceiling: number | null = null) => ({
      ...{ metricKey: 'M02', departmentId, from: day(from), target: level, ceiling },
    });
    const targets = [target(null, '2026-01-01', 50), target('C', '2026-01-01', 70, 65), target('C', '2026-11-01', 90)];
    const all = figures([[cases, { A: { '2026-10': [60, 100] }, C: { '2026-10': [60, 100] } }]], targets);
    expect(cellsOf(all, 'A')[0]).toMatchObject({ target: 50, state: 'reached', ceiling: null });
    const [cell] = cellsOf(all, 'C');
    expect(cell).toMatchObject({ target: 70, ceiling: 65, state: 'off' });
    expect([isCapped(cases, cell!), isCapped(paper, cell!)]).toEqual([true, false]);
  });

  test('that hides shows neither level nor number, nor does the one that would give it away', () => {
    const all = figures([
      [answers, { A: { '2026-Q3': [2, 4] }, C: { '2026-Q3': [3, 9] }, B1: { '2026-Q3': [4, 40] } }],
    ]);
    const hidden = { why: 'hidden', level: null, counted: null, trend: null, state: 'unknown' };
    expect(cellsOf(all, 'A')[0]).toMatchObject(hidden);
    expect(cellsOf(all, 'C')[0]).toMatchObject(hidden);
    expect(JSON.stringify(adoptionTable(all, search(), today))).not.toMatch(/"denominator":(4|9)\b/);
    expect(adoptionTable(all, search(), today).total[0]).toMatchObject({ why: 'shown', counted: 53 });
  });

  test('of a parent is the total of what is below it', () => {
    const all = figures([
      [cases, { B: { '2026-10': [10, 10] }, B1: { '2026-10': [0, 30] }, B2: { '2026-10': [10, 60] } }],
    ]);
    expect(cellsOf(all, 'B')[0]).toMatchObject({ level: 20, counted: 100 });
    expect(adoptionTable(all, search(), today).rows.map(({ isParent }) => isParent)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  test('takes the kind of period its metric is asked in', () => {
    const week = shown(cases, { A: { '2026-W46': [90, 100] } });
    const month = shown(cases, { A: { '2026-10': [60, 100] } });
    const all = { ...figures([[cases, {}]]), series: [...week, ...month] };
    expect(cellsOf(all, 'A')[0]).toMatchObject({ level: 60 });
    expect(cellsOf({ ...all, series: week }, 'A')[0]).toMatchObject({ level: 90 });
  });
});

test('what has to be loaded reaches back twelve periods from the oldest that is not old', () => {
  expect(firstShown(today)).toEqual({ week: '2026-08-10', month: '2025-09-01', quarter: '2023-04-01' });
});

describe('the table', () => {
  const all = figures([
    [cases, { A: { '2026-10': [85, 100] }, B1: { '2026-10': [20, 100] }, B2: { '2026-10': [78, 100] } }],
    [paper, { A: { '2026-10': [50, 100] }, C: { '2026-10': [10, 100] } }],
  ]);
  const order = (text: string) => adoptionTable(all, search(text), today).rows.map(({ department }) => department.id);

  test.each([
    ['', ['A', 'B', 'B1', 'B2', 'C']],
    ['sort=name&order=down', ['C', 'B2', 'B1', 'B', 'A']],
    ['sort=M02', ['B1', 'B', 'B2', 'A', 'C']],
    ['sort=M02&order=down', ['A', 'B2', 'B', 'B1', 'C']],
    ['sort=bestaatniet', ['A', 'B', 'B1', 'B2', 'C']],
    ['state=near', ['B2']],
    ['state=reached&group=cases', ['A', 'C']],
    ['department=B', ['B', 'B1', 'B2']],
    ['department=C&department=A', ['A', 'C']],
    ['department=bestaatniet', []],
    ['state=onzin&order=onzin&group=onzin', ['A', 'B', 'B1', 'B2', 'C']],
  ])('%s', (text, ids) => {
    expect(order(text)).toEqual(ids);
  });

  test('shows only metrics of the group, and its total is that of everybody', () => {
    const both = figures([
      [cases, { A: { '2026-10': [85, 100] }, C: { '2026-10': [15, 100] } }],
      [answers, {}],
    ]);
    const table = adoptionTable(both, search('group=cases&department=C'), today);
    expect(table.metrics.map(({ key }) => key)).toEqual(['M02']);
    expect(table.total).toMatchObject([{ level: 50, counted: 200 }]);
  });

  test('says how many reach it, on what most are behind and who most of all', () => {
    const { summary } = adoptionTable(all, search(), today);
    // B is the total of B1 and B2, and counts no third time.
    expect(summary.counts).toMatchObject({ reached: 2, near: 1, off: 2 });
    expect(summary).toMatchObject({
      metric: { key: 'M02' },
      reached: 1,
      judged: 3,
      worst: { department: { id: 'B1' } },
    });
    const sorted = adoptionTable(all, search('sort=M03'), today).summary;
    expect(sorted).toMatchObject({ metric: { key: 'M03' }, reached: 1, judged: 2, worst: { department: { id: 'A' } } });
    expect(adoptionTable(figures([[cases, {}]]), search(), today).summary).toMatchObject({ metric: null, worst: null });
  });

  test('one state is one address', () => {
    const asked = search('sort=M02&order=down&state=off&group=cases&department=A&department=B');
    const params = Object.entries(adoptionParams(asked)).flatMap(([name, value]) =>
      [value ?? []].flat().map((one) => [name, one] as [string, string]),
    );
    expect(readAdoptionSearch(new URLSearchParams(params))).toEqual(asked);
    expect(adoptionParams(search())).toMatchObject({ sort: null, order: null, state: null, group: null });
  });
});

describe('a metric over time', () => {
  const all = figures([
    [
      cases,
      {
        A: { '2026-02': [10, 100], '2026-03': [20, 100], '2026-04': [30, 100], '2026-10': [40, 100] },
        B1: { '2026-10': [50, 100] },
        B2: { '2026-10': [60, 100] },
        C: { '2026-10': [85, 100] },
      },
    ],
  ]);

  test('shows the municipality and the three furthest behind, or who is asked for', () => {
    const chosen = (asked: string[]) => chosenUnits(cases, all, asked, today).map((one) => one?.id ?? 'total');
    expect(chosen([])).toEqual(['total', 'A', 'B1', 'B2']);
    expect(chosen(['C', 'total', 'C', 'bestaatniet'])).toEqual(['C', 'total']);
    expect(chosen(['bestaatniet'])).toEqual(['total', 'A', 'B1', 'B2']);
  });

  test('its baseline is the last level before go-live: the month in which it fell is not', () => {
    const { lines, window } = adoptionLines(cases, all, [units[0]!, null], { goLive, today });
    expect(lines[0]!.baseline).toEqual({ period: { kind: 'month', start: '2026-03-01' }, level: 20, counted: 100 });
    expect(window.from <= '2026-02-01' && window.until > today).toBe(true);
    expect(adoptionLines(cases, all, [units[4]!], { goLive, today }).lines[0]!.baseline).toBeNull();
  });

  test('what is wanted is a step for every day it changes, and of a department only when it differs', () => {
    const targets: Target[] = [
      { metricKey: 'M02', departmentId: null, from: day('2026-06-01'), target: 60, ceiling: null },
      { metricKey: 'M02', departmentId: 'A', from: day('2026-08-01'), target: null, ceiling: 55 },
    ];
    const asked = [null, units[0]!, units[4]!];
    const { lines, wanted } = adoptionLines(cases, { ...all, targets }, asked, { goLive, today });
    expect(wanted.map(({ target, ceiling }) => [target, ceiling])).toEqual([
      [80, null],
      [60, null],
      [60, null],
    ]);
    expect(lines.map((line) => line.wanted.map(({ ceiling }) => ceiling))).toEqual([[], [null, null, 55], []]);
  });

  test('is expected to be moved by items that say so, not by those that measure it or were retired', () => {
    const effect = (direction: 'up' | 'down' | 'measures', lagWeeks: number | null = null) => [
      { metricKey: 'M02', direction, size: 'medium' as const, lagWeeks },
    ];
    const items = [
      anItem({ id: 'laat', start: day('2026-06-01'), until: day('2026-06-02'), effects: effect('up', 4) }),
      anItem({ id: 'vroeg', start: day('2026-05-01'), until: day('2026-05-02'), effects: effect('up') }),
      anItem({ id: 'meet', effects: effect('measures') }),
      anItem({ id: 'weg', effects: effect('up'), retired: true }),
      anItem({ id: 'niets' }),
    ];
    const moves = expectedMoves(items, 'M02', today);
    expect(moves.map(({ itemId, expectedFrom }) => [itemId, expectedFrom])).toEqual([
      ['vroeg', '2026-05-02'],
      ['laat', '2026-06-30'],
    ]);
    expect(expectedMoves(items, 'M03', today)).toEqual([]);
  });
});

describe('a department', () => {
  const all = figures([
    [cases, { B1: { '2026-10': [20, 100] }, C: { '2026-10': [79, 100] } }],
    [paper, { B1: { '2026-10': [30, 100] } }],
  ]);
  const asks = (departmentId: string) => ({ departments: [{ departmentId, impact: 2 }] });
  const items = [
    anItem({ id: 'straks', start: day('2026-12-01'), until: day('2026-12-03'), ...asks('B1') }),
    anItem({ id: 'ver', start: day('2027-02-01'), until: day('2027-02-02'), ...asks('B1') }),
    anItem({ id: 'laat', start: day('2026-10-01'), until: day('2026-10-02'), ...asks('B1') }),
    anItem({ id: 'klaar', start: day('2026-12-01'), until: day('2026-12-03'), progress: 'done', ...asks('B1') }),
    anItem({ id: 'ander', start: day('2026-12-01'), until: day('2026-12-03'), ...asks('C') }),
    anItem({ id: 'allen', start: day('2026-12-02'), until: day('2026-12-03'), allDepartments: true }),
  ];

  test('has every metric, what is furthest off, what comes in eight weeks and what is late', () => {
    const view = departmentAdoption('B1', all, items, { goLive, today })!;
    expect(view.rows.map(({ metric: { key }, cell }) => [key, cell.state])).toEqual([
      ['M02', 'off'],
      ['M03', 'off'],
    ]);
    expect(view).toMatchObject({ worst: { metric: { key: 'M02' } }, counts: { off: 2 }, isParent: false });
    expect(view.coming.map(({ itemId }) => itemId)).toEqual(['straks', 'allen']);
    expect(view.late.map(({ itemId }) => itemId)).toEqual(['laat']);
  });

  test('with others below it has theirs too; one that is not there is null', () => {
    const view = departmentAdoption('B', all, items, { goLive, today })!;
    expect(view).toMatchObject({ isParent: true, rows: [{ cell: { level: 20 } }, { cell: { level: 30 } }] });
    expect(view.coming.map(({ itemId }) => itemId)).toEqual(['straks', 'allen']);
    expect(departmentAdoption('bestaatniet', all, items, { goLive, today })).toBeNull();
  });
});

describe('a target', () => {
  test.each([
    [cases, { target: 80, ceiling: null }, null],
    [cases, { target: null, ceiling: 60 }, null],
    [cases, { target: null, ceiling: null }, { at: 'target', why: 'required' }],
    [cases, { target: 101, ceiling: null }, { at: 'target', why: 'not_between:0:100' }],
    [answers, { target: 4, ceiling: 5.1 }, { at: 'ceiling', why: 'not_between:1:5' }],
    [metric('M16', { kind: 'rate', highest: null }), { target: 400, ceiling: null }, null],
    [
      metric('M16', { kind: 'rate', lowest: null }),
      { target: -1, ceiling: null },
      { at: 'target', why: 'not_between:0:100' },
    ],
  ])('%#', (of, wanted, fault) => {
    expect(targetFault(of, wanted)).toEqual(fault);
  });
});
