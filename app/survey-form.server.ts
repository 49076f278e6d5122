// The form by which a survey is made or changed, as it is read.
import { z } from 'zod';
import { choice, parseNumber, requiredDay, requiredText } from './form-fields.server';
import { type FieldErrors, type FormState, readForm, typedValues } from './http.server';
import { surveyKinds } from './models/planning/adoption/survey-kind';
import { type AskedDepartment, mostInvited, type RoundFields } from './models/planning/adoption/survey-round';
import type { RoundEdit } from './models/survey-change.server';
import { invitedField } from './ui/survey/round-fields';

const some = { name: requiredText(120), lastDay: requiredDay };
const all = z.object({ ...some, kind: choice(surveyKinds), opensOn: requiredDay });

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
