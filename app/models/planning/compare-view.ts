// A comparison as a page shows it: which differences a filter keeps, a page of them, and names instead of ids.
import type { Comparison, ItemChange } from './compare';
import { shiftOf, type WorkstreamTotals } from './compare-totals';
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

/** The differences of items that the filter keeps, in the order of workstreams and days. */
export function keptChanges(comparison: Comparison, filter: CompareFilter): ItemChange[] {
  const places = new Map(comparison.workstreams.map(({ id }, place) => [id, place]));
  return comparison.items
    .filter(
      (change) =>
        (filter.what === null || groupOf(change) === filter.what) &&
        (filter.workstream === null || (change.workstreamId ?? 'none') === filter.workstream),
    )
    .map((change) => ({
      change,
      place: places.get(change.workstreamId) ?? Infinity,
      day: (change.after ?? change.before)!.from,
    }))
    .sort((a, b) =>
      a.place !== b.place
        ? a.place - b.place
        : a.day !== b.day
          ? a.day < b.day
            ? -1
            : 1
          : a.change.id < b.change.id
            ? -1
            : 1,
    )
    .map(({ change }) => change);
}

/** Differences as lines of a table, with names instead of ids. */
export function itemLines({ workstreams }: Comparison, names: Names, changes: readonly ItemChange[]): ItemLine[] {
  const streams = new Map(workstreams.map((row) => [row.id, row]));
  return changes.map((change) => ({
    ...change,
    group: groupOf(change),
    workstream: (change.workstreamId !== null && streams.get(change.workstreamId)) || null,
    fields: namedFields(change.fields, names),
  }));
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
