// The fields of the item that a recommendation becomes.
import { Form } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { NewItemDays } from '../items/new-item-days';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, SelectField, TextField, VersionField } from '../shared/field';

type Props = {
  version: number;
  start: { title: string; start: Day };
  workstreams: readonly { value: string; label: string }[];
  state: FormState;
  cancelTo: string;
};

export function PlannedItemForm({ version, start, workstreams, state, cancelTo }: Props) {
  const labels = {
    title: m.assessment_item_title(),
    start: m.move_start(),
    workDays: m.form_work_days(),
    workstream: m.item_workstream(),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <VersionField state={state} version={version} />
      <TextField name="title" label={labels.title} state={state} start={start.title} />
      <NewItemDays state={state} start={start.start} />
      <SelectField name="workstream" label={labels.workstream} state={state} optional empty="–" options={workstreams} />
      <FormButtons save={m.assessment_to_plan()} cancelTo={cancelTo} />
    </Form>
  );
}
