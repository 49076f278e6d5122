// Changes to what items hang on: links, phases, workstreams, criteria, the programme itself.
import { type Criterion, isMoment, type Phase, type Plan } from '../plan';
import type { ChangeOf } from '../plan-change';
import { checkReferences } from './items';
import { no, type Outcome, yes } from './refusal';
import { stated } from './stated';

const byId = <T extends { id: string }>(rows: readonly T[], id: string) => rows.find((row) => row.id === id);
const without = <T extends { id: string }>(rows: readonly T[], id: string) => rows.filter((row) => row.id !== id);
const swap = <T extends { id: string }>(rows: readonly T[], row: T) =>
  rows.map((old) => (old.id === row.id ? row : old));

export function linkItems(plan: Plan, change: ChangeOf<'link_items'>): Outcome<Plan> {
  const { dependencyId, fromId, toId, type, lag } = change;
  if (fromId === toId) return no({ reason: 'link_to_itself', itemId: fromId });
  for (const id of [fromId, toId]) {
    const item = byId(plan.items, id);
    if (!item) return no({ reason: 'not_found', what: 'item', id });
    if (item.retired) return no({ reason: 'item_retired', itemId: id });
  }
  if (byId(plan.dependencies, dependencyId)) return no({ reason: 'id_taken', id: dependencyId });
  if (plan.dependencies.some((link) => link.fromId === fromId && link.toId === toId)) {
    return no({ reason: 'link_exists', fromId, toId });
  }
  return yes({ ...plan, dependencies: [...plan.dependencies, { id: dependencyId, fromId, toId, type, lag }] });
}

export function editLink(plan: Plan, change: ChangeOf<'edit_link'>): Outcome<Plan> {
  const link = byId(plan.dependencies, change.dependencyId);
  if (!link) return no({ reason: 'not_found', what: 'dependency', id: change.dependencyId });
  const next = { ...link, type: change.type, lag: change.lag };
  return yes({ ...plan, dependencies: swap(plan.dependencies, next) });
}

export function unlinkItems(plan: Plan, change: ChangeOf<'unlink_items'>): Outcome<Plan> {
  if (!byId(plan.dependencies, change.dependencyId)) {
    return no({ reason: 'not_found', what: 'dependency', id: change.dependencyId });
  }
  return yes({ ...plan, dependencies: without(plan.dependencies, change.dependencyId) });
}

export function editProgramme(plan: Plan, change: ChangeOf<'edit_programme'>): Outcome<Plan> {
  return yes({ ...plan, programme: { ...plan.programme, ...stated(change.fields) } });
}

export function createPhase(plan: Plan, change: ChangeOf<'create_phase'>): Outcome<Plan> {
  const { phaseId, title, description, workDays, afterId } = change;
  if (byId(plan.phases, phaseId)) return no({ reason: 'id_taken', id: phaseId });
  const after = afterId === null ? undefined : byId(plan.phases, afterId);
  if (afterId !== null && !after) return no({ reason: 'not_found', what: 'phase', id: afterId });
  const position = after ? after.position + 1 : 0;
  const start = after ? after.until : plan.programme.start;
  const phase: Phase = {
    id: phaseId,
    key: null,
    title,
    description,
    position,
    active: true,
    workDays,
    start,
    until: start,
  };
  const moved = plan.phases.map((old) => (old.position >= position ? { ...old, position: old.position + 1 } : old));
  return yes({ ...plan, phases: [...moved, phase] });
}

export function editPhase(plan: Plan, change: ChangeOf<'edit_phase'>): Outcome<Plan> {
  const phase = byId(plan.phases, change.phaseId);
  if (!phase) return no({ reason: 'not_found', what: 'phase', id: change.phaseId });
  return yes({ ...plan, phases: swap(plan.phases, { ...phase, ...stated(change.fields) }) });
}

function itemsOf(plan: Plan, field: 'phaseId' | 'workstreamId', id: string): string[] {
  return plan.items.filter((item) => item[field] === id).map((item) => item.id);
}

export function removePhase(plan: Plan, change: ChangeOf<'remove_phase'>): Outcome<Plan> {
  const { phaseId } = change;
  if (!byId(plan.phases, phaseId)) return no({ reason: 'not_found', what: 'phase', id: phaseId });
  const itemIds = itemsOf(plan, 'phaseId', phaseId);
  if (itemIds.length > 0) return no({ reason: 'in_use', what: 'phase', id: phaseId, itemIds });
  return yes({ ...plan, phases: without(plan.phases, phaseId) });
}

export function createWorkstream(plan: Plan, change: ChangeOf<'create_workstream'>): Outcome<Plan> {
  const { workstreamId: id, title, hue, nature = 'delivery' } = change;
  if (byId(plan.workstreams, id)) return no({ reason: 'id_taken', id });
  const position = plan.workstreams.reduce((max, stream) => Math.max(max, stream.position + 1), 0);
  return yes({ ...plan, workstreams: [...plan.workstreams, { id, key: null, title, position, hue, nature }] });
}

export function editWorkstream(plan: Plan, change: ChangeOf<'edit_workstream'>): Outcome<Plan> {
  const stream = byId(plan.workstreams, change.workstreamId);
  if (!stream) return no({ reason: 'not_found', what: 'workstream', id: change.workstreamId });
  const { position, ...fields } = stated(change.fields);
  const rest = without(plan.workstreams, stream.id).sort((a, b) => a.position - b.position);
  const next = { ...stream, ...fields };
  if (position === undefined) return yes({ ...plan, workstreams: swap(plan.workstreams, next) });
  const order = [...rest.slice(0, position), next, ...rest.slice(position)];
  const place = new Map(order.map((row, index) => [row.id, index]));
  const renumber = (row: typeof next) => {
    const at = place.get(row.id)!;
    return row.position === at ? row : { ...row, position: at };
  };
  return yes({ ...plan, workstreams: swap(plan.workstreams, next).map(renumber) });
}

export function removeWorkstream(plan: Plan, change: ChangeOf<'remove_workstream'>): Outcome<Plan> {
  const { workstreamId: id } = change;
  if (!byId(plan.workstreams, id)) return no({ reason: 'not_found', what: 'workstream', id });
  const itemIds = itemsOf(plan, 'workstreamId', id);
  if (itemIds.length > 0) return no({ reason: 'in_use', what: 'workstream', id, itemIds });
  return yes({ ...plan, workstreams: without(plan.workstreams, id) });
}

export function createCriterion(plan: Plan, change: ChangeOf<'create_criterion'>): Outcome<Plan> {
  const { criterionId: id, itemId, text, hard, ownerId, evidence, test, judged } = change;
  const item = byId(plan.items, itemId);
  if (!item) return no({ reason: 'not_found', what: 'item', id: itemId });
  if (!isMoment(item.kind)) return no({ reason: 'criteria_need_a_moment', itemId });
  if (byId(plan.criteria, id)) return no({ reason: 'id_taken', id });
  const own = plan.criteria.filter((row) => row.itemId === itemId);
  const position = own.reduce((max, row) => Math.max(max, row.position + 1), 0);
  const checked = checkReferences(plan, { ownerId, testDepartmentId: test?.departmentId });
  if (!checked.ok) return checked;
  const state = test ? judged : 'open';
  const row: Criterion = { id, itemId, text, hard, state, ownerId, evidence, position, test };
  return yes({ ...plan, criteria: [...plan.criteria, row] });
}

export function editCriterion(plan: Plan, change: ChangeOf<'edit_criterion'>): Outcome<Plan> {
  const criterion = byId(plan.criteria, change.criterionId);
  if (!criterion) return no({ reason: 'not_found', what: 'criterion', id: change.criterionId });
  const fields = stated(change.fields);
  const checked = checkReferences(plan, { ownerId: fields.ownerId, testDepartmentId: fields.test?.departmentId });
  if (!checked.ok) return checked;
  const next = { ...criterion, ...fields };
  if (next.test) {
    const said = fields.state !== undefined && fields.state !== criterion.state;
    if (said) return no({ reason: 'criterion_follows_figures', criterionId: criterion.id });
    next.state = change.judged ?? criterion.state;
  }
  return yes({ ...plan, criteria: swap(plan.criteria, next) });
}

export function removeCriterion(plan: Plan, change: ChangeOf<'remove_criterion'>): Outcome<Plan> {
  if (!byId(plan.criteria, change.criterionId)) {
    return no({ reason: 'not_found', what: 'criterion', id: change.criterionId });
  }
  return yes({ ...plan, criteria: without(plan.criteria, change.criterionId) });
}
