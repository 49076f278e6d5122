// Where what is done to a table is on record, table by table; or why it is not.
const words = (text: string) => text.trim().split(/\s+/);

export const covered = {
  /** Written by changePlan alone, with a row of plan_history in the same transaction. */
  plan: words(`cutover_task criterion decision dependency figure_condition item item_competence item_department item_effect
    item_raise item_team_hours measure phase product programme workstream`),
  /** Written by saveRow alone, with a row of organisation_history in the same transaction. */
  settings: words(`assessment_round calendar_exception competence department department_impact deputy group_mapping
    legal_hold metric metric_owner metric_target organisation retention_rule rollout_cell rollout_subject team team_agreement
    team_competence team_staffing team_step user_account user_department`),
  /** Written with a row of security_event in the same transaction. */
  door: words('account_link identity local_account recovery_code session'),
  /** The record itself. */
  record: words(
    'organisation_history organisation_overload plan_history record_head record_link record_proof security_event',
  ),
  /** Written once, with who and when. */
  itself: words(`capacity_proposal check_in comment department_answer figure_batch
    plan_adoption plan_baseline stagnation_rule status_entry survey_round`),
  /** Of a row that says who and when: the delivery, the round, the comment, the version of the plan. */
  ofAnother: words(
    `assessment_link assessment_prefill comment_mention figure figure_correction plan_snapshot survey_link`,
  ),
};

/** Columns of these that change with a row of organisation_history, of tables of which no other change has one. */
export const settledColumns: Record<string, string[]> = {
  survey_round: ['closed_at', 'kind', 'name', 'opens_on', 'last_day'],
  assessment_prefill: ['overruled_level', 'overruled_reason'],
};

/** Nobody's decision, or nobody's business. */
export const reasons: Record<string, string> = {
  blueprint: 'a version that is never changed; who brought it in is not kept',
  assessment_recommendation: 'advice of a round; who wrote it is not kept, what was decided on it is in the plan',
  assessment_recommendation_item: 'the same',
  assessment_answer: 'nobody is to be found behind an answer',
  survey_answer: 'nobody is to be found behind an answer',
  stagnation_reading: 'worked out every day',
  first_start_code: 'gone once it was used, which is on record',
  sign_in_attempt: 'half a sign-in; the whole one is on record',
  sign_in_failure: 'what is refused is on record',
  known_device: 'follows from a sign-in, which is on record',
  notice: 'tells what is on record',
  notice_choice: 'of one person alone',
  outbox: 'tells what is on record',
  presence: 'not to be kept',
  home_visit: 'not to be kept',
  request_count: 'not to be kept',
  saved_view: 'a way of looking',
  saved_view_start: 'a way of looking',
};

/** Columns of a table that say who; a row says itself who wrote it. */
export const whoColumns = /^(user_id|by_id|created_by|asked_by|author_id|owner_id|proposed_by|imported_by)$/;
