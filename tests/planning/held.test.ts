// What cannot be walked round: a gate is passed by a decision, a promise stays a moment, go-live moves as a whole.
import { describe, expect, it } from 'vitest';
import { applyChange } from '~/models/planning/change';
import { day } from '~/models/planning/day';
import { goLiveKey, type Plan } from '~/models/planning/plan';
import { planChange, type PlanChangeInput } from '~/models/planning/plan-change';
import { anItem, aPlan } from '../factories';

const on = day('2026-03-02');
const moment = { workDays: 0, start: on, until: on } as const;
const plan: Plan = aPlan({
  items: [
    anItem({ id: 'G', kind: 'gate', ...moment }),
    anItem({ id: 'M', kind: 'milestone', ...moment }),
    anItem({ id: 'P', kind: 'milestone', ...moment }),
    anItem({ id: 'C', kind: 'milestone', ...moment }),
    anItem({ id: 'L', key: goLiveKey, kind: 'gate', ...moment }),
    anItem({ id: 'A' }),
  ],
  promises: { baselineId: 'b', name: 'v1', days: { P: on } },
  criteria: [
    {
      id: 'k',
      itemId: 'C',
      position: 0,
      text: { nl: 'Klaar', en: null },
      hard: true,
      state: 'open',
      ownerId: null,
      evidence: '',
      test: null,
    },
  ],
});
const change = (input: PlanChangeInput, of = plan) => applyChange(of, planChange.parse(input));
const decide = (outcome: 'go' | 'no_go') =>
  change({
    ...{ kind: 'decide_gate', decisionId: 'd', itemId: 'G', outcome, on, conditions: [] },
    ...{ decider: 'Stuurgroep', recordedBy: null, reason: 'Besproken' },
  });

describe('a gate', () => {
  it.each(['started', 'done'] as const)('is not %s without a decision', (progress) => {
    const said = change({ kind: 'set_progress', itemId: 'G', progress, on });
    expect(said).toMatchObject({ ok: false, reason: 'gate_needs_decision', itemId: 'G' });
    expect(change({ kind: 'set_progress', itemId: 'M', progress: 'done', on })).toMatchObject({ ok: true });
  });

  it('is passed by a go', () => {
    const decided = decide('go');
    expect(decided.ok && decided.plan.items.find(({ id }) => id === 'G')?.progress).toBe('done');
  });

  it('that was decided about stays a gate, also after a no-go', () => {
    const decided = decide('no_go');
    if (!decided.ok) throw new Error(decided.reason);
    const other = change({ kind: 'edit_item', itemId: 'G', fields: { kind: 'milestone' } }, decided.plan);
    expect(other).toMatchObject({ ok: false, reason: 'kind_is_held', itemId: 'G' });
  });
});

describe('a milestone', () => {
  it.each(['P', 'C'])('with a promise or a criterion does not become work: %s', (itemId) => {
    const work = change({ kind: 'edit_item', itemId, fields: { kind: 'activity' } });
    expect(work).toMatchObject({ ok: false, reason: 'kind_is_held', itemId });
    expect(change({ kind: 'edit_item', itemId, fields: { kind: 'gate' } })).toMatchObject({ ok: true });
  });

  it('without them does', () => {
    expect(change({ kind: 'edit_item', itemId: 'M', fields: { kind: 'activity' } })).toMatchObject({ ok: true });
  });
});

describe('go-live', () => {
  it('does not move alone', () => {
    const alone = change({ kind: 'move_item', itemId: 'L', start: day('2026-04-06'), last: null });
    expect(alone).toMatchObject({ ok: false, reason: 'moves_with_go_live', itemId: 'L' });
    const together = change({ kind: 'move_items', itemIds: ['A', 'L'], workDays: 5 });
    expect(together).toMatchObject({ ok: false, reason: 'not_movable', itemIds: ['L'] });
  });
});
