// Everything that speaks against a plan before it is made: its go-live day and its order, with the names a sentence needs.
import { goLiveWarnings, type Warning } from './go-live-rules';
import type { Interval } from './interval';
import type { Label, Plan } from './plan';
import { sequenceWarnings, type SequenceWarning } from './sequence-rules';

export type ProgrammeWarnings = {
  goLive: Warning[];
  sequence: SequenceWarning[];
  /** Titles of the items and names of the departments that `sequence` mentions, by id. */
  names: Record<string, Label>;
  /** How many departments there are, so that "all of them" can be said. */
  departments: number;
};

/** End-user training, by its key in the shipped blueprint. */
const trainingKey = 'OPL-04';

/** When end users are trained, as the go-live rules want to know it; nothing where the plan does not say. */
export function trainingOf(plan: Plan): { training?: Interval } {
  const training = plan.items.find((item) => item.key === trainingKey && !item.retired);
  return training ? { training: { from: training.start, until: training.until } } : {};
}

function idsIn(warning: SequenceWarning): string[] {
  switch (warning.rule) {
    case 'releases_close_together':
      return [warning.itemId, warning.nextItemId, ...warning.departmentIds];
    case 'new_scope_before_optimisation':
      return [warning.itemId, warning.firstItemId];
    case 'clearance_before_substitution':
      return [warning.itemId, warning.decisionItemId];
    default:
      return [warning.itemId];
  }
}

/** `region`: school region of the municipality, null when it has not said. */
export function warningsOf(plan: Plan, region: string | null): ProgrammeWarnings {
  const goLive = goLiveWarnings({
    goLive: plan.programme.goLive,
    calendar: plan.calendar,
    region,
    ...trainingOf(plan),
  });
  const sequence = sequenceWarnings(plan);
  const known = new Map<string, Label>([
    ...plan.items.map((item) => [item.id, item.title] as const),
    ...plan.departments.map((department) => [department.id, department.name] as const),
  ]);
  const names: Record<string, Label> = {};
  for (const id of new Set(sequence.flatMap(idsIn))) {
    const name = known.get(id);
    if (name) names[id] = name;
  }
  return { goLive, sequence, names, departments: plan.departments.length };
}
