// The form by which a survey is made or changed: read, refused with what was typed, saved.
import { z } from 'zod';
import { choice, parseNumber, requiredDay, requiredText } from './form-fields.server';
import { type FieldErrors, type FormState, found, readForm, typedValues } from './http.server';
import { surveyKinds } from './models/planning/adoption/survey-kind';
import { type AskedDepartment, mostInvited, type RoundFields } from './models/planning/adoption/survey-round';
import type { RoundAnswer, RoundEdit } from './models/survey.server';
import { paths } from './ui/paths';
import { invitedField } from './ui/survey/round-fields';
import { saidErrors } from './ui/shared/said-errors.server';

const some = { name: requiredText(120), lastDay: requiredDay };
const all = z.object({ ...some, kind: choice(surveyKinds), opensOn: requiredDay });

export type RoundForm = FormState & { refusal: 'answered' | null };

function departmentsIn(form: FormData): { departments: AskedDepartment[]; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const chosen = [...new Set(form.getAll('ask[]'))].filter((id): id is string => typeof id === 'string');
  const departments = chosen.map((departmentId) => {
    const said = form.get(invitedField(departmentId));
    const invited = parseNumber(typeof said === 'string' ? said : '') ?? 0;
    if (!Number.isInteger(invited) || invited < 1 || invited > mostInvited)
      errors[invitedField(departmentId)] = `not_between:1:${mostInvited}`;
    return { departmentId, invited };
  });
  if (chosen.length === 0) errors['departments'] = 'survey_nobody';
  return { departments, errors };
}

type Reading<T> = { ok: true; value: T } | ({ ok: false } & FormState);

/** Everything of a round. */
export function readRound(form: FormData): Reading<RoundFields> {
  const reading = readForm(all, form);
  const { departments, errors } = departmentsIn(form);
  if (reading.ok && Object.keys(errors).length === 0) return { ok: true, value: { ...reading.value, departments } };
  return { ok: false, errors: { ...(reading.ok ? {} : reading.errors), ...errors }, typed: typedValues(form) };
}

/** What may be changed once somebody answered. */
export const readAnsweredRound = (form: FormData): Reading<RoundEdit> => readForm(z.object(some), form);

/** Where to go, or what the form is told. */
export type RoundOutcome = { to: string } | { status: 400 | 409; form: RoundForm };

/** The reason at each field. */
export function badRound({ errors, typed }: FormState): RoundOutcome {
  return { status: 400, form: { errors: saidErrors(errors), typed, refusal: null } };
}

/** Saved or closed: off to the round. Wrong in a field: 400. Overtaken by an answer: 409. Not there: 404. Not allowed: 403. */
export function roundOutcome(
  { programmeId, roundId }: { programmeId: string; roundId?: string },
  answer: RoundAnswer | null,
  form: FormData,
): RoundOutcome {
  const result = found(answer);
  const typed = typedValues(form);
  switch (result.status) {
    case 'saved':
      return { to: paths.surveyRound(programmeId, result.roundId, { saved: 1 }) };
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'refused':
      return badRound({ errors: { [result.field]: result.why }, typed });
    case 'answered':
      return { status: 409, form: { errors: {}, typed, refusal: 'answered' } };
    case 'closed':
      return { to: paths.surveyRound(programmeId, roundId!) };
  }
}
