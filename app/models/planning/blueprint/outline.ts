// A blueprint in figures: how much of what, and where the hours go.
import type { Label } from '../plan';
import type { BlueprintActivity, BlueprintDocument } from './document';

export type HoursRow = { key: string; title: Label; activities: number; hours: number };

export const hoursOf = (row: Pick<BlueprintActivity, 'load_hours'>) =>
  Object.values(row.load_hours).reduce((sum, hours) => sum + hours, 0);

/** Totals, and hours per workstream and per team in the order of the document. */
export function outlineOf(document: BlueprintDocument) {
  const { activities, milestones } = document;
  const workstreams = document.workstreams.map(({ key, title }): HoursRow => {
    const rows = activities.filter((row) => row.workstream === key);
    return { key, title, activities: rows.length, hours: rows.reduce((sum, row) => sum + hoursOf(row), 0) };
  });
  const teams = document.teams.map(({ key, title }): HoursRow => {
    const rows = activities.filter((row) => row.load_hours[key] !== undefined);
    const hours = rows.reduce((sum, row) => sum + (row.load_hours[key] ?? 0), 0);
    return { key, title, activities: rows.length, hours };
  });
  return {
    phases: document.phases.length,
    activities: activities.length,
    milestones: milestones.length,
    gates: milestones.filter((row) => row.gate).length,
    links: [...activities, ...milestones].reduce((sum, row) => sum + row.depends_on.length, 0),
    hours: activities.reduce((sum, row) => sum + hoursOf(row), 0),
    workstreams,
    teams,
  };
}

export type Outline = ReturnType<typeof outlineOf>;

export const blueprintParts = ['outline', 'activities', 'people', 'measuring', 'sources'] as const;
export type BlueprintPart = (typeof blueprintParts)[number];

/** Only the sections that a part of the blueprint's page shows. */
export function partOf(document: BlueprintDocument, part: BlueprintPart) {
  const { workstreams, teams, competences, products, metrics, effect_sizes, sources } = document;
  switch (part) {
    case 'outline': {
      const { phases, milestones, recommended_measures, cutover_tasks, evidence_note, time_axis } = document;
      const rest = { evidence_note, time_axis, metrics: named(metrics) };
      const rows = { phases, milestones, recommended_measures, cutover_tasks, workstreams };
      return { part, ...rows, teams: teams.map(({ key, title }) => ({ key, title })), ...rest };
    }
    case 'activities': {
      const { activities, phases } = document;
      const titles = phases.map(({ key, title }) => ({ key, title }));
      return { part, activities, workstreams, phases: titles, teams, competences, products, metrics: named(metrics) };
    }
    case 'people':
      return { part, competences, scaling: document.scaling };
    case 'measuring':
      return { part, metrics, effect_sizes };
    case 'sources':
      return { part, sources };
  }
}

const named = (metrics: BlueprintDocument['metrics']) => metrics.map(({ key, title }) => ({ key, title }));

export type PartValue = ReturnType<typeof partOf>;
export type PartOf<P extends BlueprintPart> = Extract<PartValue, { part: P }>;
