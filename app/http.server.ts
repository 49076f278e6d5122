// Small answers that routes share: not found, read a form, refuse with the typed values kept.
import { data, redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { StaleLine } from './ui/shared/stale-notice';

export function notFound(): Response {
  return new Response(null, { status: 404 });
}

/** The value, or a 404 to the nearest boundary. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound();
  return value;
}

/** What a form says about each field: a reason, made into words at the field. */
export type FieldErrors = Record<string, string>;
/** What was typed; lists for fields that may occur more than once (their name ends in `[]`). */
export type Typed = Record<string, string | string[]>;
export type FormState = { errors: FieldErrors; typed: Typed };
export type FormReading<T> = { ok: true; value: T } | ({ ok: false } & FormState);

export function typedValues(form: FormData): Typed {
  const typed: Typed = {};
  for (const name of new Set(form.keys())) {
    // PostgreSQL holds no NUL character, and nobody types one.
    const values = form
      .getAll(name)
      .filter((value): value is string => typeof value === 'string')
      .map((value) => value.replaceAll('\0', ''));
    typed[name] = name.endsWith('[]') ? values : (values[0] ?? '');
  }
  return typed;
}

/** Reads a form with a zod schema over its typed texts. The first issue of each field is its reason. */
export function readForm<S extends z.ZodType>(schema: S, form: FormData): FormReading<z.output<S>> {
  const typed = typedValues(form);
  const result = schema.safeParse(typed);
  if (result.success) return { ok: true, value: result.data };
  const errors: FieldErrors = {};
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= issue.message;
  }
  return { ok: false, errors, typed };
}

/** 400 with every field error and the typed values; 409 when a rule said no. */
export function badInput(state: FormState, status: 400 | 409 = 400) {
  return data({ errors: state.errors, typed: state.typed }, { status });
}

/** 409 with what somebody else set meanwhile, and the typed values kept. */
export function overtaken(typed: Typed, stale: StaleLine[]) {
  return data({ errors: {}, typed, refusal: null, stale }, { status: 409 });
}

/** A place within this site to go back to; anything else becomes `otherwise`. */
export function safePath(to: string | null | undefined, otherwise: string): string {
  if (!to || !to.startsWith('/') || to.length > 2_000) return otherwise;
  // Read as a browser reads it: `/.//elsewhere` and `/\\elsewhere` are other sites in disguise.
  const here = 'http://here.invalid';
  const url = URL.canParse(to, here) ? new URL(to, here) : null;
  if (!url || url.origin !== here || url.pathname.startsWith('//')) return otherwise;
  return url.pathname + url.search + url.hash;
}

export { data, redirect };

/** A whole number from the address bar or a hidden field, 0 up to what the database counts with; null for anything else. */
export function wholeNumberOf(text: FormDataEntryValue | null): number | null {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
