// A field that changed, in words: its name, what it was and what it became.
import type { FieldChange } from '~/models/planning/compare-fields';
import type { DetailField } from '~/models/planning/history-detail';
import { words } from '../words';
import { fieldText, valueText } from '../plan/field-text.server';

/** `before` is null where there was nothing yet. */
export type FieldLine = { field: string; name: string; before: string | null; after: string };

/** In the language of the request; ids in the values were replaced by names. */
export function fieldLine({ field, before, after }: DetailField): FieldLine {
  return {
    field,
    name: fieldText(field),
    before: before === null ? null : valueText(field, before),
    after: valueText(field, after),
  };
}

/** A field of a comparison; `of` names the part of the row that it is about. */
export type ChangedField = FieldLine & { of: string | null };

/** The row of a comparison with its fields in words. */
export function withFieldLines<R extends { fields: readonly FieldChange[] }>(row: R) {
  const fields = row.fields.map((change): ChangedField => ({
    ...fieldLine(change),
    of: change.of ? words(change.of) : null,
  }));
  return { ...row, fields };
}
