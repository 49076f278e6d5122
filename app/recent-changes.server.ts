// Saved changes of the settings as a page shows them: with the day and time in Amsterdam.
import { localMoment } from './clock.server';
import {
  findOrganisationHistory,
  getOrganisationEntry,
  type OrganisationEntry,
} from './models/organisation-history.server';
import type { OrganisationCollection } from './models/planning/organisation-row';
import type { Actor } from './models/planning/permission';

function shown({ id, at, userName, title, before, after, undoes, undoneBy }: OrganisationEntry) {
  return { id, at: localMoment(at), userName, title, before, after, undoes, undone: undoneBy !== null };
}

/** The latest changes of these collections, newest first. */
export async function recentChanges(actor: Actor, ...collections: OrganisationCollection[]) {
  return (await findOrganisationHistory(actor, { collections })).map(shown);
}

/** The change a page was sent to after saving, when it is one of the municipality's. */
export async function savedChange(actor: Actor, id: string | null) {
  const entry = id === null ? null : await getOrganisationEntry(actor, id);
  return entry && shown(entry);
}
