// An edit made on an older version is re-applied to the plan of today, unless the very field it sets was changed meanwhile.
import { moveItems } from './change/bulk';
import { lengthBetween } from './change/items';
import type { Day } from './day';
import { onlyChanged, rowAsSeen, type RowChange, type RowCollection, sameValue } from './difference';
import { lastDay } from './interval';
import type { Dependency, Item, Plan } from './plan';
import type { ChangeOf, PlanChange } from './plan-change';

export type StaleField = { collection: RowCollection; id: string; field: string; mine: unknown; theirs: unknown };

type Touch = { collection: RowCollection; id: string; fields: Record<string, unknown> };

/** A length is meant as a number of working days; an item that follows others is moved by moving its floor. */
function placed(plan: Plan, itemId: string, start: Day | null, last: Day | null): Touch | null {
  const item = plan.items.find((candidate) => candidate.id === itemId);
  return item ? placedItem(plan, item, start, last) : null;
}

function placedItem(plan: Plan, item: Item, start: Day | null, last: Day | null): Touch {
  const floor = start === null ? {} : item.mode === 'automatic' ? { notBefore: start } : { start };
  const length = last === null ? {} : { workDays: lengthBetween(plan, item, start ?? item.start, last) };
  return { collection: 'items', id: item.id, fields: { ...floor, ...length } };
}

const item = (itemId: string, fields: Touch['fields']): Touch => ({ collection: 'items', id: itemId, fields });
const one = (touch: Touch | null): Touch[] => (touch === null ? [] : [touch]);

/** Where several items would now come to stand; nothing where the change would be refused anyway. */
function movedTogether(plan: Plan, change: ChangeOf<'move_items'>): Touch[] {
  const moved = moveItems(plan, change);
  if (!moved.ok) return [];
  const chosen = new Set(change.itemIds);
  const items = moved.value.items.filter(({ id }) => chosen.has(id));
  return items.map((item) => placedItem(moved.value, item, item.start, null));
}

/** The fields a change sets by intent, with the values it wants. Following dates are not among them. */
function touches(change: PlanChange, plan: Plan): Touch[] {
  switch (change.kind) {
    case 'move_items':
      return movedTogether(plan, change);
    case 'assign_items':
      return change.itemIds.map((id) => item(id, change.fields));
    case 'retire_items':
      return change.itemIds.map((id) => item(id, { retired: true }));
    case 'apply_measures':
      return change.steps.flatMap((step) => touches(step, plan));
    case 'shift_go_live':
      return [{ collection: 'programme', id: plan.programme.id, fields: { goLive: change.goLive } }];
    case 'edit_cutover_task':
      return [{ collection: 'cutoverTasks', id: change.taskId, fields: change.fields }];
    case 'stamp_cutover_task': {
      const fields = { [change.stamp === 'done' ? 'doneAt' : 'startedAt']: change.at };
      return [{ collection: 'cutoverTasks', id: change.taskId, fields }];
    }
    case 'edit_item':
      return [item(change.itemId, change.fields)];
    case 'move_item':
      return one(placed(plan, change.itemId, change.start, change.last));
    case 'stretch_item':
      return one(placed(plan, change.itemId, null, change.last));
    case 'set_progress':
      return [item(change.itemId, { progress: change.progress })];
    case 'retire_item':
    case 'restore_item':
      return [item(change.itemId, { retired: change.kind === 'retire_item' })];
    case 'edit_link':
      return [{ collection: 'dependencies', id: change.dependencyId, fields: { type: change.type, lag: change.lag } }];
    case 'edit_programme':
      return [{ collection: 'programme', id: plan.programme.id, fields: change.fields }];
    case 'edit_phase':
      return [{ collection: 'phases', id: change.phaseId, fields: change.fields }];
    case 'edit_workstream':
      return [{ collection: 'workstreams', id: change.workstreamId, fields: change.fields }];
    case 'edit_figure_condition':
      return [{ collection: 'figureConditions', id: change.conditionId, fields: change.fields }];
    case 'edit_criterion':
      return [{ collection: 'criteria', id: change.criterionId, fields: change.fields }];
    default:
      return [];
  }
}

function currentRow(plan: Plan, touch: Touch): Record<string, unknown> | undefined {
  if (touch.collection === 'programme') return plan.programme as unknown as Record<string, unknown>;
  const rows = plan[touch.collection] as readonly { id: string }[];
  return rows.find((row) => row.id === touch.id) as Record<string, unknown> | undefined;
}

/**
 * A form sends every field of a row; meant is only what its reader changed of the row as they saw it. `since` is what was
 * changed after that, oldest first.
 */
export function onlyMeant(change: PlanChange, current: Plan, since: readonly RowChange[]): PlanChange {
  const [touch, ...more] = touches(change, current);
  const now = touch && more.length === 0 ? currentRow(current, touch) : undefined;
  if (!touch || !now) return change;
  const meant = onlyChanged(touch.fields, rowAsSeen(now as { id: string }, since));
  if (change.kind === 'edit_link') {
    const { type, lag } = now as unknown as Dependency;
    return { ...change, type, lag, ...meant };
  }
  return 'fields' in change && change.kind !== 'create_item' ? ({ ...change, fields: meant } as PlanChange) : change;
}

/** Fields that this change wants to set and that `meanwhile` already set to something else. */
export function staleFields(change: PlanChange, current: Plan, meanwhile: readonly RowChange[]): StaleField[] {
  return touches(change, current).flatMap((touch) => staleFieldsOf(touch, change, current, meanwhile));
}

function staleFieldsOf(touch: Touch, change: PlanChange, current: Plan, meanwhile: readonly RowChange[]): StaleField[] {
  const changed = new Set<string>();
  for (const row of meanwhile) {
    if (row.collection !== touch.collection || row.id !== touch.id || row.before === null) continue;
    for (const field of Object.keys(row.after ?? {})) changed.add(field);
  }
  const now = currentRow(current, touch);
  if (!now) return [];
  const { collection, id } = touch;
  return Object.entries(touch.fields)
    .filter(([field, mine]) => mine !== undefined && changed.has(field) && !sameValue(mine, now[field]))
    .map(([field, mine]) => {
      // Who typed a last day reads a last day, not a number of days.
      if (field === 'workDays' && 'last' in change) {
        const { start, until } = now as Item;
        return { collection, id, field, mine: change.last, theirs: lastDay({ from: start, until }) };
      }
      return { collection, id, field, mine, theirs: now[field] };
    });
}
