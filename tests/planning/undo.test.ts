// Undo gives back the very plan that was, byte for byte, and redo the one that became; what stands in the way is known before.
import { describe, expect, it } from 'vitest';
import { applyChange } from '~/models/planning/change';
import { differenceBetween, type RowChange, reversed } from '~/models/planning/difference';
import type { Plan } from '~/models/planning/plan';
import { planChange } from '~/models/planning/plan-change';
import { contentOf, rewound } from '~/models/planning/snapshot';
import { rowFinder, undoObstacle } from '~/models/planning/undo';
import { accepted, base } from './change-plan';
import { chanceFrom, randomChange } from './random-change';
import { randomPlan } from './random-plan';

const bytes = (plan: Plan) => JSON.stringify(contentOf(plan));

/** As a plan that the product made: placed, chained, with teams, people and workstreams to speak of. */
function wholePlan(seed: number): Plan {
  const shape = { seed, items: 25, links: 20, exceptions: 3, oneCalendar: false, rings: false };
  const { workstreams, criteria: _criteria, capacity } = base;
  const people = ['u1', 'u2'].map((id) => ({ id, name: id, active: true }));
  const departments = ['d:DIV', 'd:KCC', 'd:BZ'].map((id) => ({
    ...{ id, key: id.slice(2), name: { nl: id, en: null }, parentId: null },
  }));
  const plan = { ...randomPlan(shape), workstreams, capacity, people, departments };
  const placed = applyChange(plan, { kind: 'recalculate', cause: 'import' });
  if (!placed.ok) throw new Error(JSON.stringify(placed));
  return placed.plan;
}

type Step = { kind: string; before: Plan; after: Plan; rows: RowChange[] };

/** A sequence of accepted changes that each did something. */
function sequence(seed: number, length: number): Step[] {
  const next = chanceFrom(seed);
  const steps: Step[] = [];
  let plan = wholePlan(seed);
  for (let turn = 0; steps.length < length; turn++) {
    if (turn > length * 20) throw new Error('nothing more can be changed');
    const asked = randomChange(plan, next, `n${seed}x${turn}`);
    const parsed = asked && planChange.safeParse(asked);
    if (!parsed?.success) continue;
    const result = applyChange(plan, parsed.data);
    if (!result.ok) continue;
    const rows = differenceBetween(plan, result.plan);
    if (rows.length === 0) continue;
    steps.push({ kind: parsed.data.kind, before: plan, after: result.plan, rows });
    plan = result.plan;
  }
  return steps;
}

const seeds = Array.from({ length: 25 }, (_, index) => index + 1);
const told = seeds.map((seed) => [seed, sequence(seed, 24)] as const);

function turned(plan: Plan, rows: RowChange[]): Plan {
  const result = applyChange(plan, { kind: 'undo', changeId: 'x', rows });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.plan;
}

describe('a random sequence of changes', () => {
  it('is of many kinds', () => {
    const kinds = new Set(told.flatMap(([, steps]) => steps.map((step) => step.kind)));
    expect([...kinds].sort()).toHaveLength(30);
  });

  it.each(told)(
    '(seed %i) undone one by one gives back the first plan, and redone the last, byte for byte',
    (_, steps) => {
      let plan = steps.at(-1)!.after;
      for (const { kind, before, rows } of [...steps].reverse()) {
        plan = turned(plan, reversed(rows));
        expect(bytes(plan), `undo ${kind}`).toBe(bytes(before));
      }
      for (const { kind, after, rows } of steps) {
        plan = turned(plan, rows);
        expect(bytes(plan), `redo ${kind}`).toBe(bytes(after));
      }
    },
  );

  it.each(told)('(seed %i) read back at once gives every plan on the way', (_, steps) => {
    const last = steps.at(-1)!.after;
    steps.forEach(({ before }, at) => {
      if (at % 4 !== 0) return;
      const since = steps.slice(at).flatMap((step) => step.rows);
      expect(bytes(rewound(last, since, 1))).toBe(bytes(before));
    });
  });

  it.each(told)('(seed %i) the obstacle seen beforehand is never one that is not there', (_, steps) => {
    const last = steps.at(-1)!.after;
    const find = rowFinder(last);
    const entry = { kind: 'edit_item', at: Date.parse('2026-11-20T10:00:00Z'), undoneBy: null };
    const now = Date.parse('2026-11-22T10:00:00Z');
    for (const { rows } of steps) {
      const result = applyChange(last, { kind: 'undo', changeId: 'x', rows: reversed(rows) });
      const seen = undoObstacle({ ...entry, rows }, find, now);
      const contradicted = !result.ok && result.reason === 'contradicted';
      if (seen) expect(contradicted).toBe(true);
      if (seen && seen.why === 'contradicted' && contradicted) expect(result.conflicts).toEqual(seen.conflicts);
    }
  });
});

describe('a change cannot be undone', () => {
  const { plan } = accepted(base, { kind: 'edit_item', itemId: 'A', fields: { acceptanceValue: 4 } });
  const rows = differenceBetween(base, plan);
  const now = Date.parse('2026-11-22T10:00:00Z');
  const entry = { kind: 'edit_item', at: Date.parse('2026-10-23T10:00:01Z'), undoneBy: null, rows };

  it('when it was undone, began the programme, followed the calendar, or is over 30 days old', () => {
    const find = rowFinder(plan);
    expect(undoObstacle(entry, find, now)).toBeNull();
    expect(undoObstacle({ ...entry, undoneBy: 'x' }, find, now)).toEqual({ why: 'already_undone' });
    expect(undoObstacle({ ...entry, kind: 'apply_blueprint' }, find, now)).toEqual({ why: 'beginning' });
    expect(undoObstacle({ ...entry, kind: 'recalculate' }, find, now)).toEqual({ why: 'follows_calendar' });
    expect(undoObstacle({ ...entry, at: Date.parse('2026-10-23T09:59:59Z') }, find, now)).toEqual({ why: 'too_old' });
  });

  it('when the same field changed since, which is named', () => {
    const later = accepted(plan, { kind: 'edit_item', itemId: 'A', fields: { acceptanceValue: 5 } }).plan;
    expect(undoObstacle(entry, rowFinder(later), now)).toEqual({
      why: 'contradicted',
      conflicts: [{ collection: 'items', id: 'A', field: 'acceptanceValue', expected: 4, found: 5 }],
    });
  });
});
