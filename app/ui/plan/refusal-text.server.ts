// Why a rule said no, in words.
import type { NamedRefusal } from '~/models/planning/consequences';
import { m } from '~/paraglide/messages.js';
import { dayText, words } from '../words';

/** Of a long list so many are named. */
const mostNames = 12;

/** One or two sentences in the language of the request. */
export function refusalText(refusal: NamedRefusal): string {
  const name = (id: string) => {
    const label = refusal.titles[id];
    return label ? `‘${words(label)}’` : '–';
  };
  const names = (ids: readonly string[]) => {
    const more = ids.length > mostNames ? ` ${m.refusal_and_more({ count: ids.length - mostNames })}` : '';
    return ids.slice(0, mostNames).map(name).join(', ') + more;
  };
  switch (refusal.reason) {
    case 'not_found':
      return m.refusal_not_found();
    case 'item_retired':
      return m.refusal_item_retired({ title: name(refusal.itemId) });
    case 'item_not_retired':
      return m.refusal_item_not_retired({ title: name(refusal.itemId) });
    case 'past_is_frozen':
      return m.refusal_past_is_frozen({ title: name(refusal.itemId) });
    case 'last_before_start':
      return m.refusal_last_before_start({ start: dayText(refusal.start), last: dayText(refusal.last) });
    case 'moment_has_no_length':
      return m.refusal_moment_has_no_length({ title: name(refusal.itemId) });
    case 'link_to_itself':
      return m.refusal_link_to_itself({ title: name(refusal.itemId) });
    case 'link_exists':
      return m.refusal_link_exists({ from: name(refusal.fromId), to: name(refusal.toId) });
    case 'cycle':
      return m.refusal_cycle({ path: refusal.path.map(name).join(' → ') });
    case 'in_use':
      return m.refusal_in_use({ title: name(refusal.id), count: refusal.itemIds.length });
    case 'id_taken':
      return m.refusal_id_taken();
    case 'name_taken':
      return m.refusal_name_taken({ name: refusal.name });
    case 'unknown_reference':
      return m.refusal_unknown_reference();
    case 'criteria_need_a_moment':
      return m.refusal_criteria_need_a_moment({ title: name(refusal.itemId) });
    case 'not_movable':
      return m.refusal_not_movable({ names: names(refusal.itemIds) });
    case 'items_retired':
      return m.refusal_items_retired({ names: names(refusal.itemIds) });
    case 'border_needs_a_gate_in_a_phase':
      return m.refusal_border_needs_phase({ title: name(refusal.itemId) });
    case 'gate_needs_decision':
      return m.refusal_gate_needs_decision({ title: name(refusal.itemId) });
    case 'kind_is_held':
      return m.refusal_kind_is_held({ title: name(refusal.itemId) });
    case 'moves_with_go_live':
      return m.refusal_moves_with_go_live({ title: name(refusal.itemId) });
    case 'sits_on_border':
      return m.refusal_sits_on_border({ title: name(refusal.itemId), phase: name(refusal.phaseId) });
    case 'not_a_gate':
      return m.refusal_not_a_gate({ title: name(refusal.itemId) });
    case 'gate_passed':
      return m.refusal_gate_passed({ title: name(refusal.itemId) });
    case 'criterion_follows_figures':
      return m.refusal_criterion_follows_figures({ title: name(refusal.criterionId) });
    case 'gate_waits_by_criteria':
      return m.refusal_gate_waits_by_criteria({ title: name(refusal.itemId) });
    case 'waiver_needs_reason':
      return m.refusal_waiver_needs_reason();
    case 'held_by_figures':
      return m.refusal_held_by_figures({ title: name(refusal.itemId) });
    case 'hard_criteria':
      return m.refusal_hard_criteria({ names: refusal.criterionIds.map(name).join(', ') });
    case 'conditions_and_outcome':
      return m.refusal_conditions_and_outcome();
    case 'go_live_passed':
      return m.refusal_go_live_passed({ day: dayText(refusal.goLive) });
    case 'go_live_not_ahead':
      return m.refusal_go_live_not_ahead({ day: dayText(refusal.on) });
    case 'go_live_too_early':
      return m.refusal_go_live_too_early({ day: dayText(refusal.earliest) });
    case 'cutover_cycle':
      return m.refusal_cutover_cycle({ path: refusal.path.map(name).join(' → ') });
    case 'done_before_started':
      return m.refusal_done_before_started({ title: name(refusal.taskId) });
    case 'predecessors_open':
      return m.refusal_predecessors_open({ title: name(refusal.taskId), names: names(refusal.openIds) });
    case 'part_of_proposal':
      return m.refusal_part_of_proposal();
    case 'contradicted': {
      const names = [...new Set(refusal.conflicts.map((conflict) => name(conflict.id)))].slice(0, 5);
      return m.refusal_contradicted({ names: names.join(', ') });
    }
  }
}
