// What is sent about check-ins: whom to ask and how long, and the four answers of a department.
import { z } from 'zod';
import { choice, list, text, wholeNumber } from './form-fields.server';
import { type FormReading, readForm, typedValues } from './http.server';
import type { CheckInAsk } from './models/check-in.server';
import {
  type CheckInAnswers,
  fewestDays,
  goings,
  longestText,
  mostDays,
  type SaidAnswers,
  type TimeLevel,
  timeLevels,
} from './models/planning/check-in/answers';
import { saidErrors } from './ui/shared/said-errors.server';
import type { Typed } from './ui/shared/field';

/** Three sentences, as a browser sends them. */
export const mostAnswerBytes = 40_000;

const asked = z.object({ 'ask[]': list, days: wholeNumber(fewestDays, mostDays) });

/** At least one department, and for how many days. */
export function readAsk(form: FormData): FormReading<CheckInAsk> {
  const reading = readForm(asked, form);
  const nobody = form.getAll('ask[]').length === 0;
  if (reading.ok && !nobody)
    return { ok: true, value: { departmentIds: [...new Set(reading.value['ask[]'])], days: reading.value.days } };
  const errors = { ...(nobody ? { departments: 'checkin_nobody' } : {}), ...(reading.ok ? {} : reading.errors) };
  return { ok: false, typed: typedValues(form), errors: saidErrors(errors) };
}

const levels = timeLevels.map(String) as [string, ...string[]];
const answers = z.object({
  right: choice(['yes', 'no']),
  'contested[]': list,
  contestedText: text(longestText),
  time: choice(levels),
  going: choice(goings),
  goingText: text(longestText),
  wish: text(longestText),
});

/** The four answers; every field that lacks one is named at once, in the order of the questions. */
export function readAnswers(form: FormData): FormReading<SaidAnswers> {
  const reading = readForm(answers, form);
  const typed = typedValues(form);
  const silent = (name: string) => typeof typed[name] !== 'string' || typed[name].trim() === '';
  const errors: Record<string, string> = reading.ok ? {} : { ...reading.errors };
  if (typed['right'] === 'no' && silent('contestedText')) errors['contestedText'] = 'required';
  if (typed['going'] === 'not_good' && silent('goingText')) errors['goingText'] = 'required';
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, typed, errors: inOrder(errors) };
  const { right, time, 'contested[]': contested, ...rest } = reading.value;
  return { ok: true, value: { ...rest, contested, right: right === 'yes', time: Number(time) as TimeLevel } };
}

const order = ['right', 'contestedText', 'time', 'going', 'goingText', 'wish'];
const inOrder = (errors: Record<string, string>) =>
  Object.fromEntries(Object.entries(errors).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));

/** The form as it starts: with what was answered last, when something was. */
export function startOf(last: CheckInAnswers | null): Typed {
  if (!last) return {};
  const { right, contested, time, ...texts } = last;
  return {
    ...texts,
    ...{ right: right ? 'yes' : 'no', time: String(time) },
    'contested[]': contested.map(({ itemId }) => itemId),
  };
}
