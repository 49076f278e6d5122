// A gate is decided: go, go provided that, or no-go; a hard criterion that is not met stands in the way of a go.
import type { Day } from './day';
import { type Actor, mayOwn } from './permission';
import type { Criterion, Plan } from './plan';

export const decisionOutcomes = ['go', 'conditional', 'no_go'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export type Decision = {
  id: string;
  /** The gate. */
  itemId: string;
  outcome: DecisionOutcome;
  on: Day;
  /** Who decided, in words: the steering committee, the town clerk. */
  decider: string;
  /** The signed-in person who put it on record. */
  recordedBy: string | null;
  reason: string;
  /** Its place among the decisions of this gate, from 0: two may fall on one day. */
  position: number;
};

/** Decisions of a gate, the last one first. */
export function decisionsOf(plan: Pick<Plan, 'decisions'>, itemId: string): Decision[] {
  return plan.decisions.filter((row) => row.itemId === itemId).sort((a, b) => b.position - a.position);
}

/** Who plans or decides may say how any criterion stands, whoever sees to a criterion that one. */
export function mayAssess(actor: Pick<Actor, 'role' | 'userId'>, criterion: Pick<Criterion, 'ownerId'>): boolean {
  return mayOwn(actor, 'criteria.assess', criterion.ownerId);
}

/** Criteria that keep an outcome from being chosen: a go needs every hard one met, a conditional go none of them failed. */
export function blockingCriteria(
  plan: Pick<Plan, 'criteria'>,
  itemId: string,
  outcome: DecisionOutcome,
): readonly Criterion[] {
  if (outcome === 'no_go') return [];
  const hard = plan.criteria.filter((row) => row.itemId === itemId && row.hard);
  return hard.filter((row) => (outcome === 'go' ? row.state !== 'met' : row.state === 'not_met'));
}

/** Is the gate passed: was the last word a go, with or without conditions? */
export function isPassed(plan: Pick<Plan, 'decisions'>, itemId: string): boolean {
  const [last] = decisionsOf(plan, itemId);
  return last !== undefined && last.outcome !== 'no_go';
}
