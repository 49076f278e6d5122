// Rows that are put back or taken away may not leave a reference to nothing, nor two links between the same two items.
import type { Conflict, RowChange, RowCollection } from './difference';
import type { Plan } from './plan';

type Reference = { collection: RowCollection; id: string; field: string; to: RowCollection | null; target: string };

function referencesOf(plan: Plan): Reference[] {
  const found: Reference[] = [];
  const add = (
    collection: RowCollection,
    id: string,
    field: string,
    to: RowCollection | null,
    target: string | null,
  ) => {
    if (target !== null) found.push({ collection, id, field, to, target });
  };
  for (const item of plan.items) {
    add('items', item.id, 'phaseId', 'phases', item.phaseId);
    add('items', item.id, 'workstreamId', 'workstreams', item.workstreamId);
    add('items', item.id, 'ownerId', null, item.ownerId);
    add('items', item.id, 'conditionOf', 'items', item.conditionOf);
    for (const { teamId } of item.teamHours) add('items', item.id, 'teamHours', null, teamId);
    for (const { teamId } of item.raises) add('items', item.id, 'raises', null, teamId);
    for (const { departmentId } of item.departments) add('items', item.id, 'departments', null, departmentId);
  }
  for (const link of plan.dependencies) {
    add('dependencies', link.id, 'fromId', 'items', link.fromId);
    add('dependencies', link.id, 'toId', 'items', link.toId);
  }
  for (const criterion of plan.criteria) {
    add('criteria', criterion.id, 'itemId', 'items', criterion.itemId);
    add('criteria', criterion.id, 'ownerId', null, criterion.ownerId);
    add('criteria', criterion.id, 'test', null, criterion.test?.departmentId ?? null);
  }
  for (const condition of plan.figureConditions) {
    add('figureConditions', condition.id, 'itemId', 'items', condition.itemId);
    add('figureConditions', condition.id, 'departmentId', null, condition.departmentId);
  }
  for (const decision of plan.decisions) add('decisions', decision.id, 'itemId', 'items', decision.itemId);
  for (const task of plan.cutoverTasks) {
    for (const before of task.after) add('cutoverTasks', task.id, 'after', 'cutoverTasks', before);
    add('cutoverTasks', task.id, 'ownerId', null, task.ownerId);
    add('cutoverTasks', task.id, 'teamId', null, task.teamId);
  }
  for (const product of plan.products) {
    add('products', product.id, 'itemId', 'items', product.itemId);
    add('products', product.id, 'departmentId', null, product.departmentId);
  }
  return found;
}

/**
 * What the changes that led to `plan` broke. A touched row that refers to nothing is named with its field; a row that was
 * taken away while another still refers to it is named with the collection of the other.
 */
export function brokenReferences(plan: Plan, changes: readonly RowChange[]): Conflict[] {
  const touched = new Set(changes.map((change) => `${change.collection} ${change.id}`));
  const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
  const there = new Set([
    ...(['items', 'phases', 'workstreams', 'cutoverTasks'] as const).flatMap((name) =>
      ids(plan[name]).map((id) => `${name} ${id}`),
    ),
    ...[...ids(plan.capacity.teams), ...ids(plan.departments), ...ids(plan.people)].map((id) => `null ${id}`),
  ]);
  const conflicts: Conflict[] = [];
  for (const { collection, id, field, to, target } of referencesOf(plan)) {
    if (there.has(`${to} ${target}`)) continue;
    if (touched.has(`${collection} ${id}`)) conflicts.push({ collection, id, field, expected: target, found: null });
    else if (to !== null && touched.has(`${to} ${target}`)) {
      conflicts.push({ collection: to, id: target, field: collection, expected: null, found: id });
    }
  }
  const between = new Map<string, string>();
  for (const link of plan.dependencies) {
    const ends = `${link.fromId} ${link.toId}`;
    const other = between.get(ends);
    between.set(ends, link.id);
    if (other === undefined) continue;
    const mine = touched.has(`dependencies ${link.id}`) ? link.id : other;
    const theirs = mine === link.id ? other : link.id;
    conflicts.push({ collection: 'dependencies', id: mine, field: 'toId', expected: null, found: theirs });
  }
  return conflicts;
}
