// An item is made to wait for figures, or what it waits for is changed.
import { Form } from '~/ui/shared/navigation';
import type { FigureTest, Label, PlanMetric } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, VersionField } from '../shared/field';
import { TestFields, testLabels } from './test-fields';

type Props = {
  test: FigureTest | null;
  metrics: readonly PlanMetric[];
  departments: readonly { id: string; name: Label }[];
  version: number;
  state: FormState;
  cancelTo: string;
};

export function ConditionForm({ version, state, cancelTo, ...fields }: Props) {
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={testLabels()} />
      <VersionField state={state} version={version} />
      <TestFields {...fields} state={state} />
      <FormButtons save={m.condition_save()} cancelTo={cancelTo} />
      <p className="muted small">{m.consequences_first()}</p>
    </Form>
  );
}
