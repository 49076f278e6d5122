// Tiny plans, one per rule of the scheduler: each place an automatic item takes, and each plan that is refused.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import type { Dependency, Item, LinkType, Plan } from '~/models/planning/plan';
import { schedule, withDates } from '~/models/planning/schedule';
import type { CalendarException, ExceptionKind } from '~/models/planning/working-calendar';
import { aLink, anItem, aPhase, aPlan } from '../factories';
import { everyDay, placeOf, walk, workedDays } from './reference-scheduler';

function placed(plan: Plan): Plan {
  const result = schedule(plan);
  if (!result.ok) throw new Error(`cycle: ${result.path.join(' → ')}`);
  return withDates(plan, result.schedule);
}

/** `start…last` of an item, month and day only; a moment is one day. */
function where(plan: Plan, id: string): string {
  const item = placed(plan).items.find((candidate) => candidate.id === id)!;
  if (item.until === item.start) return item.start.slice(5);
  return `${item.start.slice(5)}…${everyDay[placeOf(item.until) - 1]!.slice(5)}`;
}

const fixed = (id: string, from: string, until: string, rest: Partial<Item> = {}) =>
  anItem({ id, mode: 'manual', start: day(from), until: day(until), ...rest });
const moment = (id: string, rest: Partial<Item> = {}) =>
  anItem({ id, kind: 'milestone', workDays: 0, until: rest.start ?? day('2026-01-05'), ...rest });
const closing = (kind: ExceptionKind, from: string, until: string, departmentId: string | null = null) => {
  const row: CalendarException = {
    id: `${kind}:${from}:${departmentId}`,
    kind,
    sort: 'closing',
    from: day(from),
    until: day(until),
    label: { nl: kind, en: null },
    departmentId,
    region: null,
    verify: false,
    source: null,
  };
  return row;
};
const withDays = (...exceptions: CalendarException[]) => ({ rules: { goodFriday: false }, exceptions });
const of = (...ids: string[]) => ({ departments: ids.map((departmentId) => ({ departmentId, impact: 2 })) });

/** Monday 2 to Friday 6 March 2026, standing fixed. */
const week = fixed('A', '2026-03-02', '2026-03-07', { workDays: 5 });
/** Monday 2 March 2026. */
const point = moment('A', { mode: 'manual', start: day('2026-03-02') });

describe('one link', () => {
  it.each<[LinkType, number, string, string]>([
    ['FS', -2, '03-05…03-09', '03-05'],
    ['FS', 0, '03-09…03-11', '03-09'],
    ['FS', 3, '03-12…03-16', '03-12'],
    ['SS', -2, '02-26…03-02', '02-26'],
    ['SS', 0, '03-02…03-04', '03-02'],
    ['SS', 3, '03-05…03-09', '03-05'],
    ['FF', -2, '03-02…03-04', '03-05'],
    ['FF', 0, '03-04…03-06', '03-09'],
    ['FF', 3, '03-09…03-11', '03-12'],
    ['SF', -2, '02-23…02-25', '02-26'],
    ['SF', 0, '02-25…02-27', '03-02'],
    ['SF', 3, '03-02…03-04', '03-05'],
  ])('%s %i from an item of a week: three days %s, a moment %s', (type, lag, days, at) => {
    const links = [aLink('l', 'A', 'B', { type, lag })];
    expect(where(aPlan({ items: [week, anItem({ id: 'B', workDays: 3 })], dependencies: links }), 'B')).toBe(days);
    expect(where(aPlan({ items: [week, moment('B')], dependencies: links }), 'B')).toBe(at);
  });

  it.each<[LinkType, number, string, string]>([
    ['FS', -2, '02-26…03-02', '02-26'],
    ['FS', 0, '03-02…03-04', '03-02'],
    ['FS', 3, '03-05…03-09', '03-05'],
    ['SS', 0, '03-02…03-04', '03-02'],
    ['SS', 3, '03-05…03-09', '03-05'],
    ['FF', -2, '02-23…02-25', '02-26'],
    ['FF', 0, '02-25…02-27', '03-02'],
    ['FF', 3, '03-02…03-04', '03-05'],
    ['SF', 0, '02-25…02-27', '03-02'],
    ['SF', 3, '03-02…03-04', '03-05'],
  ])('%s %i from a moment: three days %s, a moment %s', (type, lag, days, at) => {
    const links = [aLink('l', 'A', 'B', { type, lag })];
    expect(where(aPlan({ items: [point, anItem({ id: 'B', workDays: 3 })], dependencies: links }), 'B')).toBe(days);
    expect(where(aPlan({ items: [point, moment('B')], dependencies: links }), 'B')).toBe(at);
  });

  it('the latest of several decides', () => {
    const items = [week, point, anItem({ id: 'B', workDays: 3 })].map((item, index) => ({
      ...item,
      id: 'PQB'[index]!,
    }));
    const links = [aLink('1', 'P', 'B', { type: 'SS', lag: 1 }), aLink('2', 'Q', 'B', { lag: 4 })];
    expect(where(aPlan({ items, dependencies: links }), 'B')).toBe('03-06…03-10');
    expect(where(aPlan({ items, dependencies: [...links].reverse() }), 'B')).toBe('03-06…03-10');
  });

  it('passes on through a chain of automatic items', () => {
    const items = [week, anItem({ id: 'B', workDays: 2 }), moment('C'), anItem({ id: 'D', workDays: 1 })];
    const links = [aLink('1', 'A', 'B'), aLink('2', 'B', 'C'), aLink('3', 'C', 'D', { lag: 1 })];
    const plan = aPlan({ items, dependencies: links });
    expect(['B', 'C', 'D'].map((id) => where(plan, id))).toEqual(['03-09…03-10', '03-11', '03-12…03-12']);
  });
});

describe('days off', () => {
  const link = (rest: Partial<Dependency> = {}) => [aLink('l', 'A', 'B', rest)];
  const beforeEaster = fixed('A', '2026-04-02', '2026-04-04');
  it.each<[string, Item, number, number, string]>([
    ['Easter Monday is not a first day', beforeEaster, 0, 1, '04-07…04-07'],
    ['lag does not count Easter Monday', beforeEaster, 3, 1, '04-10…04-10'],
    ['length does not count King’s Day', fixed('A', '2026-04-20', '2026-04-25'), 0, 3, '04-28…04-30'],
    ['negative lag does not count it either', fixed('A', '2026-04-28', '2026-04-29'), -2, 1, '04-24…04-24'],
    ['New Year', fixed('A', '2026-12-31', '2027-01-01'), 0, 2, '01-04…01-05'],
    ['a leap day is worked', fixed('A', '2028-02-28', '2028-02-29'), 0, 2, '02-29…03-01'],
    ['the clock going forward', fixed('A', '2026-03-27', '2026-03-28'), 1, 1, '03-31…03-31'],
    ['the clock going back', fixed('A', '2026-10-23', '2026-10-24'), 1, 1, '10-27…10-27'],
    ['work that ended on a Saturday', fixed('A', '2026-03-06', '2026-03-08'), 0, 1, '03-09…03-09'],
  ])('%s', (_name, from, lag, workDays, expected) => {
    const plan = aPlan({ items: [from, anItem({ id: 'B', workDays })], dependencies: link({ lag }) });
    expect(where(plan, 'B')).toBe(expected);
  });

  it('a closing is stepped over, a freeze and a neutral period are not', () => {
    const items = [week, anItem({ id: 'B', workDays: 3 })];
    const at = (kind: ExceptionKind) =>
      where(aPlan({ items, dependencies: link(), calendar: withDays(closing(kind, '2026-03-10', '2026-03-12')) }), 'B');
    expect(at('non_working')).toBe('03-09…03-13');
    expect(at('freeze')).toBe('03-09…03-11');
    expect(at('neutral')).toBe('03-09…03-11');
  });

  it('past the known calendar a long closing is still a closing', () => {
    const calendar = withDays(closing('non_working', '2026-06-01', '2032-01-01'));
    const items = [
      fixed('A', '2026-05-22', '2026-05-28'),
      anItem({ id: 'B', workDays: 3 }),
      moment('C'),
      anItem({ id: 'D', workDays: 2 }),
    ];
    const links = [aLink('1', 'A', 'B'), aLink('2', 'B', 'C'), aLink('3', 'A', 'D', { type: 'FF', lag: 4 })];
    const plan = placed(aPlan({ items, dependencies: links, calendar }));
    expect(plan.items.map((item) => [item.start, item.until])).toEqual([
      ['2026-05-22', '2026-05-28'],
      ['2026-05-28', '2032-01-03'],
      ['2032-01-05', '2032-01-05'],
      ['2032-01-02', '2032-01-06'],
    ]);
  });

  it('also for the lag before work of a department that goes on through that closing', () => {
    const calendar = withDays(
      closing('non_working', '2026-06-01', '2032-01-01'),
      closing('working', '2026-06-01', '2032-01-01', 'd:DIV'),
    );
    const items = [fixed('A', '2026-05-22', '2026-05-28'), anItem({ id: 'B', workDays: 3, ...of('d:DIV') })];
    const after = (lag: number) =>
      placed(aPlan({ items, dependencies: [aLink('1', 'A', 'B', { lag })], calendar })).items[1]!.start;
    // 28 and 29 May, then 2 January 2032, a Friday
    expect([after(2), after(3)]).toEqual(['2026-06-01', '2032-01-05']);
  });

  it('also when it is closed for ever that anybody can type, there is an answer', () => {
    const calendar = withDays(closing('non_working', '2026-06-01', '2199-12-31'));
    const plan = placed(aPlan({ items: [anItem({ id: 'A', notBefore: day('2026-06-01') })], calendar }));
    expect(plan.items[0]!.start).toBe('2199-12-31');
  });
});

describe('the calendar of a department', () => {
  const shut = closing('non_working', '2026-03-10', '2026-03-12', 'd:KCC');
  const saturday = closing('working', '2026-03-07', '2026-03-08', 'd:DIV');
  const calendar = withDays(shut, saturday);
  const follow = (from: Item, to: Partial<Item>, rest: Partial<Dependency> = {}) =>
    where(
      aPlan({ items: [from, anItem({ id: 'B', ...to })], dependencies: [aLink('l', 'A', 'B', rest)], calendar }),
      'B',
    );

  it.each<[string, Partial<Item>, string]>([
    ['that department’s alone', of('d:KCC'), '03-09…03-13'],
    ['another department', of('d:BZ'), '03-09…03-11'],
    ['of two departments', of('d:KCC', 'd:BZ'), '03-09…03-11'],
    ['of all departments', { allDepartments: true, ...of('d:KCC') }, '03-09…03-11'],
    ['of none', {}, '03-09…03-11'],
  ])('holds for the length of an item that is %s', (_name, to, expected) => {
    expect(follow(week, { workDays: 3, ...to })).toBe(expected);
  });

  it('a Saturday it works is used as soon as its predecessor is finished', () => {
    expect(follow(week, { workDays: 2, ...of('d:DIV') })).toBe('03-07…03-09');
    expect(follow(week, { workDays: 2, ...of('d:DIV') }, { type: 'SS', lag: 5 })).toBe('03-07…03-09');
    expect(follow(week, { workDays: 2, ...of('d:DIV') }, { lag: 1 })).toBe('03-10…03-11');
  });

  it('and its followers wait for that Saturday', () => {
    const migration = anItem({ id: 'A', workDays: 2, notBefore: day('2026-03-06'), ...of('d:DIV') });
    expect(follow(migration, { workDays: 1 })).toBe('03-09…03-09');
    expect(follow(migration, { workDays: 2 }, { type: 'FF' })).toBe('03-06…03-09');
    expect(follow({ ...migration, workDays: 1, notBefore: day('2026-03-07') }, { workDays: 1, ...of('d:DIV') })).toBe(
      '03-09…03-09',
    );
  });

  it('lag counts the working days of the organisation', () => {
    expect(follow(week, { workDays: 1, ...of('d:KCC') }, { lag: 1 })).toBe('03-12…03-12');
    expect(follow(week, { workDays: 1, ...of('d:KCC') }, { lag: 3 })).toBe('03-12…03-12');
    expect(follow(week, { workDays: 1, ...of('d:KCC') }, { lag: 4 })).toBe('03-13…03-13');
  });

  it('finishing no earlier than, counted back over its own closing', () => {
    expect(follow(week, { workDays: 2, ...of('d:KCC') }, { type: 'FF', lag: 4 })).toBe('03-09…03-12');
  });
});

describe('where an item without predecessors goes', () => {
  const phases = [
    aPhase({ id: 'on', start: day('2026-02-02'), until: day('2026-03-02') }),
    aPhase({ id: 'off', start: day('2026-02-02'), until: day('2026-03-02'), active: false }),
  ];
  it.each<[string, Partial<Item>, string]>([
    ['the start of the programme', {}, '01-05…01-06'],
    ['the start of its phase', { phaseId: 'on' }, '02-02…02-03'],
    ['not the start of a phase that is switched off', { phaseId: 'off' }, '01-05…01-06'],
    ['not before a given day', { notBefore: day('2026-03-04') }, '03-04…03-05'],
    ['a given day goes before its phase', { phaseId: 'on', notBefore: day('2026-01-14') }, '01-14…01-15'],
    ['a given Saturday is the Monday after', { notBefore: day('2026-03-07') }, '03-09…03-10'],
    ['a given day before the programme', { notBefore: day('2025-12-31') }, '12-31…01-02'],
  ])('%s', (_name, item, expected) => {
    expect(where(aPlan({ phases, items: [anItem({ id: 'B', workDays: 2, ...item })] }), 'B')).toBe(expected);
  });

  it('a predecessor counts only past the floor', () => {
    const item = anItem({ id: 'B', notBefore: day('2026-03-20') });
    expect(where(aPlan({ items: [week, item], dependencies: [aLink('l', 'A', 'B')] }), 'B')).toBe('03-20…03-20');
  });
});

describe('what never moves', () => {
  const links = [aLink('l', 'A', 'B'), aLink('m', 'B', 'C')];
  it.each<[string, Partial<Item>]>([
    ['manual', { mode: 'manual' }],
    ['started', { progress: 'started' }],
    ['done', { progress: 'done' }],
    ['manual and done', { mode: 'manual', progress: 'done' }],
    ['done on a Saturday', { progress: 'done', start: day('2026-02-28'), until: day('2026-03-01') }],
    ['manual, with a length that does not fit its dates', { mode: 'manual', workDays: 40 }],
  ])('%s, though its predecessor says later; its follower does move', (_name, rest) => {
    const b = anItem({ id: 'B', start: day('2026-02-26'), until: day('2026-02-27'), ...rest });
    const plan = aPlan({ items: [week, b, anItem({ id: 'C' })], dependencies: links });
    const result = placed(plan);
    expect(result.items[1]).toBe(b);
    expect(result.items[2]!.start).toBe(b.until === '2026-03-01' ? '2026-03-02' : '2026-02-27');
  });

  it('a retired item; links at it sleep', () => {
    const middle = anItem({ id: 'B', retired: true, start: day('2026-05-06'), until: day('2026-05-07') });
    const plan = aPlan({ items: [week, middle, anItem({ id: 'C' })], dependencies: links });
    const result = placed(plan);
    expect(result.items[1]).toBe(middle);
    expect(result.items[2]!.start).toBe('2026-01-05');
    const awake = aPlan({ items: [week, { ...middle, retired: false }, anItem({ id: 'C' })], dependencies: links });
    expect([where(awake, 'B'), where(awake, 'C')]).toEqual(['03-09…03-09', '03-10…03-10']);
  });

  it('a plan at rest is the same object', () => {
    const plan = placed(aPlan({ items: [week, anItem({ id: 'B' }), anItem({ id: 'C' })], dependencies: links }));
    expect(placed(plan)).toBe(plan);
  });

  it('an empty plan', () => {
    const plan = aPlan();
    expect(placed(plan)).toBe(plan);
  });
});

describe('a cycle is refused and named', () => {
  const items = ['A', 'B', 'C', 'D', 'E'].map((id) => anItem({ id }));
  const refusal = (links: Dependency[], of = items) => schedule(aPlan({ items: of, dependencies: links }));
  /** The same ring, whichever item it begins at. */
  const fromA = (path: string[]) => {
    const ring = path.slice(0, -1);
    const at = ring.indexOf([...ring].sort()[0]!);
    return [...ring.slice(at), ...ring.slice(0, at)];
  };

  it.each<[string, Dependency[], string[]]>([
    ['two items', [aLink('1', 'A', 'B'), aLink('2', 'B', 'A')], ['A', 'B']],
    ['one item', [aLink('1', 'C', 'C')], ['C']],
    [
      'three, with a way in and a way out',
      [aLink('1', 'A', 'B'), aLink('2', 'B', 'C'), aLink('3', 'C', 'D'), aLink('4', 'D', 'B'), aLink('5', 'D', 'E')],
      ['B', 'C', 'D'],
    ],
    [
      'links that could stand together in time are a cycle all the same',
      [aLink('1', 'A', 'B', { type: 'SS' }), aLink('2', 'B', 'A', { type: 'FF', lag: -5 })],
      ['A', 'B'],
    ],
  ])('%s', (_name, links, ring) => {
    const result = refusal(links);
    if (result.ok) throw new Error('accepted');
    expect(result.reason).toBe('cycle');
    expect(result.path[0]).toBe(result.path.at(-1));
    expect(fromA(result.path)).toEqual(ring);
    for (let at = 1; at < result.path.length; at++) {
      expect(links.some((link) => link.fromId === result.path[at - 1] && link.toId === result.path[at])).toBe(true);
    }
  });

  it('also among items that stand fixed', () => {
    const manual = items.map((item) => ({ ...item, mode: 'manual' as const }));
    expect(refusal([aLink('1', 'A', 'B'), aLink('2', 'B', 'A')], manual).ok).toBe(false);
  });

  it('but not by way of a retired item, and not when two paths only meet', () => {
    const ring = [aLink('1', 'A', 'B'), aLink('2', 'B', 'C'), aLink('3', 'C', 'A')];
    expect(
      refusal(
        ring,
        items.map((item) => ({ ...item, retired: item.id === 'C' })),
      ).ok,
    ).toBe(true);
    expect(refusal([...ring.slice(0, 2), aLink('4', 'A', 'C')]).ok).toBe(true);
  });
});

describe('size', () => {
  it('a chain of 3,000 items runs decades past the calendar it began with, on working days all the way', () => {
    const items = Array.from({ length: 3000 }, (_, index) => anItem({ id: `i${index}`, workDays: 5 }));
    const links = items.slice(1).map((item, index) => aLink(`l${index}`, items[index]!.id, item.id));
    const plan = aPlan({ items: [...items].reverse(), dependencies: links });
    const last = placed(plan).items[0]!;
    const worked = workedDays(plan, null);
    expect(last.until).toBe(everyDay[walk(worked, placeOf('2026-01-05'), 15_000)]);
    expect(last.until.slice(0, 4)).toBe('2084');
  });

  it('more departments with their own days than fit in a byte', () => {
    const keys = Array.from({ length: 300 }, (_, index) => `d${String(index).padStart(3, '0')}`);
    const calendar = withDays(...keys.map((key) => closing('non_working', '2026-01-05', '2026-01-06', key)));
    const items = [...keys, 'other'].map((key) => anItem({ id: key, ...of(key) }));
    const plan = placed(aPlan({ items, calendar }));
    expect(new Set(plan.items.slice(0, -1).map((item) => item.start))).toEqual(new Set(['2026-01-06']));
    expect(plan.items.at(-1)!.start).toBe('2026-01-05');
  });
});
