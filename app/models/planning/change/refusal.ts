// A rule that says no answers with a literal reason and what a sentence about it needs; words are made at the screen.
import type { Day } from '../day';
import type { Conflict } from '../difference';

export type Refusal =
  | { reason: 'not_found'; what: 'item' | 'phase' | 'workstream' | 'dependency' | 'criterion'; id: string }
  | { reason: 'item_retired'; itemId: string }
  | { reason: 'item_not_retired'; itemId: string }
  | { reason: 'past_is_frozen'; itemId: string }
  | { reason: 'last_before_start'; itemId: string; start: Day; last: Day }
  | { reason: 'moment_has_no_length'; itemId: string }
  | { reason: 'link_to_itself'; itemId: string }
  | { reason: 'link_exists'; fromId: string; toId: string }
  | { reason: 'cycle'; path: string[] }
  | { reason: 'in_use'; what: 'phase' | 'workstream'; id: string; itemIds: string[] }
  | { reason: 'id_taken'; id: string }
  | { reason: 'name_taken'; name: string }
  | { reason: 'unknown_reference'; field: string; id: string }
  | { reason: 'criteria_need_a_moment'; itemId: string }
  | { reason: 'contradicted'; conflicts: Conflict[] };

export type Outcome<T> = { ok: true; value: T } | ({ ok: false } & Refusal);

export const yes = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const no = (refusal: Refusal): { ok: false } & Refusal => ({ ok: false, ...refusal });
