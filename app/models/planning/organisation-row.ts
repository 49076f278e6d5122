// A row of a municipality's settings on its own: what its reader meant to change, what was overtaken, and how a change is turned round.
import { type Fields, fieldsThatDiffer, onlyChanged, rowAsSeen, sameValue } from './difference';

/** What a municipality keeps history of; `organisation`, `capacity` and `change_load` are its one row of own rules, of the calendar, of load and of change. */
export const organisationCollections = [
  'departments',
  'teams',
  'competences',
  'team_competences',
  'team_staffing',
  'team_steps',
  'team_agreements',
  'capacity',
  'exceptions',
  'organisation',
  'targets',
  'metrics',
  'rollout_subjects',
  'rollout_cells',
  'people',
  'deputies',
  'group_mappings',
  'change_load',
  'department_impacts',
  'assessment_rounds',
  'survey_rounds',
  'retention',
] as const;
export type OrganisationCollection = (typeof organisationCollections)[number];

/** before = null: made · after = null: removed · otherwise only the fields that differ. */
export type RowHistory = { id: string; before: Fields | null; after: Fields | null };
/** A field that somebody else set meanwhile, with both values. */
export type OvertakenField = { field: string; mine: unknown; theirs: unknown };

/**
 * A form sends every field; meant are those its reader changed of the row as they saw it. Overtaken are those of them that
 * were set to something else in `since` (oldest first). What is not meant stays as it is now.
 */
export function meantFields<F extends object>(
  fields: F,
  current: F & { id: string },
  since: readonly RowHistory[],
): { fields: F; overtaken: OvertakenField[] } {
  const meant = onlyChanged(fields, rowAsSeen(current, since));
  const changed = new Set(since.filter(({ id }) => id === current.id).flatMap(({ after }) => Object.keys(after ?? {})));
  const now = current as Fields;
  const overtaken = Object.entries(meant)
    .filter(([field, mine]) => changed.has(field) && !sameValue(mine, now[field]))
    .map(([field, mine]) => ({ field, mine, theirs: now[field] }));
  const kept = Object.fromEntries(Object.keys(fields).map((field) => [field, now[field]])) as F;
  return { fields: { ...kept, ...meant }, overtaken };
}

/** As {@link meantFields}, of a row without a history of its own: `seen` is what its form was made from, null when that does not matter. */
export function meantSince<F extends object>(fields: F, current: F, seen: F | null) {
  const row = { ...current, id: '' };
  const difference = seen && fieldsThatDiffer(seen as Fields, current as Fields);
  return meantFields(fields, row, difference ? [{ id: '', ...difference }] : []);
}

/**
 * The row as a change found it (null: not there), or the fields in which later changes contradict that.
 * `id` among them: the row itself came or went.
 */
export function turnedRound<R extends { id: string }>(
  current: R | null,
  { id, before, after }: RowHistory,
): { row: R | null } | { conflicts: string[] } {
  if (after === null) return current ? { conflicts: ['id'] } : { row: { ...before, id } as R };
  if (!current) return { conflicts: ['id'] };
  const conflicts = Object.keys(after).filter((field) => !sameValue(after[field], (current as Fields)[field] ?? null));
  if (conflicts.length > 0) return { conflicts };
  return { row: before === null ? null : { ...current, ...before } };
}

/** What cannot be turned round, whatever happened since: an assessment or a survey that was closed, a name that was taken out. */
export type ForGood = 'closed' | 'survey_closed' | 'erased';

/** Whether a change was for good, and then which. */
export function doneForGood({
  collection,
  before,
  after,
}: Omit<RowHistory, 'id'> & { collection: OrganisationCollection }): ForGood | null {
  if (before === null || after === null) return null;
  if (collection === 'assessment_rounds' && 'closedAt' in after) return 'closed';
  if (collection === 'survey_rounds' && 'closedAt' in after) return 'survey_closed';
  return collection === 'people' && 'erasedAt' in after ? 'erased' : null;
}
