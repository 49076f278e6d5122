// What somebody sends who answers a survey: a score per statement, and a cookie that says that this browser answered.
import { type FormReading, typedValues } from './http.server';
import { highestScore, noScore, type Scores } from './models/planning/adoption/survey';
import type { SurveyKind } from './models/planning/adoption/survey-kind';
import { statementsOf } from './models/planning/adoption/survey-statements';
import { attributes } from './session.server';
import { statementField } from './ui/survey/statement-field';
import { saidErrors } from './ui/shared/said-errors.server';

/** A form of ten radio buttons is a few hundred bytes. */
const mostBytes = 8_000;

/** The form of a request; null when it is none or far too large, whoever sent it. */
export async function surveyForm(request: Request, most = mostBytes): Promise<FormData | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  return request.formData().catch(() => null);
}

/** A score for every statement, 0 where "no answer" was chosen; not for all of them. */
export function readAnswer(kind: SurveyKind, form: FormData): FormReading<Scores> {
  const typed = typedValues(form);
  const errors: Record<string, string> = {};
  const scores = statementsOf[kind].map((_, at) => {
    const said = typed[statementField(at)];
    const score = typeof said === 'string' && /^\d$/.test(said) ? Number(said) : highestScore + 1;
    if (score > highestScore) errors[statementField(at)] = 'survey_choose';
    return score;
  });
  if (scores.every((score) => score === noScore)) errors[statementField(0)] = 'survey_silent';
  return Object.keys(errors).length > 0
    ? { ok: false, errors: saidErrors(errors), typed }
    : { ok: true, value: scores };
}

const cookieName = (roundId: string) => `dok_peiling_${roundId}`;
const days = 120;

/** Says that this browser answered this round: not what, not for whom, and to the pages of surveys only. */
export function answeredCookie(request: Request, roundId: string): string {
  return `${cookieName(roundId)}=1; Max-Age=${days * 86_400}; ${attributes(request, '/peiling')}`;
}

export function hasAnswered(request: Request, roundId: string): boolean {
  const cookies = request.headers.get('cookie')?.split(';') ?? [];
  return cookies.some((part) => part.trim() === `${cookieName(roundId)}=1`);
}
