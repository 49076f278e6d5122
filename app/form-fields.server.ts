// Schemas of typed form fields: texts in, values out; every message is a reason that the screen has words for.
import { z } from 'zod';
import { type Day, parseDay } from './models/planning/day';

const typed = z.string({ error: 'required' });

export const text = (max: number) => typed.trim().max(max, `too_long:${max}`).default('');
export const requiredText = (max: number) => typed.trim().min(1, 'required').max(max, `too_long:${max}`);

export const requiredDay = typed
  .trim()
  .min(1, 'required')
  .refine((value) => value === '' || parseDay(value) !== null, 'not_a_day')
  .transform((value) => value as Day);

export const optionalDay = typed
  .trim()
  .refine((value) => value === '' || parseDay(value) !== null, 'not_a_day')
  .transform((value) => (value === '' ? null : (value as Day)))
  .default(null);

/** A number as people type it: `7,5` and `1.250` in Dutch, `7.5` in English. */
export function parseNumber(value: string): number | null {
  const bare = value.replace(/\s/g, '');
  const plain = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : bare.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

const numeric = (min: number, max: number, whole: boolean) => (value: string, context: z.RefinementCtx) => {
  const parsed = parseNumber(value);
  const issue = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (parsed === null || (whole && !Number.isInteger(parsed)))
    return issue(whole ? 'not_a_whole_number' : 'not_a_number');
  if (parsed < min || parsed > max) return issue(`not_between:${min}:${max}`);
  return parsed;
};

export const wholeNumber = (min: number, max: number) =>
  typed
    .trim()
    .min(1, 'required')
    .transform(numeric(min, max, true));
export const decimal = (min: number, max: number) =>
  typed
    .trim()
    .min(1, 'required')
    .transform(numeric(min, max, false));
export const optionalDecimal = (min: number, max: number) =>
  typed
    .trim()
    .transform((value, context) => (value === '' ? null : numeric(min, max, false)(value, context)))
    .default(null);
export const optionalWholeNumber = (min: number, max: number) =>
  typed
    .trim()
    .transform((value, context) => (value === '' ? null : numeric(min, max, true)(value, context)))
    .default(null);

export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: 'choose' });
/** One of these, or nothing chosen. */
export const optionalChoice = <const T extends readonly [string, ...string[]]>(values: T) =>
  typed
    .transform((value, context): T[number] | null => {
      const known = values.find((one) => one === value);
      if (known !== undefined || value === '') return known ?? null;
      context.addIssue({ code: 'custom', message: 'choose' });
      return z.NEVER;
    })
    .default(null);
/** An id, or nothing chosen. */
export const optionalId = typed
  .trim()
  .max(64, 'choose')
  .transform((value) => (value === '' ? null : value))
  .default(null);
export const checked = z
  .string()
  .optional()
  .transform((value) => value === 'on' || value === '1' || value === 'true');
export const list = z.array(z.string().max(64)).default([]);
/** The version of the plan the reader was looking at. */
export const version = z
  .string()
  .regex(/^\d{1,9}$/, 'choose')
  .transform(Number);
