// What a municipality sets of change load itself, and how many months of departments look different for it.
import type { Month } from '../capacity/supply';
import type { Plan } from '../plan';
import { treeOf } from './asked-levels';
import type { ChangeLoadFacts } from './facts';
import { addedPoints, limitAt, pointLoad, type PointState, pointState } from './load';

/** Points per impact, limits in points per month, hours per person per week. */
export type ChangeLoadRules = {
  weightLow: number;
  weightMedium: number;
  weightHigh: number;
  limitOrganisation: number;
  limitTop: number;
  limitDeeper: number;
  changeHours: number;
};

/** Why these cannot be: a heavier impact weighs at least as much, and a limit is more than nothing. */
export function faultIn(rules: ChangeLoadRules): { field: keyof ChangeLoadRules; why: string } | null {
  if (rules.weightMedium < rules.weightLow) return { field: 'weightMedium', why: 'lighter' };
  if (rules.weightHigh < rules.weightMedium) return { field: 'weightHigh', why: 'lighter' };
  if (rules.weightHigh <= 0) return { field: 'weightHigh', why: 'above_zero' };
  const limits = ['limitOrganisation', 'limitTop', 'limitDeeper', 'changeHours'] as const;
  const field = limits.find((name) => rules[name] <= 0);
  return field ? { field, why: 'above_zero' } : null;
}

/** The facts of a plan with other rules. */
export function withRules(facts: ChangeLoadFacts, rules: ChangeLoadRules): ChangeLoadFacts {
  return {
    ...facts,
    weights: { low: rules.weightLow, medium: rules.weightMedium, high: rules.weightHigh },
    limits: { organisation: rules.limitOrganisation, top: rules.limitTop, deeper: rules.limitDeeper },
    hoursPerWeek: rules.changeHours,
  };
}

/** How many months of departments (the municipality among them) go from one state to another. */
export type StateMove = { from: PointState; to: PointState; count: number };

/** Of the months from `from` on in which anything is asked, over all programmes together. */
export function stateMoves(plans: readonly [Plan, ...Plan[]], rules: ChangeLoadRules, from: Month): StateMove[] {
  const other = plans.map((plan): Plan => ({ ...plan, changeLoad: withRules(plan.changeLoad, rules) }));
  const [was, is] = [plans, other].map((all) => addedPoints(all.map((plan) => pointLoad(plan))));
  const tree = treeOf(plans[0].departments);
  const moves = new Map<string, StateMove>();
  for (const [id, months] of was!) {
    for (const [month, points] of months) {
      if (month < from) continue;
      const before = pointState(points, limitAt(tree, id, plans[0].changeLoad));
      const after = pointState(is!.get(id)?.get(month) ?? 0, limitAt(tree, id, other[0]!.changeLoad));
      if (before === after) continue;
      const key = `${before} ${after}`;
      const known = moves.get(key);
      if (known) known.count++;
      else moves.set(key, { from: before, to: after, count: 1 });
    }
  }
  return [...moves.values()].sort((a, b) => b.count - a.count);
}
