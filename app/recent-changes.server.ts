// Saved changes of the settings as a page shows them: with the day and time in Amsterdam.
import { localMoment } from './clock.server';
import {
  findOrganisationHistory,
  getOrganisationEntry,
  type OrganisationEntry,
  type OrganisationFilter,
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

const perPage = 50;

/** A page of what a filter keeps, newest first; `next` is where the one after it begins. */
export async function pageOfChanges(actor: Actor, filter: OrganisationFilter) {
  const found = await findOrganisationHistory(actor, { ...filter, limit: perPage + 1 });
  const entries = found.slice(0, perPage);
  return { changes: entries.map(shown), next: found.length > perPage ? entries[perPage - 1]!.revision : null };
}

/** The change a page was sent to after saving, when it is one of the municipality's. */
export async function savedChange(actor: Actor, id: string | null) {
  const entry = id === null ? null : await getOrganisationEntry(actor, id);
  return entry && shown(entry);
}
