// History as a file: one line per field that changed, read a page at a time so that its length costs no memory.
import { csvFile, type Cell } from './csv.server';
import { findHistory, type HistoryEntry, type HistoryFilter } from './models/history.server';
import { namesFor } from './models/history-page.server';
import { parseDay } from './models/planning/day';
import { detailOf, type DetailRow } from './models/planning/history-detail';
import { localOf } from './models/planning/minute';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import { m } from './paraglide/messages.js';
import { sourceText } from './ui/history/source-text';
import { changeText } from './ui/plan/change-text';
import { bare, fieldText, valueText } from './ui/plan/field-text.server';
import { originText } from './ui/plan/origin-text.server';
import { slipCodeText } from './ui/plan/slip-code';
import { words } from './ui/words';

const entriesRead = 50;

/** Days and numbers as a spreadsheet reads them, the rest in words. */
export function valueCell(field: string, value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number' && field !== 'hue') return value;
  if (typeof value === 'string' && parseDay(value)) return value;
  return valueText(field, value, bare);
}

function linesOf(entry: HistoryEntry, row: DetailRow): Cell[][] {
  const { day, time } = localOf(Math.floor(new Date(entry.at).getTime() / 60_000));
  const source = row.cause
    ? m.history_source_with_cause({ source: sourceText('scheduler'), cause: originText(row.cause) })
    : sourceText(entry.source);
  const what =
    row.what === 'changed'
      ? changeText(entry.kind)
      : `${changeText(entry.kind)} (${row.what === 'made' ? m.history_made() : m.history_removed()})`;
  const code = entry.reasonCode ? slipCodeText(entry.reasonCode) : null;
  const begin = [`${day} ${time}`, entry.userName, source, what, row.title ? words(row.title) : null];
  return row.fields.map(({ field, before, after }) => [
    ...begin,
    fieldText(field),
    valueCell(field, before),
    valueCell(field, after),
    code,
    entry.reason,
  ]);
}

async function* pagesOf(actor: Actor, plan: Plan, filter: HistoryFilter): AsyncGenerator<Cell[][]> {
  const itemIds = new Set<string>();
  let before: number | null = null;
  do {
    const asked: HistoryFilter = { ...filter, before, limit: entriesRead };
    const entries: HistoryEntry[] = await findHistory(actor, plan.programme.id, asked);
    const rows = entries.flatMap((entry) => entry.rows);
    const names = await namesFor(actor, [plan], rows);
    yield entries.flatMap((entry) => entry.rows.flatMap((row) => linesOf(entry, detailOf(row, names, itemIds))));
    before = entries.length === entriesRead ? entries[entriesRead - 1]!.version : null;
  } while (before !== null);
}

export function historyFile(actor: Actor, plan: Plan, filter: HistoryFilter): Response {
  const head = [
    m.history_when(),
    m.history_who(),
    m.history_source(),
    m.history_what(),
    m.column_item(),
    m.history_field(),
    m.history_old(),
    m.history_new(),
    m.slip_code(),
    m.slip_text(),
  ];
  return csvFile(`${m.nav_history()} ${plan.programme.name}`, head, pagesOf(actor, plan, filter));
}
