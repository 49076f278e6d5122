// A rule that says no answers with a literal reason and what a sentence about it needs; words are made at the screen.
import type { Day } from '../day';
import type { Conflict } from '../difference';

export type Refusal =
  | {
      reason: 'not_found';
      what: 'item' | 'phase' | 'workstream' | 'dependency' | 'criterion' | 'figure_condition' | 'cutover_task';
      id: string;
    }
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
  /** Of several items chosen together, those that cannot be moved: started, finished, retired or on a phase border. */
  | { reason: 'not_movable'; itemIds: string[] }
  /** Of several items chosen together, those that are retired. */
  | { reason: 'items_retired'; itemIds: string[] }
  | { reason: 'border_needs_a_gate_in_a_phase'; itemId: string }
  | { reason: 'sits_on_border'; itemId: string; phaseId: string }
  | { reason: 'not_a_gate'; itemId: string }
  /** A gate is passed by a decision, not by saying that it was. */
  | { reason: 'gate_needs_decision'; itemId: string }
  /** A promise, criteria or decisions hang on a milestone or gate: it cannot become work. */
  | { reason: 'kind_is_held'; itemId: string }
  /** Go-live itself. */
  | { reason: 'moves_with_go_live'; itemId: string }
  | { reason: 'gate_passed'; itemId: string }
  /** Whether it is met, figures say. */
  | { reason: 'criterion_follows_figures'; criterionId: string }
  /** What a gate waits for are its criteria. */
  | { reason: 'gate_waits_by_criteria'; itemId: string }
  | { reason: 'waiver_needs_reason'; conditionId: string }
  /** Figures that the item waits for are not there yet. */
  | { reason: 'held_by_figures'; itemId: string; conditionIds: string[] }
  | { reason: 'hard_criteria'; itemId: string; criterionIds: string[] }
  | { reason: 'conditions_and_outcome'; itemId: string }
  | { reason: 'go_live_passed'; goLive: Day }
  | { reason: 'go_live_not_ahead'; on: Day }
  | { reason: 'go_live_too_early'; earliest: Day }
  | { reason: 'cutover_cycle'; path: string[] }
  | { reason: 'done_before_started'; taskId: string }
  /** A task of the cut-over waits for these, which are not done. */
  | { reason: 'predecessors_open'; taskId: string; openIds: string[] }
  /** Turned round with what it changed of teams, or not at all. */
  | { reason: 'part_of_proposal'; proposalId: string }
  | { reason: 'contradicted'; conflicts: Conflict[] };

export type Outcome<T> = { ok: true; value: T } | ({ ok: false } & Refusal);

export const yes = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const no = (refusal: Refusal): { ok: false } & Refusal => ({ ok: false, ...refusal });
