// Changes to one item: make, edit, move, stretch, progress, retire, restore. Dates that follow are the scheduler's work.
import { addDays, type Day, dayOf, daysBetween, toNumber } from '../day';
import { conditionsOf, holds } from '../figure-condition';
import { calendarOfItem, calendarsFor } from '../network';
import { byText } from '../order';
import { goLiveKey, isFrozen, isMoment, type Item, type Plan } from '../plan';
import type { ChangeOf, ItemFields } from '../plan-change';
import { nextWorkday, nthWorkday, workdaysBetween, workIndex } from '../working-calendar';
import { no, type Outcome, yes } from './refusal';
import { stated } from './stated';

type Asked = Pick<Item, 'allDepartments' | 'departments'>;

/** The item's own calendar from a year before `around` until `days` calendar days after it, and some. */
function calendarOf(plan: Plan, item: Asked, around: Day, days: number) {
  const number = toNumber(around);
  return calendarOfItem(plan, item, calendarsFor(plan, number - 400, number + 1500 + days));
}

/** First working day on or after `start`, and the day after `days` working days from there. */
export function span(plan: Plan, item: Asked, start: Day, days: number): { start: Day; until: Day } {
  const calendar = calendarOf(plan, item, start, days * 2);
  const first = nextWorkday(calendar, toNumber(start));
  if (days === 0) return { start: dayOf(first), until: dayOf(first) };
  return { start: dayOf(first), until: dayOf(nthWorkday(calendar, workIndex(calendar, first) + days - 1) + 1) };
}

/** Working days from `start` through `last`, at least one. */
export function lengthBetween(plan: Plan, item: Asked, start: Day, last: Day): number {
  const calendar = calendarOf(plan, item, start, Math.max(0, daysBetween(start, last)));
  return Math.max(1, workdaysBetween(calendar, toNumber(start), toNumber(last) + 1));
}

/** Lists in the order in which they are kept, so that a row read back is the row that was made. */
function ordered<T extends Partial<ItemFields>>(fields: T): T {
  const sorted = { ...fields };
  if (fields.teamHours) {
    sorted.teamHours = [...fields.teamHours].sort((a, b) => b.hours - a.hours || byText(a.teamId, b.teamId));
  }
  if (fields.departments) {
    sorted.departments = [...fields.departments].sort((a, b) => byText(a.departmentId, b.departmentId));
  }
  if (fields.raises) {
    sorted.raises = [...fields.raises].sort(
      (a, b) => byText(a.teamId, b.teamId) || byText(a.competenceId, b.competenceId),
    );
  }
  return sorted;
}

export function find(plan: Plan, itemId: string): Outcome<Item> {
  const item = plan.items.find((candidate) => candidate.id === itemId);
  return item ? yes(item) : no({ reason: 'not_found', what: 'item', id: itemId });
}

export function movable(plan: Plan, itemId: string): Outcome<Item> {
  const found = find(plan, itemId);
  if (!found.ok) return found;
  if (found.value.retired) return no({ reason: 'item_retired', itemId });
  return found;
}

function replace(plan: Plan, item: Item): Plan {
  return { ...plan, items: plan.items.map((candidate) => (candidate.id === item.id ? item : candidate)) };
}

/** Every reference in the fields must be to something of this plan or its organisation. */
export function checkReferences(
  plan: Plan,
  fields: Partial<ItemFields> & { testDepartmentId?: string | null },
): Outcome<null> {
  const unknown = (field: string, id: string) => no({ reason: 'unknown_reference', field, id });
  const teams = new Set(plan.capacity.teams.map((team) => team.id));
  const departments = new Set(plan.departments.map((department) => department.id));
  if (fields.phaseId && !plan.phases.some((phase) => phase.id === fields.phaseId)) {
    return unknown('phaseId', fields.phaseId);
  }
  if (fields.workstreamId && !plan.workstreams.some((stream) => stream.id === fields.workstreamId)) {
    return unknown('workstreamId', fields.workstreamId);
  }
  if (fields.ownerId && !plan.people.some((person) => person.id === fields.ownerId)) {
    return unknown('ownerId', fields.ownerId);
  }
  for (const { teamId } of fields.teamHours ?? []) if (!teams.has(teamId)) return unknown('teamHours', teamId);
  for (const { teamId } of fields.raises ?? []) if (!teams.has(teamId)) return unknown('raises', teamId);
  if (fields.testDepartmentId && !departments.has(fields.testDepartmentId)) {
    return unknown('departmentId', fields.testDepartmentId);
  }
  for (const { departmentId } of fields.departments ?? []) {
    if (!departments.has(departmentId)) return unknown('departments', departmentId);
  }
  return yes(null);
}

const borderFits = (item: Item) => item.border === null || (item.kind === 'gate' && item.phaseId !== null);

export function createItem(plan: Plan, change: ChangeOf<'create_item'>): Outcome<Plan> {
  if (plan.items.some((item) => item.id === change.itemId)) return no({ reason: 'id_taken', id: change.itemId });
  const checked = checkReferences(plan, change.fields);
  if (!checked.ok) return checked;
  const workDays = isMoment(change.fields.kind) ? 0 : change.workDays;
  const item: Item = {
    ...ordered(change.fields),
    id: change.itemId,
    key: change.key,
    ...span(plan, change.fields, change.start, workDays),
    workDays,
    notBefore: change.fields.mode === 'automatic' ? (change.fields.notBefore ?? change.start) : change.fields.notBefore,
    dateSource: change.dateSource,
    progress: 'planned',
    conditionOf: null,
    sources: change.sources,
    retired: false,
  };
  if (!borderFits(item)) return no({ reason: 'border_needs_a_gate_in_a_phase', itemId: item.id });
  return yes({ ...plan, items: [...plan.items, item] });
}

/** Decisions are about a gate; criteria and promises about a moment. */
function isHeld(plan: Plan, { id, kind }: Item, next: Item): boolean {
  if (next.kind === 'gate' && plan.figureConditions.some(({ itemId }) => itemId === id)) return true;
  if (kind === 'gate' && plan.decisions.some(({ itemId }) => itemId === id)) return true;
  if (isMoment(next.kind)) return false;
  return plan.promises?.days[id] !== undefined || plan.criteria.some(({ itemId }) => itemId === id);
}

export function editItem(plan: Plan, change: ChangeOf<'edit_item'>): Outcome<Plan> {
  const found = movable(plan, change.itemId);
  if (!found.ok) return found;
  const fields = stated(change.fields);
  const checked = checkReferences(plan, fields);
  if (!checked.ok) return checked;
  const old = found.value;
  const item: Item = { ...old, ...ordered(fields) };
  if (item.kind !== old.kind && isHeld(plan, old, item)) return no({ reason: 'kind_is_held', itemId: item.id });
  if (isMoment(item.kind) && !isMoment(old.kind)) Object.assign(item, { workDays: 0, until: item.start });
  if (!isMoment(item.kind) && isMoment(old.kind))
    Object.assign(item, { workDays: 1, ...span(plan, item, item.start, 1) });
  if (item.notBefore !== old.notBefore) item.dateSource = 'typed';
  if (!borderFits(item)) return no({ reason: 'border_needs_a_gate_in_a_phase', itemId: item.id });
  return yes(replace(plan, item));
}

export function moveItem(plan: Plan, change: ChangeOf<'move_item'>): Outcome<Plan> {
  const found = movable(plan, change.itemId);
  if (!found.ok) return found;
  const item = found.value;
  if (isFrozen(item)) return no({ reason: 'past_is_frozen', itemId: item.id });
  if (item.key === goLiveKey) return no({ reason: 'moves_with_go_live', itemId: item.id });
  if (item.border !== null && item.phaseId !== null) {
    return no({ reason: 'sits_on_border', itemId: item.id, phaseId: item.phaseId });
  }
  let workDays = item.workDays;
  if (change.last !== null) {
    if (isMoment(item.kind)) return no({ reason: 'moment_has_no_length', itemId: item.id });
    if (change.last < change.start) {
      return no({ reason: 'last_before_start', itemId: item.id, start: change.start, last: change.last });
    }
    workDays = lengthBetween(plan, item, change.start, change.last);
  }
  const dates = span(plan, item, change.start, workDays);
  const notBefore = item.mode === 'automatic' ? change.start : item.notBefore;
  return yes(replace(plan, { ...item, ...dates, workDays, notBefore, dateSource: 'typed' }));
}

export function stretchItem(plan: Plan, change: ChangeOf<'stretch_item'>): Outcome<Plan> {
  const found = movable(plan, change.itemId);
  if (!found.ok) return found;
  const item = found.value;
  if (isMoment(item.kind)) return no({ reason: 'moment_has_no_length', itemId: item.id });
  if (item.progress === 'done') return no({ reason: 'past_is_frozen', itemId: item.id });
  if (change.last < item.start) {
    return no({ reason: 'last_before_start', itemId: item.id, start: item.start, last: change.last });
  }
  const workDays = lengthBetween(plan, item, item.start, change.last);
  return yes(replace(plan, { ...item, workDays, until: span(plan, item, item.start, workDays).until }));
}

/** Started: the first day becomes what it really was. Done: the last day too. Planned: back under the scheduler. */
export function setProgress(plan: Plan, change: ChangeOf<'set_progress'>): Outcome<Plan> {
  const found = movable(plan, change.itemId);
  if (!found.ok) return found;
  const item = found.value;
  const { progress, on } = change;
  if (progress === 'planned') return yes(replace(plan, { ...item, progress }));
  const waits = conditionsOf(plan, item.id).filter(holds);
  if (waits.length > 0 && item.progress === 'planned') {
    return no({ reason: 'held_by_figures', itemId: item.id, conditionIds: waits.map(({ id }) => id) });
  }
  if (item.kind === 'gate') return no({ reason: 'gate_needs_decision', itemId: item.id });
  if (isMoment(item.kind)) return yes(replace(plan, { ...item, progress, start: on, until: on }));
  if (progress === 'started') {
    const dates = span(plan, item, on, item.workDays);
    return yes(replace(plan, { ...item, progress, start: on, until: dates.until }));
  }
  const start = item.start <= on ? item.start : on;
  return yes(
    replace(plan, { ...item, progress, start, until: addDays(on, 1), workDays: lengthBetween(plan, item, start, on) }),
  );
}

export function retireItem(plan: Plan, change: ChangeOf<'retire_item'>): Outcome<Plan> {
  const found = movable(plan, change.itemId);
  return found.ok ? yes(replace(plan, { ...found.value, retired: true })) : found;
}

export function restoreItem(plan: Plan, change: ChangeOf<'restore_item'>): Outcome<Plan> {
  const found = find(plan, change.itemId);
  if (!found.ok) return found;
  if (!found.value.retired) return no({ reason: 'item_not_retired', itemId: change.itemId });
  return yes(replace(plan, { ...found.value, retired: false }));
}
