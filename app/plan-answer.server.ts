// How every form about the plan is answered: what follows first when there is something to see, else saved, refused or overtaken.
import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { choice, requiredText } from './form-fields.server';
import { type FormState, found, readForm, type Typed, typedValues, wholeNumberOf } from './http.server';
import { type ChangeAnswer, type ChangeOptions, changePlan, loadPlan, rowsSince } from './models/plan.server';
import {
  asksALook,
  type Consequences,
  consequencesOf,
  listLimit,
  type NamedRefusal,
  namedRefusal,
} from './models/planning/consequences';
import { namesIn, withNames } from './models/planning/names';
import type { Actor } from './models/planning/permission';
import type { Label, Plan } from './models/planning/plan';
import type { PlanChange } from './models/planning/plan-change';
import { slipCodes } from './models/planning/slip';
import { onlyMeant, type StaleField } from './models/planning/stale';

/** A field that somebody else set meanwhile, with both values; ids in them are replaced by names. */
export type StaleValue = Pick<StaleField, 'field' | 'mine' | 'theirs'> & {
  /** The name of the row, where it has one. */
  of: Label | null;
};

/** What is said to a form as long as nothing is saved. `typed` is sent again as it is when its reader agrees. */
export type PlanAnswer = FormState & {
  /** What would follow, to be seen before it is saved. */
  consequences: Consequences | null;
  refusal: NamedRefusal | null;
  stale: StaleValue[] | null;
};

function unsaved(typed: Typed, what: Partial<PlanAnswer> = {}): PlanAnswer {
  return { errors: {}, typed, consequences: null, refusal: null, stale: null, ...what };
}

function named(plan: Plan, fields: readonly StaleField[]): StaleValue[] {
  const names = namesIn([plan]);
  const name = (value: unknown) => withNames(names, value);
  return fields.slice(0, listLimit).map(({ id, field, mine, theirs }) => {
    const row = name(id);
    return { of: typeof row === 'string' ? null : (row as Label), field, mine: name(mine), theirs: name(theirs) };
  });
}

/** A place with the saved change in its search string, so that the page can say so and offer to undo it. */
export function withChange(to: string, changeId: string): string {
  const url = new URL(to, 'http://here');
  url.searchParams.set('changed', changeId);
  return url.pathname + url.search + url.hash;
}

/**
 * The one place where an answer of the model becomes an answer to a form. Saved: off to `to`. Refused or overtaken: 409 with
 * the reason. Not there: 404. Not allowed: 403. A preview is shown with everything typed, and asks for a second, confirmed post.
 */
export function answerChange(answer: ChangeAnswer | null, to: string, typed: Typed = {}) {
  const result = found(answer);
  switch (result.status) {
    case 'saved':
      return redirect(withChange(to, result.changeId));
    case 'unchanged':
      return redirect(to);
    case 'preview':
      return data(unsaved(typed, { consequences: consequencesOf(result.plan, result.effects) }));
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'refused':
      // The one refusal that is about a single field says so there.
      if (result.refusal.reason === 'name_taken' && 'name' in typed)
        return answerBadInput({ errors: { name: 'taken' }, typed });
      return data(unsaved(typed, { refusal: namedRefusal(result.before, result.refusal) }), { status: 409 });
    case 'reason_needed': {
      const consequences = consequencesOf(result.plan, result.effects);
      const errors = { slipCode: 'required', slipText: 'required' };
      return data(unsaved(typed, { consequences, errors }), { status: 400 });
    }
    case 'stale': {
      // Whoever sends the form again has seen what it says now.
      const version = String(result.before.programme.version);
      const stale = named(result.before, result.fields);
      return data(unsaved({ ...typed, version }, { stale }), { status: 409 });
    }
  }
}

/** What was typed, without the word that its reader agreed: that counts once. */
function typedIn(form: FormData): Typed {
  const { confirmed: _confirmed, ...typed } = typedValues(form);
  return typed;
}

async function meantBy(actor: Actor, programmeId: string, change: PlanChange, seenVersion: number | null) {
  const plan = found(await loadPlan(actor, programmeId));
  const { version } = plan.programme;
  const seen = seenVersion ?? version;
  return onlyMeant(change, plan, seen < version ? await rowsSince(actor, programmeId, seen) : []);
}

/** Saves the change that was agreed to; for a change that is saved together with something else. */
type Saver = (options: Pick<ChangeOptions, 'seenVersion' | 'slip'>) => Promise<ChangeAnswer | null>;

/**
 * Saves what a form asks. When something follows from it that its reader has not seen (the form is not `confirmed`), that is
 * answered first and nothing is saved. `version` in the form is the plan its reader was looking at.
 */
export async function answerPlanForm(
  actor: Actor,
  programmeId: string,
  asked: PlanChange,
  { form, to, saver }: { form: FormData; to: string; saver?: Saver },
) {
  const typed = typedIn(form);
  const seenVersion = wholeNumberOf(form.get('version'));
  const change = await meantBy(actor, programmeId, asked, seenVersion);
  if (form.get('confirmed') !== '1') {
    const look = await changePlan(actor, programmeId, change, { preview: true, seenVersion });
    if (look?.status !== 'preview' || asksALook(change, look.effects)) return answerChange(look, to, typed);
  }
  const why = slipIn(form);
  const slip = why.ok ? { code: why.value.slipCode, text: why.value.slipText } : null;
  const save: Saver = saver ?? ((options) => changePlan(actor, programmeId, change, options));
  const answer = await save({ seenVersion, slip });
  if (answer?.status === 'reason_needed' && !why.ok) {
    const consequences = consequencesOf(answer.plan, answer.effects);
    return data(unsaved(typed, { consequences, errors: why.errors }), { status: 400 });
  }
  return answerChange(answer, to, typed);
}

const slipFields = z.object({ slipCode: choice(slipCodes), slipText: requiredText(500) });

/** Why promised milestones come later, as typed; only asked for when they do. */
export function slipIn(form: FormData) {
  return readForm(slipFields, form);
}

/** What a change would do, for a page that shows it before anything was sent; `typed` is what its button sends. */
export async function lookAhead(
  actor: Actor,
  programmeId: string,
  change: PlanChange,
  typed: Typed = {},
): Promise<PlanAnswer> {
  const answer = found(await changePlan(actor, programmeId, change, { preview: true }));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  const sent = { ...typed, version: String(answer.before.programme.version) };
  if (answer.status === 'refused') return unsaved(sent, { refusal: namedRefusal(answer.before, answer.refusal) });
  return unsaved(sent, 'effects' in answer ? { consequences: consequencesOf(answer.plan, answer.effects) } : {});
}

/** 400: errors at the fields; 409 when nothing typed is wrong but it cannot be. */
export function answerBadInput({ errors, typed }: FormState, status: 200 | 400 | 409 = 400) {
  return data(unsaved(typed, { errors }), { status });
}
