// Deciding a gate: what, by whom, when, why, and on which conditions.
import { Form } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import { type DecisionOutcome, decisionOutcomes } from '~/models/planning/gate';
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, TextAreaField, TextField, typedText, VersionField } from '../shared/field';
import { reasonText } from '../shared/reason-text';
import { ConditionRows, conditionLabels, rowsIn } from './condition-rows';
import { outcomeText } from './outcome';

type Props = {
  /** What each outcome means here, or why it cannot be. */
  hints: Record<DecisionOutcome, string>;
  people: readonly { id: string; name: string }[];
  version: number;
  today: Day;
  state: FormState;
  cancelTo: string;
};

export function DecisionForm({ hints, people, version, today, state, cancelTo }: Props) {
  const labels = {
    outcome: m.gates_outcome(),
    decider: m.gates_decider(),
    on: m.gates_on(),
    reason: m.gates_reason(),
    ...conditionLabels(state),
  };
  return (
    <Form method="post" className="form form-wide" noValidate>
      {/* Enter in a field sends the form; without this it would press the button that adds a row. */}
      <button hidden tabIndex={-1} aria-hidden="true" />
      <ErrorSummary state={state} labels={labels} />
      <VersionField state={state} version={version} />
      <input type="hidden" name="rows" value={rowsIn(state)} />
      <Outcomes hints={hints} state={state} />
      <div className="fields form">
        <TextField name="decider" label={m.gates_decider()} hint={m.gates_decider_hint()} state={state} />
        <TextField name="on" type="date" label={m.gates_on()} hint={m.gates_on_hint()} state={state} start={today} />
      </div>
      <div className="form">
        <TextAreaField name="reason" label={m.gates_reason()} hint={m.gates_reason_hint()} state={state} rows={3} />
      </div>
      <ConditionRows people={people} state={state} />
      <FormButtons save={m.gates_record()} cancelTo={cancelTo} hint={m.gates_record_hint()} />
    </Form>
  );
}

function Outcomes({ hints, state }: Pick<Props, 'hints' | 'state'>) {
  const error = state?.errors['outcome'];
  const chosen = typedText(state, 'outcome', '');
  return (
    <fieldset
      className={error ? 'field field-invalid' : 'field'}
      id="field-outcome"
      role="radiogroup"
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? 'outcome-error' : undefined}
    >
      <legend>{m.gates_outcome()}</legend>
      {error ? (
        <p className="field-error" id="outcome-error">
          {reasonText(error)}
        </p>
      ) : null}
      <div className="gate-outcomes">
        {decisionOutcomes.map((outcome) => (
          <label key={outcome} className="gate-outcome">
            <input
              type="radio"
              name="outcome"
              value={outcome}
              defaultChecked={outcome === chosen}
              aria-describedby={`outcome-${outcome}`}
            />
            <strong>{outcomeText(outcome)}</strong>
            <span className="hint" id={`outcome-${outcome}`}>
              {hints[outcome]}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
