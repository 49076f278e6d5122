// Letting an item go on without the figures it waits for: who decides that, and why.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, TextAreaField, TextField, VersionField } from '../shared/field';

type Props = { version: number; state: FormState; cancelTo: string };

export function WaiveForm({ version, state, cancelTo }: Props) {
  const labels = { by: m.condition_waived_by(), reason: m.condition_waive_reason() };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <VersionField state={state} version={version} />
      <TextField name="by" label={labels.by} state={state} start={m.role_steering()} />
      <TextAreaField name="reason" label={labels.reason} state={state} start="" />
      <FormButtons save={m.condition_waive()} cancelTo={cancelTo} />
      <p className="muted small">{m.consequences_first()}</p>
    </Form>
  );
}
