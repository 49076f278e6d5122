// Turns a saved change of departments, teams, targets or calendar round, by the rules of what it was a change of.
import { type CalendarAnswer, changeCalendar } from './calendar.server';
import { type Db, db } from './db/client.server';
import { undoDepartmentChange } from './department.server';
import { getOrganisationEntry, type OrganisationEntry } from './organisation-history.server';
import type { OrganisationCollection } from './planning/organisation-row';
import { type Action, type Actor, may } from './planning/permission';
import { undoTargetChange } from './target.server';
import { undoTeamChange } from './team.server';

const actions: Record<OrganisationCollection, Action> = {
  departments: 'departments.change',
  teams: 'teams.change',
  exceptions: 'calendar.change',
  organisation: 'calendar.change',
  targets: 'metrics.change',
  metrics: 'metrics.change',
  rollout_subjects: 'rollout.change',
  rollout_cells: 'rollout.change',
};

export type OrganisationUndo =
  | Awaited<ReturnType<typeof undoDepartmentChange>>
  | Awaited<ReturnType<typeof undoTeamChange>>
  | Awaited<ReturnType<typeof undoTargetChange>>
  | CalendarAnswer
  | { status: 'refused'; reason: 'already_undone' };

/** Refused, naming what, where later changes contradict it. Null when the change is not one of the municipality's. */
export async function undoOrganisationChange(
  actor: Actor,
  changeId: string,
  tx: Db = db(),
): Promise<{ entry: OrganisationEntry; answer: OrganisationUndo } | { status: 'forbidden' } | null> {
  if (!Object.values(actions).some((action) => may(actor, action))) return { status: 'forbidden' };
  const entry = await getOrganisationEntry(actor, changeId, tx);
  if (!entry) return null;
  if (entry.undoneBy !== null) return { entry, answer: { status: 'refused', reason: 'already_undone' } };
  if (entry.collection === 'departments') return { entry, answer: await undoDepartmentChange(actor, entry, tx) };
  if (entry.collection === 'teams') return { entry, answer: await undoTeamChange(actor, entry, tx) };
  if (entry.collection === 'targets') return { entry, answer: await undoTargetChange(actor, entry, tx) };
  const answer = await changeCalendar(actor, { kind: 'undo', entry }, { tx });
  return answer && { entry, answer };
}
