// Everything that follows from a change is named: what moved and why, and every promise, freeze, phase and team it hits.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import type { Item, Plan } from '~/models/planning/plan';
import type { PlanChangeInput } from '~/models/planning/plan-change';
import type { CalendarException } from '~/models/planning/working-calendar';
import { aLink } from '../factories';
import { accepted, base, change, fields, frozen } from './change-plan';

const set = (plan: Plan, id: string, of: Partial<Item>): Plan =>
  frozen({ ...plan, items: plan.items.map((item) => (item.id === id ? { ...item, ...of } : item)) });
const move = (itemId: string, start: string): PlanChangeInput => ({ kind: 'move_item', itemId, start });

describe('what moved', () => {
  it('from where to where, why, and whether it only followed', () => {
    const { effects } = accepted(base, move('A', '2026-01-19'));
    expect(effects.moved).toEqual([
      {
        itemId: 'A',
        before: { from: '2026-01-05', until: '2026-01-10' },
        after: { from: '2026-01-19', until: '2026-01-24' },
        origin: { kind: 'typed' },
        followed: false,
      },
      {
        itemId: 'B',
        before: { from: '2026-01-12', until: '2026-01-15' },
        after: { from: '2026-01-26', until: '2026-01-29' },
        origin: { kind: 'predecessor', itemId: 'A', type: 'FS', lag: 0, day: '2026-01-23' },
        followed: true,
      },
      {
        itemId: 'G',
        before: { from: '2026-01-15', until: '2026-01-15' },
        after: { from: '2026-01-29', until: '2026-01-29' },
        origin: { kind: 'predecessor', itemId: 'B', type: 'FS', lag: 0, day: '2026-01-28' },
        followed: true,
      },
    ]);
  });

  it('a length that changed is a move too, and back is a move', () => {
    const { plan, effects } = accepted(base, { kind: 'stretch_item', itemId: 'A', last: '2026-01-12' });
    expect(effects.moved.map((row) => `${row.itemId} ${row.after.from}`)).toEqual([
      'A 2026-01-05',
      'B 2026-01-13',
      'G 2026-01-16',
    ]);
    const back = accepted(plan, { kind: 'stretch_item', itemId: 'A', last: '2026-01-09' }).effects;
    expect(back.moved.map((row) => `${row.itemId} ${row.after.from}`)).toEqual([
      'A 2026-01-05',
      'B 2026-01-12',
      'G 2026-01-15',
    ]);
  });

  it('the asked item first, also when it starts last; then by start and id, in whatever order the rows are', () => {
    const many = Array.from({ length: 12 }, (_, index) => `z${String((index * 7) % 12).padStart(2, '0')}`);
    const items = many.map((id) => ({ ...base.items[1]!, id, start: day('2026-01-12'), until: day('2026-01-15') }));
    const links = many.map((id) => aLink(`l${id}`, 'A', id, { type: 'SS', lag: 5 }));
    const plan = { ...base, items: [...base.items, ...items], dependencies: [...base.dependencies, ...links] };
    const order = (of: Plan) => accepted(frozen(of), move('A', '2026-01-19')).effects.moved.map((row) => row.itemId);
    const expected = ['A', 'B', ...[...many].sort(), 'G'];
    expect(order(plan)).toEqual(expected);
    expect(order({ ...plan, items: [...plan.items].reverse() })).toEqual(expected);
  });

  it('what is retired does not move, what followed it does; restored it moves', () => {
    const { plan, effects } = accepted(base, { kind: 'retire_item', itemId: 'B' });
    expect(effects.moved.map((row) => [row.itemId, row.followed, row.origin.kind])).toEqual([
      ['G', true, 'programme_start'],
    ]);
    const late = accepted(plan, move('A', '2026-01-19')).plan;
    const restored = accepted(late, { kind: 'restore_item', itemId: 'B' }).effects;
    expect(restored.moved.map((row) => [row.itemId, row.followed])).toEqual([
      ['B', false],
      ['G', true],
    ]);
  });

  it('of a link both ends may be meant, so all that moves followed', () => {
    const link: PlanChangeInput = { kind: 'link_items', dependencyId: 'N', fromId: 'C', toId: 'B', type: 'FS', lag: 0 };
    const { effects } = accepted(base, link);
    expect(effects.moved.map((row) => [row.itemId, row.followed])).toEqual([
      ['B', true],
      ['G', true],
    ]);
  });

  it('a new item has not moved', () => {
    const { effects } = accepted(base, { kind: 'create_item', itemId: 'N', fields, start: '2026-02-02' });
    expect(effects.moved).toEqual([]);
  });
});

it('phases that moved or changed length; a new one and a removed one are not among them', () => {
  const text = fields.title;
  const { plan, effects } = accepted(base, {
    kind: 'create_phase',
    phaseId: 'N',
    title: text,
    description: text,
    workDays: 5,
    afterId: 'F1',
  });
  expect(effects.phases).toEqual([
    {
      phaseId: 'F2',
      before: { from: '2026-02-02', until: '2026-02-14' },
      after: { from: '2026-02-09', until: '2026-02-21' },
    },
  ]);
  const removed = accepted(plan, { kind: 'remove_phase', phaseId: 'N' }).effects;
  expect(removed.phases.map((row) => row.phaseId)).toEqual(['F2']);
});

describe('a freeze', () => {
  const freeze: CalendarException = {
    id: 'freeze',
    kind: 'freeze',
    sort: 'freeze',
    from: day('2026-03-09'),
    until: day('2026-03-14'),
    label: { nl: 'Stop', en: null },
    departmentId: null,
    region: null,
    verify: false,
    source: null,
  };
  const frozenWeek = (of: Partial<Item> = {}, exception: Partial<CalendarException> = {}) =>
    set({ ...base, calendar: { ...base.calendar, exceptions: [{ ...freeze, ...exception }] } }, 'C', of);
  const hits = (plan: Plan, input: PlanChangeInput) =>
    accepted(plan, input).effects.freezes.map((row) => `${row.itemId} ${row.exceptionId}`);

  it.each<[string, Partial<Item>, string, string[]]>([
    ['a calendar item that goes live on its first day of it', {}, '2026-03-05', ['C freeze']],
    ['on its last day of it', {}, '2026-03-11', ['C freeze']],
    ['that ends the working day before', {}, '2026-03-04', []],
    ['that is worked on all through, and ends after', { workDays: 9 }, '2026-03-06', []],
    ['that ends the working day after', {}, '2026-03-12', []],
    ['an activity goes live nowhere', { kind: 'activity' }, '2026-03-09', []],
    ['a milestone in it', { kind: 'milestone', workDays: 0, until: day('2026-02-02') }, '2026-03-10', ['C freeze']],
    ['a gate on the day after', { kind: 'gate', workDays: 0, until: day('2026-02-02') }, '2026-03-16', []],
  ])('is hit by %s', (_name, of, start, expected) => {
    expect(hits(frozenWeek(of), move('C', start))).toEqual(expected);
  });

  it.each<[string, Partial<Item>, string[]]>([
    ['asks it', { departments: [{ departmentId: 'd:KCC', impact: 2 }] }, ['C freeze']],
    [
      'asks it among others',
      { departments: ['d:DIV', 'd:KCC'].map((departmentId) => ({ departmentId, impact: 2 })) },
      ['C freeze'],
    ],
    ['asks everybody', { allDepartments: true }, ['C freeze']],
    ['asks another', { departments: [{ departmentId: 'd:DIV', impact: 2 }] }, []],
    ['asks nobody', {}, []],
  ])('of a department is hit by an item that %s', (_name, of, expected) => {
    expect(hits(frozenWeek(of, { departmentId: 'd:KCC' }), move('C', '2026-03-09'))).toEqual(expected);
  });

  it('that was hit already is not said again; one that is hit by following is', () => {
    const inside = accepted(frozenWeek(), move('C', '2026-03-09')).plan;
    expect(hits(inside, move('C', '2026-03-10'))).toEqual([]);
    const retired = accepted(inside, { kind: 'retire_item', itemId: 'C' });
    expect(retired.effects.freezes).toEqual([]);
    expect(hits(retired.plan, { kind: 'restore_item', itemId: 'C' })).toEqual(['C freeze']);
    expect(hits(frozenWeek(), move('A', '2026-03-02'))).toEqual(['G freeze']);
  });

  it('other kinds of period are no freeze', () => {
    for (const kind of ['neutral', 'working'] as const)
      expect(hits(frozenWeek({}, { kind }), move('C', '2026-03-09'))).toEqual([]);
  });
});

describe('promises', () => {
  const promised = set(set(base, 'B', { deadline: day('2026-01-16') }), 'G', { deadline: day('2026-01-19') });
  const missed = (plan: Plan, input: PlanChangeInput) => accepted(plan, input).effects.deadlines;

  it('kept on the day itself', () => {
    expect(missed(promised, move('A', '2026-01-07'))).toEqual([]);
  });

  it('missed by a day', () => {
    expect(missed(promised, move('A', '2026-01-08'))).toEqual([
      { itemId: 'B', deadline: '2026-01-16', last: '2026-01-19' },
      { itemId: 'G', deadline: '2026-01-19', last: '2026-01-20' },
    ]);
  });

  it('missed already is not said again, missed by a new promise is', () => {
    const late = accepted(promised, move('A', '2026-01-12')).plan;
    expect(missed(late, move('A', '2026-01-19'))).toEqual([]);
    const edit: PlanChangeInput = { kind: 'edit_item', itemId: 'C', fields: { deadline: '2026-02-03' } };
    expect(missed(base, edit)).toEqual([{ itemId: 'C', deadline: '2026-02-03', last: '2026-02-04' }]);
  });
});

it('a link that something fixed no longer keeps, once', () => {
  const link: PlanChangeInput = { kind: 'link_items', dependencyId: 'N', fromId: 'B', toId: 'C', type: 'FS', lag: 0 };
  const { plan, effects } = accepted(base, link);
  expect(effects.brokenLinks).toEqual([]);
  const late = accepted(plan, move('A', '2026-01-27'));
  expect(late.effects.brokenLinks).toEqual(['N']);
  expect(late.effects.moved.map((row) => row.itemId)).not.toContain('C');
  expect(accepted(late.plan, move('A', '2026-01-28')).effects.brokenLinks).toEqual([]);
});

it('items that fall out of their phase, once: when they move and when the phase moves', () => {
  const out = accepted(base, move('A', '2026-01-26'));
  expect(out.effects.outsidePhase).toEqual(['B']);
  expect(accepted(out.plan, move('A', '2026-01-27')).effects.outsidePhase).toEqual(['A']);
  const phase: PlanChangeInput = { kind: 'edit_phase', phaseId: 'F1', fields: { workDays: 25 } };
  expect(accepted(base, phase).effects.outsidePhase).toEqual(['C']);
});

describe('teams over their limit', () => {
  // t1 carries 100 hours a month and A asks 40 of it in January.
  const hours = (asked: number): PlanChangeInput => ({
    kind: 'edit_item',
    itemId: 'A',
    fields: { teamHours: [{ teamId: 't1', hours: asked }] },
  });

  it.each<[string, PlanChangeInput, [string, number, number][]]>([
    ['up to the limit', hours(100), []],
    ['over it', hours(120), [['2026-01', 0.4, 1.2]]],
    ['no hours touched', move('C', '2026-02-09'), []],
  ])('%s', (_name, input, expected) => {
    expect(accepted(base, input).effects.load.map((row) => [row.month.slice(0, 7), row.before, row.after])).toEqual(
      expected,
    );
  });

  it('by a move into a month that is full', () => {
    const full = set(base, 'C', { teamHours: [{ teamId: 't1', hours: 90 }] });
    expect(accepted(full, move('A', '2026-02-02')).effects.load).toEqual([
      { teamId: 't1', month: '2026-02-01', before: 0.9, after: 1.3, limit: 1, crossed: true },
    ]);
  });

  it('by work that comes back, and not by work of a team nobody knows the size of', () => {
    const { plan } = accepted(set(base, 'C', { teamHours: [{ teamId: 't1', hours: 130 }] }), {
      kind: 'retire_item',
      itemId: 'C',
    });
    const back = accepted(plan, { kind: 'restore_item', itemId: 'C' }).effects.load;
    expect(back.map((row) => [row.month, row.before, row.after])).toEqual([['2026-02-01', 0, 1.3]]);
    const unknown: PlanChangeInput = {
      kind: 'edit_item',
      itemId: 'A',
      fields: { teamHours: [{ teamId: 't2', hours: 999 }] },
    };
    expect(accepted(base, unknown).effects.load).toEqual([]);
  });
});

describe('held back', () => {
  it('says where it was put, where it came and because of what', () => {
    expect(accepted(base, move('B', '2026-01-07')).effects.heldBack).toEqual([
      {
        itemId: 'B',
        asked: '2026-01-07',
        got: '2026-01-12',
        origin: { kind: 'predecessor', itemId: 'A', type: 'FS', lag: 0, day: '2026-01-09' },
      },
    ]);
  });

  it.each([
    ['exactly where it was put', '2026-01-12'],
    ['later', '2026-01-20'],
    ['in the weekend before: the weekend decides', '2026-01-10'],
  ])('not when it is %s', (_name, start) => {
    expect(accepted(base, move('B', start)).effects.heldBack).toEqual([]);
  });

  it('not when it stands fixed', () => {
    expect(accepted(set(base, 'B', { mode: 'manual' }), move('B', '2026-01-07')).effects.heldBack).toEqual([]);
  });
});

it('a refused change has no effects and no plan', () => {
  expect(Object.keys(change(base, move('E', '2026-03-02')))).toEqual(['ok', 'reason', 'itemId']);
});
