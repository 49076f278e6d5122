// Asking departments for a check-in: which, and how long their links work.
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, TextField, typedList } from '../shared/field';
import { Form } from '~/ui/shared/navigation';
import { reasonText } from '../shared/reason-text';

type Props = {
  departments: readonly { id: string; name: string; open: string | null }[];
  days: number;
  state: FormState;
  cancelTo: string;
};

export function AskForm({ departments, days, state, cancelTo }: Props) {
  const labels = { departments: m.checkin_departments(), days: m.checkin_days() };
  const error = state?.errors['departments'];
  const chosen = typedList(state, 'ask[]', []);
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <fieldset
        id="field-departments"
        tabIndex={-1}
        className={error ? 'field-invalid' : undefined}
        aria-describedby={error ? 'departments-hint departments-error' : 'departments-hint'}
      >
        <legend>{labels.departments}</legend>
        <p id="departments-hint" className="muted small measure">
          {m.checkin_departments_hint()}
        </p>
        {error ? (
          <p className="field-error" id="departments-error">
            {reasonText(error)}
          </p>
        ) : null}
        {departments.map(({ id, name, open }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              name="ask[]"
              value={id}
              defaultChecked={chosen.includes(id)}
              aria-invalid={error ? true : undefined}
            />
            <span>
              {name}
              {open ? <span className="muted small"> · {open}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        name="days"
        label={labels.days}
        hint={m.checkin_days_hint()}
        inputMode="numeric"
        narrow
        state={state}
        start={days}
      />
      <FormButtons save={m.checkin_make()} cancelTo={cancelTo} />
    </Form>
  );
}
