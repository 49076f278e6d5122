// The forms of the assessment: a new round, more links, another level than data say, a recommendation; read with what was typed kept.
import { z } from 'zod';
import {
  choice,
  optionalDay,
  optionalId,
  parseNumber,
  requiredDay,
  requiredText,
  text,
  wholeNumber,
} from './form-fields.server';
import { type FieldErrors, type FormReading, type FormState, readForm, typedValues } from './http.server';
import { assessmentForms, mostPerRole, respondentRoles, type RoleCounts } from './models/planning/assessment/questions';
import { recommendationStates, type RoundFault, type RoundFields } from './models/planning/assessment/round';
import type { RecommendationFields } from './models/assessment-recommendation.server';
import type { Overruled } from './models/assessment-prefill.server';
import { countField } from './ui/assessment/count-fields';
import { saidErrors } from './ui/shared/said-errors.server';

const round = z.object({
  /** Made with the form, so that sending it twice makes one round. */
  id: z.string().regex(/^[0-9a-z]{16}$/, 'choose'),
  title: requiredText(120),
  heldOn: requiredDay,
  form: choice(assessmentForms),
});

const naming = z.object({ title: requiredText(120), heldOn: requiredDay });
export const readNaming = (form: FormData) => readForm(naming, form);

/** Nothing typed is nobody. */
function countsIn(form: FormData): { counts: RoleCounts; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const counts = Object.fromEntries(
    respondentRoles.map((role) => {
      const said = form.get(countField(role));
      const text = typeof said === 'string' ? said.trim() : '';
      const count = text === '' ? 0 : parseNumber(text);
      const right = count !== null && Number.isInteger(count) && count >= 0 && count <= mostPerRole;
      if (!right) errors[countField(role)] = `not_between:0:${mostPerRole}`;
      return [role, right ? count : 0];
    }),
  ) as RoleCounts;
  return { counts, errors };
}

const unread = (errors: FieldErrors, form: FormData) =>
  ({ ok: false, errors: saidErrors(errors), typed: typedValues(form) }) as const;

export function readRound(form: FormData): FormReading<RoundFields & { id: string }> {
  const reading = readForm(round, form);
  const { counts, errors } = countsIn(form);
  if (reading.ok && Object.keys(errors).length === 0) return { ok: true, value: { ...reading.value, links: counts } };
  return unread({ ...(reading.ok ? {} : reading.errors), ...errors }, form);
}

export function readCounts(form: FormData): FormReading<RoleCounts> {
  const { counts, errors } = countsIn(form);
  return Object.keys(errors).length === 0 ? { ok: true, value: counts } : unread(errors, form);
}

/** What the model says is wrong, at its field. */
export function faultAt({ field, why }: RoundFault, form: FormData): FormState {
  const name = field === 'title' || field === 'links' ? field : countField(field);
  return { errors: saidErrors({ [name]: why }), typed: typedValues(form) };
}

const overrule = z.object({ level: wholeNumber(1, 5), reason: requiredText(300) });
export const readOverrule = (form: FormData) => readForm(overrule, form);

const texts = z
  .string()
  .max(8000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'not_read' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().max(40), z.string().max(2000)));

/** What a form was made from, in its hidden field `seen`, as a form of its own; null when it says nothing that can be read. */
function seenForm(form: FormData): FormData | null {
  const reading = texts.safeParse(form.get('seen'));
  if (!reading.success) return null;
  const seen = new FormData();
  for (const [name, value] of Object.entries(reading.data)) seen.set(name, value);
  return seen;
}

/** What was filled in when the form was made; undefined when that does not matter. */
export function seenOverruled(form: FormData): Overruled | undefined {
  const seen = seenForm(form);
  if (!seen) return undefined;
  const reading = readOverrule(seen);
  return reading.ok ? reading.value : null;
}

/** What was filled in instead of what data say, as the fields of its form. */
export const overruledTexts = (said: Overruled): Record<string, string> =>
  said ? { level: String(said.level), reason: said.reason } : {};

/** A recommendation as the fields of its form. */
export const recommendationTexts = ({ text: said, ownerId, dueOn, state, decision }: RecommendationFields) => ({
  ...{ text: said, owner: ownerId ?? '', dueOn: dueOn ?? '', state },
  ...{ decision: decision?.text ?? '', decider: decision?.decider ?? '', decidedOn: decision?.on ?? '' },
});

/** The recommendation as it was when the form was made; null when that does not matter. */
export function seenRecommendation(form: FormData): RecommendationFields | null {
  const seen = seenForm(form);
  const reading = seen && readRecommendation(seen);
  return reading?.ok ? reading.value : null;
}

const recommendation = z.object({
  text: requiredText(500),
  owner: optionalId,
  dueOn: optionalDay,
  state: choice(recommendationStates),
  decision: text(1000),
  decider: text(120),
  decidedOn: optionalDay,
});

export function readRecommendation(form: FormData): FormReading<RecommendationFields> {
  const reading = readForm(recommendation, form);
  if (!reading.ok) return reading;
  const { owner, decision, decider, decidedOn, ...fields } = reading.value;
  const given = { decision, decider, decidedOn: decidedOn ?? '' };
  const missing = Object.entries(given).filter(([, value]) => value === '');
  const said = { ...fields, ownerId: owner };
  if (missing.length === 3) return { ok: true, value: { ...said, decision: null } };
  if (missing.length > 0) {
    return {
      ok: false,
      errors: Object.fromEntries(missing.map(([name]) => [name, 'required'])),
      typed: typedValues(form),
    };
  }
  return { ok: true, value: { ...said, decision: { text: decision, decider, on: decidedOn! } } };
}
