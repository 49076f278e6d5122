// How long one kind of data is kept, and why for less time than it should be.
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { TextField, VersionField } from '../shared/field';
import { Form } from '../shared/navigation';

type Props = { days: number; reason: string; floor: number; revision: number; state: SettingsAnswer | undefined };

export function RetentionForm({ days, reason, floor, revision, state }: Props) {
  const labels = { days: m.privacy_days(), reason: m.privacy_reason() };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <TextField name="days" label={labels.days} state={state} start={String(days)} inputMode="numeric" narrow />
      <TextField
        name="reason"
        label={labels.reason}
        hint={m.privacy_reason_hint({ days: floor })}
        state={state}
        start={reason}
      />
      <FormButtons cancelTo={paths.retention()} />
    </Form>
  );
}
