// The rows of a saved change in few words: which items, their dates before and after, how many followed.
import type { Day } from './day';
import type { RowChange } from './difference';
import type { Label, Plan } from './plan';

export type HistoryLine = {
  id: string;
  title: Label | null;
  collection: RowChange['collection'];
  /** Made, removed, or what it was and became. */
  what: 'made' | 'removed' | 'changed';
  start: { before: Day; after: Day } | null;
  until: { before: Day; after: Day } | null;
  /** Names of the other fields that changed. */
  fields: string[];
};

export type HistoryDescription = { lines: HistoryLine[]; more: number };

const most = 6;
const dates = new Set(['start', 'until']);
/** Told by the new first day already. */
const withStart = new Set(['dateSource', 'notBefore']);

function titleOf(plan: Plan, row: RowChange): Label | null {
  const own = (row.after ?? row.before)?.['title'] ?? (row.after ?? row.before)?.['text'];
  if (own) return own as Label;
  if (row.collection === 'programme') return { nl: plan.programme.name, en: null };
  const known = (plan[row.collection] as readonly { id: string; title?: Label; text?: Label }[]).find(
    (candidate) => candidate.id === row.id,
  );
  if (known) return known.title ?? known.text ?? null;
  return null;
}

function pair(row: RowChange, field: 'start' | 'until') {
  const before = row.before?.[field];
  const after = row.after?.[field];
  return typeof before === 'string' && typeof after === 'string'
    ? { before: before as Day, after: after as Day }
    : null;
}

/** The first rows of a change, items with their dates; the rest is counted. */
export function describeRows(plan: Plan, rows: readonly RowChange[]): HistoryDescription {
  const lines = rows.slice(0, most).map((row): HistoryLine => {
    const changed = row.before !== null && row.after !== null;
    return {
      id: row.id,
      title: titleOf(plan, row),
      collection: row.collection,
      what: row.before === null ? 'made' : row.after === null ? 'removed' : 'changed',
      start: pair(row, 'start'),
      until: pair(row, 'until'),
      fields: changed
        ? Object.keys(row.after ?? {}).filter(
            (field) => !dates.has(field) && !(pair(row, 'start') && withStart.has(field)),
          )
        : [],
    };
  });
  return { lines, more: Math.max(0, rows.length - most) };
}
