// Milestones and gates that moved: which moves history keeps, why promised ones came later, and which reason weighs most.
import type { Slip } from './change/effects';
import type { Day } from './day';
import type { RowChange } from './difference';
import { workdaysFromTo } from './network';
import { isMoment, type Label, type Plan } from './plan';

/** Why a promised milestone moved later; the words are the screen's. */
export const slipCodes = [
  'capacity',
  'decision_late',
  'supplier',
  'dependency',
  'scope',
  'quality',
  'adoption',
  'calendar',
  'external',
  'estimate',
  'correction',
  'other',
] as const;
export type SlipCode = (typeof slipCodes)[number];

export type SlipReason = { code: SlipCode; text: string };

/** before = null: made or restored · after = null: retired or removed. */
export type MomentMove = {
  itemId: string;
  before: Day | null;
  after: Day | null;
  /** From before to after in working days of the calendar of then; not kept of moves saved by an older release. */
  workDays?: number;
  /** The day it was promised for and by how many working days it moved, when a promise was broken further. */
  promised: Day | null;
  slipped: number;
};

/** The moves of milestones and gates among the changed rows; `before` and `after` are the plans around the change. */
export function momentMoves(
  before: Plan,
  after: Plan,
  rows: readonly RowChange[],
  slips: readonly Slip[],
): MomentMove[] {
  const ids = new Set(rows.filter((row) => row.collection === 'items').map((row) => row.id));
  const dayIn = (plan: Plan) =>
    new Map(
      plan.items.flatMap((item) =>
        ids.has(item.id) && isMoment(item.kind) && !item.retired ? [[item.id, item.start] as const] : [],
      ),
    );
  const [was, is] = [dayIn(before), dayIn(after)];
  const slip = new Map(slips.map((row) => [row.itemId, row]));
  return [...ids].flatMap((itemId): MomentMove[] => {
    const [from, to] = [was.get(itemId) ?? null, is.get(itemId) ?? null];
    if (from === to) return [];
    const broken = slip.get(itemId);
    const move = {
      itemId,
      before: from,
      after: to,
      promised: broken?.promised ?? null,
      slipped: broken?.workDays ?? 0,
    };
    return [from && to ? { ...move, workDays: workdaysFromTo(after, from, to) } : move];
  });
}

/**
 * Without what was taken back, and without the taking back: an undo brings the plan to what it was, which is no slip; the change
 * that an undo of an undo brings back counts again. What is left says which slips stand.
 */
export function standing<T extends { id: string; undoes: string | null }>(entries: readonly T[]): T[] {
  const undoneBy = new Map(entries.flatMap((entry) => (entry.undoes === null ? [] : [[entry.undoes, entry] as const])));
  const isUndone = (id: string): boolean => {
    const undo = undoneBy.get(id);
    return undo !== undefined && !isUndone(undo.id);
  };
  return entries.filter((entry) => entry.undoes === null && !isUndone(entry.id));
}

export type ParetoRow = { code: SlipCode; moves: number; days: number; share: number; cumulative: number };

/** Slips per reason, most working days first; shares of all slipped working days, 0–1. */
export function slipPareto(entries: readonly { code: SlipCode; moments: readonly MomentMove[] }[]): ParetoRow[] {
  const sums = new Map<SlipCode, { moves: number; days: number }>();
  for (const { code, moments } of entries) {
    for (const { slipped } of moments) {
      if (slipped <= 0) continue;
      const sum = sums.get(code) ?? { moves: 0, days: 0 };
      sums.set(code, { moves: sum.moves + 1, days: sum.days + slipped });
    }
  }
  const total = [...sums.values()].reduce((all, { days }) => all + days, 0);
  let run = 0;
  return [...sums]
    .sort(([a, x], [b, y]) => y.days - x.days || y.moves - x.moves || (a < b ? -1 : 1))
    .map(([code, { moves, days }]) => {
      run += days;
      return { code, moves, days, share: days / total, cumulative: run / total };
    });
}

export type SlipRow = {
  id: string;
  itemId: string;
  /** null when the milestone is not in the plan any more. */
  title: Label | null;
  code: SlipCode;
  /** The sentence that was given with the reason. */
  text: string | null;
  promised: Day;
  before: Day | null;
  after: Day | null;
  workDays: number;
  on: Day;
  userName: string | null;
};

type Told = {
  id: string;
  on: Day;
  userName: string | null;
  reason: string | null;
  code: SlipCode;
  moments: readonly MomentMove[];
};

/** Every slip that stands, the last one first; of one reason when it is given. */
export function slipRows(plan: Pick<Plan, 'items'>, entries: readonly Told[], only: SlipCode | null): SlipRow[] {
  const title = new Map(plan.items.map((item) => [item.id, item.title]));
  return entries
    .filter(({ code }) => only === null || code === only)
    .flatMap(({ id, on, userName, reason, code, moments }) =>
      moments.flatMap(({ itemId, promised, slipped, before, after }): SlipRow[] => {
        if (promised === null || slipped <= 0) return [];
        const move = { itemId, title: title.get(itemId) ?? null, promised, before, after, workDays: slipped };
        return [{ id: `${id}-${itemId}`, code, text: reason, on, userName, ...move }];
      }),
    )
    .reverse();
}
