// What somebody sends who answers the assessment: a level or "I do not know" for every question of the form.
import { type FormReading, typedValues } from './http.server';
import {
  type AssessmentForm,
  highestScore,
  noScore,
  questionIds,
  questionsOf,
  type Scores,
} from './models/planning/assessment/questions';
import { saidErrors } from './ui/shared/said-errors.server';
import { levelField } from './ui/assessment/level-field';

/** Scores of all questions in their order, 0 where it was not asked; not "I do not know" to all of them. */
export function readAnswer(asked: AssessmentForm, form: FormData): FormReading<Scores> {
  const typed = typedValues(form);
  const errors: Record<string, string> = {};
  const scores = questionIds.map((id) => {
    if (!questionsOf[asked].includes(id)) return noScore;
    const said = typed[levelField(id)];
    const score = typeof said === 'string' && /^\d$/.test(said) ? Number(said) : highestScore + 1;
    if (score > highestScore) errors[levelField(id)] = 'assessment_choose';
    return score;
  });
  if (scores.every((score) => score === noScore)) errors[levelField(questionsOf[asked][0]!)] = 'assessment_silent';
  return Object.keys(errors).length > 0
    ? { ok: false, errors: saidErrors(errors), typed }
    : { ok: true, value: scores };
}
