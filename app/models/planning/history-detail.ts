// A saved change told field by field: what each row was and became, with names instead of ids, and why the scheduler moved it.
import { type NamedOrigin, namedOrigin } from './consequences';
import { addDays, type Day } from './day';
import type { Fields, RowChange } from './difference';
import { localOf } from './minute';
import { addNames, named, namelessIn, type Names } from './names';
import type { Label, Plan } from './plan';

/** Ids in values are names; days, lengths and states stand as they are; a moment is a day and a time. */
export type DetailField = { field: string; before: unknown; after: unknown };

export type DetailRow = {
  id: string;
  collection: RowChange['collection'];
  what: 'made' | 'removed' | 'changed';
  title: Label | null;
  /** An item that can still be opened. */
  there: boolean;
  fields: DetailField[];
  cause: NamedOrigin | null;
};

const apart = new Set(['id', 'key', 'position', 'organisationId', 'programmeId']);
const isEmpty = (value: unknown) =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
const isMomentRow = (fields: Fields | null) => fields !== null && fields['start'] === fields['until'];

/** What a reader looks for first; the rest in the order in which it was kept. */
const first = ['title', 'text', 'name', 'kind', 'start', 'until', 'workDays'];
const rank = (field: string) => (first.includes(field) ? first.indexOf(field) : first.length);

/** A stored value as people know it: the last day instead of the day after it, minutes as a day and a time. */
function readable(collection: RowChange['collection'], field: string, value: unknown, names: Names): unknown {
  if (field === 'until' && typeof value === 'string') return addDays(value as Day, -1);
  if (collection === 'cutoverTasks' && typeof value === 'number' && field !== 'minutes') return localOf(value);
  if (collection === 'cutoverTasks' && field === 'after' && Array.isArray(value)) {
    return value.map((id) => named(names, 'taskId', id));
  }
  return named(names, field, value);
}

export function fieldsOf({ collection, before, after }: RowChange, names: Names): DetailField[] {
  const whole = before === null || after === null;
  const moment = isMomentRow(after) && (whole || isMomentRow(before)) && (after ?? before)?.['start'] !== undefined;
  const inOrder = Object.keys({ ...before, ...after }).sort((a, b) => rank(a) - rank(b));
  return inOrder.flatMap((field): DetailField[] => {
    if (apart.has(field) || (field === 'until' && (moment || (whole && isMomentRow(after ?? before))))) return [];
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null];
    if (whole && isEmpty(was) && isEmpty(is)) return [];
    return [
      {
        field,
        before: before === null ? null : readable(collection, field, was, names),
        after: after === null ? null : readable(collection, field, is, names),
      },
    ];
  });
}

export function detailOf(row: RowChange, names: Names, itemIds: ReadonlySet<string>): DetailRow {
  const title = (id: string): Label => names.get(id) ?? { nl: '–', en: '–' };
  return {
    id: row.id,
    collection: row.collection,
    what: row.before === null ? 'made' : row.after === null ? 'removed' : 'changed',
    title: names.get(row.id) ?? null,
    there: row.collection === 'items' && itemIds.has(row.id),
    fields: fieldsOf(row, names),
    cause: row.cause ? namedOrigin(row.cause, title) : null,
  };
}

/** What was meant first, what the scheduler moved after it; as many rows as make up about `most` fields, the rest counted. */
export function detailRows(
  rows: readonly RowChange[],
  names: Names,
  itemIds: ReadonlySet<string>,
  most: number,
): { rows: DetailRow[]; more: number } {
  const inOrder = [...rows.filter((row) => !row.cause), ...rows.filter((row) => row.cause)];
  const told: DetailRow[] = [];
  let fields = 0;
  for (const row of inOrder) {
    if (fields >= most) break;
    const detail = detailOf(row, names, itemIds);
    told.push(detail);
    fields += Math.max(1, detail.fields.length);
  }
  return { rows: told, more: rows.length - told.length };
}

/** The ids in these rows that neither `names` nor the rows themselves know; the latter are added to `names`. */
export function namelessIds(names: Map<string, Label>, rows: readonly RowChange[]): string[] {
  addNames(names, rows);
  const found = new Set<string>();
  for (const row of rows) {
    if (!names.has(row.id)) found.add(row.id);
    for (const side of [row.before, row.after]) {
      for (const [field, value] of Object.entries(side ?? {})) {
        for (const id of namelessIn(names, field, value)) found.add(id);
      }
    }
  }
  return [...found];
}

/** Rows that belong to an item. */
const hangs = new Set<RowChange['collection']>(['dependencies', 'criteria', 'figureConditions', 'decisions']);

/** The ids a change is found by: its rows, and the items that these belong to (in `plan`, after it). */
export function touchedBy(rows: readonly RowChange[], plan: Plan): string[] {
  const ids = new Set<string>();
  const hanging = new Set<string>();
  const belongs = (fields: Fields | null | undefined) => {
    for (const field of ['itemId', 'fromId', 'toId']) {
      const id = fields?.[field];
      if (typeof id === 'string') ids.add(id);
    }
  };
  for (const { collection, id, before, after } of rows) {
    ids.add(id);
    if (!hangs.has(collection)) continue;
    if (before === null || after === null) belongs(before ?? after);
    else hanging.add(id);
  }
  if (hanging.size === 0) return [...ids];
  for (const row of [...plan.dependencies, ...plan.criteria, ...plan.figureConditions, ...plan.decisions]) {
    if (hanging.has(row.id)) belongs(row as unknown as Fields);
  }
  return [...ids];
}
