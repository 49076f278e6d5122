// Adding or changing a criterion: its words, whether it blocks a "go", who sees to it and where it can be seen.
import { Form } from '~/ui/shared/navigation';
import type { Criterion, Label, PlanMetric } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { TestFields, testLabels } from '../conditions/test-fields';
import { FormButtons } from '../settings/form-buttons';
import { LabelFields } from '../settings/label-fields';
import { ErrorSummary } from '../shared/error-summary';
import { Check, type FormState, SelectField, TextField, typedCheck, VersionField } from '../shared/field';

type Props = {
  criterion: Pick<Criterion, 'text' | 'hard' | 'ownerId' | 'evidence' | 'test'> | null;
  people: readonly { id: string; name: string }[];
  metrics: readonly PlanMetric[];
  departments: readonly { id: string; name: Label }[];
  version: number;
  state: FormState;
  cancelTo: string;
};

export function CriterionForm({ criterion, people, metrics, departments, version, state, cancelTo }: Props) {
  const labels = {
    titleNl: m.settings_in_dutch({ what: m.settings_criterion() }),
    titleEn: m.settings_in_english({ what: m.settings_criterion() }),
    evidence: m.item_evidence(),
    ...testLabels(),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <VersionField state={state} version={version} />
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
      <details className="fold" open={Boolean(criterion?.test) || Boolean(state)}>
        <summary>{m.condition_criterion()}</summary>
        <div className="stack-small">
          <p className="muted small">{m.condition_criterion_hint()}</p>
          <TestFields
            test={criterion?.test ?? null}
            {...{ metrics, departments, state }}
            none={m.condition_criterion_none()}
          />
        </div>
      </details>
      <FormButtons save={criterion ? undefined : m.settings_criterion_add()} cancelTo={cancelTo} />
    </Form>
  );
}
