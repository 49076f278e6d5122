// How every form about the plan is answered: what follows first when there is something to see, else saved, refused or overtaken.
import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { choice, requiredText } from './form-fields.server';
import { type FormState, found, readForm, type Typed, typedValues, wholeNumberOf } from './http.server';
import { type ChangeAnswer, type ChangeOptions, changePlan, loadPlan, rowsSince } from './models/plan.server';
import type { Effects, Refusal } from './models/planning/change';
import { asksALook, consequencesOf, namedRefusal } from './models/planning/consequences';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import type { PlanChange } from './models/planning/plan-change';
import { slipCodes } from './models/planning/slip';
import { onlyMeant } from './models/planning/stale';
import { saidErrors } from './ui/shared/said-errors.server';
import { type ConsequencesText, consequencesText } from './ui/plan/consequences-text.server';
import { refusalText } from './ui/plan/refusal-text.server';
import { staleLines } from './ui/plan/stale-lines.server';
import type { StaleLine } from './ui/shared/stale-notice';

/** What is said to a form as long as nothing is saved, in the reader's language. `typed` is sent again as it is when its reader agrees. */
export type PlanAnswer = FormState & {
  /** What would follow, to be seen before it is saved. */
  consequences: ConsequencesText | null;
  /** Why a rule said no. */
  refusal: string | null;
  /** Items without which that rule would not have said no. */
  inTheWay: readonly string[] | null;
  /** What somebody else set meanwhile. */
  stale: StaleLine[] | null;
};

function unsaved(typed: Typed, what: Partial<PlanAnswer> = {}): PlanAnswer {
  return { errors: {}, typed, consequences: null, refusal: null, inTheWay: null, stale: null, ...what };
}

const told = (plan: Plan, effects: Effects) => consequencesText(consequencesOf(plan, effects));

function refused(plan: Plan, refusal: Refusal): Pick<PlanAnswer, 'refusal' | 'inTheWay'> {
  const some = refusal.reason === 'not_movable' || refusal.reason === 'items_retired';
  return { refusal: refusalText(namedRefusal(plan, refusal)), inTheWay: some ? refusal.itemIds : null };
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
 * `several`: the form is about more than one row.
 */
export function answerChange(answer: ChangeAnswer | null, to: string, typed: Typed = {}, several = false) {
  const result = found(answer);
  switch (result.status) {
    case 'saved':
      return redirect(withChange(to, result.changeId));
    case 'unchanged':
      return redirect(to);
    case 'preview':
      return data(unsaved(typed, { consequences: told(result.plan, result.effects) }));
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'refused':
      // The one refusal that is about a single field says so there.
      if (result.refusal.reason === 'name_taken' && 'name' in typed)
        return answerBadInput({ errors: { name: 'taken' }, typed });
      return data(unsaved(typed, refused(result.before, result.refusal)), { status: 409 });
    case 'reason_needed': {
      const consequences = told(result.plan, result.effects);
      const errors = unsaid(result.effects);
      return data(unsaved(typed, { consequences, errors }), { status: 400 });
    }
    case 'stale': {
      // Whoever sends the form again has seen what it says now.
      const version = String(result.before.programme.version);
      const stale = staleLines(result.before, result.fields, several);
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
type Saver = (options: Pick<ChangeOptions, 'seenVersion' | 'slip' | 'overload'>) => Promise<ChangeAnswer | null>;

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
  const several = 'itemIds' in asked;
  const change = await meantBy(actor, programmeId, asked, seenVersion);
  if (form.get('confirmed') !== '1') {
    const look = await changePlan(actor, programmeId, change, { preview: true, seenVersion });
    if (look?.status !== 'preview' || asksALook(change, look.effects)) return answerChange(look, to, typed, several);
  }
  const { options, answerTo } = agreedIn(form, { to, several });
  return answerTo(await (saver ? saver(options) : changePlan(actor, programmeId, change, options)));
}

/** What an agreed form says beside the change: why promises break and teams go over, and how its answer is told. */
function agreedIn(form: FormData, { to, several }: { to: string; several: boolean }) {
  const typed = typedIn(form);
  const why = slipIn(form);
  const overload = readForm(overloadFields, form);
  const options = {
    seenVersion: wholeNumberOf(form.get('version')),
    slip: why.ok ? { code: why.value.slipCode, text: why.value.slipText } : null,
    overload: overload.ok ? overload.value.loadText : null,
  };
  const answerTo = (answer: ChangeAnswer | null) => {
    if (answer?.status !== 'reason_needed') return answerChange(answer, to, typed, several);
    const consequences = told(answer.plan, answer.effects);
    const asked = unsaid(answer.effects);
    const said = { ...(why.ok ? {} : why.errors), ...(overload.ok ? {} : overload.errors) };
    const errors = Object.fromEntries(Object.entries(said).filter(([field]) => field in asked));
    return data(unsaved(typed, { consequences, errors }), { status: 400 });
  };
  return { options, answerTo };
}

/** Something that changes the plan together with other things; refused before the plan was asked, it says why in words. */
export type Turn = (
  options: Pick<ChangeOptions, 'preview' | 'seenVersion' | 'slip' | 'overload'>,
) => Promise<ChangeAnswer | { status: 'said_no'; refusal: string } | null>;

/** As {@link answerPlanForm}, of something that is always looked at first. */
export async function answerTurn(turn: Turn, { form, to }: { form: FormData; to: string }) {
  const { options, answerTo } = agreedIn(form, { to, several: false });
  const look = form.get('confirmed') !== '1';
  const answer = await turn(look ? { preview: true, seenVersion: options.seenVersion } : options);
  if (answer?.status !== 'said_no') return answerTo(answer);
  return data(unsaved(typedIn(form), { refusal: answer.refusal }), { status: 409 });
}

/** What it would do, for a page that shows it before anything was sent. */
export async function lookAtTurn(turn: Turn): Promise<PlanAnswer> {
  const answer = found(await turn({ preview: true }));
  return answer.status === 'said_no' ? unsaved({}, { refusal: answer.refusal }) : aheadOf(answer);
}

/** What is asked of whoever saves a change with these effects, as errors at the fields. */
function unsaid({ slips, withdrawn, load }: Effects): Record<string, string> {
  const breaks = slips.length > 0 || withdrawn.length > 0;
  return {
    ...(breaks ? { slipCode: 'required', slipText: 'required' } : {}),
    ...(load.some(({ crossed }) => crossed) ? { loadText: 'required' } : {}),
  };
}

const overloadFields = z.object({ loadText: requiredText(500) });
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
  return aheadOf(found(await changePlan(actor, programmeId, change, { preview: true })), typed);
}

function aheadOf(answer: ChangeAnswer, typed: Typed = {}): PlanAnswer {
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  const sent = { ...typed, version: String(answer.before.programme.version) };
  if (answer.status === 'refused') return unsaved(sent, refused(answer.before, answer.refusal));
  return unsaved(sent, 'effects' in answer ? { consequences: told(answer.plan, answer.effects) } : {});
}

/** 400: errors at the fields; 409 when nothing typed is wrong but it cannot be. */
export function answerBadInput({ errors, typed }: FormState, status: 200 | 400 | 409 = 400) {
  return data(unsaved(typed, { errors: saidErrors(errors) }), { status });
}
