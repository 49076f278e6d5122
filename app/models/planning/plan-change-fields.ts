// Fields that several changes to a plan share.
import { z } from 'zod';
import { type Day, parseDay } from './day';
import { workstreamNatures } from './plan';

export const dayField = z
  .string()
  .refine((text) => parseDay(text) !== null, 'not_a_day')
  .transform((text) => text as Day);
export const id = z.string().min(1).max(64);

export const figureTest = z.object({
  metricKey: id,
  departmentId: id.nullable(),
  atLeast: z.boolean(),
  level: z.number().min(0).max(1_000_000),
  periods: z.number().int().min(1).max(52),
});
/** What figures said when it was asked; made by the model, never by a form. */
export const standing = z.object({
  metOn: dayField.nullable(),
  expectedOn: dayField.nullable(),
  expectedFrom: dayField.nullable(),
  expectedUntil: dayField.nullable(),
});
export type Standing = z.infer<typeof standing>;

/** Of a workstream. */
export const hue = z.number().int().min(0).max(9);
export const nature = z.enum(workstreamNatures);
