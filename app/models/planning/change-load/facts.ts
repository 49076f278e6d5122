// What change load is counted with, read along with every plan: weights, limits, the size of departments, what departments said.
import type { ImpactWeights } from './impact';

/** Points per month; the whole municipality, a department at the top of the tree, one below that. */
export type LoadPointLimits = { organisation: number; top: number; deeper: number };

export type DepartmentSize = {
  departmentId: string;
  /** People who work there, those of departments below it not counted; 0 = not known. */
  headcount: number;
  /** People who work with the case system; 0 = not known. */
  users: number;
  /** Hours per person per week it can bear; null: as the municipality has it. */
  hoursPerWeek: number | null;
};

/** What a department said of an item: level 0–5. */
export type SaidImpact = { itemId: string; departmentId: string; impact: number };

export type ChangeLoadFacts = {
  weights: ImpactWeights;
  limits: LoadPointLimits;
  /** Hours per person per week that change may ask. */
  hoursPerWeek: number;
  sizes: readonly DepartmentSize[];
  said: readonly SaidImpact[];
};

/** Whose word counts: the department's where it spoke and else the project's · the project's · the heavier of the two. */
export const impactSources = ['department', 'project', 'highest'] as const;
export type ImpactSource = (typeof impactSources)[number];

/** From this part of a limit on, a month asks for attention. */
export const nearLimit = 0.8;

/** As in a municipality that changed nothing; why these, is in decision 21. */
export const usualFacts: ChangeLoadFacts = {
  weights: { low: 1, medium: 5, high: 10 },
  limits: { organisation: 90, top: 30, deeper: 25 },
  hoursPerWeek: 2,
  sizes: [],
  said: [],
};
