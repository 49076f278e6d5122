// Twelve typed numbers, one a month: read together, since their mean has to be about 1.
import { parseNumber } from './form-fields.server';

/** How far the mean of a year may be from 1. */
const slack = 0.05;

export type YearReading = { values: number[] | null; errors: Record<string, string> };

/**
 * The fields `<name>1` to `<name>12`; all empty is none, where that may be. A number that reads as it was shown stays what it
 * was: shown are two decimals, kept are all.
 */
export function readYear(
  form: FormData,
  name: string,
  { before, optional }: { before: readonly number[] | null; optional: boolean },
): YearReading {
  const fields = Array.from({ length: 12 }, (_, at) => `${name}${at + 1}`);
  const texts = fields.map((field) => String(form.get(field) ?? '').trim());
  if (optional && texts.every((text) => text === '')) return { values: null, errors: {} };
  const errors: Record<string, string> = {};
  const values = texts.map((text, at) => {
    const value = parseNumber(text);
    if (text === '') errors[fields[at]!] = 'required';
    else if (value === null) errors[fields[at]!] = 'not_a_number';
    else if (value < 0 || value > 3) errors[fields[at]!] = 'not_between:0:3';
    const was = before?.[at];
    return was !== undefined && value === Number(was.toFixed(2)) ? was : (value ?? 0);
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / 12;
  if (Object.keys(errors).length === 0 && Math.abs(mean - 1) > slack) errors[fields[0]!] = `mean_off:${mean}`;
  return { values, errors };
}
