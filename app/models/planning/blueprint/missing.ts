// What a blueprint speaks of and a municipality does not have: skipped when a programme is made, or what keeps it from being made; named beforehand.
import type { Label } from '../plan';
import type { BlueprintDocument } from './document';
import type { BlueprintContext } from './instantiate';
import { testsIn } from './waits';

export type MissingParts = {
  /** Department keys; a blueprint does not carry their names. */
  departments: string[];
  teams: { key: string; title: Label; hours: number }[];
  competences: { key: string; title: Label }[];
  /** Null when all figures that something waits for can be had. */
  figures: MissingFigures | null;
};

/** Without these no programme can be made: skipped, nothing would wait any more. */
export type MissingFigures = { metrics: { key: string; title: Label }[]; departments: string[] };

/** The metrics and departments (by key) whose figures something waits for, and that are not there. */
export function missingFigures(
  document: BlueprintDocument,
  context: Pick<BlueprintContext, 'departments' | 'metrics'>,
): MissingFigures | null {
  const departments = new Set(context.departments.map((row) => row.key));
  const metrics = new Set(context.metrics.map((row) => row.key));
  const tests = testsIn(document).map(({ test }) => test);
  const asked = new Set(tests.map(({ metric }) => metric));
  const missing = {
    metrics: document.metrics.flatMap(({ key, title }) =>
      asked.has(key) && !metrics.has(key) ? [{ key, title }] : [],
    ),
    departments: [...new Set(tests.flatMap(({ department }) => department ?? []))]
      .filter((key) => !departments.has(key))
      .sort(),
  };
  return missing.metrics.length + missing.departments.length > 0 ? missing : null;
}

/** Only what the blueprint's activities and products use; hours are those that have nobody to do them. */
export function missingParts(document: BlueprintDocument, context: BlueprintContext): MissingParts {
  const departments = new Set(context.departments.map((row) => row.key));
  const teams = new Set(context.capacity.teams.map((row) => row.key));
  const competences = new Set(context.competences.map((row) => row.key));
  const usedDepartments = new Set<string>();
  const usedCompetences = new Set<string>();
  const hours = new Map<string, number>();
  for (const row of document.activities) {
    if (row.department_scope !== 'alle') {
      for (const key of row.department_scope.split(/\s+/).filter(Boolean)) usedDepartments.add(key);
    }
    for (const entry of row.competences) usedCompetences.add(typeof entry === 'string' ? entry : entry.key);
    for (const { competence } of row.raises) usedCompetences.add(competence);
    for (const [team, value] of Object.entries(row.load_hours)) hours.set(team, (hours.get(team) ?? 0) + value);
  }
  for (const row of document.products) if (row.department !== null) usedDepartments.add(row.department);
  return {
    departments: [...usedDepartments].filter((key) => !departments.has(key)).sort(),
    teams: document.teams.flatMap(({ key, title }) =>
      hours.has(key) && !teams.has(key) ? [{ key, title, hours: hours.get(key) ?? 0 }] : [],
    ),
    competences: document.competences.flatMap(({ key, title }) =>
      usedCompetences.has(key) && !competences.has(key) ? [{ key, title }] : [],
    ),
    figures: missingFigures(document, context),
  };
}
