// A comparison as a page shows it: which differences a filter keeps, a page of them, and names instead of ids.
import { type Comparison, type ItemChange, shiftOf, type WorkstreamTotals } from './compare';
import type { FieldChange } from './compare-fields';
import { named, type Names } from './names';
import type { Label } from './plan';

export const changeGroups = ['added', 'removed', 'later', 'earlier', 'otherwise'] as const;
export type ChangeGroup = (typeof changeGroups)[number];

/** `none` as workstream: items without one. */
export type CompareFilter = { what: ChangeGroup | null; workstream: string | null };

export type ItemLine = ItemChange & { group: ChangeGroup; workstream: WorkstreamTotals | null };

export function groupOf(change: ItemChange): ChangeGroup {
  if (change.what !== 'changed') return change.what;
  const shift = shiftOf(change);
  return shift > 0 ? 'later' : shift < 0 ? 'earlier' : 'otherwise';
}

const namedFields = (fields: readonly FieldChange[], names: Names): FieldChange[] =>
  fields.map(({ field, before, after, of }) => ({
    field,
    before: named(names, field, before),
    after: named(names, field, after),
    ...(of ? { of } : {}),
  }));

/** All differences of items that the filter keeps, in the order of workstreams and days. */
export function itemLines(comparison: Comparison, names: Names, filter: CompareFilter): ItemLine[] {
  const streams = new Map(comparison.workstreams.map((row, position) => [row.id, { row, position }]));
  const place = (line: ItemLine) => streams.get(line.workstreamId)?.position ?? Infinity;
  const day = (line: ItemLine) => (line.after ?? line.before)!.from;
  return comparison.items
    .flatMap((change): ItemLine[] => {
      const group = groupOf(change);
      if (filter.what !== null && filter.what !== group) return [];
      if (filter.workstream !== null && (change.workstreamId ?? 'none') !== filter.workstream) return [];
      const stream = streams.get(change.workstreamId)?.row;
      return [{ ...change, group, workstream: stream?.id ? stream : null }];
    })
    .sort((a, b) => place(a) - place(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1))
    .map((line) => ({ ...line, fields: namedFields(line.fields, names) }));
}

export type OtherLine = { key: string; collection: string; title: Label | null; what: string; fields: FieldChange[] };

/** Everything that differs and is not an item: the programme, links, workstreams, products, measures, tasks. */
export function otherLines(comparison: Comparison, names: Names): OtherLine[] {
  const programme = comparison.programme.length > 0;
  return [
    ...(programme
      ? [{ key: 'programme', collection: 'programme', title: null, what: 'changed', fields: comparison.programme }]
      : []),
    ...comparison.others.map((row) => ({ ...row, key: row.collection + row.id })),
    ...comparison.links.map(({ what, before, after }) => {
      const id = (after ?? before)!.id;
      const fields =
        before && after
          ? (['type', 'lag'] as const)
              .filter((field) => before[field] !== after[field])
              .map((field) => ({ field, before: before[field], after: after[field] }))
          : [];
      return { key: id, collection: 'dependencies', title: names.get(id) ?? null, what, fields };
    }),
  ].map((row) => ({ ...row, fields: namedFields(row.fields, names) }));
}
