// Conditions of a conditional go: a row each with what, by when and who; one more row by a button, also without scripts.
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { type FormState, SelectField, TextField, typedText } from '../shared/field';

const startRows = 3;

/** As many rows as the form that was sent had. */
export function rowsIn(state: FormState): number {
  return Math.max(startRows, Number(typedText(state, 'rows', startRows)) || 0);
}

const numbers = (state: FormState) => Array.from({ length: rowsIn(state) }, (_, at) => at);

export function conditionLabels(state: FormState): Record<string, string> {
  return Object.fromEntries(
    numbers(state).flatMap((at) => [
      [`conditionTitle:${at}`, m.gates_condition_number({ number: at + 1 })],
      [`conditionDue:${at}`, m.gates_due_number({ number: at + 1 })],
    ]),
  );
}

type Props = { people: readonly { id: string; name: string }[]; state: FormState };

export function ConditionRows({ people, state }: Props) {
  const owners = people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <fieldset className="panel gate-conditions">
      <legend>{m.gates_conditions()}</legend>
      <p className="muted">{m.gates_conditions_hint()}</p>
      {numbers(state).map((at) => (
        <div key={at} className="gate-condition" role="group" aria-label={m.gates_condition_number({ number: at + 1 })}>
          <TextField name={`conditionTitle:${at}`} label={m.gates_condition()} state={state} />
          <TextField name={`conditionDue:${at}`} type="date" label={m.gates_due()} state={state} />
          <SelectField
            name={`conditionOwner:${at}`}
            label={m.form_owner()}
            state={state}
            empty={m.form_none()}
            options={owners}
          />
        </div>
      ))}
      <div>
        <Button small name="add" value="1">
          {m.gates_condition_add()}
        </Button>
      </div>
    </fieldset>
  );
}
