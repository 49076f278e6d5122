// Agreeing something about a team that is asked too much, until a day.
import { Form } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextAreaField, TextField, VersionField } from '../shared/field';

type Props = {
  teams: readonly { value: string; label: string }[];
  start: { teamId: string; text: string; last: Day | null };
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function AgreementForm({ teams, start, revision, state, cancelTo }: Props) {
  const labels = {
    teamId: m.column_team(),
    text: m.standing_agreement_text(),
    last: m.standing_agreement_until(),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <SelectField
        name="teamId"
        label={labels.teamId}
        state={state}
        start={start.teamId}
        options={teams}
        empty={start.teamId === '' ? '' : undefined}
      />
      <TextAreaField
        name="text"
        label={labels.text}
        hint={m.standing_agreement_text_hint()}
        state={state}
        start={start.text}
        rows={3}
      />
      <TextField type="date" name="last" label={labels.last} state={state} start={start.last} />
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
