// Adding or changing a step of a team's regular work: from which month, how many hours, which share double.
import { Form } from '~/ui/shared/navigation';
import type { StepRow } from '~/models/team-step.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { ErrorSummary } from '../shared/error-summary';
import { TextAreaField, TextField, VersionField } from '../shared/field';
import { FormButtons } from './form-buttons';
import { typedNumber } from './typed-number';

type Props = {
  step: StepRow | null;
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function StepForm({ step, revision, state, cancelTo }: Props) {
  const labels = {
    from: m.capacity_step_month(),
    hoursMonth: m.settings_run_hours(),
    doubleShare: m.settings_double_share(),
    note: m.settings_note(),
  };
  const { hoursMonth = null, doubleShare = null } = step ?? {};
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <TextField
        type="date"
        name="from"
        label={labels.from}
        hint={m.capacity_step_month_hint()}
        state={state}
        start={step?.from}
      />
      <div className="fields">
        <TextField
          name="hoursMonth"
          label={labels.hoursMonth}
          hint={m.capacity_step_hours_hint()}
          state={state}
          start={typedNumber(hoursMonth)}
          inputMode="decimal"
          narrow
          optional
        />
        <TextField
          name="doubleShare"
          label={labels.doubleShare}
          hint={m.capacity_step_share_hint()}
          state={state}
          start={doubleShare === null ? '' : typedNumber(doubleShare * 100)}
          inputMode="decimal"
          narrow
          optional
        />
      </div>
      <TextAreaField name="note" label={labels.note} state={state} start={step?.note} rows={2} optional />
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
