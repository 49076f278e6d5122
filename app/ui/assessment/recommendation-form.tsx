// The fields of a recommendation.
import { Form } from '~/ui/shared/navigation';
import { type RecommendationState, recommendationStates } from '~/models/planning/assessment/round';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextAreaField, TextField, typedText } from '../shared/field';
import { type OvertakenState, StaleNotice } from '../shared/stale-notice';
import { saidStateText } from './assessment-words';

type Props = {
  start: {
    text: string;
    ownerId: string;
    dueOn: Day | '';
    state: RecommendationState;
    decision: { text: string; decider: string; on: Day } | null;
  };
  people: readonly { id: string; name: string }[];
  /** It is an item of the plan: that says how it stands. */
  planned: boolean;
  /** The values it is made from, to be told from what somebody else sets meanwhile. */
  seen: string;
  state: OvertakenState;
  cancelTo: string;
};

export function RecommendationForm({ start, people, planned, seen, state, cancelTo }: Props) {
  const labels = {
    text: m.assessment_recommendation_text(),
    owner: m.assessment_owner(),
    dueOn: m.assessment_due(),
    state: m.assessment_state(),
    decision: m.assessment_decision(),
    decider: m.assessment_decider(),
    decidedOn: m.assessment_decided_on(),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      {state?.stale ? <StaleNotice lines={state.stale} /> : null}
      <input type="hidden" name="seen" value={typedText(state, 'seen', seen)} />
      <TextAreaField name="text" label={labels.text} state={state} start={start.text} rows={3} />
      <SelectField
        name="owner"
        label={labels.owner}
        state={state}
        start={start.ownerId}
        empty={m.assessment_owner_none()}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField name="dueOn" type="date" label={labels.dueOn} state={state} start={start.dueOn} optional />
      {planned ? (
        <>
          <input type="hidden" name="state" value={start.state} />
          <p className="measure">{m.assessment_rec_state_item()}</p>
        </>
      ) : (
        <SelectField
          name="state"
          label={labels.state}
          state={state}
          start={start.state}
          options={recommendationStates.map((value) => ({ value, label: saidStateText(value) }))}
        />
      )}
      <fieldset className="stack-small">
        <legend>{m.assessment_decision_legend()}</legend>
        <p className="muted small">{m.assessment_decision_hint()}</p>
        <TextAreaField
          name="decision"
          label={labels.decision}
          state={state}
          start={start.decision?.text}
          rows={2}
          optional
        />
        <div className="fields">
          <TextField name="decider" label={labels.decider} state={state} start={start.decision?.decider} optional />
          <TextField
            name="decidedOn"
            type="date"
            label={labels.decidedOn}
            state={state}
            start={start.decision?.on}
            optional
          />
        </div>
      </fieldset>
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
