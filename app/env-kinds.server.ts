// The kinds of values that variables of the environment have, each with its sentence.
import { z } from 'zod';

export function between(name: string, min: number, max: number) {
  const message = `${name} must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

export function port(name: string) {
  const message = `${name} must be a number between 0 and 65535`;
  return z
    .string()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine((value) => value <= 65_535, message);
}

export const flag = (name: string, otherwise = false) =>
  z
    .enum(['0', '1', 'true', 'false'], { error: `${name} must be 1 or 0` })
    .optional()
    .transform((value) => (value === undefined ? otherwise : value === '1' || value === 'true'));
