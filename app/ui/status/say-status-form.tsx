// Saying how something goes: about what, in which colour, in one sentence and in more words.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { StateBadge } from '../shared/state-badge';
import { ErrorSummary } from '../shared/error-summary';
import { Field, type FormState, TextAreaField, TextField, typedText } from '../shared/field';
import { Page } from '../shared/page';
import { reasonText } from '../shared/reason-text';
import { paths } from '../paths';
import { SaidStatus } from './said-status';
import type { ColourChoice, Said, SubjectGroup } from './status-parts';

type Props = {
  programmeId: string;
  subjects: readonly SubjectGroup[];
  colours: readonly ColourChoice[];
  /** The subject that was chosen before coming here. */
  chosen: string;
  last: Said | null;
  state: FormState;
};

export function SayStatusForm({ programmeId, subjects, colours, chosen, last, state }: Props) {
  const back = paths.status(programmeId);
  const labels = {
    subject: m.status_subject(),
    colour: m.status_colour(),
    headline: m.status_headline(),
    text: m.status_text(),
  };
  return (
    <Page title={m.status_say()} lead={m.status_say_lead()} crumbs={[{ label: m.status_title(), to: back }]}>
      {last ? (
        <section className="stack-small" aria-labelledby="status-last">
          <h2 id="status-last">{m.status_last_said()}</h2>
          <SaidStatus said={last} />
        </section>
      ) : null}
      <Form key={chosen} method="post" className="form" noValidate>
        <ErrorSummary state={state} labels={labels} />
        <Field name="subject" label={labels.subject} state={state}>
          {(props) => (
            <select
              {...props}
              className="utrecht-select utrecht-select--html-select"
              defaultValue={typedText(state, 'subject', chosen)}
            >
              <option value="">{m.status_choose_subject()}</option>
              {subjects.map(({ label, options }) => (
                <optgroup key={label} label={label}>
                  {options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <Colours colours={colours} label={labels.colour} state={state} />
        <TextField name="headline" label={labels.headline} hint={m.status_headline_hint()} state={state} />
        <TextAreaField name="text" label={labels.text} hint={m.status_text_hint()} state={state} rows={6} optional />
        <FormButtons save={m.status_say_save()} cancelTo={back} />
      </Form>
    </Page>
  );
}

function Colours({ colours, label, state }: { colours: readonly ColourChoice[]; label: string; state: FormState }) {
  const error = state?.errors['colour'];
  const typed = typedText(state, 'colour', '');
  return (
    <fieldset
      className={error ? 'field field-invalid' : 'field'}
      id="field-colour"
      role="radiogroup"
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? 'field-colour-error' : undefined}
    >
      <legend>{label}</legend>
      {error ? (
        <p className="field-error" id="field-colour-error">
          {reasonText(error)}
        </p>
      ) : null}
      {colours.map(({ value, look, word, means }) => (
        <label key={value} className="check status-choice">
          <input type="radio" name="colour" value={value} defaultChecked={typed === value} />
          <span>
            <StateBadge look={look}>{word}</StateBadge> {means}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
