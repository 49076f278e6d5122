// A gate on a border goes where its phase goes, in both directions, is not moved by hand, and comes back with an undo.
import { describe, expect, it } from 'vitest';
import { differenceBetween, reversed } from '~/models/planning/difference';
import { day } from '~/models/planning/day';
import { phaseRows } from '~/models/planning/phase-overview';
import type { Plan } from '~/models/planning/plan';
import type { PlanChangeInput } from '~/models/planning/plan-change';
import { anItem } from '../factories';
import { accepted, base, change, frozen, itemIn } from './change-plan';

const gate = (id: string, phaseId: string, border: 'start' | 'end', at: string) =>
  anItem({ id, kind: 'gate', phaseId, border, workDays: 0, start: day(at), until: day(at) });

/** F1 5–30 January, F2 2–13 February (and F3, switched off); a gate on the end of F1, one on the start and one on the end of F2. */
const plan: Plan = frozen({
  ...base,
  items: [
    ...base.items,
    gate('P1', 'F1', 'end', '2026-01-30'),
    gate('P2', 'F2', 'start', '2026-02-02'),
    gate('P3', 'F2', 'end', '2026-02-13'),
  ],
});

const days = (of: Plan) => ['P1', 'P2', 'P3'].map((id) => itemIn(of, id).start.slice(5));
const lengthOfF1 = (workDays: number) => ({ kind: 'edit_phase', phaseId: 'F1', fields: { workDays } }) as const;

describe('a gate on the border of its phase', () => {
  it.each<[string, PlanChangeInput, string[]]>([
    ['later when the phase before it is longer', lengthOfF1(25), ['02-06', '02-09', '02-20']],
    ['earlier when that is shorter', lengthOfF1(15), ['01-23', '01-26', '02-06']],
    [
      'along when the programme begins later',
      { kind: 'edit_programme', fields: { start: day('2026-01-12') } },
      ['02-06', '02-09', '02-20'],
    ],
    [
      'along when the programme begins earlier',
      { kind: 'edit_programme', fields: { start: day('2025-12-29') } },
      // 1 January is no working day, so the phase loses one day less than a week.
      ['01-26', '01-27', '02-09'],
    ],
    [
      'to the front when the phase before it is skipped; its own gate stays with its phase',
      { kind: 'edit_phase', phaseId: 'F1', fields: { active: false } },
      ['01-30', '01-05', '01-16'],
    ],
    [
      'only at its end when its own length changes',
      { kind: 'edit_phase', phaseId: 'F2', fields: { workDays: 5 } },
      ['01-30', '02-02', '02-06'],
    ],
    ['nowhere when something else changes', { kind: 'retire_item', itemId: 'A' }, ['01-30', '02-02', '02-13']],
  ])('goes %s', (_name, input, expected) => {
    expect(days(accepted(plan, input).plan)).toEqual(expected);
  });

  it('comes back to where it was when the phase takes part again', () => {
    const off = accepted(plan, { kind: 'edit_phase', phaseId: 'F1', fields: { active: false } }).plan;
    const on = accepted(off, { kind: 'edit_phase', phaseId: 'F1', fields: { active: true } }).plan;
    expect(days(on)).toEqual(days(plan));
  });

  it('is among the consequences, with its border as the reason', () => {
    const { effects } = accepted(plan, lengthOfF1(25));
    const moved = effects.moved.find((row) => row.itemId === 'P3');
    expect(moved).toMatchObject({
      before: { from: '2026-02-13' },
      after: { from: '2026-02-20' },
      followed: true,
      origin: { kind: 'border', phaseId: 'F2', border: 'end' },
    });
  });

  it('is not moved by hand, alone or with others', () => {
    const alone = change(plan, { kind: 'move_item', itemId: 'P1', start: day('2026-02-03') });
    expect(alone).toMatchObject({ ok: false, reason: 'sits_on_border', itemId: 'P1', phaseId: 'F1' });
    const together = change(plan, { kind: 'move_items', itemIds: ['C', 'P1'], workDays: 2 });
    expect(together).toMatchObject({ ok: false, reason: 'not_movable', itemIds: ['P1'] });
  });

  it('stays where it was reached, wherever its phase goes', () => {
    const go: PlanChangeInput = {
      kind: 'decide_gate',
      decisionId: 'D1',
      itemId: 'P1',
      outcome: 'go',
      on: day('2026-01-29'),
      decider: 'Stuurgroep',
      recordedBy: null,
      reason: 'Alles is klaar',
      conditions: [],
    };
    const done = accepted(plan, go).plan;
    expect(itemIn(accepted(done, lengthOfF1(25)).plan, 'P1').start).toBe('2026-01-29');
  });

  it('is put there and taken off by an edit; only a gate with a phase can be', () => {
    const put = accepted(plan, { kind: 'edit_item', itemId: 'P1', fields: { phaseId: 'F2', border: 'start' } }).plan;
    expect(itemIn(put, 'P1').start).toBe('2026-02-02');
    const off = { border: null, notBefore: day('2026-02-02') };
    const free = accepted(put, { kind: 'edit_item', itemId: 'P1', fields: off }).plan;
    expect(itemIn(free, 'P1').start).toBe('2026-02-02');
    expect(itemIn(accepted(free, lengthOfF1(15)).plan, 'P1').start).toBe('2026-02-02');
    for (const fields of [{ phaseId: null }, { kind: 'milestone' as const }]) {
      const refused = change(plan, { kind: 'edit_item', itemId: 'P1', fields });
      expect(refused).toMatchObject({ ok: false, reason: 'border_needs_a_gate_in_a_phase' });
    }
  });

  it.each<[string, PlanChangeInput]>([
    ['a longer phase', lengthOfF1(25)],
    ['a skipped phase', { kind: 'edit_phase', phaseId: 'F1', fields: { active: false } }],
    ['another border', { kind: 'edit_item', itemId: 'P2', fields: { border: 'end' } }],
  ])('an undo of %s gives the plan back, and a redo the other', (_name, input) => {
    const { plan: after } = accepted(plan, input);
    const rows = differenceBetween(plan, after);
    const undone = accepted(after, { kind: 'undo', changeId: 'h1', rows: reversed(rows) }).plan;
    expect(undone).toEqual(plan);
    expect(accepted(undone, { kind: 'undo', changeId: 'h2', rows }).plan).toEqual(after);
  });
});

describe('the phases as a table', () => {
  it('name the gates on their borders and the items outside', () => {
    const late = { kind: 'move_item', itemId: 'C', start: day('2026-02-12') } as const;
    const [, second] = phaseRows(accepted(plan, late).plan);
    expect(second?.gates.map(({ id, border, day: at }) => [id, border, at])).toEqual([
      ['P2', 'start', '2026-02-02'],
      ['P3', 'end', '2026-02-13'],
    ]);
    expect(second?.outside).toEqual([
      { id: 'C', title: itemIn(plan, 'C').title, start: '2026-02-12', last: '2026-02-16' },
    ]);
  });
});
