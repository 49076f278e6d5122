// Items that wait for figures: when they are placed, what is refused, and what follows when figures come in.
import { describe, expect, it } from 'vitest';
import { applyChange } from '~/models/planning/change';
import { expectedPeriods } from '~/models/planning/calendar-period';
import { differenceBetween, reversed, withRowChanges } from '~/models/planning/difference';
import { conditionState, heldItems } from '~/models/planning/figure-condition';
import { day } from '~/models/planning/day';
import { originOf } from '~/models/planning/origin';
import type { FigureCondition, Plan } from '~/models/planning/plan';
import { planChange, type PlanChangeInput } from '~/models/planning/plan-change';
import { scheduleOf } from '~/models/planning/schedule';
import { aLink, anItem, aPlan } from '../factories';

const nothing = { metOn: null, expectedOn: null, expectedFrom: null, expectedUntil: null };
const test = { metricKey: 'M02', departmentId: null, atLeast: true, level: 60, periods: 2 };

function condition(fields: Partial<FigureCondition> = {}): FigureCondition {
  return { id: 'V', itemId: 'A', ...test, ...nothing, waivedOn: null, waivedBy: '', waivedReason: '', ...fields };
}

/** A (automatic, one day) and B after it; A waits as told. */
function plan(...figureConditions: FigureCondition[]): Plan {
  const items = [
    anItem({ id: 'A', notBefore: day('2026-02-02') }),
    anItem({ id: 'B' }),
    anItem({ id: 'G', kind: 'gate', mode: 'manual', workDays: 0, start: day('2026-03-02'), until: day('2026-03-02') }),
  ];
  return aPlan({ items, dependencies: [aLink('AB', 'A', 'B')], figureConditions });
}

function done(before: Plan, change: PlanChangeInput): Plan {
  const result = applyChange(before, planChange.parse(change));
  if (!result.ok) throw new Error(result.reason);
  return result.plan;
}
const refused = (before: Plan, change: PlanChangeInput) => {
  const result = applyChange(before, planChange.parse(change));
  return result.ok ? null : result;
};
const again = (before: Plan) => done(before, { kind: 'recalculate', cause: 'calendar' });
const startOf = (of: Plan, id: string) => of.items.find((item) => item.id === id)!.start;

describe('where an item that waits is placed', () => {
  it.each([
    ['on the day that is expected', condition({ expectedOn: day('2026-02-16') }), '2026-02-16'],
    ['on the next working day', condition({ expectedOn: day('2026-02-14') }), '2026-02-16'],
    ['on the day they were there', condition({ metOn: day('2026-02-10') }), '2026-02-10'],
    ['where its own floor says, when that is later', condition({ metOn: day('2026-01-10') }), '2026-02-02'],
    ['where it was, when nobody can tell', condition(), '2026-02-02'],
    [
      'where it was, when somebody let it go',
      condition({ expectedOn: day('2026-06-01'), waivedOn: day('2026-01-20') }),
      '2026-02-02',
    ],
  ])('%s', (_, waits, expected) => {
    const placed = again(plan(waits));
    expect(startOf(placed, 'A')).toBe(expected);
    expect(startOf(placed, 'B') > startOf(placed, 'A')).toBe(true);
  });

  it('waits for the last of several, and says for which', () => {
    const placed = again(
      plan(condition({ expectedOn: day('2026-02-16') }), condition({ id: 'W', expectedOn: day('2026-03-02') })),
    );
    expect(startOf(placed, 'A')).toBe('2026-03-02');
    const schedule = scheduleOf(placed)!;
    const at = schedule.network.items.findIndex(({ id }) => id === 'A');
    expect(originOf(placed, schedule, at)).toEqual({
      kind: 'condition',
      conditionId: 'W',
      metricKey: 'M02',
      departmentId: null,
      met: false,
      day: '2026-03-02',
    });
  });

  it('does not move what has its dates typed, and keeps its origin', () => {
    const typed = plan(condition({ expectedOn: day('2026-06-01') }));
    const manual = { ...typed, items: typed.items.map((item) => ({ ...item, mode: 'manual' as const })) };
    expect(startOf(again(manual), 'A')).toBe(startOf(manual, 'A'));
  });
});

describe('asking, changing, letting go', () => {
  const standing = { ...nothing, expectedOn: day('2026-02-16') };
  const ask = { kind: 'create_figure_condition', conditionId: 'N', itemId: 'A', test, standing } as const;

  it('moves the item and what follows it, and back again when it waits no more', () => {
    const before = again(plan());
    const waiting = done(before, ask);
    expect(startOf(waiting, 'A')).toBe('2026-02-16');
    expect(heldItems(waiting).map(({ id }) => id)).toEqual(['A']);
    const free = done(waiting, { kind: 'remove_figure_condition', conditionId: 'N' });
    expect(startOf(free, 'A')).toBe(startOf(before, 'A'));
    expect(startOf(free, 'B')).toBe(startOf(before, 'B'));
  });

  it('is let go with who and why only, and that is taken back', () => {
    const waiting = done(again(plan()), ask);
    const waive = { kind: 'waive_figure_condition', conditionId: 'N', on: day('2026-01-20') } as const;
    expect(refused(waiting, { ...waive, by: 'Stuurgroep', reason: ' ' })).toMatchObject({
      reason: 'waiver_needs_reason',
    });
    const free = done(waiting, { ...waive, by: 'Stuurgroep', reason: 'De leverancier kan niet later.' });
    expect(startOf(free, 'A')).toBe('2026-02-02');
    expect(conditionState(free.figureConditions[0]!)).toBe('waived');
    const back = done(free, { kind: 'waive_figure_condition', conditionId: 'N', on: null, by: '', reason: '' });
    expect(startOf(back, 'A')).toBe('2026-02-16');
  });

  it('keeps work from being started or done, until the figures are there or it is let go', () => {
    const start = { kind: 'set_progress', itemId: 'A', progress: 'started', on: day('2026-02-20') } as const;
    const waiting = done(again(plan()), ask);
    expect(refused(waiting, start)).toMatchObject({ reason: 'held_by_figures', itemId: 'A', conditionIds: ['N'] });
    const there = done(waiting, {
      kind: 'follow_figures',
      standings: [{ conditionId: 'N', ...nothing, metOn: day('2026-02-10') }],
      criteria: [],
    });
    expect(refused(there, start)).toBeNull();
  });

  it.each([
    ['an item that is not there', { ...ask, itemId: 'X' }, 'not_found'],
    ['a gate', { ...ask, itemId: 'G' }, 'gate_waits_by_criteria'],
    ['a department that is not there', { ...ask, test: { ...test, departmentId: 'X' } }, 'unknown_reference'],
  ])('is refused for %s', (_, change, reason) => {
    expect(refused(plan(), change)).toMatchObject({ reason });
  });

  it('is turned round although figures came in since', () => {
    const before = again(plan());
    const waiting = done(before, ask);
    const rows = differenceBetween(before, waiting);
    const later = done(waiting, {
      kind: 'follow_figures',
      standings: [{ conditionId: 'N', ...nothing, expectedOn: day('2026-03-16') }],
      criteria: [],
    });
    const turned = withRowChanges(later, reversed(rows));
    expect('plan' in turned && turned.plan.figureConditions).toEqual([]);
  });
});

describe('a criterion that follows figures', () => {
  const waits = {
    id: 'K',
    itemId: 'G',
    text: { nl: 'Klaar', en: null },
    hard: true,
    ownerId: null,
    evidence: '',
    position: 0,
  };
  const gate = (state: 'open' | 'met' | 'not_met') => ({ ...plan(), criteria: [{ ...waits, state, test }] });

  it('turns green by itself', () => {
    const after = done(gate('not_met'), {
      kind: 'follow_figures',
      standings: [],
      criteria: [{ criterionId: 'K', state: 'met' }],
    });
    expect(after.criteria[0]!.state).toBe('met');
  });

  it('is not set by hand; without the test it is', () => {
    const set = { kind: 'edit_criterion', criterionId: 'K', fields: { state: 'met' } } as const;
    expect(refused(gate('not_met'), set)).toMatchObject({ reason: 'criterion_follows_figures', criterionId: 'K' });
    const free = done(gate('not_met'), { kind: 'edit_criterion', criterionId: 'K', fields: { test: null } });
    expect(done(free, set).criteria[0]!.state).toBe('met');
  });
});

describe('on the calendar', () => {
  const window = { from: day('2026-02-01'), until: day('2026-03-01') };

  it('stands the day that is expected, under the name of what waits', () => {
    const waiting = plan(condition({ expectedOn: day('2026-02-16') }));
    expect(expectedPeriods(waiting, window)).toEqual([
      expect.objectContaining({
        look: 'expected',
        from: '2026-02-16',
        until: '2026-02-17',
        name: { nl: 'A', en: null },
      }),
    ]);
  });

  it.each([
    ['outside the window', condition({ expectedOn: day('2026-03-01') })],
    ['met', condition({ expectedOn: day('2026-02-16'), metOn: day('2026-02-10') })],
    ['let go', condition({ expectedOn: day('2026-02-16'), waivedOn: day('2026-01-20') })],
    ['not to be told', condition()],
  ])('nothing stands there when it is %s', (_, waits) => {
    expect(expectedPeriods(plan(waits), window)).toEqual([]);
  });
});
