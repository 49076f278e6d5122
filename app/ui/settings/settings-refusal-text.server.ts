// Why a setting was not saved, in words: a rule said no, or somebody changed the same field meanwhile.
import { m } from '~/paraglide/messages.js';
import type { ForGood, OvertakenField } from '~/models/planning/organisation-row';
import type { SettingsRefusal } from '~/settings-answer.server';
import { refusalText } from '../plan/refusal-text.server';
import { reasonText } from '../shared/reason-text';
import { saidReason } from '../shared/said-errors.server';
import type { StaleLine } from '../shared/stale-notice';
import { words } from '../words';
import { type Named, settingText, settingValue } from './setting-text.server';

/** One or two sentences in the language of the request. */
export function settingsRefusalText(refused: SettingsRefusal): string {
  switch (refused.reason) {
    case 'cycle': {
      const names = refused.path.map(words);
      return m.settings_cycle({ what: names.at(-1) ?? '–', path: names.join(' › ') });
    }
    case 'plan_refused':
      return `${m.settings_calendar_refused({ programme: refused.programme })} ${refusalText(refused.refusal)}`;
    case 'contradicted':
      return refused.fields.includes('id')
        ? m.settings_undo_gone()
        : m.settings_undo_contradicted({ fields: refused.fields.map(settingText).join(', ') });
    case 'in_use':
      return m.settings_undo_in_use();
    case 'taken':
      return m.settings_undo_taken();
    case 'unknown_parent':
    case 'unknown_department':
      return m.settings_undo_department();
    case 'target':
      return m.adoption_target_refused();
    case 'metric':
      return m.metrics_refused({ field: settingText(refused.field), why: reasonText(saidReason(refused.why)) });
    case 'level':
      return m.competence_refused({ field: settingText(refused.field), why: reasonText(saidReason(refused.why)) });
    case 'supply':
      return m.capacity_refused({ why: reasonText(saidReason(refused.why)) });
    case 'agreement':
      return m.agreement_refused({ field: settingText(refused.field), why: reasonText(saidReason(refused.why)) });
    case 'part_of_proposal':
      return m.refusal_part_of_proposal();
    case 'impact':
    case 'change_load':
      return m.changeload_refused({ why: reasonText(saidReason(refused.why)) });
    case 'retention':
      return m.privacy_refused({ why: reasonText(saidReason(refused.why)) });
    case 'assessment_round':
      return m.assessment_refused({ why: reasonText(saidReason(refused.why)) });
    case 'survey':
      return m.survey_refused({ why: reasonText(saidReason(refused.why)) });
    case 'rollout':
      return m.rollout_refused({ why: reasonText(saidReason(refused.why)) });
    case 'people':
    case 'group':
      return m.people_refused({ why: reasonText(saidReason(refused.why)) });
    case 'already_undone':
      return m.reason_already_undone();
    case 'for_good':
      return forGoodText(refused.what);
  }
}

/** Why a change cannot be turned round, whatever happened since. */
export function forGoodText(what: ForGood): string {
  switch (what) {
    case 'closed':
      return m.settings_undo_closed();
    case 'survey_closed':
      return m.settings_undo_survey_closed();
    case 'erased':
      return m.settings_undo_erased();
  }
}

/** Per field what was typed and what it says now; `departments` give names to ids. */
export function settingsStaleLines(fields: readonly OvertakenField[], departments: readonly Named[]): StaleLine[] {
  return fields.map(({ field, mine, theirs }) => ({
    field: settingText(field),
    mine: settingValue(field, mine, departments),
    theirs: settingValue(field, theirs, departments),
  }));
}
