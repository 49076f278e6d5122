// The fields of a new round of the assessment.
import { Form } from '~/ui/shared/navigation';
import { assessmentForms, type RoleCounts } from '~/models/planning/assessment/questions';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, SelectField, TextField, typedText } from '../shared/field';
import { formText } from './assessment-words';
import { CountFields, countLabels } from './count-fields';

type Props = { start: { id: string; heldOn: Day; counts: RoleCounts }; state: FormState; cancelTo: string };

export function NewRoundForm({ start, state, cancelTo }: Props) {
  const labels = { title: m.assessment_name(), heldOn: m.assessment_day(), form: m.assessment_form() };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={{ ...labels, ...countLabels() }} />
      <input type="hidden" name="id" value={typedText(state, 'id', start.id)} />
      <TextField name="title" label={labels.title} hint={m.assessment_name_hint()} state={state} />
      <TextField
        name="heldOn"
        type="date"
        label={labels.heldOn}
        hint={m.assessment_day_hint()}
        state={state}
        start={start.heldOn}
      />
      <SelectField
        name="form"
        label={labels.form}
        hint={m.assessment_form_hint()}
        state={state}
        start="full"
        options={assessmentForms.map((form) => ({ value: form, label: formText(form) }))}
      />
      <CountFields state={state} start={start.counts} />
      <FormButtons save={m.assessment_create()} cancelTo={cancelTo} />
    </Form>
  );
}
