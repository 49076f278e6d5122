// Why a setting was not saved: a rule said no, or somebody changed the same field meanwhile (with both values).
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer, SettingsRefusal } from '~/settings-answer.server';
import { refusalText } from '../plan/refusal-text';
import { Notice } from '../shared/notice';
import { StaleNotice } from '../shared/stale-notice';
import { words } from '../words';
import { type Named, settingText, settingValue } from './setting-text';

function reasonOf(refused: SettingsRefusal): string {
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
    case 'already_undone':
      return m.reason_already_undone();
  }
}

type Props = { answer: SettingsAnswer | undefined; departments: readonly Named[] };

export function SettingsNotSaved({ answer, departments }: Props) {
  if (answer?.refused) {
    return (
      <Notice tone="bad" live title={m.not_saved()}>
        <p>{reasonOf(answer.refused)}</p>
      </Notice>
    );
  }
  if (!answer?.stale) return null;
  const lines = answer.stale.map(({ field, mine, theirs }) => ({
    field: settingText(field),
    mine: settingValue(field, mine, departments),
    theirs: settingValue(field, theirs, departments),
  }));
  return <StaleNotice lines={lines} />;
}
