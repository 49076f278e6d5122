// Items that wait for figures: asked, changed, waived, and judged again when figures come in.
import type { FigureCondition, Plan } from '../plan';
import type { ChangeOf } from '../plan-change';
import { checkReferences } from './items';
import { no, type Outcome, yes } from './refusal';
import { stated } from './stated';

const swap = (plan: Plan, row: FigureCondition): Plan => ({
  ...plan,
  figureConditions: plan.figureConditions.map((old) => (old.id === row.id ? row : old)),
});

function find(plan: Plan, id: string): Outcome<FigureCondition> {
  const row = plan.figureConditions.find((candidate) => candidate.id === id);
  return row ? yes(row) : no({ reason: 'not_found', what: 'figure_condition', id });
}

export function createCondition(plan: Plan, change: ChangeOf<'create_figure_condition'>): Outcome<Plan> {
  const { conditionId: id, itemId, test, standing } = change;
  const item = plan.items.find((row) => row.id === itemId);
  if (!item) return no({ reason: 'not_found', what: 'item', id: itemId });
  if (item.retired) return no({ reason: 'item_retired', itemId });
  if (item.progress !== 'planned') return no({ reason: 'past_is_frozen', itemId });
  if (item.kind === 'gate') return no({ reason: 'gate_waits_by_criteria', itemId });
  if (plan.figureConditions.some((row) => row.id === id)) return no({ reason: 'id_taken', id });
  const checked = checkReferences(plan, { testDepartmentId: test.departmentId });
  if (!checked.ok) return checked;
  const row = { id, itemId, ...test, ...standing, waivedOn: null, waivedBy: '', waivedReason: '' };
  return yes({ ...plan, figureConditions: [...plan.figureConditions, row] });
}

export function editCondition(plan: Plan, change: ChangeOf<'edit_figure_condition'>): Outcome<Plan> {
  const found = find(plan, change.conditionId);
  if (!found.ok) return found;
  const fields = stated(change.fields);
  const checked = checkReferences(plan, { testDepartmentId: fields.departmentId });
  return checked.ok ? yes(swap(plan, { ...found.value, ...fields, ...change.standing })) : checked;
}

export function removeCondition(plan: Plan, change: ChangeOf<'remove_figure_condition'>): Outcome<Plan> {
  const found = find(plan, change.conditionId);
  if (!found.ok) return found;
  return yes({ ...plan, figureConditions: plan.figureConditions.filter(({ id }) => id !== found.value.id) });
}

export function waiveCondition(plan: Plan, change: ChangeOf<'waive_figure_condition'>): Outcome<Plan> {
  const found = find(plan, change.conditionId);
  if (!found.ok) return found;
  const { on, by, reason } = change;
  if (on === null) return yes(swap(plan, { ...found.value, waivedOn: null, waivedBy: '', waivedReason: '' }));
  if (by === '' || reason === '') return no({ reason: 'waiver_needs_reason', conditionId: found.value.id });
  return yes(swap(plan, { ...found.value, waivedOn: on, waivedBy: by, waivedReason: reason }));
}

/** Conditions and criteria that are not there any more are left out: figures came in while somebody took them away. */
export function followFigures(plan: Plan, { standings, criteria }: ChangeOf<'follow_figures'>): Outcome<Plan> {
  const judged = new Map(standings.map(({ conditionId, ...standing }) => [conditionId, standing]));
  const states = new Map(criteria.map(({ criterionId, state }) => [criterionId, state]));
  return yes({
    ...plan,
    figureConditions: plan.figureConditions.map((row) => ({ ...row, ...judged.get(row.id) })),
    criteria: plan.criteria.map((row) => (row.test ? { ...row, state: states.get(row.id) ?? row.state } : row)),
  });
}
