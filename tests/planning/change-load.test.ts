// How much change departments are asked: levels, points per month, limits, what two sides say, what a change takes over a limit.
import { describe, expect, it } from 'vitest';
import { type ChangeLoadFacts, usualFacts } from '~/models/planning/change-load/facts';
import { changeCrossings } from '~/models/planning/change-load/crossings';
import { comingTo, notAskedOf } from '~/models/planning/change-load/department-view';
import { differencesIn, wordsOn } from '~/models/planning/change-load/differences';
import { departmentsOver, fullest, pointRows } from '~/models/planning/change-load/heat';
import { bandOf, isApart, levelOfAspects, weightOf } from '~/models/planning/change-load/impact';
import { everybody, itemsBehind, pointLoad, pointState } from '~/models/planning/change-load/load';
import { faultIn, stateMoves, withRules } from '~/models/planning/change-load/rules';
import { changeLoadParams, readChangeLoadSearch } from '~/models/planning/change-load/change-load-search';
import { applyChange } from '~/models/planning/change';
import { asksALook, consequencesOf } from '~/models/planning/consequences';
import { day } from '~/models/planning/day';
import type { Item, Plan } from '~/models/planning/plan';
import { anItem, aPlan } from '../factories';

const today = day('2026-01-05');
const department = (id: string, parentId: string | null = null) => ({
  ...{ id, key: id, name: { nl: id, en: null }, parentId },
});
/** A town hall: two departments, one of them with two parts. */
const departments = [department('A'), department('A1', 'A'), department('A2', 'A'), department('B')];
const asks = (...rows: [id: string, impact: number][]) => ({
  departments: rows.map(([departmentId, impact]) => ({ departmentId, impact })),
});
const work = (id: string, from: string, until: string, rest: Partial<Item> = {}) =>
  anItem({ id, start: day(from), until: day(until), mode: 'manual', workDays: 5, ...rest });
const plan = (items: Item[], facts: Partial<ChangeLoadFacts> = {}): Plan =>
  aPlan({ items, departments, changeLoad: { ...usualFacts, ...facts } });
const said = (itemId: string, departmentId: string, impact: number) => ({ itemId, departmentId, impact });
const points = (of: Plan, id: string, month: string, source?: 'project' | 'department' | 'highest') =>
  pointLoad(of, source)
    .get(id)
    ?.get(day(`${month}-01`)) ?? 0;

describe('levels', () => {
  it.each([
    [0, null, 0],
    [1, 'low', 1],
    [2, 'low', 1],
    [3, 'medium', 5],
    [4, 'high', 10],
    [5, 'high', 10],
  ] as const)('level %i is %s and weighs %i', (level, band, weight) => {
    expect(bandOf(level)).toBe(band);
    expect(weightOf(level, usualFacts.weights)).toBe(weight);
  });

  it('follow from aspects: the highest of them', () => {
    expect(levelOfAspects({})).toBeNull();
    expect(levelOfAspects({ processes: 0 })).toBe(0);
    expect(levelOfAspects({ processes: 2, pay: 4, location: 1 })).toBe(4);
  });

  it('are apart from two on; an item that does not ask counts as nothing', () => {
    expect(isApart(3, 4)).toBe(false);
    expect(isApart(2, 4)).toBe(true);
    expect(isApart(4, 2)).toBe(true);
    expect(isApart(null, 1)).toBe(false);
    expect(isApart(null, 2)).toBe(true);
    expect(isApart(5, null)).toBe(false);
  });
});

describe('points per month', () => {
  it('an item counts whole in every month it is at work in, not in the month after its last day', () => {
    const one = plan([work('x', '2026-01-30', '2026-03-01', asks(['B', 4]))]);
    expect(['2025-12', '2026-01', '2026-02', '2026-03'].map((month) => points(one, 'B', month))).toEqual([
      0, 10, 10, 0,
    ]);
    expect(points(one, 'A', '2026-02')).toBe(0);
  });

  it('a moment counts in the month of its day, also the last of a year', () => {
    const moment = work('m', '2026-12-31', '2026-12-31', { kind: 'milestone', workDays: 0, ...asks(['B', 3]) });
    expect(points(plan([moment]), 'B', '2026-12')).toBe(5);
    expect(points(plan([moment]), 'B', '2027-01')).toBe(0);
  });

  it('what is retired or asks nobody counts for nothing; without impact it asks nothing', () => {
    const items = [
      work('gone', '2026-01-05', '2026-01-10', { ...asks(['B', 5]), retired: true }),
      work('nobody', '2026-01-05', '2026-01-10'),
      work('zero', '2026-01-05', '2026-01-10', asks(['B', 0])),
    ];
    expect([points(plan(items), 'B', '2026-01'), points(plan(items), everybody, '2026-01')]).toEqual([0, 0]);
  });

  it('an item for everybody is light where nobody said more', () => {
    const all = plan([work('x', '2026-01-05', '2026-01-10', { allDepartments: true, ...asks(['B', 5]) })]);
    expect(['A', 'A1', 'A2', 'B'].map((id) => points(all, id, '2026-01'))).toEqual([1, 1, 1, 10]);
    expect(points(all, everybody, '2026-01')).toBe(10);
  });

  it('what asks a department asks its parts, unless a part has a level of its own', () => {
    const one = plan([work('x', '2026-01-05', '2026-01-10', asks(['A', 3], ['A2', 1]))]);
    expect(['A', 'A1', 'A2', 'B'].map((id) => points(one, id, '2026-01'))).toEqual([5, 5, 1, 0]);
  });

  it('an item counts once above, as heavy as for the part it hits hardest', () => {
    const one = plan([work('x', '2026-01-05', '2026-01-10', asks(['A1', 4], ['A2', 3], ['B', 1]))]);
    expect(['A', everybody].map((id) => points(one, id, '2026-01'))).toEqual([10, 10]);
  });

  it('a department’s own word goes before that of the project, or after, or the heavier of the two', () => {
    const items = [work('x', '2026-01-05', '2026-01-10', asks(['A', 5], ['B', 1]))];
    const one = plan(items, { said: [said('x', 'A', 1), said('x', 'B', 3)] });
    const each = (source: 'project' | 'department' | 'highest') =>
      ['A', 'A1', 'B'].map((id) => points(one, id, '2026-01', source));
    expect(each('department')).toEqual([1, 1, 5]);
    expect(each('project')).toEqual([10, 10, 1]);
    expect(each('highest')).toEqual([10, 10, 5]);
  });

  it('a department may notice what the project did not ask it', () => {
    const one = plan([work('x', '2026-01-05', '2026-01-10')], { said: [said('x', 'B', 4)] });
    expect([points(one, 'B', '2026-01'), points(one, 'B', '2026-01', 'project')]).toEqual([10, 0]);
  });

  it('another weight, another word: the same items are counted anew', () => {
    const items = [work('x', '2026-01-05', '2026-01-10', asks(['B', 4]))];
    expect(points(plan(items), 'B', '2026-01')).toBe(10);
    expect(points(plan(items, { weights: { low: 1, medium: 2, high: 3 } }), 'B', '2026-01')).toBe(3);
    expect(points(plan(items, { said: [said('x', 'B', 0)] }), 'B', '2026-01')).toBe(0);
  });
});

describe('limits', () => {
  it('are those of the place in the tree; over means above', () => {
    const rows = pointRows([plan([])], [day('2026-01-01')]);
    expect(rows.map(({ id, depth, limit }) => [id, depth, limit])).toEqual([
      [everybody, 0, 90],
      ['A', 0, 30],
      ['A1', 1, 25],
      ['A2', 1, 25],
      ['B', 0, 30],
    ]);
    expect([0, 23.9, 24, 30, 30.1].map((value) => pointState(value, 30))).toEqual([
      ...['calm', 'calm', 'busy', 'busy', 'over'],
    ]);
  });

  it('several programmes count together, and the fullest month is named', () => {
    const heavy = (id: string, from: string, until: string) => work(id, from, until, asks(['B', 5]));
    const one = plan([heavy('x', '2026-01-05', '2026-03-10')]);
    const other = plan([heavy('y', '2026-02-05', '2026-02-10'), heavy('z', '2026-02-05', '2026-04-10')]);
    const more = plan([heavy('w', '2026-02-05', '2026-02-10')]);
    const months = ['2026-01', '2026-02', '2026-03'].map((month) => day(`${month}-01`));
    const rows = pointRows([one, other, more], months);
    expect(rows.at(-1)!.cells.map((cell) => cell.points)).toEqual([10, 40, 20]);
    expect(departmentsOver(rows).map(({ id }) => id)).toEqual(['B']);
    expect(fullest(rows)).toMatchObject({ row: { id: 'B' }, cell: { month: '2026-02-01', points: 40 } });
  });

  it('behind a cell are its items, the heaviest first, with what both say', () => {
    const one = plan(
      [
        work('light', '2026-01-05', '2026-01-10', { allDepartments: true }),
        work('later', '2026-02-05', '2026-02-10', asks(['B', 5])),
        work('part', '2026-01-05', '2026-01-10', asks(['A1', 4])),
      ],
      { said: [said('light', 'A', 3)] },
    );
    const at = (id: string) =>
      itemsBehind([one], { id, month: day('2026-01-01'), source: 'department' }).map((row) => [
        ...[row.item.id, row.project, row.department, row.points],
      ]);
    expect(at('A')).toEqual([
      ['part', 4, null, 10],
      ['light', 2, 3, 5],
    ]);
    expect(at('B')).toEqual([['light', 2, null, 1]]);
    expect(at(everybody)).toHaveLength(2);
    expect(at('nowhere')).toEqual([]);
    const sum = (id: string) => at(id).reduce((all, row) => all + Number(row[3]), 0);
    expect(['A', 'B', everybody].map(sum)).toEqual(['A', 'B', everybody].map((id) => points(one, id, '2026-01')));
  });
});

describe('what both sides say', () => {
  const one = plan(
    [
      work('past', '2025-11-03', '2025-12-03', asks(['B', 1])),
      work('x', '2026-02-02', '2026-02-10', asks(['A', 2], ['B', 3])),
      work('y', '2026-01-12', '2026-01-20'),
    ],
    { said: [said('past', 'B', 5), said('x', 'B', 4), said('x', 'A', 5), said('y', 'B', 2)] },
  );

  it('stands side by side, in the order of the departments', () => {
    expect(wordsOn(one, one.items[1]!).map((row) => [row.departmentId, row.project, row.department])).toEqual([
      ['A', 2, 5],
      ['B', 3, 4],
    ]);
  });

  it('is a difference from two levels on, of what is not over', () => {
    expect(differencesIn(one, today).map((row) => [row.item.id, row.departmentId])).toEqual([
      ['y', 'B'],
      ['x', 'A'],
    ]);
  });

  it('is said of what is coming; the rest can still be chosen', () => {
    const coming = comingTo(one, 'A1', today);
    expect(coming.map((row) => [row.item.id, row.project, row.department, row.spoke])).toEqual([['x', 2, 5, false]]);
    expect(comingTo(one, 'A', today)[0]).toMatchObject({ spoke: true, apart: true });
    expect(notAskedOf(coming, one, today).map(({ id }) => id)).toEqual(['y']);
  });
});

describe('a change that takes a department over its limit', () => {
  const heavy = (id: string, from: string, until: string) => work(id, from, until, asks(['B', 4]));
  const before = plan([
    ...['a', 'b', 'c'].map((id) => heavy(id, '2026-03-02', '2026-03-07')),
    heavy('d', '2026-05-04', '2026-05-09'),
  ]);
  const move = (of: Plan, start: string) =>
    applyChange(of, { kind: 'move_item', itemId: 'd', start: day(start), last: null });

  it('is named with before, after and limit, and asks why', () => {
    const result = move(before, '2026-03-09');
    if (!result.ok) throw new Error(result.reason);
    expect(result.effects.changeLoad).toEqual([
      { departmentId: 'B', month: '2026-03-01', before: 30, after: 40, limit: 30, crossed: true },
    ]);
    expect(consequencesOf(result.plan, result.effects).changeLoad).toMatchObject([
      { department: { nl: 'B' }, before: 30, after: 40, crossed: true },
    ]);
    expect(asksALook({ kind: 'move_item', itemId: 'd', start: day('2026-03-09'), last: null }, result.effects)).toBe(
      true,
    );
  });

  it('is not when the month keeps its limit, and does not cross when it was over already', () => {
    const fine = move(before, '2026-06-01');
    expect(fine.ok && fine.effects.changeLoad).toEqual([]);
    const full = { ...before, items: [...before.items, heavy('e', '2026-03-02', '2026-03-07')] };
    const further = move(full, '2026-03-09');
    expect(further.ok && further.effects.changeLoad).toMatchObject([{ before: 40, after: 50, crossed: false }]);
  });

  it('also by its own word, and the municipality as a whole has a limit too', () => {
    const facts = { ...before.changeLoad, limits: { organisation: 35, top: 100, deeper: 100 } };
    const result = move({ ...before, changeLoad: facts }, '2026-03-09');
    expect(result.ok && result.effects.changeLoad).toMatchObject([{ departmentId: null, after: 40, limit: 35 }]);
    const saidLight = { ...before.changeLoad, said: [said('d', 'B', 1)] };
    const light = move({ ...before, changeLoad: saidLight }, '2026-03-09');
    expect(light.ok && light.effects.changeLoad).toMatchObject([{ after: 31 }]);
  });

  it('nothing that asks departments changed: nothing is counted', () => {
    expect(changeCrossings(before, { ...before, programme: { ...before.programme, name: 'Anders' } })).toEqual([]);
  });
});

describe('rules', () => {
  const usual = {
    ...{ weightLow: 1, weightMedium: 5, weightHigh: 10, limitOrganisation: 90, limitTop: 30, limitDeeper: 25 },
    changeHours: 2,
  };

  it('are refused when a heavier change weighs less, or a limit is nothing', () => {
    expect(faultIn(usual)).toBeNull();
    expect(faultIn({ ...usual, weightMedium: 0.5 })).toEqual({ field: 'weightMedium', why: 'lighter' });
    expect(faultIn({ ...usual, weightHigh: 4 })).toEqual({ field: 'weightHigh', why: 'lighter' });
    expect(faultIn({ ...usual, weightLow: 0, weightMedium: 0, weightHigh: 0 })?.field).toBe('weightHigh');
    expect(faultIn({ ...usual, limitTop: 0 })).toEqual({ field: 'limitTop', why: 'above_zero' });
  });

  it('say how many months look different for it, from this month on', () => {
    const one = plan([
      work('x', '2025-11-03', '2026-02-03', asks(['B', 5])),
      work('y', '2026-02-03', '2026-02-10', asks(['A', 3])),
    ]);
    expect(stateMoves([one], usual, today)).toEqual([]);
    const moves = stateMoves([one], { ...usual, limitTop: 8, limitOrganisation: 12 }, day('2026-01-01'));
    expect(moves).toEqual([
      { from: 'calm', to: 'over', count: 3 },
      { from: 'calm', to: 'busy', count: 1 },
    ]);
    expect(withRules(one.changeLoad, { ...usual, changeHours: 3 }).hoursPerWeek).toBe(3);
  });
});

describe('the address', () => {
  it('is read back from what it was written as; nonsense counts as not asked', () => {
    const query = 'from=2026-03&months=18&impact=project&per=week&own=1&department=all&month=2026-04';
    const search = readChangeLoadSearch(new URLSearchParams(query), today);
    expect(search).toMatchObject({ months: 18, source: 'project', cell: { id: 'all', month: '2026-04-01' } });
    const params = Object.entries(changeLoadParams(search, today)).map(([name, value]) => [name, String(value)]);
    expect(readChangeLoadSearch(new URLSearchParams(params as [string, string][]), today)).toEqual(search);
    const silly = readChangeLoadSearch(
      new URLSearchParams('from=ooit&months=7&impact=niemand&department="&month=9'),
      today,
    );
    expect(silly).toEqual({
      ...{ from: '2026-01-01', months: 12, source: 'department', per: 'month', own: false, cell: null },
    });
    expect(Object.values(changeLoadParams(silly, today)).every((value) => value === null)).toBe(true);
  });
});
