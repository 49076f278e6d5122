// The level a team has of a competence from a day on.
import { Form } from '~/ui/shared/navigation';
import { levels } from '~/models/planning/capacity/competence';
import type { TeamLevel } from '~/models/team-competence.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextAreaField, TextField, VersionField } from '../shared/field';
import { levelText } from './level-text';

type Props = { level: TeamLevel | null; revision: number; state: SettingsAnswer | undefined };

export function LevelForm({ level, revision, state }: Props) {
  const labels = { level: m.competence_level(), from: m.settings_first_day(), note: m.settings_note() };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <SelectField
        name="level"
        label={labels.level}
        state={state}
        start={level?.level}
        empty={m.competence_choose()}
        options={levels.map((value) => ({ value: String(value), label: levelText(value) }))}
      />
      <TextField
        name="from"
        type="date"
        label={labels.from}
        hint={m.competence_from_hint()}
        state={state}
        start={level?.from}
        optional
      />
      <TextAreaField
        name="note"
        label={labels.note}
        hint={m.competence_note_hint()}
        state={state}
        start={level?.note}
        rows={2}
        optional
      />
      <FormButtons cancelTo={paths.competences()} />
    </Form>
  );
}
