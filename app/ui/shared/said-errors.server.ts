// Reasons that few forms have, as sentences in the language of the request.
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { dayText, number } from '../words';

/** By the reason's name; what stands behind its colon is filled in. */
const said: Record<string, (filled: string) => string> = {
  too_short: (min) => m.access_reason_too_short({ min }),
  password_common: () => m.access_reason_common(),
  password_own: () => m.access_reason_own(),
  not_the_same: () => m.access_reason_not_the_same(),
  wrong_password: () => m.access_reason_wrong_password(),
  wrong_code: () => m.access_reason_wrong_code(),
  not_an_email: () => m.access_reason_not_an_email(),
  email_taken: () => m.people_reason_email_taken(),
  last_administrator: () => m.people_reason_last_administrator(),
  erased: () => m.privacy_reason_erased(),
  same_person: () => m.people_reason_same_person(),
  group_taken: () => m.people_reason_group_taken(),
  too_old: () => m.undo_too_old(),
  already_undone: () => m.reason_already_undone(),
  beginning: () => m.reason_beginning(),
  name_taken: () => m.rollout_reason_name_taken(),
  nothing_to_set: () => m.rollout_reason_nothing_to_set(),
  takes_live_back: () => m.rollout_reason_takes_live_back(),
  already_set: () => m.rollout_reason_already_set(),
  letters_and_digits: () => m.metrics_reason_key(),
  above_zero: () => m.metrics_reason_above_zero(),
  share_of_hundred: () => m.metrics_reason_share(),
  bounds_crossed: () => m.metrics_reason_bounds(),
  has_figures: () => m.metrics_reason_has_figures(),
  lighter: () => m.changeload_reason_lighter(),
  step_says_nothing: () => m.capacity_reason_step_says_nothing(),
  step_taken: () => m.capacity_reason_step_taken(),
  mean_off: (mean) => m.capacity_reason_mean_off({ mean: number(Number(mean), 2) }),
  target_taken: () => m.reason_target_taken(),
  not_a_time: () => m.reason_not_a_time(),
  time_skipped: () => m.reason_time_skipped(),
  moment_in_the_future: () => m.reason_moment_in_the_future(),
  not_a_duration: () => m.reason_not_a_duration(),
  none_chosen: () => m.reason_none_chosen(),
  nothing_to_assign: () => m.reason_nothing_to_assign(),
  survey_past: () => m.survey_reason_past(),
  survey_earlier: () => m.survey_reason_earlier(),
  survey_answered: () => m.survey_reason_answered(),
  survey_department_gone: () => m.survey_reason_department_gone(),
  survey_over: () => m.survey_reason_over(),
  survey_nobody: () => m.survey_reason_nobody(),
  survey_silent: () => m.survey_reason_silent(),
  survey_choose: () => m.survey_reason_choose(),
  checkin_nobody: () => m.checkin_reason_nobody(),
  assessment_choose: () => m.assessment_reason_choose(),
  assessment_silent: () => m.assessment_reason_silent(),
  assessment_too_few: (count) => m.assessment_reason_too_few({ count }),
  assessment_no_links: () => m.assessment_reason_no_links(),
  before_programme: (start) => m.reason_before_programme({ start: dayText(start as Day) }),
  retention_days: () => m.privacy_reason_number(),
  retention_reason: () => m.privacy_reason_for_floor(),
  too_many: (max) => m.reason_too_many({ max }),
};

/** A reason as a field shows it; reasons of all forms stay as they are. */
export function saidReason(why: string): string {
  const [name, filled = ''] = why.split(':') as [string, string?];
  return said[name] ? `said:${said[name](filled)}` : why;
}

/** The errors of a form, each as {@link saidReason} gives it. */
export function saidErrors(errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([field, why]) => [field, saidReason(why)]));
}
