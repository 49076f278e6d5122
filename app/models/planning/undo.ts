// Whether a saved change can still be turned round, and if not why: said before anybody tries.
import { type Collection, type Conflict, conflictsOf, type Fields, reversed, type RowChange } from './difference';
import { type Actor, may } from './permission';
import type { Plan } from './plan';

/** Days after which a change can no longer be turned round: later work was built on it. */
export const undoDays = 30;

export type UndoObstacle =
  | { why: 'already_undone' | 'beginning' | 'too_old' | 'follows_calendar' | 'follows_figures' }
  | { why: 'contradicted'; conflicts: Conflict[] };

/** `at`: when it was saved, milliseconds. */
export type UndoEntry = { kind: string; at: number; undoneBy: string | null; rows: readonly RowChange[] };

/** Rows of the plan of today by collection and id, made when first asked for. */
export type RowFinder = (change: RowChange) => Fields | undefined;

export function rowFinder(plan: Plan): RowFinder {
  const maps = new Map<Collection, Map<string, Fields>>();
  return ({ collection, id }) => {
    if (collection === 'programme') return plan.programme as unknown as Fields;
    let rows = maps.get(collection);
    if (!rows) {
      rows = new Map((plan[collection] as readonly { id: string }[]).map((row) => [row.id, row as Fields]));
      maps.set(collection, rows);
    }
    return rows.get(id);
  };
}

/** Who plans may turn any change round, who decides gates the decisions they put on record themselves. */
export function mayUndo(
  actor: Pick<Actor, 'role' | 'userId'>,
  { kind, userId }: { kind: string; userId: string | null },
): boolean {
  return may(actor, 'plan.undo') || (may(actor, 'gate.decide') && kind === 'decide_gate' && userId === actor.userId);
}

/** Is the change too long ago? Both in milliseconds. */
export const isTooOld = (at: number, now: number) => now - at > undoDays * 86_400_000;

/**
 * What stands in the way, or null. Rows that would be left referring to nothing are seen when it is really done; what is
 * asked here for a whole page of changes looks only at the fields.
 */
export function undoObstacle(entry: UndoEntry, find: RowFinder, now: number): UndoObstacle | null {
  if (entry.undoneBy !== null) return { why: 'already_undone' };
  if (entry.kind === 'apply_blueprint') return { why: 'beginning' };
  if (entry.kind === 'recalculate') return { why: 'follows_calendar' };
  if (entry.kind === 'follow_figures') return { why: 'follows_figures' };
  if (isTooOld(entry.at, now)) return { why: 'too_old' };
  const conflicts = reversed(entry.rows).flatMap((change) => conflictsOf(change, find(change)));
  return conflicts.length > 0 ? { why: 'contradicted', conflicts } : null;
}
