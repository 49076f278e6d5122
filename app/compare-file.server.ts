// A comparison as a file: one line per item or other part of the plan that differs.
import { namesOfBoth } from './compare-shown.server';
import { type Cell, csvFile } from './csv.server';
import { comparisonOf } from './models/planning/compare';
import type { FieldChange } from './models/planning/compare-fields';
import { itemLines, keptChanges, otherLines } from './models/planning/compare-view';
import type { RowCollection } from './models/planning/difference';
import { lastDay } from './models/planning/interval';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import { m } from './paraglide/messages.js';
import { groupText } from './ui/compare/group-text';
import { collectionText } from './ui/history/collection-text';
import { bare, fieldText, valueText } from './ui/plan/field-text.server';
import { kindText } from './ui/programme/kind-words';
import { words } from './ui/words';

const fieldsText = (fields: readonly FieldChange[]) =>
  fields
    .map(({ field, before, after, of }) => {
      const values = `${valueText(field, before, bare)} → ${valueText(field, after, bare)}`;
      return `${of ? `${words(of)} – ` : ''}${fieldText(field)}: ${values}`;
    })
    .join('; ');

export async function compareFile(actor: Actor, from: Plan, to: Plan): Promise<Response> {
  const comparison = comparisonOf(from, to);
  const names = await namesOfBoth(actor, from, to);
  const head = [
    ...[m.history_what(), m.form_kind(), m.compare_code(), m.column_item(), m.item_workstream()],
    ...[m.compare_begin_was(), m.compare_begin_is(), m.compare_begin_days()],
    ...[m.compare_end_was(), m.compare_end_is(), m.compare_end_days()],
    ...[m.compare_length_days(), m.column_hours(), m.compare_other_fields()],
  ];
  const items = itemLines(comparison, names, keptChanges(comparison, { what: null, workstream: null })).map(
    (line): Cell[] => [
      ...[groupText(line.group), kindText(line.kind), line.key, words(line.title)],
      line.workstream?.title ? words(line.workstream.title) : null,
      ...[line.before?.from ?? null, line.after?.from ?? null, line.start],
      ...[line.before && lastDay(line.before), line.after && lastDay(line.after), line.finish],
      ...[line.length, line.hours, fieldsText(line.fields)],
    ],
  );
  const phases = comparison.phases.map((row): Cell[] => [
    ...[row.what === 'changed' ? m.compare_changed() : groupText(row.what), collectionText('phases'), null],
    ...[words(row.title), null, row.before?.from ?? null, row.after?.from ?? null, row.start],
    ...[row.before && lastDay(row.before), row.after && lastDay(row.after), row.finish, null, null],
    fieldsText(row.fields),
  ]);
  const others = otherLines(comparison, names).map((row): Cell[] => [
    row.what === 'changed' ? m.compare_changed() : groupText(row.what === 'added' ? 'added' : 'removed'),
    ...[collectionText(row.collection as RowCollection), null, row.title ? words(row.title) : null],
    ...Array<null>(9).fill(null),
    fieldsText(row.fields),
  ]);
  return csvFile(`${m.compare_title()} ${to.programme.name}`, head, [items, phases, others]);
}
