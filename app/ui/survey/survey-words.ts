// Kinds, states and response of surveys in words.
import type { SurveyResponse } from '~/models/planning/adoption/survey';
import type { SurveyKind } from '~/models/planning/adoption/survey-kind';
import type { RoundState } from '~/models/planning/adoption/survey-round';
import { m } from '~/paraglide/messages.js';
import { number, percent } from '../words';

const kinds: Record<SurveyKind, () => string> = {
  acceptance: m.survey_kind_acceptance,
  adkar: m.survey_kind_adkar,
  pressure: m.survey_kind_pressure,
};
export const kindText = (kind: SurveyKind) => kinds[kind]();

const states: Record<RoundState, () => string> = {
  planned: m.survey_state_planned,
  open: m.survey_state_open,
  closed: m.survey_state_closed,
};
export const stateText = (state: RoundState) => states[state]();

export const stateLooks: Record<RoundState, string> = {
  planned: 'state',
  open: 'state state-good',
  closed: 'state state-info',
};

/** `18 van 90 (20 %)`; what hides says why. */
export function responseText({ answers, invited, few }: SurveyResponse): string {
  if (answers === null) return few ? m.survey_response_few() : m.survey_response_hidden();
  return m.survey_response_of({
    ...{ answers: number(answers), invited: number(invited) },
    share: answers > invited ? m.survey_more_than_asked() : percent(answers / invited),
  });
}
