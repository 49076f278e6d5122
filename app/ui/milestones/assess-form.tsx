// Saying how a criterion stands, and where that can be seen.
import { Form } from '~/ui/shared/navigation';
import { type Criterion, criterionStates } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { criterionText } from '../programme/kind-words';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, SelectField, TextField, VersionField } from '../shared/field';

type Props = {
  criterion: Pick<Criterion, 'state' | 'evidence'>;
  version: number;
  state: FormState;
  cancelTo: string;
};

export function AssessForm({ criterion, version, state, cancelTo }: Props) {
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={{ state: m.settings_state(), evidence: m.item_evidence() }} />
      <VersionField state={state} version={version} />
      <SelectField
        name="state"
        label={m.settings_state()}
        state={state}
        start={criterion.state}
        options={criterionStates.map((value) => ({ value, label: criterionText(value) }))}
      />
      <TextField
        name="evidence"
        label={m.item_evidence()}
        hint={m.gates_evidence_hint()}
        state={state}
        start={criterion.evidence}
        optional
      />
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
