// Why a programme is held on to; empty: it is not.
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { TextField } from '../shared/field';
import { Form } from '../shared/navigation';

type Props = { reason: string; state: SettingsAnswer | undefined };

export function HoldForm({ reason, state }: Props) {
  const label = m.privacy_hold_reason();
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={{ reason: label }} />
      <NotSaved answer={state} />
      <TextField name="reason" label={label} hint={m.privacy_hold_hint()} state={state} start={reason} />
      <FormButtons cancelTo={paths.retention()} />
    </Form>
  );
}
