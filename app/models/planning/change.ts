// applyChange(plan, change): the one pure function through which every change to a plan goes.
import type { Day } from './day';
import * as bulk from './change/bulk';
import * as cutover from './change/cutover';
import { decideGate } from './change/gate';
import { shiftGoLive } from './change/go-live';
import * as items from './change/items';
import { applyMeasures } from './change/measures';
import * as figures from './change/figures';
import * as structure from './change/structure';
import { type Effects, effectsOf, type OthersAsk } from './change/effects';
import { no, type Outcome, type Refusal, yes } from './change/refusal';
import { withRowChanges } from './difference';
import { chainPhases } from './phase-chain';
import { isFrozen, type Plan } from './plan';
import type { PlanChange } from './plan-change';
import { placedPlan, type Schedule, schedule, scheduleOf } from './schedule';

export type { Effects, Moved, Slip } from './change/effects';
export type { Refusal } from './change/refusal';

export type ChangeResult = { ok: true; plan: Plan; effects: Effects } | ({ ok: false } & Refusal);

function intend(plan: Plan, change: PlanChange): Outcome<Plan> {
  switch (change.kind) {
    case 'create_item':
      return items.createItem(plan, change);
    case 'edit_item':
      return items.editItem(plan, change);
    case 'move_item':
      return items.moveItem(plan, change);
    case 'stretch_item':
      return items.stretchItem(plan, change);
    case 'set_progress':
      return items.setProgress(plan, change);
    case 'retire_item':
      return items.retireItem(plan, change);
    case 'restore_item':
      return items.restoreItem(plan, change);
    case 'move_items':
      return bulk.moveItems(plan, change);
    case 'assign_items':
      return bulk.assignItems(plan, change);
    case 'retire_items':
      return bulk.retireItems(plan, change);
    case 'apply_measures':
      return applyMeasures(plan, change);
    case 'shift_go_live':
      return shiftGoLive(plan, change);
    case 'decide_gate':
      return decideGate(plan, change);
    case 'create_cutover_task':
      return cutover.createTask(plan, change);
    case 'edit_cutover_task':
      return cutover.editTask(plan, change);
    case 'remove_cutover_task':
      return cutover.removeTask(plan, change);
    case 'stamp_cutover_task':
      return cutover.stampTask(plan, change);
    case 'link_items':
      return structure.linkItems(plan, change);
    case 'edit_link':
      return structure.editLink(plan, change);
    case 'unlink_items':
      return structure.unlinkItems(plan, change);
    case 'edit_programme':
      return structure.editProgramme(plan, change);
    case 'create_phase':
      return structure.createPhase(plan, change);
    case 'edit_phase':
      return structure.editPhase(plan, change);
    case 'remove_phase':
      return structure.removePhase(plan, change);
    case 'create_workstream':
      return structure.createWorkstream(plan, change);
    case 'edit_workstream':
      return structure.editWorkstream(plan, change);
    case 'remove_workstream':
      return structure.removeWorkstream(plan, change);
    case 'create_criterion':
      return structure.createCriterion(plan, change);
    case 'edit_criterion':
      return structure.editCriterion(plan, change);
    case 'remove_criterion':
      return structure.removeCriterion(plan, change);
    case 'create_figure_condition':
      return figures.createCondition(plan, change);
    case 'edit_figure_condition':
      return figures.editCondition(plan, change);
    case 'remove_figure_condition':
      return figures.removeCondition(plan, change);
    case 'waive_figure_condition':
      return figures.waiveCondition(plan, change);
    case 'follow_figures':
      return figures.followFigures(plan, change);
    case 'recalculate':
      return yes(plan);
    case 'apply_blueprint':
    case 'undo': {
      const result = withRowChanges(plan, change.rows);
      return 'plan' in result ? yes(result.plan) : no({ reason: 'contradicted', conflicts: result.conflicts });
    }
  }
}

/** The items a change is about, and the day each was asked to start. */
function askedOf(change: PlanChange, intended: Plan): { itemIds: ReadonlySet<string>; starts: Map<string, Day> } {
  const steps = change.kind === 'apply_measures' ? change.steps : [change];
  const ids = new Set(
    steps.flatMap((step) => ('itemIds' in step ? step.itemIds : 'itemId' in step ? [step.itemId] : [])),
  );
  const starts = new Map<string, Day>();
  for (const step of steps) {
    if (step.kind === 'move_item' || step.kind === 'create_item') starts.set(step.itemId, step.start);
  }
  if (change.kind === 'move_items') for (const { id, start } of intended.items) if (ids.has(id)) starts.set(id, start);
  return { itemIds: ids, starts };
}

/** Pinned items that are still to be done, apart from those that a predecessor pushed away all the same. */
function pinnedItems(plan: Plan, moved: Effects['moved']): string[] {
  const pushed = new Set(moved.map((row) => row.itemId));
  return plan.items
    .filter((item) => item.pinned && !item.retired && !isFrozen(item) && !pushed.has(item.id))
    .map((item) => item.id);
}

type Placed = {
  /** As it was asked, before phases and items found their place. */
  intended: Plan;
  plan: Plan;
  schedule: Schedule;
};

/** What the plan becomes, with phases chained and every automatic item placed, or why not; without what follows from it. */
export function placeChange(plan: Plan, change: PlanChange): Outcome<Placed> {
  const intended = intend(plan, change);
  if (!intended.ok) return intended;
  const chained = chainPhases(intended.value);
  const placed = schedule(chained);
  if (!placed.ok) return no({ reason: 'cycle', path: placed.path });
  return yes({ intended: intended.value, ...placedPlan(chained, placed.schedule) });
}

/** No other programme asks anything. */
const nothingElse: OthersAsk = { hours: new Map(), points: new Map() };

/**
 * What the plan becomes and everything that follows from it; or why not. Pure and deterministic; the plan is not touched.
 * `others` is what other programmes ask: a limit is crossed by everything together.
 */
export function applyChange(plan: Plan, change: PlanChange, others: OthersAsk = nothingElse): ChangeResult {
  const placed = placeChange(plan, change);
  if (!placed.ok) return placed;
  const { intended, plan: after, schedule: known } = placed.value;
  const schedules = { before: scheduleOf(plan), after: known };
  const effects = effectsOf(plan, after, schedules, askedOf(change, intended), others);
  if (change.kind === 'shift_go_live') effects.stays = pinnedItems(after, effects.moved);
  return { ok: true, plan: after, effects };
}
