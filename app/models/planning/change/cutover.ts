// Changes to the cut-over board: tasks made, changed, taken away, and stamped when they really start and finish.
import { type CutoverTask, cutoverCycle } from '../cutover';
import type { Plan } from '../plan';
import type { ChangeOf, CutoverFields } from '../plan-change';
import { checkReferences } from './items';
import { no, type Outcome, yes } from './refusal';
import { stated } from './stated';

function find(plan: Plan, id: string): Outcome<CutoverTask> {
  const task = plan.cutoverTasks.find((row) => row.id === id);
  return task ? yes(task) : no({ reason: 'not_found', what: 'cutover_task', id });
}

/** People, teams and predecessors must be there, and nothing may wait for itself. */
function checked(plan: Plan, tasks: readonly CutoverTask[], fields: Partial<CutoverFields>): Outcome<Plan> {
  const known = checkReferences(plan, {
    ownerId: fields.ownerId,
    teamHours: fields.teamId ? [{ teamId: fields.teamId, hours: 0 }] : [],
  });
  if (!known.ok) return known;
  const stranger = fields.after?.find((id) => !tasks.some((task) => task.id === id));
  if (stranger !== undefined) return no({ reason: 'not_found', what: 'cutover_task', id: stranger });
  const path = cutoverCycle(tasks);
  if (path) return no({ reason: 'cutover_cycle', path });
  return yes({ ...plan, cutoverTasks: tasks });
}

const once = (fields: Partial<CutoverFields>) =>
  fields.after ? { ...fields, after: [...new Set(fields.after)].sort() } : fields;

export function createTask(plan: Plan, change: ChangeOf<'create_cutover_task'>): Outcome<Plan> {
  const { taskId: id, fields } = change;
  if (plan.cutoverTasks.some((task) => task.id === id)) return no({ reason: 'id_taken', id });
  const task: CutoverTask = { id, ...fields, ...once({ after: fields.after }), startedAt: null, doneAt: null };
  return checked(plan, [...plan.cutoverTasks, task], fields);
}

export function editTask(plan: Plan, change: ChangeOf<'edit_cutover_task'>): Outcome<Plan> {
  const found = find(plan, change.taskId);
  if (!found.ok) return found;
  const fields = once(stated(change.fields));
  const tasks = plan.cutoverTasks.map((task) => (task.id === change.taskId ? { ...task, ...fields } : task));
  return checked(plan, tasks, fields);
}

/** What waited for the task now waits for what the task waited for. */
export function removeTask(plan: Plan, change: ChangeOf<'remove_cutover_task'>): Outcome<Plan> {
  const found = find(plan, change.taskId);
  if (!found.ok) return found;
  const { id, after } = found.value;
  const tasks = plan.cutoverTasks
    .filter((task) => task.id !== id)
    .map((task) =>
      task.after.includes(id)
        ? { ...task, after: [...new Set([...task.after.filter((other) => other !== id), ...after])].sort() }
        : task,
    );
  return yes({ ...plan, cutoverTasks: tasks });
}

/**
 * Done without a start counts as started when it was planned to take as long; taking back the start takes back both. What waits
 * for others is not stamped before they are done; a time that was stamped can always be corrected.
 */
export function stampTask(plan: Plan, change: ChangeOf<'stamp_cutover_task'>): Outcome<Plan> {
  const found = find(plan, change.taskId);
  if (!found.ok) return found;
  const task = found.value;
  const { at, stamp } = change;
  if (at !== null && (stamp === 'done' ? task.doneAt : task.startedAt) === null) {
    const openIds = plan.cutoverTasks
      .filter((row) => row.doneAt === null && task.after.includes(row.id))
      .map((row) => row.id);
    if (openIds.length > 0) return no({ reason: 'predecessors_open', taskId: task.id, openIds });
  }
  if (stamp === 'done' && at !== null && task.startedAt !== null && at < task.startedAt) {
    return no({ reason: 'done_before_started', taskId: task.id });
  }
  if (stamp === 'started' && at !== null && task.doneAt !== null && at > task.doneAt) {
    return no({ reason: 'done_before_started', taskId: task.id });
  }
  const next: CutoverTask =
    stamp === 'done' ? { ...task, doneAt: at } : { ...task, startedAt: at, doneAt: at === null ? null : task.doneAt };
  return yes({ ...plan, cutoverTasks: plan.cutoverTasks.map((row) => (row.id === task.id ? next : row)) });
}
