// Roles, groups, forms and states of the assessment in words.
import type { AssessmentForm, RespondentGroup, RespondentRole } from '~/models/planning/assessment/questions';
import type { GroupResponse } from '~/models/planning/assessment/results';
import type { AssessmentState, RecommendationState } from '~/models/planning/assessment/round';
import { m } from '~/paraglide/messages.js';
import { number, percent } from '../words';

const roles: Record<RespondentRole, () => string> = {
  programme: m.assessment_role_programme,
  div: m.assessment_role_div,
  functional_management: m.assessment_role_functional_management,
  department_head: m.assessment_role_department_head,
  key_user: m.assessment_role_key_user,
  sponsor: m.assessment_role_sponsor,
  steering: m.assessment_role_steering,
};
export const roleText = (role: RespondentRole) => roles[role]();

const groups: Record<RespondentGroup, () => string> = {
  management: m.assessment_group_management,
  practice: m.assessment_group_practice,
  support: m.assessment_group_support,
};
export const groupText = (group: RespondentGroup | null) =>
  group === null ? m.assessment_everybody() : groups[group]();

const forms: Record<AssessmentForm, () => string> = {
  full: m.assessment_form_full,
  short: m.assessment_form_short,
};
export const formText = (form: AssessmentForm) => forms[form]();

const states: Record<AssessmentState, () => string> = {
  open: m.assessment_state_open,
  closed: m.assessment_state_closed,
};
export const stateText = (state: AssessmentState) => states[state]();
export const stateLooks: Record<AssessmentState, string> = { open: 'state state-good', closed: 'state state-info' };

const saidStates: Record<RecommendationState, () => string> = {
  open: m.assessment_rec_open,
  done: m.assessment_rec_done,
  dropped: m.assessment_rec_dropped,
};
/** How somebody said that a recommendation stands. */
export const saidStateText = (state: RecommendationState) => saidStates[state]();

/** `18 van 23 (78 %)`; what hides says why. */
export function responseText({ answers, invited, few }: GroupResponse): string {
  if (answers === null) return few ? m.assessment_response_few() : m.assessment_response_hidden();
  return m.assessment_response_of({
    ...{ answers: number(answers), invited: number(invited) },
    share: percent(invited === 0 ? 0 : answers / invited),
  });
}
