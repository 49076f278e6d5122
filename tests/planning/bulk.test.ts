// Several items in one change: all of them or none, each by its own calendar, what follows moves once.
import { describe, expect, it } from 'vitest';
import { asksALook } from '~/models/planning/consequences';
import { day } from '~/models/planning/day';
import { differenceBetween } from '~/models/planning/difference';
import type { Plan } from '~/models/planning/plan';
import { planChange, type PlanChangeInput } from '~/models/planning/plan-change';
import { staleFields } from '~/models/planning/stale';
import { lastDay } from '~/models/planning/interval';
import { anItem } from '../factories';
import { accepted, base, change, frozen, itemIn } from './change-plan';

/** `01-05…01-09` of an item. */
const at = (plan: Plan, id: string) => {
  const { start, until } = itemIn(plan, id);
  const [first, last] = [start, lastDay({ from: start, until })].map((text) => text.slice(5));
  return first === last ? first : `${first}…${last}`;
};
const move = (itemIds: string[], workDays: number): PlanChangeInput => ({ kind: 'move_items', itemIds, workDays });
const assign = (
  itemIds: string[],
  fields: Extract<PlanChangeInput, { kind: 'assign_items' }>['fields'],
): PlanChangeInput => ({ kind: 'assign_items', itemIds, fields });
const retire = (itemIds: string[]): PlanChangeInput => ({ kind: 'retire_items', itemIds });

/** `base` with a gate on the border of F2, two people, and a department that does not work on Fridays in January. */
const rich: Plan = frozen({
  ...base,
  people: [
    { id: 'u1', name: 'Fatima', active: true },
    { id: 'u2', name: 'Joost', active: true },
  ],
  items: [
    ...base.items,
    anItem({
      id: 'P',
      kind: 'gate',
      phaseId: 'F2',
      border: 'end',
      workDays: 0,
      start: day('2026-02-13'),
      until: day('2026-02-13'),
    }),
    anItem({
      id: 'K',
      mode: 'manual',
      workDays: 3,
      start: day('2026-01-05'),
      until: day('2026-01-08'),
      departments: [{ departmentId: 'd:KCC', impact: 2 }],
    }),
  ],
  calendar: {
    ...base.calendar,
    exceptions: ['2026-01-09', '2026-01-16'].map((friday) => ({
      id: friday,
      kind: 'non_working' as const,
      sort: 'closing' as const,
      from: day(friday),
      until: day(friday.replace(/\d\d$/, (text) => String(Number(text) + 1).padStart(2, '0'))),
      label: { nl: 'Dicht', en: null },
      departmentId: 'd:KCC',
      region: null,
      verify: false,
      source: null,
    })),
  },
});

describe('moving several items', () => {
  it('keeps their lengths, and what follows goes along once', () => {
    const { plan, effects } = accepted(base, move(['A', 'B', 'C'], 5));
    expect(['A', 'B', 'G', 'C'].map((id) => at(plan, id))).toEqual([
      '01-12…01-16',
      '01-19…01-21',
      '01-22',
      '02-09…02-11',
    ]);
    expect(['A', 'B', 'G', 'C'].map((id) => itemIn(plan, id).workDays)).toEqual([5, 3, 0, 3]);
    expect(effects.moved.map((row) => [row.itemId, row.followed])).toEqual([
      ['A', false],
      ['B', false],
      ['C', false],
      ['G', true],
    ]);
  });

  it('earlier takes them back, and says which a predecessor holds back', () => {
    const later = accepted(base, move(['A', 'B', 'C'], 5)).plan;
    const { plan } = accepted(later, move(['A', 'B', 'C'], -5));
    expect(['A', 'B', 'G', 'C'].map((id) => at(plan, id))).toEqual(['A', 'B', 'G', 'C'].map((id) => at(base, id)));
    const { plan: held, effects } = accepted(base, move(['B', 'C'], -2));
    expect(at(held, 'B')).toBe('01-12…01-14');
    expect(effects.heldBack).toMatchObject([{ itemId: 'B', asked: '2026-01-08', got: '2026-01-12' }]);
    expect(at(held, 'C')).toBe('01-29…02-02');
  });

  it('counts each in its own calendar: who is closed on Fridays goes further', () => {
    const { plan } = accepted(rich, move(['K', 'A'], 5));
    expect(at(plan, 'A')).toBe('01-12…01-16');
    // Monday 5 + 5 days that the department works = Tuesday 13; three of its days end on Thursday, before the closed Friday.
    expect(at(plan, 'K')).toBe('01-13…01-15');
    // One further it passes the second closed Friday.
    expect(at(accepted(rich, move(['K'], 6)).plan, 'K')).toBe('01-14…01-19');
  });

  it('is one move, however often an item is named', () => {
    expect(accepted(base, move(['A', 'A', 'B'], 5)).plan).toEqual(accepted(base, move(['A', 'B'], 5)).plan);
  });

  it('by nothing changes nothing', () => {
    expect(differenceBetween(base, accepted(base, move(['A', 'C'], 0)).plan)).toEqual([]);
  });

  it('is refused as a whole, naming all that stand: started, done, retired, on a border', () => {
    const refused = change(rich, move(['A', 'S', 'E', 'C', 'R', 'P'], 5));
    expect(refused).toEqual({ ok: false, reason: 'not_movable', itemIds: ['S', 'E', 'R', 'P'] });
  });
});

describe('assigning several items', () => {
  it('sets what is said and leaves the rest', () => {
    const { plan, effects } = accepted(rich, assign(['A', 'B'], { ownerId: 'u1', workstreamId: 'W2' }));
    expect(itemIn(plan, 'A')).toEqual({ ...itemIn(rich, 'A'), ownerId: 'u1', workstreamId: 'W2' });
    expect(itemIn(plan, 'B')).toEqual({ ...itemIn(rich, 'B'), ownerId: 'u1', workstreamId: 'W2' });
    expect(differenceBetween(rich, plan).map((row) => row.id)).toEqual(['A', 'B']);
    expect(effects.moved).toEqual([]);
  });

  it('can empty a field', () => {
    const { plan } = accepted(rich, assign(['A', 'B'], { workstreamId: null }));
    expect(itemIn(plan, 'A').workstreamId).toBeNull();
  });

  it('to another phase takes along what starts with its phase', () => {
    const { plan, effects } = accepted(rich, assign(['A', 'C'], { phaseId: 'F2' }));
    expect(at(plan, 'A')).toBe('02-02…02-06');
    expect(effects.moved.map((row) => row.itemId)).toEqual(['A', 'B', 'G']);
  });

  it.each([
    ['ownerId', 'u9'],
    ['workstreamId', 'W9'],
    ['phaseId', 'F9'],
  ])('to a %s that is not there is refused', (field, id) => {
    expect(change(rich, assign(['A', 'B'], { [field]: id }))).toMatchObject({ reason: 'unknown_reference', field, id });
  });

  it('also to work that has started; not what is retired, naming all of it', () => {
    expect(itemIn(accepted(rich, assign(['S', 'E'], { ownerId: 'u2' })).plan, 'S').ownerId).toBe('u2');
    const more = frozen({ ...rich, items: [...rich.items, anItem({ id: 'R2', retired: true })] });
    const refused = change(more, assign(['R', 'A', 'R2'], { ownerId: 'u2' }));
    expect(refused).toEqual({ ok: false, reason: 'items_retired', itemIds: ['R', 'R2'] });
  });

  it('never takes a gate on a border out of its phase', () => {
    expect(change(rich, assign(['A', 'P'], { phaseId: null }))).toMatchObject({
      reason: 'border_needs_a_gate_in_a_phase',
      itemId: 'P',
    });
    expect(at(accepted(rich, assign(['P'], { phaseId: 'F1' })).plan, 'P')).toBe('01-30');
  });
});

describe('retiring several items', () => {
  it('lets what waited for them move up', () => {
    const { plan } = accepted(base, retire(['A', 'C']));
    expect(['A', 'C'].map((id) => itemIn(plan, id).retired)).toEqual([true, true]);
    expect(at(plan, 'B')).toBe('01-05…01-07');
    expect(change(base, retire(['A', 'R']))).toEqual({ ok: false, reason: 'items_retired', itemIds: ['R'] });
  });
});

it('an item that is not there refuses the whole', () => {
  for (const asked of [move(['A', 'X'], 1), assign(['A', 'X'], { ownerId: null }), retire(['A', 'X'])]) {
    expect(change(base, asked)).toEqual({ ok: false, reason: 'not_found', what: 'item', id: 'X' });
  }
});

it('is always looked at before it is saved', () => {
  const asked = assign(['A', 'B'], { ownerId: 'u1' });
  expect(asksALook(planChange.parse(asked), accepted(rich, asked).effects)).toBe(true);
});

it('names two thousand items at most', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `i${at}`);
  expect(planChange.safeParse(move(ids(2000), 1)).success).toBe(true);
  expect(planChange.safeParse(move(ids(2001), 1)).success).toBe(false);
  expect(planChange.safeParse(move([], 1)).success).toBe(false);
});

describe('on an older plan', () => {
  const staleAfter = (mine: PlanChangeInput, theirs: PlanChangeInput) => {
    const { plan } = accepted(rich, theirs);
    const rows = staleFields(planChange.parse(mine), plan, differenceBetween(rich, plan));
    return rows.map(({ id, field, mine: value, theirs: now }) => [id, field, value, now]);
  };
  const edit = (itemId: string, fields: object): PlanChangeInput => ({ kind: 'edit_item', itemId, fields });

  it.each<[string, PlanChangeInput, PlanChangeInput, unknown[]]>([
    [
      'the same item moved meanwhile',
      move(['A', 'C'], 5),
      { kind: 'move_item', itemId: 'C', start: '2026-02-09' },
      [['C', 'start', '2026-02-16', '2026-02-09']],
    ],
    [
      'the same item given away meanwhile',
      assign(['A', 'B'], { ownerId: 'u1' }),
      edit('B', { ownerId: 'u2' }),
      [['B', 'ownerId', 'u1', 'u2']],
    ],
    ['given to the same person meanwhile', assign(['A', 'B'], { ownerId: 'u1' }), edit('B', { ownerId: 'u1' }), []],
    ['another field of the same item', assign(['A', 'B'], { ownerId: 'u1' }), edit('B', { description: 'ook' }), []],
    ['another item', move(['A', 'B'], 5), { kind: 'move_item', itemId: 'C', start: '2026-02-09' }, []],
    ['an item that only followed', move(['B', 'C'], 5), { kind: 'move_item', itemId: 'A', start: '2026-01-12' }, []],
    ['the same item renamed', retire(['A', 'B']), edit('B', { title: { nl: 'Nieuw', en: null } }), []],
  ])('%s', (_name, mine, theirs, expected) => {
    expect(staleAfter(mine, theirs)).toEqual(expected);
  });
});
