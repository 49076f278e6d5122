// What an item's form lets a planner choose from.
import { findCompetences } from './directory.server';
import { findMetrics } from './metric.server';
import type { Actor } from './planning/permission';
import type { ExpectedEffect, Plan } from './planning/plan';

/** Metrics in use, and those in `effects`, which an item may keep. */
export async function itemChoices(actor: Actor, plan: Plan, effects: readonly ExpectedEffect[] = []) {
  const [competences, metrics] = await Promise.all([findCompetences(actor), findMetrics(actor)]);
  return {
    workstreams: plan.workstreams.map(({ id, title }) => ({ id, title })),
    phases: plan.phases.map(({ id, title }) => ({ id, title })),
    people: plan.people.filter((person) => person.active).map(({ id, name }) => ({ id, name })),
    teams: plan.capacity.teams.map(({ id, title }) => ({ id, title })),
    departments: plan.departments.map(({ id, name }) => ({ id, name })),
    competences: competences.map(({ id, title }) => ({ id, title })),
    metrics: metrics
      .filter(({ key, active }) => active || effects.some(({ metricKey }) => metricKey === key))
      .map(({ key, title }) => ({ key, title })),
  };
}
