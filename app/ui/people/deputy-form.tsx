// Choosing who stands in for whom, and the days.
import { Form } from '~/ui/shared/navigation';
import type { DeputyRow } from '~/models/deputy.server';
import type { Day } from '~/models/planning/day';
import { lastDay } from '~/models/planning/interval';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextField, VersionField } from '../shared/field';

type Props = {
  deputy: DeputyRow | null;
  people: readonly { value: string; label: string }[];
  today: Day;
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function DeputyForm({ deputy, people, today, revision, state, cancelTo }: Props) {
  const labels = {
    absentId: m.people_absent(),
    userId: m.people_deputy(),
    from: m.settings_first_day(),
    last: m.settings_last_day_through(),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <SelectField
        name="absentId"
        label={labels.absentId}
        state={state}
        start={deputy?.absentId}
        empty={m.people_choose()}
        options={people}
      />
      <SelectField
        name="userId"
        label={labels.userId}
        state={state}
        start={deputy?.userId}
        empty={m.people_choose()}
        options={people}
      />
      <div className="fields">
        <TextField name="from" type="date" label={labels.from} state={state} start={deputy?.from ?? today} />
        <TextField name="last" type="date" label={labels.last} state={state} start={deputy ? lastDay(deputy) : ''} />
      </div>
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
