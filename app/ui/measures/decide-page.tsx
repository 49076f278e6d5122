// Deciding on a proposal: adopt or reject it, with a reason, and how long an agreement holds.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, SelectField, TextAreaField, TextField } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';

type Props = {
  programmeId: string;
  id: string;
  title: string;
  /** The last day an agreement holds when nobody says otherwise. */
  last: string;
  state: (NonNullable<FormState> & { refusal: string | null }) | undefined;
};

export function DecidePage({ programmeId, id, title, last, state }: Props) {
  const labels = { outcome: m.proposal_outcome(), reason: m.proposal_reason(), last: m.proposal_until() };
  return (
    <Page
      title={m.proposal_decide_title({ title })}
      lead={m.proposal_decide_lead()}
      crumbs={[{ label: title, to: paths.proposal(programmeId, id) }]}
    >
      {state?.refusal ? <Notice tone="bad" live title={state.refusal} /> : null}
      <Form method="post" className="stack">
        <ErrorSummary state={state} labels={labels} />
        <SelectField
          name="outcome"
          label={labels.outcome}
          state={state}
          empty="–"
          options={[
            { value: 'adopt', label: m.proposal_adopt() },
            { value: 'reject', label: m.proposal_reject() },
          ]}
        />
        <TextAreaField name="reason" label={labels.reason} state={state} rows={4} />
        <TextField
          name="last"
          label={labels.last}
          hint={m.proposal_until_hint()}
          {...{ state, start: last }}
          type="date"
        />
        <div>
          <Button look="primary">{m.proposal_decide_save()}</Button>
        </div>
      </Form>
    </Page>
  );
}
