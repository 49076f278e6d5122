// The statements of a survey, each with five answers in words and one for who has none. A plain form, sent by the browser.
import { Form, useSearchParams } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, typedText } from '../shared/field';
import { reasonText } from '../shared/reason-text';
import { dayLong } from '../words';
import { statementField } from './statement-field';

type Props = {
  name: string;
  department: string;
  municipality: string;
  lastDay: Day;
  statements: readonly string[];
  state: FormState;
};

export function AnswerForm({ name, department, municipality, lastDay, statements, state }: Props) {
  const [params] = useSearchParams();
  const again = params.has('again') || typedText(state, 'again', '') !== '';
  const labels = Object.fromEntries(
    statements.map((_, at) => [statementField(at), m.survey_form_statement({ number: at + 1 })]),
  );
  return (
    <main id="inhoud" className="page survey-page" tabIndex={-1}>
      <div className="stack-small">
        <h1>{name}</h1>
        <p className="measure">{m.survey_form_lead({ department, municipality })}</p>
        <p className="muted measure">{m.survey_form_last({ day: dayLong(lastDay) })}</p>
      </div>
      <section className="notice">
        <h2>{m.survey_form_anonymous()}</h2>
        <p className="measure">{m.survey_form_anonymous_text()}</p>
      </section>
      <Form method="post" className="survey-form" reloadDocument noValidate>
        <ErrorSummary state={state} labels={labels} />
        <h2>{m.survey_form_lead_statement()}</h2>
        {again ? <input type="hidden" name="again" value="1" /> : null}
        {statements.map((text, at) => (
          <Statement key={text} {...{ text, at, state }} />
        ))}
        <div className="stack-small">
          <div className="buttons">
            <Button look="primary">{m.survey_form_send()}</Button>
          </div>
          <p className="muted small measure">{m.survey_form_cookie()}</p>
        </div>
      </Form>
    </main>
  );
}

function Statement({ text, at, state }: { text: string; at: number; state: FormState }) {
  const field = statementField(at);
  const error = state?.errors[field];
  const chosen = typedText(state, field, '');
  const choices = [
    ['1', m.survey_form_1()],
    ['2', m.survey_form_2()],
    ['3', m.survey_form_3()],
    ['4', m.survey_form_4()],
    ['5', m.survey_form_5()],
    ['0', m.survey_form_none()],
  ] as const;
  return (
    <fieldset
      id={`field-${field}`}
      role="radiogroup"
      aria-invalid={error ? true : undefined}
      tabIndex={-1}
      className={error ? 'survey-statement field-invalid' : 'survey-statement'}
      aria-describedby={error ? `field-${field}-error` : undefined}
    >
      <legend>
        {at + 1}. {text}
      </legend>
      {error ? (
        <p className="field-error" id={`field-${field}-error`}>
          {reasonText(error)}
        </p>
      ) : null}
      <div className="survey-choices">
        {choices.map(([value, label]) => (
          <label key={value} className={value === '0' ? 'choice-card choice-card-none' : 'choice-card'}>
            <input type="radio" name={field} value={value} defaultChecked={chosen === value} />
            <span>
              {value === '0' ? null : <b>{value} </b>}
              {label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
