// What a route answers to a plan change: where to go when it was saved, or the refusal with everything typed kept.
import { data, redirect } from '@remix-run/node';
import { found, safePath, type Typed, typedValues } from './http.server';
import type { ChangeAnswer } from './models/plan.server';
import { type Consequences, consequencesOf, type NamedRefusal, namedRefusal } from './models/planning/consequences';
import type { Label } from './models/planning/plan';
import type { StaleField } from './models/planning/stale';

export type Stale = { field: string; mine: string; theirs: string; title: Label }[];

/** What an action says when nothing was saved; `typed` are the texts of the form. */
export type NotSaved = {
  /** What would follow; shown before it is saved. */
  consequences?: Consequences | null;
  refusal: NamedRefusal | null;
  stale: Stale | null;
  typed: Typed;
  errors: Record<string, string>;
};

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'object' && 'nl' in value) return String((value as Label).nl);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function named(fields: readonly StaleField[], answer: Extract<ChangeAnswer, { status: 'stale' }>): Stale {
  const { items, phases, workstreams } = answer.before;
  const title = (id: string) => [...items, ...phases, ...workstreams].find((row) => row.id === id)?.title;
  return fields.map((row) => ({
    field: row.field,
    mine: shown(row.mine),
    theirs: shown(row.theirs),
    title: title(row.id) ?? { nl: answer.before.programme.name, en: null },
  }));
}

/** A place with the saved change in its search string, so that the page can say so and offer to undo it. */
export function withChange(to: string, changeId: string): string {
  const url = new URL(to, 'http://here');
  url.searchParams.set('changed', changeId);
  return url.pathname + url.search + url.hash;
}

/** Saved: off to `to`. Refused or stale: 409 with the reason. Not there: 404. Not allowed: 403. */
export function answerChange(answer: ChangeAnswer | null, to: string, typed: Typed = {}) {
  const result = found(answer);
  switch (result.status) {
    case 'saved':
      throw redirect(withChange(safePath(to, '/'), result.changeId));
    case 'unchanged':
    case 'preview':
      throw redirect(safePath(to, '/'));
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'refused': {
      const refused: NotSaved = {
        refusal: namedRefusal(result.before, result.refusal),
        stale: null,
        typed,
        errors: {},
      };
      return data(refused, { status: 409 });
    }
    case 'stale': {
      // Whoever sends the form again has seen what it says now.
      const version = String(result.before.programme.version);
      const stale: NotSaved = {
        refusal: null,
        stale: named(result.fields, result),
        typed: { ...typed, version },
        errors: {},
      };
      return data(stale, { status: 409 });
    }
  }
}

/**
 * For a form that is saved in one go: the first time it is sent, and something else would move, be hit or go over its limit,
 * that is shown instead of saved. Null when there is nothing to show or the reader has seen it (`confirmed`).
 */
export function answerFirstLook(preview: ChangeAnswer | null, form: FormData) {
  if (form.get('confirmed') === '1' || preview?.status !== 'preview') return null;
  if (Object.values(preview.effects).every((list) => list.length === 0)) return null;
  const consequences = consequencesOf(preview.plan, preview.effects);
  const look: NotSaved = { consequences, refusal: null, stale: null, typed: typedValues(form), errors: {} };
  return data(look);
}

/** 400: errors at the fields; 409 when nothing typed is wrong but it cannot be. */
export function answerBadInput(state: { errors: Record<string, string>; typed: Typed }, status: 400 | 409 = 400) {
  const answer: NotSaved = { refusal: null, stale: null, ...state };
  return data(answer, { status });
}
