// Milestones and gates in the order of their days, with how far their criteria are; those to come apart from those reached.
import type { Day } from './day';
import { type DecisionOutcome, decisionsOf } from './gate';
import { isMoment, type Item, type ItemKind, type Label, type Plan } from './plan';

export const momentStates = ['reached', 'late', 'planned'] as const;
export type MomentState = (typeof momentStates)[number];

export type MilestoneRow = {
  id: string;
  kind: ItemKind;
  title: Label;
  day: Day;
  state: MomentState;
  /** What was decided last, for a gate. */
  decision: DecisionOutcome | null;
  criteria: { total: number; met: number; notMet: number; hard: number; hardMet: number };
};

/** Reached when reported done; late when its day has passed without that. */
export function momentState(item: Pick<Item, 'progress' | 'start'>, today: Day): MomentState {
  if (item.progress === 'done') return 'reached';
  return item.start < today ? 'late' : 'planned';
}

export function milestoneRows(plan: Plan, today: Day): MilestoneRow[] {
  return plan.items
    .filter((item) => isMoment(item.kind) && !item.retired)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1))
    .map((item) => {
      const criteria = plan.criteria.filter((row) => row.itemId === item.id);
      const hard = criteria.filter((row) => row.hard);
      return {
        id: item.id,
        kind: item.kind,
        title: item.title,
        day: item.start,
        state: momentState(item, today),
        decision: decisionsOf(plan, item.id)[0]?.outcome ?? null,
        criteria: {
          total: criteria.length,
          met: criteria.filter((row) => row.state === 'met').length,
          notMet: criteria.filter((row) => row.state === 'not_met').length,
          hard: hard.length,
          hardMet: hard.filter((row) => row.state === 'met').length,
        },
      };
    });
}

/** What is still to come first, in the order of their days; what was reached after it, the last one first. */
export function aheadAndReached(rows: readonly MilestoneRow[]): { ahead: MilestoneRow[]; reached: MilestoneRow[] } {
  return {
    ahead: rows.filter(({ state }) => state !== 'reached'),
    reached: rows.filter(({ state }) => state === 'reached').reverse(),
  };
}
