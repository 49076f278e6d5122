// What a saved change did, in a few words; for notices and history.
import type { ChangeKind } from '~/models/planning/plan-change';
import { m } from '~/paraglide/messages.js';

const texts: Record<ChangeKind, () => string> = {
  create_item: m.change_create_item,
  edit_item: m.change_edit_item,
  move_item: m.change_move_item,
  stretch_item: m.change_stretch_item,
  set_progress: m.change_set_progress,
  retire_item: m.change_retire_item,
  restore_item: m.change_restore_item,
  create_figure_condition: m.change_create_figure_condition,
  edit_figure_condition: m.change_edit_figure_condition,
  remove_figure_condition: m.change_remove_figure_condition,
  waive_figure_condition: m.change_waive_figure_condition,
  follow_figures: m.change_follow_figures,
  link_items: m.change_link_items,
  edit_link: m.change_edit_link,
  unlink_items: m.change_unlink_items,
  edit_programme: m.change_edit_programme,
  create_phase: m.change_create_phase,
  edit_phase: m.change_edit_phase,
  remove_phase: m.change_remove_phase,
  create_workstream: m.change_create_workstream,
  edit_workstream: m.change_edit_workstream,
  remove_workstream: m.change_remove_workstream,
  create_criterion: m.change_create_criterion,
  edit_criterion: m.change_edit_criterion,
  remove_criterion: m.change_remove_criterion,
  move_items: m.change_move_items,
  assign_items: m.change_assign_items,
  retire_items: m.change_retire_items,
  apply_measures: m.change_apply_measures,
  shift_go_live: m.change_shift_go_live,
  decide_gate: m.change_decide_gate,
  create_cutover_task: m.change_create_cutover_task,
  edit_cutover_task: m.change_edit_cutover_task,
  remove_cutover_task: m.change_remove_cutover_task,
  stamp_cutover_task: m.change_stamp_cutover_task,
  recalculate: m.change_recalculate,
  apply_blueprint: m.change_apply_blueprint,
  undo: m.change_undo,
};

export const changeKinds = Object.keys(texts) as ChangeKind[];

export function changeText(kind: string): string {
  return texts[kind as ChangeKind]?.() ?? kind;
}
