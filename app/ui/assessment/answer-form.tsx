// The questions of the assessment in their sections, each with five described levels and one for who does not know. A plain form.
import { Form } from '~/ui/shared/navigation';
import type { QuestionId } from '~/models/planning/assessment/questions';
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, typedText } from '../shared/field';
import { reasonText } from '../shared/reason-text';
import { levelField } from './level-field';

export type AskedQuestion = {
  id: QuestionId;
  text: string;
  /** From level 1 to level 5. */
  levels: readonly string[];
  /** What is filled in already, and why. */
  filled: { level: number; basis: string } | null;
};
type Props = {
  title: string;
  lead: string;
  anonymous: string;
  sections: readonly { id: string; name: string; questions: readonly AskedQuestion[] }[];
  state: FormState;
};

export function AnswerForm({ title, lead, anonymous, sections, state }: Props) {
  const labels = Object.fromEntries(
    sections.flatMap(({ questions }) => questions.map(({ id }) => [levelField(id), m.assessment_ask_question({ id })])),
  );
  return (
    <main id="inhoud" className="page assessment-page" tabIndex={-1}>
      <div className="stack-small">
        <h1>{title}</h1>
        <p className="measure">{lead}</p>
        <p className="measure">{m.assessment_ask_role()}</p>
      </div>
      <section className="notice">
        <h2>{m.assessment_ask_anonymous()}</h2>
        <p className="measure">{anonymous}</p>
      </section>
      <Form method="post" className="assessment-form" reloadDocument noValidate>
        <ErrorSummary state={state} labels={labels} />
        {sections.map(({ id, name, questions }) => (
          <section key={id} className="assessment-section">
            <h2>{name}</h2>
            {questions.map((question) => (
              <Question key={question.id} question={question} state={state} />
            ))}
          </section>
        ))}
        <div className="stack-small">
          <div className="buttons">
            <Button look="primary">{m.assessment_ask_send()}</Button>
          </div>
          <p className="muted small measure">{m.assessment_ask_once()}</p>
        </div>
      </Form>
    </main>
  );
}

function Question({ question, state }: { question: AskedQuestion; state: FormState }) {
  const { id, text, levels, filled } = question;
  const field = levelField(id);
  const error = state?.errors[field];
  const chosen = typedText(state, field, filled?.level);
  const described = [filled ? `field-${field}-hint` : '', error ? `field-${field}-error` : '']
    .filter(Boolean)
    .join(' ');
  const choices = [...levels.map((label, at) => [String(at + 1), label] as const), ['0', m.assessment_ask_unknown()]];
  return (
    <fieldset
      id={`field-${field}`}
      role="radiogroup"
      aria-invalid={error ? true : undefined}
      tabIndex={-1}
      className={error ? 'assessment-question field-invalid' : 'assessment-question'}
      aria-describedby={described || undefined}
    >
      <legend>
        <span className="muted">{id}</span> {text}
      </legend>
      {filled ? (
        <p className="muted small" id={`field-${field}-hint`}>
          {m.assessment_ask_filled({ basis: filled.basis })}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`field-${field}-error`}>
          {reasonText(error)}
        </p>
      ) : null}
      <div className="assessment-levels">
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
