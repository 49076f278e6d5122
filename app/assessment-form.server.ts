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
import { countField } from './ui/assessment/count-fields';
import { saidErrors } from './ui/shared/said-errors.server';

const round = z.object({
  /** Made with the form, so that sending it twice makes one round. */
  id: z.string().regex(/^[0-9a-z]{16}$/, 'choose'),
  title: requiredText(120),
  heldOn: requiredDay,
  form: choice(assessmentForms),
});

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
