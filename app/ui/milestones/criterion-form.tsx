// Adding or changing a criterion: its words, whether it blocks a "go", who sees to it and where it can be seen.
import { Form } from '~/ui/shared/navigation';
import type { Criterion } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { LabelFields } from '../settings/label-fields';
import { ErrorSummary } from '../shared/error-summary';
import { Check, type FormState, SelectField, TextField, typedCheck, typedText } from '../shared/field';

type Props = {
  criterion: Pick<Criterion, 'text' | 'hard' | 'ownerId' | 'evidence'> | null;
  people: readonly { id: string; name: string }[];
  version: number;
  state: FormState;
  cancelTo: string;
};

export function CriterionForm({ criterion, people, version, state, cancelTo }: Props) {
  const labels = {
    titleNl: m.settings_in_dutch({ what: m.settings_criterion() }),
    titleEn: m.settings_in_english({ what: m.settings_criterion() }),
    evidence: m.item_evidence(),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <input type="hidden" name="version" value={typedText(state, 'version', version)} />
      <LabelFields name="title" label={m.settings_criterion()} state={state} start={criterion?.text} />
      <div className="stack-small">
        <Check
          name="hard"
          label={m.settings_hard()}
          checked={typedCheck(state, 'hard', criterion?.hard ?? false)}
          describedBy="hard-hint"
        />
        <p className="muted small" id="hard-hint">
          {m.settings_hard_hint()}
        </p>
      </div>
      <SelectField
        name="owner"
        label={m.form_owner()}
        state={state}
        start={criterion?.ownerId}
        empty={m.form_none()}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="evidence"
        label={m.item_evidence()}
        hint={m.gates_evidence_hint()}
        state={state}
        start={criterion?.evidence}
        optional
      />
      <FormButtons save={criterion ? undefined : m.settings_criterion_add()} cancelTo={cancelTo} />
    </Form>
  );
}
