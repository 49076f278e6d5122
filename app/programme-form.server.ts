// The form of a new programme, from the URL (to look at it) or from a post (to make it): one reading for both.
import { z } from 'zod';
import { optionalWholeNumber, requiredDay, requiredText, wholeNumber } from './form-fields.server';
import { type FormReading, readForm, typedValues } from './http.server';
import type { BlueprintDocument } from './models/planning/blueprint/document';
import { referenceOf } from './models/planning/blueprint/effort';
import { addDays, type Day, mondayOf } from './models/planning/day';
import type { NewProgramme } from './models/programme.server';

export type ChosenBlueprint = { id: string; document: BlueprintDocument };

/** The name of the field for a size driver. */
export const sizeField = (driver: string) => `size_${driver}`;

/** The preparation a blueprint allows, in weeks. */
export function prepRange({ scaling }: BlueprintDocument): { min: number; max: number } {
  const { min_prep_weeks: min, default_prep_weeks: most } = scaling;
  return { min, max: Math.max(min, most) };
}

/** The sizes a blueprint asks for, each with the municipality's own figure, else the blueprint's reference. */
export function sizesOf(document: BlueprintDocument, own: Readonly<Record<string, number>>) {
  return document.scaling.drivers.map(({ driver, activities }) => {
    const reference = referenceOf(document, driver);
    // Left empty, this one follows the boxes that are ticked.
    const start = driver === 'departments' ? null : own[driver] || reference;
    return { driver, reference, start, activities: activities.length };
  });
}

/** Every value the form starts with: preparation begins next Monday, everyone takes part. */
export function startValues(
  chosen: ChosenBlueprint,
  own: Readonly<Record<string, number>>,
  departmentKeys: readonly string[],
  today: Day,
): Record<string, string | string[]> {
  const weeks = chosen.document.scaling.default_prep_weeks;
  const sizes = sizesOf(chosen.document, own).map(({ driver, start }) => [sizeField(driver), String(start ?? '')]);
  return {
    name: '',
    blueprint: chosen.id,
    goLive: addDays(mondayOf(today), 7 * (weeks + 1)),
    weeks: String(weeks),
    ...(Object.fromEntries(sizes) as Record<string, string>),
    'departments[]': [...departmentKeys],
  };
}

/** Reads the form for a blueprint; `known` is false when another was asked for, which this municipality does not have. */
export function readNewProgramme(
  form: FormData,
  chosen: ChosenBlueprint | null,
  departmentKeys: readonly string[],
  known: boolean,
): FormReading<NewProgramme> {
  const range = chosen ? prepRange(chosen.document) : { min: 0, max: 260 };
  const drivers = chosen?.document.scaling.drivers.map((row) => row.driver) ?? [];
  const schema = z.object({
    name: requiredText(120),
    blueprint: z.string({ error: 'required' }).refine(() => known, 'choose'),
    goLive: requiredDay,
    weeks: wholeNumber(range.min, range.max),
    ...Object.fromEntries(drivers.map((driver) => [sizeField(driver), optionalWholeNumber(1, 100_000)])),
    'departments[]': z
      .array(z.enum(departmentKeys as [string, ...string[]], { error: 'choose' }), { error: 'choose' })
      .min(departmentKeys.length > 0 ? 1 : 0, 'choose')
      .default([]),
  });
  // A form in which nothing is ticked sends no list at all.
  if (departmentKeys.length > 0 && !form.has('departments[]')) {
    const reading = readForm(schema, form);
    const errors = { ...(reading.ok ? {} : reading.errors), 'departments[]': 'choose' };
    return { ok: false, errors, typed: { ...typedValues(form), 'departments[]': [] } };
  }
  const reading = readForm(schema, form);
  if (!reading.ok) return reading;
  const value = reading.value as Record<string, unknown> & z.output<typeof schema>;
  const departments = value['departments[]'];
  const sizes = drivers.flatMap((driver): [string, number][] => {
    const size = value[sizeField(driver)];
    if (typeof size === 'number') return [[driver, size]];
    return driver === 'departments' && departments.length > 0 ? [[driver, departments.length]] : [];
  });
  return {
    ok: true,
    value: {
      name: value.name,
      blueprintId: value.blueprint,
      goLive: value.goLive,
      prepWeeks: value.weeks,
      drivers: Object.fromEntries(sizes),
      departmentKeys: [...new Set(departments)],
    },
  };
}
