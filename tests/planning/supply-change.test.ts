// What teams have and what departments can bear changes, what is asked stays: who goes over a limit because of it.
import { describe, expect, it } from 'vitest';
import { crossedBySupply } from '~/models/planning/capacity/supply-change';
import type { Capacity, TeamSupply } from '~/models/planning/capacity/supply';
import { usualFacts } from '~/models/planning/change-load/facts';
import { day } from '~/models/planning/day';
import { aCapacity, anItem, aPlan, aTeam } from '../factories';

const team = (rest: Partial<TeamSupply> = {}) => aTeam({ fteFormation: 4, runHoursMonth: 300, ...rest });
/** 4 fte × 1,440 h ÷ 12 = 480 h a month. */
const capacity = (teams: TeamSupply[] = [team()], rest: Partial<Capacity> = {}) =>
  aCapacity({ teams, productiveHours: 1440, availability: Array(12).fill(1), season: Array(12).fill(1), ...rest });

const march = day('2026-03-01');
/** In March and April 2026; May is asked 1 hour, so that it counts. */
const items = [
  anItem({ id: 'A', start: march, until: day('2026-04-01'), teamHours: [{ teamId: 't', hours: 60 }] }),
  anItem({ id: 'B', start: day('2026-05-11'), until: day('2026-05-12'), teamHours: [{ teamId: 't', hours: 1 }] }),
];
const before = capacity();
const plan = () => aPlan({ items, capacity: before });
const weigh = (after: Capacity, from = march, plans = [plan()]) =>
  crossedBySupply(plans, { capacity: after, changeLoad: plans[0]!.changeLoad }, from).load.map((row) => [
    row.month.slice(0, 7),
    row.before === null ? null : Math.round(row.before * 1000) / 1000,
    row.after === null ? null : Math.round(row.after * 1000) / 1000,
    row.crossed,
  ]);

describe('teams', () => {
  it.each<[string, Capacity, [string, number | null, number | null, boolean][]]>([
    ['nothing differs', capacity(), []],
    // 360 of 360 hours is the limit itself
    ['exactly on the limit', capacity([team({ fteFormation: 3 })]), []],
    ['less people', capacity([team({ fteFormation: 2.8 })]), [['2026-03', 0.75, 1.071, true]]],
    [
      'a vacancy for some time',
      capacity([team({ staffing: [{ kind: 'vacancy', fte: 2, from: march, until: day('2026-05-01') }] })]),
      // also in April, in which nothing is asked: regular work alone is too much
      [
        ['2026-03', 0.75, 1.5, true],
        ['2026-04', 0.625, 1.25, true],
      ],
    ],
    [
      'nobody is left',
      capacity([team({ fteFormation: 0 })]),
      [
        ['2026-03', 0.75, null, true],
        ['2026-04', 0.625, null, true],
        ['2026-05', 0.627, null, true],
      ],
    ],
    [
      'more regular work',
      capacity([team({ steps: [{ from: march, hoursMonth: 479, doubleShare: null }] })]),
      [['2026-03', 0.75, 1.123, true]],
    ],
    ['fewer productive hours', capacity([team()], { productiveHours: 1000 }), [['2026-03', 0.75, 1.08, true]]],
    [
      'a month of leave',
      capacity([team({ availability: [1, 1, 0.7, 1, 1, 1, 1, 1, 1, 1, 1, 1] })]),
      [['2026-03', 0.75, 1.071, true]],
    ],
    ['nobody knows any more', capacity([team({ fteFormation: null })]), []],
    ['the team is gone', capacity([]), []],
  ])('%s', (_name, after, expected) => {
    expect(weigh(after)).toEqual(expected);
  });

  it('before the month of today nothing counts', () => {
    const after = capacity([team({ fteFormation: 2.8 })]);
    expect(weigh(after, march)).toHaveLength(1);
    expect(weigh(after, day('2026-04-01'))).toEqual([]);
    expect(weigh(after, day('2030-01-01'))).toEqual([]);
  });

  it('counts what all programmes ask together', () => {
    const after = capacity([team({ fteFormation: 3 })]);
    expect(weigh(after, march, [plan(), plan()])).toEqual([['2026-03', 0.875, 1.167, true]]);
    expect(crossedBySupply([], { capacity: after, changeLoad: usualFacts }, march)).toEqual({
      load: [],
      changeLoad: [],
    });
  });

  it('a smaller pool of people who can do each other’s work has a lower limit, and says what it was', () => {
    const [row] = crossedBySupply(
      [aPlan({ items, capacity: capacity([team({ fteFormation: 3, interchangeable: 12 })]) })],
      { capacity: capacity([team({ fteFormation: 3, interchangeable: 3 })]), changeLoad: usualFacts },
      march,
    ).load;
    expect(row).toMatchObject({ before: 1, after: 1, limit: 0.95, formerLimit: 1, crossed: true });
  });

  it('what was over already, and goes further, is told and not asked; what gets better is not told', () => {
    const over = aPlan({ items, capacity: capacity([team({ fteFormation: 2.8 })]) });
    const told = (fteFormation: number) =>
      crossedBySupply([over], { capacity: capacity([team({ fteFormation })]), changeLoad: usualFacts }, march).load;
    expect(told(2.7)).toMatchObject([{ month: march, crossed: false }]);
    expect(told(2.9)).toEqual([]);
    // somebody comes where nobody was, and is asked too much
    const nobody = aPlan({ items, capacity: capacity([team({ fteFormation: 0 })]) });
    const comes = { capacity: capacity([team({ fteFormation: 1 })]), changeLoad: usualFacts };
    expect(crossedBySupply([nobody], comes, march).load).toEqual([]);
  });

  it('what nobody knew is told and not asked', () => {
    const unknown = aPlan({ items, capacity: capacity([team({ fteFormation: null })]) });
    const after = { capacity: capacity([team({ fteFormation: 2.8 })]), changeLoad: usualFacts };
    expect(crossedBySupply([unknown], after, march).load).toMatchObject([{ before: null, crossed: false }]);
  });
});

describe('departments', () => {
  const departments = [{ id: 'd', key: 'd', name: { nl: 'd', en: null }, parentId: null }];
  const asking = (impact: number) =>
    anItem({
      ...{ id: `i${impact}`, start: march, until: day('2026-04-01') },
      departments: [{ departmentId: 'd', impact }],
    });
  // light 1, medium 5, heavy 10: 16 points in March
  const busy = aPlan({ departments, items: [asking(1), asking(3), asking(5)] });
  const cross = (change: Partial<typeof usualFacts>, from = march) =>
    crossedBySupply([busy], { capacity: busy.capacity, changeLoad: { ...usualFacts, ...change } }, from).changeLoad;

  it('a lower limit is crossed by what is asked already, and says what it was', () => {
    expect(cross({})).toEqual([]);
    expect(cross({ limits: { ...usualFacts.limits, top: 16 } })).toEqual([]);
    expect(cross({ limits: { ...usualFacts.limits, top: 15 } })).toEqual([
      { departmentId: 'd', month: march, before: 16, after: 16, limit: 15, formerLimit: 30, crossed: true },
    ]);
    expect(cross({ limits: { ...usualFacts.limits, organisation: 15 } })).toMatchObject([{ departmentId: null }]);
    expect(cross({ limits: { ...usualFacts.limits, top: 15 } }, day('2026-04-01'))).toEqual([]);
  });

  it('a heavier weight asks more of the same items', () => {
    expect(cross({ weights: { low: 1, medium: 5, high: 30 } })).toMatchObject([
      { departmentId: 'd', before: 16, after: 36, limit: 30, crossed: true },
    ]);
  });

  it('hours per person are no limit that is asked about', () => {
    expect(cross({ hoursPerWeek: 0.1 })).toEqual([]);
  });
});
