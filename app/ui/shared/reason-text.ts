// Reasons for refusing a field (`required`, `too_long:120`) as a sentence.
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { dayText } from '../words';

/** The sentence for a field's reason; unknown reasons get the general one. */
export function reasonText(reason: string): string {
  const [name, ...rest] = reason.split(':') as [string, ...string[]];
  const [a = '', b = ''] = rest;
  switch (name) {
    case 'required':
      return m.reason_required();
    case 'not_a_day':
      return m.reason_not_a_day();
    case 'too_long':
      return m.reason_too_long({ max: a });
    case 'not_a_number':
      return m.reason_not_a_number();
    case 'not_a_whole_number':
      return m.reason_not_a_whole_number();
    case 'not_between':
      return m.reason_not_between({ min: a, max: b });
    case 'last_before_start':
      return m.reason_last_before_start();
    case 'in_the_future':
      return m.reason_in_the_future();
    case 'before_programme':
      return m.reason_before_programme({ start: dayText(a as Day) });
    case 'taken':
      return m.reason_taken();
    case 'name_taken':
      return m.rollout_reason_name_taken();
    case 'nothing_to_set':
      return m.rollout_reason_nothing_to_set();
    case 'takes_live_back':
      return m.rollout_reason_takes_live_back();
    case 'already_set':
      return m.rollout_reason_already_set();
    case 'letters_and_digits':
      return m.metrics_reason_key();
    case 'above_zero':
      return m.metrics_reason_above_zero();
    case 'share_of_hundred':
      return m.metrics_reason_share();
    case 'bounds_crossed':
      return m.metrics_reason_bounds();
    case 'has_figures':
      return m.metrics_reason_has_figures();
    case 'target_taken':
      return m.reason_target_taken();
    case 'too_old':
      return m.undo_too_old();
    case 'already_undone':
      return m.reason_already_undone();
    case 'beginning':
      return m.reason_beginning();
    case 'not_a_time':
      return m.reason_not_a_time();
    case 'time_skipped':
      return m.reason_time_skipped();
    case 'moment_in_the_future':
      return m.reason_moment_in_the_future();
    case 'not_a_duration':
      return m.reason_not_a_duration();
    case 'none_chosen':
      return m.reason_none_chosen();
    case 'too_many':
      return m.reason_too_many({ max: a });
    case 'nothing_to_assign':
      return m.reason_nothing_to_assign();
    case 'survey_past':
      return m.survey_reason_past();
    case 'survey_earlier':
      return m.survey_reason_earlier();
    case 'survey_nobody':
      return m.survey_reason_nobody();
    case 'survey_choose':
      return m.survey_reason_choose();
    case 'survey_silent':
      return m.survey_reason_silent();
    case 'choose':
      return m.reason_choose();
    default:
      return m.reason_other();
  }
}
