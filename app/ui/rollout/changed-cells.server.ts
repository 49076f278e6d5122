// What several cells become, in words, before it is saved.
import type { Rollout } from '~/models/planning/adoption/rollout';
import { type RolloutState, takesLiveBack } from '~/models/planning/adoption/rollout-change';
import type { CellChange } from '~/models/rollout-cells.server';
import { m } from '~/paraglide/messages.js';
import { dayText, words } from '../words';
import { stageText } from './stage-text';

export type ChangedCell = {
  id: string;
  subject: string;
  department: string;
  before: string;
  after: string;
  /** It was live, and would not be any more. */
  takesBack: boolean;
};

/** `live, gepland 3 mrt 2026, live sinds 5 mrt 2026`. */
function stateText(state: RolloutState | null): string {
  if (state === null) return m.rollout_not_concerned();
  const { stage, plannedOn, actualOn } = state;
  return [
    stageText(stage),
    plannedOn && m.rollout_planned_on({ day: dayText(plannedOn) }),
    actualOn && m.rollout_actual_on({ day: dayText(actualOn) }),
  ]
    .filter(Boolean)
    .join(', ');
}

/** In the language of the request, in the order of the changes. */
export function changedCells(changes: readonly CellChange[], { subjects, units }: Rollout): ChangedCell[] {
  const nameOf = new Map([...subjects, ...units].map(({ id, name }) => [id, words(name)]));
  return changes.map(({ subjectId, departmentId, before, after }) => ({
    id: `${subjectId} ${departmentId}`,
    subject: nameOf.get(subjectId) ?? '–',
    department: nameOf.get(departmentId) ?? '–',
    before: stateText(before),
    after: stateText(after),
    takesBack: takesLiveBack(before?.stage ?? null, after.stage),
  }));
}
