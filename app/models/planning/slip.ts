// Milestones and gates that moved: which moves history keeps, why promised ones came later, and which reason weighs most.
import type { Effects } from './change/effects';
import type { Day } from './day';
import type { RowChange } from './difference';
import { workdaysFromTo } from './network';
import { isMoment, type Label, type Plan } from './plan';

/** Why a promised milestone moved later or was given up; the words are the screen's. */
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
  /**
   * The day it was promised for and by how many working days it moved, when a promise was broken further; with `after` null the
   * promise was given up.
   */
  promised: Day | null;
  slipped: number;
};

/** The moves of milestones and gates among the changed rows; `before` and `after` are the plans around the change. */
export function momentMoves(
  before: Plan,
  after: Plan,
  rows: readonly RowChange[],
  { slips, withdrawn }: Pick<Effects, 'slips' | 'withdrawn'>,
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
  const givenUp = new Map(withdrawn.map(({ itemId, promised }) => [itemId, promised]));
  return [...ids].flatMap((itemId): MomentMove[] => {
    const [from, to] = [was.get(itemId) ?? null, is.get(itemId) ?? null];
    if (from === to) return [];
    const broken = slip.get(itemId);
    const move = {
      itemId,
      before: from,
      after: to,
      promised: broken?.promised ?? givenUp.get(itemId) ?? null,
      slipped: broken?.workDays ?? 0,
    };
    return [from && to ? { ...move, workDays: workdaysFromTo(after, from, to) } : move];
  });
}

/** Did a promised milestone come later than promised, or was it given up? */
const breaksPromise = ({ promised, after, slipped }: MomentMove) =>
  slipped > 0 || (promised !== null && after === null);

/**
 * Without what was taken back, and without the taking back, which brings the plan to what it was; the change that an undo of an
 * undo brings back counts again, once. Only an undo that breaks a promise of its own (what it takes back brought a milestone
 * forward, or was there before the promise) stands as a slip like any other. What is left says which slips stand.
 */
export function standing<T extends { id: string; undoes: string | null; moments: readonly MomentMove[] }>(
  entries: readonly T[],
): T[] {
  const undoneBy = new Map(entries.flatMap((entry) => (entry.undoes === null ? [] : [[entry.undoes, entry] as const])));
  const undos = new Set(entries.flatMap((entry) => (entry.undoes === null ? [] : [entry.id])));
  const isUndone = (id: string): boolean => {
    const undo = undoneBy.get(id);
    return undo !== undefined && !isUndone(undo.id);
  };
  const isSlip = ({ undoes, moments }: T) => undoes === null || (!undos.has(undoes) && moments.some(breaksPromise));
  return entries.filter((entry) => isSlip(entry) && !isUndone(entry.id));
}

export type ParetoRow = {
  code: SlipCode;
  /** How often a promised milestone came later, and how many were given up. */
  moves: number;
  withdrawn: number;
  days: number;
  share: number;
  cumulative: number;
};

/** Broken promises per reason, most working days first; shares of all slipped working days, 0–1 (0 where none slipped). */
export function slipPareto(entries: readonly { code: SlipCode; moments: readonly MomentMove[] }[]): ParetoRow[] {
  const sums = new Map<SlipCode, { moves: number; withdrawn: number; days: number }>();
  for (const { code, moments } of entries) {
    for (const move of moments.filter(breaksPromise)) {
      const sum = sums.get(code) ?? { moves: 0, withdrawn: 0, days: 0 };
      const [moves, withdrawn] = move.after === null ? [0, 1] : [1, 0];
      sums.set(code, { moves: sum.moves + moves, withdrawn: sum.withdrawn + withdrawn, days: sum.days + move.slipped });
    }
  }
  const total = [...sums.values()].reduce((all, { days }) => all + days, 0);
  const share = (days: number) => (total === 0 ? 0 : days / total);
  let run = 0;
  return [...sums]
    .sort(([a, x], [b, y]) => y.days - x.days || y.withdrawn - x.withdrawn || y.moves - x.moves || (a < b ? -1 : 1))
    .map(([code, sum]) => {
      run += sum.days;
      return { code, ...sum, share: share(sum.days), cumulative: share(run) };
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
  /** null: it was given up. */
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

/** Every broken promise that stands, the last one first; of one reason when it is given. */
export function slipRows(plan: Pick<Plan, 'items'>, entries: readonly Told[], only: SlipCode | null): SlipRow[] {
  const title = new Map(plan.items.map((item) => [item.id, item.title]));
  return entries
    .filter(({ code }) => only === null || code === only)
    .flatMap(({ id, on, userName, reason, code, moments }) =>
      moments.flatMap(({ itemId, promised, slipped, before, after }): SlipRow[] => {
        if (promised === null || !breaksPromise({ itemId, promised, slipped, before, after })) return [];
        const move = { itemId, title: title.get(itemId) ?? null, promised, before, after, workDays: slipped };
        return [{ id: `${id}-${itemId}`, code, text: reason, on, userName, ...move }];
      }),
    )
    .reverse();
}
