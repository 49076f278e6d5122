// What other rules for change load do, in sentences, before they are saved.
import type { ChangeLoadRules, StateMove } from '~/models/planning/change-load/rules';
import { m } from '~/paraglide/messages.js';
import { pointStateText } from './impact-text.server';
import { weekHours } from './lists-text.server';

/** A sentence per change of state, and one for the hours; none when nothing looks different. */
export function rulesFollow(before: ChangeLoadRules, after: ChangeLoadRules, moves: readonly StateMove[]): string[] {
  const lines = moves.map(({ from, to, count }) =>
    m.changeload_follows_moves({ count, from: pointStateText(from), to: pointStateText(to) }),
  );
  if (before.changeHours === after.changeHours) return lines;
  const hours = { before: weekHours(before.changeHours), after: weekHours(after.changeHours) };
  return [...lines, m.changeload_follows_hours(hours)];
}
