// Saved changes of the settings as a page shows them: in words, with the day and time in Amsterdam.
import { localMoment } from './clock.server';
import { findNamed } from './models/directory.server';
import { findMetrics } from './models/metric.server';
import {
  findOrganisationHistory,
  getOrganisationEntry,
  type OrganisationEntry,
  type OrganisationFilter,
} from './models/organisation-history.server';
import { mayTurnRound } from './models/organisation-undo.server';
import type { Fields } from './models/planning/difference';
import type { OrganisationCollection } from './models/planning/organisation-row';
import type { Actor } from './models/planning/permission';
import { recentChange, supplyTitle } from './ui/settings/change-text.server';
import type { RecentChange } from './ui/settings/recent-changes';

/** Moments among the values of a change, kept by the clock of the world. */
const moments = ['closedAt', 'erasedAt'];

/** A change with the day in Amsterdam for every moment among its values. */
export function withLocalDays<E extends Pick<OrganisationEntry, 'before' | 'after'>>(entry: E): E {
  const local = (fields: Fields | null) =>
    fields &&
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        field,
        moments.includes(field) && typeof value === 'string' ? localMoment(value).day : value,
      ]),
    );
  return { ...entry, before: local(entry.before), after: local(entry.after) };
}

/** In history a target is called by the key of its metric; a page calls it by its name. */
export async function changesInWords(actor: Actor, entries: readonly OrganisationEntry[]): Promise<RecentChange[]> {
  const targets = entries.some(({ collection }) => collection === 'targets');
  const [named, metrics] = await Promise.all([findNamed(actor), targets ? findMetrics(actor) : []]);
  const titleOf = new Map(metrics.map(({ key, title }) => [key, title]));
  return entries.map((entry) => {
    const title = entry.collection === 'targets' ? titleOf.get(entry.title?.nl ?? '') : undefined;
    const told = { ...withLocalDays(entry), at: localMoment(entry.at), mayUndo: mayTurnRound(actor, entry) };
    return recentChange({ ...told, title: title ?? supplyTitle(entry, named) }, named);
  });
}

/** The latest changes of these collections, newest first. */
export async function recentChanges(actor: Actor, ...collections: OrganisationCollection[]): Promise<RecentChange[]> {
  return changesInWords(actor, await findOrganisationHistory(actor, { collections }));
}

const perPage = 50;

/** A page of what a filter keeps, newest first; `next` is where the one after it begins. */
export async function pageOfChanges(actor: Actor, filter: OrganisationFilter) {
  const found = await findOrganisationHistory(actor, { ...filter, limit: perPage + 1 });
  const entries = found.slice(0, perPage);
  const next = found.length > perPage ? entries[perPage - 1]!.revision : null;
  return { changes: await changesInWords(actor, entries), next };
}

/** The change a page was sent to after saving, when it is one of the municipality's. */
export async function savedChange(actor: Actor, id: string | null): Promise<RecentChange | null> {
  const entry = id === null ? null : await getOrganisationEntry(actor, id);
  return entry && ((await changesInWords(actor, [entry]))[0] ?? null);
}
