// Hours that change asks of the people of a department, and where it collides.
import { describe, expect, it } from 'vitest';
import { burdenOf } from '~/models/planning/change-load/burden';
import { type Collision, collisionsIn, isActivity, releaseDay } from '~/models/planning/change-load/collisions';
import { usualFacts } from '~/models/planning/change-load/facts';
import { demandOf } from '~/models/planning/capacity/load';
import { monthSpans } from '~/models/planning/capacity/heat-map';
import { day } from '~/models/planning/day';
import type { Item, Plan } from '~/models/planning/plan';
import { aCapacity, anItem, aPlan, aTeam } from '../factories';

const department = (id: string, parentId: string | null = null) => ({
  ...{ id, key: id, name: { nl: id, en: null }, parentId },
});
const size = (departmentId: string, headcount: number, users: number, hoursPerWeek: number | null = null) => ({
  ...{ departmentId, headcount, users, hoursPerWeek },
});
/** By what they do: a key says nothing. */
const natures = { PRG: 'steering', OPL: 'people', VER: 'people', SYS: 'system', EDV: 'delivery' } as const;
const streams = Object.entries(natures).map(([id, nature], position) => ({
  ...{ id, key: null, title: { nl: id, en: null }, position, hue: 0, nature },
}));
const work = (id: string, from: string, until: string, rest: Partial<Item> = {}) =>
  anItem({ id, start: day(from), until: day(until), mode: 'manual', ...rest });
const hours = (amount: number, teamId = 'AFD') => ({ teamHours: [{ teamId, hours: amount }] });
const asks = (...ids: string[]) => ({ departments: ids.map((departmentId) => ({ departmentId, impact: 3 })) });

function plan(items: Item[], rest: Partial<Plan> = {}): Plan {
  return aPlan({
    items,
    workstreams: streams,
    departments: ['A', 'B', 'C'].map((id) => department(id)),
    capacity: aCapacity({ teams: [aTeam({ id: 'AFD', ofDepartments: true }), aTeam({ id: 'IT' })] }),
    changeLoad: { ...usualFacts, sizes: [size('A', 20, 10), size('B', 40, 30, 0.5), size('C', 4, 4)] },
    ...rest,
  });
}

describe('hours per person per week', () => {
  const week = [{ from: day('2026-03-02'), until: day('2026-03-09') }];
  const weeks = [...week, { from: day('2026-03-09'), until: day('2026-03-16') }];
  const perWeek = (of: Plan, spans = week) =>
    burdenOf([of], spans).rows.map(({ id, cells }) => [id, ...cells.map((cell) => cell.perWeek)]);

  it('are divided over the departments that are asked by users, and then by people', () => {
    const one = plan([work('x', '2026-03-02', '2026-03-07', { ...hours(80), ...asks('A', 'B') })]);
    expect(perWeek(one)).toEqual([
      ['A', 1],
      ['B', 1.5],
      ['C', null],
      ['all', 80 / 64],
    ]);
  });

  it('lie on working days only: a fortnight is two halves, Easter Monday takes none', () => {
    const one = plan([work('x', '2026-03-02', '2026-03-14', { ...hours(40), ...asks('A') })]);
    expect(perWeek(one, weeks)[0]).toEqual(['A', 1, 1]);
    const easter = plan([work('x', '2026-03-30', '2026-04-11', { ...hours(90), ...asks('A') })]);
    const spans = [
      { from: day('2026-03-30'), until: day('2026-04-06') },
      { from: day('2026-04-06'), until: day('2026-04-13') },
    ];
    expect(perWeek(easter, spans)[0]).toEqual(['A', 2.5, 2]);
  });

  it('of a month are the same hours the load of a team has there', () => {
    const availability = [1, 1, 1.2, 0.8, 1, 1, 1, 1, 1, 1, 1, 1];
    const team = aTeam({ id: 'AFD', ofDepartments: true, availability });
    const one = plan([work('x', '2026-02-16', '2026-04-25', { ...hours(123), allDepartments: true })], {
      capacity: aCapacity({ teams: [team] }),
    });
    const spans = monthSpans(day('2026-02-01'), day('2026-05-01'));
    const found = burdenOf([one], spans)
      .rows.at(-1)!
      .cells.map((cell) => cell.hours!);
    const demand = [...demandOf(one).get('AFD')!.values()].map((asked) => asked.hours);
    found.forEach((amount, at) => expect(amount).toBeCloseTo(demand[at]!, 9));
  });

  it('of a moment fall on its day; those of other teams and of retired items do not count', () => {
    const items = [
      work('m', '2026-03-03', '2026-03-03', { kind: 'milestone', workDays: 0, ...hours(20), ...asks('A') }),
      work('it', '2026-03-02', '2026-03-07', { ...hours(500, 'IT'), ...asks('A') }),
      work('gone', '2026-03-02', '2026-03-07', { ...hours(500), ...asks('A'), retired: true }),
    ];
    expect(perWeek(plan(items), weeks)[0]).toEqual(['A', 1, 0]);
  });

  it('are over the limit of the department itself, else of the municipality', () => {
    const one = plan([work('x', '2026-03-02', '2026-03-07', { ...hours(80), ...asks('A', 'B') })]);
    const { rows } = burdenOf([one], week);
    expect(rows.map(({ limit, cells }) => [limit, cells[0]!.state])).toEqual([
      [2, 'calm'],
      [0.5, 'over'],
      [2, 'hidden'],
      [2, 'calm'],
    ]);
  });

  it('hide with fewer than five people, and are unknown without any', () => {
    const none = { ...usualFacts, sizes: [size('A', 0, 0), size('B', 4, 4), size('C', 5, 5)] };
    const one = plan([work('x', '2026-03-02', '2026-03-07', { ...hours(9), allDepartments: true })], {
      changeLoad: none,
    });
    const { rows } = burdenOf([one], week);
    expect(rows.map(({ people, cells }) => [people, cells[0]!.state, cells[0]!.perWeek])).toEqual([
      [0, 'unknown', null],
      [null, 'hidden', null],
      [5, 'calm', 1],
      [9, 'calm', 1],
    ]);
    expect(rows[1]!.cells[0]!.hours).toBeNull();
  });

  it('of a department are those of all its parts together', () => {
    const one = plan([work('x', '2026-03-02', '2026-03-07', { ...hours(60), ...asks('P') })], {
      departments: [department('P'), department('P1', 'P'), department('P2', 'P')],
      changeLoad: { ...usualFacts, sizes: [size('P', 0, 0), size('P1', 10, 20), size('P2', 20, 40)] },
    });
    expect(perWeek(one)).toEqual([
      ['P', 2],
      ['P1', 2],
      ['P2', 2],
      ['all', 2],
    ]);
  });

  it('without users are divided by people; hours that ask nobody are said apart; programmes add up', () => {
    const facts = { ...usualFacts, sizes: [size('A', 10, 0), size('B', 30, 0), size('C', 10, 0)] };
    const one = plan([work('x', '2026-03-02', '2026-03-07', { ...hours(80), ...asks('A', 'B') })], {
      changeLoad: facts,
    });
    expect(perWeek(one).slice(0, 2)).toEqual([
      ['A', 2],
      ['B', 2],
    ]);
    const nobody = plan([work('y', '2026-03-02', '2026-03-07', hours(7))], { changeLoad: facts });
    const both = burdenOf([one, nobody, one], week);
    expect(both.undivided).toBe(7);
    expect(both.rows[0]!.cells[0]!.perWeek).toBe(4);
  });
});

describe('collisions', () => {
  const period = { from: day('2026-03-01'), until: day('2026-09-01') };
  const release = (id: string, last: string, ...ids: string[]) =>
    work(id, '2026-02-02', last, { kind: 'calendar_item', workstreamId: 'EDV', ...asks(...ids) });
  const training = (id: string, from: string, until: string, rest: Partial<Item> = {}) =>
    work(id, from, until, { workstreamId: 'OPL', ...hours(40), ...asks('A'), ...rest });
  const told = (rows: readonly Collision[]) =>
    rows.map(({ kind, items, departmentIds, days }) => [
      kind,
      items.map(({ item }) => item.id).join('+'),
      departmentIds.join(''),
      days,
    ]);

  it('two releases within three weeks, counted from last day to last day, per department', () => {
    const one = plan([
      release('x', '2026-04-04', 'A', 'B'),
      release('y', '2026-04-24', 'B', 'C'),
      release('z', '2026-04-25', 'A'),
    ]);
    // x is live on 3 April: y is 20 days later, z is 21.
    expect(told(collisionsIn([one], period))).toEqual([['release', 'x+y', 'B', 20]]);
  });

  it('a release collides with the next one only; what is done, retired or without impact with none', () => {
    const one = plan([
      release('x', '2026-04-04', 'A'),
      release('y', '2026-04-08', 'A'),
      release('z', '2026-04-12', 'A'),
      { ...release('done', '2026-04-05', 'A'), progress: 'done' },
      { ...release('gone', '2026-04-06', 'A'), retired: true },
    ]);
    expect(told(collisionsIn([one], period)).map(([, pair]) => pair)).toEqual(['x+y', 'y+z']);
    const silent = { ...one.changeLoad, said: [{ itemId: 'y', departmentId: 'A', impact: 0 }] };
    expect(told(collisionsIn([{ ...one, changeLoad: silent }], period)).map(([, pair]) => pair)).toEqual(['x+z']);
  });

  it('what goes live is a calendar item, or a moment, outside steering, change, training and measuring', () => {
    const one = plan([]);
    const at = (rest: Partial<Item>) => releaseDay(one, work('x', '2026-03-02', '2026-03-07', rest));
    expect(at({ kind: 'calendar_item', workstreamId: 'EDV' })).toBe('2026-03-06');
    expect(at({ kind: 'calendar_item', workstreamId: null })).toBe('2026-03-06');
    expect(at({ kind: 'calendar_item', workstreamId: 'OPL' })).toBeNull();
    expect(at({ kind: 'activity', workstreamId: 'EDV' })).toBeNull();
    expect(at({ kind: 'milestone', workstreamId: 'EDV' })).toBe('2026-03-02');
    expect(at({ kind: 'gate', key: 'MS12', workstreamId: 'PRG' })).toBe('2026-03-02');
    // A plan kept from before it was said: results go live.
    const { nature: _nature, ...unsaid } = streams.find(({ id }) => id === 'OPL')!;
    const old = { ...one, workstreams: [unsaid] };
    const training = work('x', '2026-03-02', '2026-03-07', { kind: 'calendar_item', workstreamId: 'OPL' });
    expect(releaseDay(old, training)).toBe('2026-03-06');
  });

  it('go-live is everybody’s', () => {
    const goLive = work('go', '2026-04-13', '2026-04-13', { kind: 'gate', key: 'MS12', workDays: 0 });
    const one = plan([goLive, release('x', '2026-04-04', 'C')]);
    expect(told(collisionsIn([one], period))).toEqual([['release', 'x+go', 'C', 10]]);
  });

  it('two activities that take the same people in the same week, of two programmes as well', () => {
    const one = plan([training('x', '2026-03-02', '2026-03-12')]);
    const other = plan([training('y', '2026-03-13', '2026-03-21'), training('z', '2026-03-23', '2026-03-28')]);
    // x ends on a Wednesday and y begins on the Friday of that week.
    expect(told(collisionsIn([one, other], period))).toEqual([['activity', 'x+y', 'A', 7]]);
  });

  it('is no activity: a habit, a moment, a release of the system, what takes no hours of departments', () => {
    const one = plan([]);
    expect(isActivity(one, training('x', '2026-03-02', '2026-08-31'))).toBe(true);
    expect(isActivity(one, training('x', '2026-03-02', '2026-09-01'))).toBe(false);
    expect(isActivity(one, training('x', '2026-03-02', '2026-03-12', { workstreamId: 'SYS' }))).toBe(true);
    expect(
      isActivity(one, training('x', '2026-03-02', '2026-03-12', { workstreamId: 'SYS', kind: 'calendar_item' })),
    ).toBe(false);
    expect(isActivity(one, training('x', '2026-03-02', '2026-03-12', hours(40, 'IT')))).toBe(false);
    expect(
      isActivity(plan([], { capacity: aCapacity() }), training('x', '2026-03-02', '2026-03-12', { teamHours: [] })),
    ).toBe(true);
    expect(isActivity(one, training('x', '2026-03-02', '2026-03-02', { kind: 'milestone' }))).toBe(false);
  });

  it('lie in the period that is asked', () => {
    const one = plan([
      release('x', '2026-08-30', 'A'),
      release('y', '2026-09-05', 'A'),
      release('z', '2026-10-01', 'A'),
    ]);
    expect(told(collisionsIn([one], period))).toEqual([['release', 'x+y', 'A', 6]]);
    expect(collisionsIn([one], { from: day('2026-09-10'), until: day('2026-09-20') })).toEqual([]);
  });
});
