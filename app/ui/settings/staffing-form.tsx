// Adding or changing staffing of a team: fte and days, nobody's name.
import { Form } from '~/ui/shared/navigation';
import { type Staffing, staffingKinds } from '~/models/planning/capacity/supply';
import { lastDay } from '~/models/planning/interval';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextAreaField, TextField, VersionField } from '../shared/field';
import { FormButtons } from './form-buttons';
import { typedNumber } from './typed-number';
import { staffingKindText } from './staffing-text';

type Props = {
  start: Partial<Staffing> & { note?: string };
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function StaffingForm({ start, revision, state, cancelTo }: Props) {
  const labels = {
    kind: m.capacity_kind(),
    fte: m.capacity_fte(),
    from: m.capacity_from(),
    last: m.capacity_last(),
    note: m.settings_note(),
  };
  const last = start.until ? lastDay({ from: start.from ?? ('' as never), until: start.until }) : null;
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <p className="muted small measure">{m.capacity_staffing_lead()}</p>
      <VersionField state={state} version={revision} />
      <div className="fields">
        <SelectField
          name="kind"
          label={labels.kind}
          state={state}
          start={start.kind}
          empty=""
          options={staffingKinds.map((kind) => ({ value: kind, label: staffingKindText(kind) }))}
        />
        <TextField
          name="fte"
          label={labels.fte}
          state={state}
          start={typedNumber(start.fte)}
          inputMode="decimal"
          narrow
        />
      </div>
      <div className="fields">
        <TextField
          type="date"
          name="from"
          label={labels.from}
          hint={m.capacity_from_hint()}
          state={state}
          start={start.from}
          optional
        />
        <TextField
          type="date"
          name="last"
          label={labels.last}
          hint={m.capacity_last_hint()}
          state={state}
          start={last}
          optional
        />
      </div>
      <TextAreaField
        name="note"
        label={labels.note}
        hint={m.capacity_note_hint()}
        state={state}
        start={start.note}
        rows={2}
        optional
      />
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
