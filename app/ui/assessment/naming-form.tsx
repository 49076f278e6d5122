// The name and the day of a round of the assessment.
import { Form } from '~/ui/shared/navigation';
import type { AssessmentRound } from '~/models/assessment.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { TextField, VersionField } from '../shared/field';

type Props = {
  round: AssessmentRound;
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function NamingForm({ round, revision, state, cancelTo }: Props) {
  const labels = { title: m.assessment_name(), heldOn: m.assessment_day() };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <TextField name="title" label={labels.title} hint={m.assessment_name_hint()} state={state} start={round.title} />
      <TextField
        name="heldOn"
        type="date"
        label={labels.heldOn}
        hint={m.assessment_edit_day_hint()}
        state={state}
        start={round.heldOn}
      />
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
