// Adding or changing a phase: names, length in working days, whether it takes part, and where a new one comes.
import { Form } from '~/ui/shared/navigation';
import type { PhaseRow } from '~/models/planning/phase-overview';
import { m } from '~/paraglide/messages.js';
import { ErrorSummary } from '../shared/error-summary';
import { Check, SelectField, TextField, type FormState, typedCheck, VersionField } from '../shared/field';
import { FormButtons } from '../settings/form-buttons';
import { LabelFields } from '../settings/label-fields';
import { words } from '../words';

type Props = {
  /** null: a new one. */
  phase: PhaseRow | null;
  others: readonly PhaseRow[];
  version: number;
  state: FormState;
  cancelTo: string;
};

export function PhaseForm({ phase, others, version, state, cancelTo }: Props) {
  const labels = {
    titleNl: m.settings_in_dutch({ what: m.settings_title() }),
    titleEn: m.settings_in_english({ what: m.settings_title() }),
    descriptionNl: m.settings_in_dutch({ what: m.settings_description() }),
    descriptionEn: m.settings_in_english({ what: m.settings_description() }),
    workDays: m.settings_work_days(),
    afterId: m.settings_after_phase(),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <VersionField state={state} version={version} />
      <LabelFields name="title" label={m.settings_title()} state={state} start={phase?.title} />
      <LabelFields
        name="description"
        label={m.settings_description()}
        state={state}
        start={phase?.description}
        rows={3}
        optional
      />
      <TextField
        name="workDays"
        label={m.settings_work_days()}
        hint={m.settings_work_days_hint()}
        state={state}
        start={phase?.workDays ?? 20}
        inputMode="numeric"
        narrow
      />
      {phase ? (
        <div className="stack-small">
          <Check
            name="active"
            label={m.settings_phase_takes_part()}
            checked={typedCheck(state, 'active', phase.active)}
            describedBy="active-hint"
          />
          <p className="muted small" id="active-hint">
            {m.settings_phase_takes_part_hint()}
          </p>
        </div>
      ) : (
        <SelectField
          name="afterId"
          label={m.settings_after_phase()}
          state={state}
          start={others.at(-1)?.id}
          empty={m.settings_as_first()}
          options={others.map((other) => ({ value: other.id, label: words(other.title) }))}
        />
      )}
      <FormButtons cancelTo={cancelTo} hint={m.consequences_first()} />
    </Form>
  );
}
