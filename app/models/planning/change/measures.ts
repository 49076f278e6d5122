// Measures in one change: each step by the rules of its own, all of them or none; what follows is placed once.
import type { Plan } from '../plan';
import type { ChangeOf, PlanStep } from '../plan-change';
import { createItem, moveItem, retireItem, stretchItem } from './items';
import { type Outcome, yes } from './refusal';

/** The plan as one step asks it, before phases and items find their place. */
export function intendStep(plan: Plan, step: PlanStep): Outcome<Plan> {
  switch (step.kind) {
    case 'create_item':
      return createItem(plan, step);
    case 'move_item':
      return moveItem(plan, step);
    case 'stretch_item':
      return stretchItem(plan, step);
    case 'retire_item':
      return retireItem(plan, step);
  }
}

export function applyMeasures(plan: Plan, { steps }: ChangeOf<'apply_measures'>): Outcome<Plan> {
  return steps.reduce<Outcome<Plan>>((so, step) => (so.ok ? intendStep(so.value, step) : so), yes(plan));
}
