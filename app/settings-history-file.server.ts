// The history of the settings as a file: one line per field that changed, read a page at a time so that its length costs no memory.
import { localMoment } from './clock.server';
import { type Cell, csvFile } from './csv.server';
import { findNamed } from './models/directory.server';
import {
  findOrganisationHistory,
  type OrganisationEntry,
  type OrganisationFilter,
} from './models/organisation-history.server';
import type { Actor } from './models/planning/permission';
import { settingsPartOf } from './models/planning/settings-search';
import { m } from './paraglide/messages.js';
import { partText } from './ui/settings/part-text';
import { settingsChangeText, supplyTitle } from './ui/settings/change-text.server';
import { type Named, settingText, settingValue } from './ui/settings/setting-text.server';

const entriesRead = 200;

/** Which row it is says its name; where it stands in a list or whose it is nobody asks of a file. */
const unsaid = ['id', 'programmeId', 'form', 'createdBy', 'links', 'prefills'];

function valueCell(field: string, value: unknown, departments: readonly Named[]): Cell {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'number' ? value : settingValue(field, value, departments);
}

function linesOf(entry: OrganisationEntry, departments: readonly Named[]): Cell[][] {
  const { day, time } = localMoment(entry.at);
  const begin = [
    `${day} ${time}`,
    entry.userName,
    partText(settingsPartOf(entry.collection)),
    settingsChangeText(entry),
  ];
  // When it was closed says an entry of that, and none of making or removing it.
  const isSaid = (field: string) => !unsaid.includes(field) && (field !== 'closedAt' || (entry.before && entry.after));
  const fields = Object.keys(entry.after ?? entry.before ?? {}).filter(isSaid);
  return fields.map((field) => [
    ...begin,
    settingText(field),
    valueCell(field, entry.before?.[field], departments),
    valueCell(field, entry.after?.[field], departments),
    entry.overloadReason,
  ]);
}

async function* pagesOf(actor: Actor, filter: OrganisationFilter): AsyncGenerator<Cell[][]> {
  const named = await findNamed(actor);
  let before: number | null = null;
  do {
    const entries: OrganisationEntry[] = await findOrganisationHistory(actor, {
      ...filter,
      before,
      limit: entriesRead,
      apart: true,
    });
    yield entries.flatMap((entry) => linesOf({ ...entry, title: supplyTitle(entry, named) }, named));
    before = entries.length === entriesRead ? entries[entriesRead - 1]!.revision : null;
  } while (before !== null);
}

export function settingsHistoryFile(actor: Actor, filter: OrganisationFilter): Response {
  const head = [
    m.history_when(),
    m.history_who(),
    m.settings_part(),
    m.history_what(),
    m.history_field(),
    m.history_old(),
    m.history_new(),
    m.overload_text(),
  ];
  return csvFile(m.settings_history(), head, pagesOf(actor, filter));
}
