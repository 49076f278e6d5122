// Another level than data say, with the reason.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextAreaField, typedText } from '../shared/field';
import { type OvertakenState, StaleNotice } from '../shared/stale-notice';

type Props = {
  levels: readonly string[];
  start: { level: string; reason: string };
  /** Somebody put another level in its place before. */
  overruled: boolean;
  /** The values it is made from, to be told from what somebody else sets meanwhile. */
  seen: string;
  state: OvertakenState;
  cancelTo: string;
};

export function OverruleForm({ levels, start, overruled, seen, state, cancelTo }: Props) {
  const labels = { level: m.assessment_prefill_level(), reason: m.assessment_prefill_reason() };
  return (
    <>
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={state} labels={labels} />
        {state?.stale ? <StaleNotice lines={state.stale} /> : null}
        <input type="hidden" name="seen" value={typedText(state, 'seen', seen)} />
        <SelectField
          name="level"
          label={labels.level}
          state={state}
          start={start.level}
          options={levels.map((label, at) => ({ value: String(at + 1), label: `${at + 1} ${label}` }))}
        />
        <TextAreaField
          name="reason"
          label={labels.reason}
          hint={m.assessment_prefill_reason_hint()}
          state={state}
          start={start.reason}
          rows={3}
        />
        <FormButtons cancelTo={cancelTo} />
      </Form>
      {overruled ? (
        <Form method="post">
          <input type="hidden" name="seen" value={typedText(state, 'seen', seen)} />
          <Button name="reset" value="1">
            {m.assessment_prefill_reset()}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
