// Whether what a request changed is on record: one entry per thing that changed, by whom, with what it was and became, and a link in the chain.
import { withoutErased } from './record-erasure';
import { covered, reasons, settledColumns, whoColumns } from './record-tables';
import { columnsThatDiffer, type Row, type Seen } from './seen-changes';

/** The collection of the history that a table of the plan is told in, and the column that names its row. */
const toldIn: Record<string, [collection: string, id: string]> = {
  ...{
    programme: ['programme', 'id'],
    phase: ['phases', 'id'],
    workstream: ['workstreams', 'id'],
    item: ['items', 'id'],
  },
  ...{
    item_competence: ['items', 'item_id'],
    item_department: ['items', 'item_id'],
    item_effect: ['items', 'item_id'],
  },
  ...{ item_raise: ['items', 'item_id'], item_team_hours: ['items', 'item_id'], dependency: ['dependencies', 'id'] },
  ...{ criterion: ['criteria', 'id'], figure_condition: ['figureConditions', 'id'], product: ['products', 'id'] },
  ...{ measure: ['measures', 'id'], decision: ['decisions', 'id'], cutover_task: ['cutoverTasks', 'id'] },
};
/** What follows from a change and is no part of what was decided. */
const following: Record<string, string[]> = {
  programme: ['version', 'judged_on'],
  organisation: ['revision'],
  session: ['seen_at', 'expires_at', 'id'],
  // In which words the product speaks to somebody is their own business.
  user_account: ['locale'],
  item: ['sought'],
  // Who did so stands beside the entry.
  assessment_prefill: ['overruled_by'],
  // What a metric is, as one value; the history tells its parts.
  metric: ['definition'],
};

const rowOf = ({ was, is }: Seen): Row => (is ?? was)!;
const madeIn = (seen: Seen[], table: string) =>
  seen.filter((row) => row.table === table && row.was === null).map(rowOf);
const isMeant = (row: Seen) =>
  row.was === null || row.is === null || row.table === 'metric' || columnsThatDiffer(row).some((name) => !following[row.table]?.includes(name)); // prettier-ignore

/** Every value in it, however deep, as text. */
function leavesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  const text = String(value);
  // Moments are written in two ways.
  return [/^\d{4}-\d\d-\d\d[T ]\d\d:/.test(text) ? new Date(text).toISOString() : text];
}

/** The values of a row that changed and that an entry does not tell. */
function untold(row: Seen, before: unknown, after: unknown): string[] {
  if (row.was === null || row.is === null) {
    // Of a rule that is there or not the entry tells each field as nothing.
    const isNothing = (fields: unknown) => leavesOf(fields ?? []).every((leaf) => ['null', '', 'false'].includes(leaf));
    return isNothing(row.was === null ? before : after) ? [] : ['that it came or went'];
  }
  const [were, are] = [new Set(leavesOf(before)), new Set(leavesOf(after))];
  return columnsThatDiffer(row)
    .filter((name) => !following[row.table]?.includes(name))
    .filter((name) => {
      const [was, is] = [leavesOf(row.was![name]), leavesOf(row.is![name])];
      const isTold = (one: string[], other: string[], leaves: Set<string>) =>
        one.every((leaf) => other.includes(leaf) || leaves.has(leaf));
      return !isTold(was, is, were) || !isTold(is, was, are);
    });
}

type Told = { collection: string; id: string; before: unknown; after: unknown };

function planFaults(seen: Seen[], userId: string | null): string[] {
  const faults: string[] = [];
  const changed = seen.filter(({ table }) => covered.plan.includes(table)).filter(isMeant);
  const programmeOf = (row: Row, table: string) => String(table === 'programme' ? row['id'] : row['programme_id']);
  const entries = madeIn(seen, 'plan_history');
  const programmes = new Set([
    ...changed.map((row) => programmeOf(rowOf(row), row.table)),
    ...entries.map((entry) => String(entry['programme_id'])),
  ]);
  for (const programme of programmes) {
    const own = changed.filter((row) => programmeOf(rowOf(row), row.table) === programme);
    const told = entries.filter((entry) => entry['programme_id'] === programme);
    if (told.length !== 1) {
      faults.push(
        `${told.length} entries of a plan of which ${own.map(({ table }) => table).join(', ') || 'nothing'} changed`,
      );
      continue;
    }
    const [entry] = told;
    if ((entry!['user_id'] ?? null) !== userId) faults.push(`the entry of the plan is of ${String(entry!['user_id'])}`);
    const rows = new Map((entry!['rows'] as Told[]).map((row) => [`${row.collection} ${row.id}`, row]));
    const seenRows = new Set<string>();
    for (const row of own) {
      const [collection, id] = toldIn[row.table]!;
      const name = `${collection} ${String(rowOf(row)[id])}`;
      seenRows.add(name);
      const is = rows.get(name);
      // A programme begins with its blueprint: that entry stands under its id and tells what came into it.
      const begins = row.table === 'programme' && row.was === null && entry!['kind'] === 'apply_blueprint';
      if (begins) continue;
      if (!is) faults.push(`${row.table} changed and is not in the entry`);
      else if (id === 'id')
        for (const what of untold(row, is.before, is.after))
          faults.push(`${row.table}: ${what} is not told as it was and is`);
    }
    for (const name of rows.keys())
      if (!seenRows.has(name)) faults.push(`the entry tells of ${name}, which did not change`);
  }
  return faults;
}

/** What a row of the settings is called by in the history: the values of its key, or of the row that it belongs to. */
function keyOf({ table, key, ...row }: Seen): string[] {
  const values = rowOf({ table, key, ...row });
  if (table === 'metric_owner') return [String(values['metric_key'])];
  if (table === 'user_department') return [String(values['user_id'])];
  if (['assessment_prefill', 'survey_link'].includes(table)) return [String(values['round_id'])];
  return key.filter((name) => name !== 'organisation_id').map((name) => String(values[name]));
}

const isSettled = (row: Seen) =>
  row.was !== null && row.is !== null && columnsThatDiffer(row).some((name) => settledColumns[row.table]?.includes(name)); // prettier-ignore

/** Who is asked stands with a survey as it is made; what changes of that later is told. */
const isAskedLater = (seen: readonly Seen[], row: Seen) =>
  row.table === 'survey_link' &&
  !seen.some(({ table, was, is }) => table === 'survey_round' && was === null && is!['id'] === rowOf(row)['round_id']);

function settingsFaults(seen: Seen[], userId: string | null): string[] {
  const faults: string[] = [];
  const changed = seen.filter(
    (row) => (covered.settings.includes(row.table) && isMeant(row)) || isSettled(row) || isAskedLater(seen, row),
  );
  const entries = madeIn(seen, 'organisation_history');
  const used = new Set<Row>();
  for (const entry of entries)
    if ((entry['user_id'] ?? null) !== userId)
      faults.push(`an entry of the settings is of ${String(entry['user_id'])}`);
  for (const row of changed) {
    const key = keyOf(row);
    const told = entries.filter((entry) => key.every((part) => String(entry['row_id']).includes(part)));
    for (const entry of told) used.add(entry);
    if (told.length !== 1) faults.push(`${told.length} entries of ${row.table} ${key.join(' ')}, which changed`);
    else if (!['metric_owner', 'user_department', 'survey_link'].includes(row.table))
      for (const what of untold(row, told[0]!['before'], told[0]!['after']))
        faults.push(`${row.table}: ${what} is not told as it was and is`);
  }
  for (const entry of entries)
    if (!used.has(entry)) faults.push(`an entry of ${String(entry['collection'])} of which nothing changed`);
  return faults;
}

function doorFaults(seen: Seen[], userId: string | null): string[] {
  const changed = seen.filter(({ table }) => covered.door.includes(table)).filter(isMeant);
  if (changed.length === 0) return [];
  const events = madeIn(seen, 'security_event');
  if (events.length === 0) return [`${changed.map(({ table }) => table).join(', ')} changed and no event tells it`];
  const isTheirs = (event: Row) => userId === null || event['by_id'] === userId || event['user_id'] === userId;
  return events.every(isTheirs) ? [] : ['an event says that somebody else did it'];
}

function ownFaults(seen: Seen[], userId: string | null): string[] {
  const own = seen.filter(({ table }) => covered.itself.includes(table));
  const isTheirs = ([name, value]: [string, unknown]) => whoColumns.test(name) && (value ?? null) === userId;
  const nobodys = own.filter(({ was, is }) => was === null && !Object.entries(is!).some(isTheirs));
  // What is done to such a row later is of who did it.
  const anothers = own.filter(
    (row) =>
      row.was !== null &&
      row.is !== null &&
      columnsThatDiffer(row).some((name) => {
        const { [name]: value, [name.replace(/_at$/, '_by')]: by } = row.is!;
        if (name.endsWith('_by')) return ![null, userId].includes(value as string);
        return name.endsWith('_at') && value !== null && by !== undefined && by !== value && by !== userId;
      }),
  );
  return [
    ...nobodys.map(({ table }) => `a row of ${table} does not say who made it`),
    ...anothers.map(({ table }) => `a row of ${table} says that somebody else did it`),
  ];
}

/** Every entry is a link of the chain, once. */
function chainFaults(seen: Seen[]): string[] {
  const links = madeIn(seen, 'record_link');
  const faults: string[] = [];
  for (const table of ['plan_history', 'organisation_history', 'security_event', 'record_proof'])
    for (const entry of madeIn(seen, table)) {
      const own = links.filter((link) => link['source'] === table && link['row_id'] === entry['id']);
      if (own.length !== 1) faults.push(`an entry of ${table} has ${own.length} links`);
    }
  return faults;
}

/** What is not on record of a request by somebody (null: by nobody who is known), or is on record and did not happen. */
export function recordFaults(all: Seen[], userId: string | null): string[] {
  const { seen, faults } = withoutErased(all);
  return [
    ...faults,
    ...planFaults(seen, userId),
    ...settingsFaults(seen, userId),
    ...doorFaults(seen, userId),
    ...ownFaults(seen, userId),
    ...chainFaults(seen),
  ];
}

/** Tables of which the product keeps a record and of which something changed. */
export const recordedTables = (seen: Seen[]): string[] => {
  const kept = [...covered.plan, ...covered.settings, ...covered.door, ...covered.itself, ...covered.ofAnother];
  return [...new Set(seen.filter(isMeant).map(({ table }) => table))].filter((table) => kept.includes(table));
};
/** Entries that a request left, of what is done; what happens at the door is told of who only tries, too. */
export const entriesIn = (seen: Seen[]): string[] =>
  ['plan_history', 'organisation_history', 'record_proof'].filter((table) => madeIn(seen, table).length > 0);
/** Tables of which the product keeps no record, for a reason, and of which something changed because somebody asked for it. */
export const unrecordedTables = (seen: Seen[]): string[] =>
  [...new Set(seen.map(({ table }) => table))].filter(
    (table) => table in reasons && !['presence', 'home_visit', 'request_count', 'known_device'].includes(table),
  );
/** What was told of the door. */
export const eventsIn = (seen: Seen[]): string[] => madeIn(seen, 'security_event').map(({ kind }) => String(kind));
