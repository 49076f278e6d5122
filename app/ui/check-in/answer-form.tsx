// The four questions of a check-in, on a phone: what comes and whether that is right, time, how it goes, and what to tell. A plain form.
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, TextAreaField, type Typed } from '../shared/field';
import { Form } from '~/ui/shared/navigation';
import { Notice } from '../shared/notice';
import { reasonText } from '../shared/reason-text';

type Choice = { value: string | number; label: string };
export type AnswerFormProps = {
  title: string;
  lead: string;
  read: string;
  /** When it was answered last, as a sentence; null as long as it was not. */
  last: string | null;
  coming: readonly { id: string; title: string; when: string; hours: string | null }[];
  times: readonly Choice[];
  goings: readonly Choice[];
  start: Typed;
};

const textOf = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? typed[name] : '');

export function AnswerForm({ state, ...page }: AnswerFormProps & { state: FormState }) {
  const { title, lead, read, last, coming, times, goings } = page;
  const typed = state?.typed ?? page.start;
  const ticked = typed['contested[]'] ?? [];
  const labels = {
    right: m.checkin_form_right(),
    contestedText: m.checkin_form_wrong(),
    time: m.checkin_form_2(),
    going: m.checkin_form_3(),
    goingText: m.checkin_form_going_text(),
    wish: m.checkin_form_4(),
  };
  const choices = (name: 'right' | 'time' | 'going', options: readonly Choice[]) => (
    <Choices {...{ name, options, state }} label={labels[name]} chosen={textOf(typed, name)} />
  );
  return (
    <main id="inhoud" className="page checkin-page" tabIndex={-1}>
      <div className="stack-small">
        <h1>{title}</h1>
        <p className="measure">{lead}</p>
        <p className="muted measure">{read}</p>
      </div>
      {last ? (
        <Notice title={last}>
          <p>{m.checkin_form_last_text()}</p>
        </Notice>
      ) : null}
      <Form method="post" className="checkin-form" reloadDocument noValidate>
        <ErrorSummary state={state} labels={labels} />
        <section className="checkin-question">
          <h2>{m.checkin_form_1()}</h2>
          {coming.length === 0 ? <p>{m.checkin_form_1_none()}</p> : <Coming coming={coming} />}
          {choices('right', [
            { value: 'yes', label: m.checkin_right_yes() },
            { value: 'no', label: m.checkin_right_no() },
          ])}
          <div className="checkin-more">
            {coming.length > 0 ? (
              <fieldset>
                <legend>{m.checkin_form_which()}</legend>
                {coming.map(({ id, title: what, when }) => (
                  <label key={id} className="checkin-choice">
                    <input type="checkbox" name="contested[]" value={id} defaultChecked={ticked.includes(id)} />
                    <span>
                      {what} <span className="muted small">{when}</span>
                    </span>
                  </label>
                ))}
              </fieldset>
            ) : null}
            <TextAreaField
              name="contestedText"
              label={labels.contestedText}
              hint={m.checkin_form_wrong_hint()}
              rows={3}
              state={state}
              start={textOf(typed, 'contestedText')}
            />
          </div>
        </section>
        <section className="checkin-question">{choices('time', times)}</section>
        <section className="checkin-question">
          {choices('going', goings)}
          <div className="checkin-more checkin-more-going">
            <TextAreaField
              name="goingText"
              label={labels.goingText}
              hint={m.checkin_form_going_hint()}
              rows={3}
              state={state}
              start={textOf(typed, 'goingText')}
            />
          </div>
        </section>
        <section className="checkin-question">
          <TextAreaField
            name="wish"
            label={labels.wish}
            hint={m.checkin_form_4_hint()}
            rows={4}
            state={state}
            start={textOf(typed, 'wish')}
          />
        </section>
        <p className="muted small">{m.checkin_form_no_names()}</p>
        <div className="buttons">
          <Button look="primary">{m.checkin_form_send()}</Button>
        </div>
      </Form>
    </main>
  );
}

function Coming({ coming }: Pick<AnswerFormProps, 'coming'>) {
  return (
    <ul className="plain checkin-coming">
      {coming.map(({ id, title, when, hours }) => (
        <li key={id}>
          <strong>{title}</strong>
          <span>
            {when}
            {hours ? <span className="muted"> · {hours}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

type ChoicesProps = { name: string; label: string; options: readonly Choice[]; chosen: string; state: FormState };

function Choices({ name, label, options, chosen, state }: ChoicesProps) {
  const error = state?.errors[name];
  return (
    <fieldset
      id={`field-${name}`}
      role="radiogroup"
      aria-invalid={error ? true : undefined}
      tabIndex={-1}
      className={error ? 'checkin-choices field-invalid' : 'checkin-choices'}
      aria-describedby={error ? `field-${name}-error` : undefined}
    >
      <legend>{label}</legend>
      {error ? (
        <p className="field-error" id={`field-${name}-error`}>
          {reasonText(error)}
        </p>
      ) : null}
      {options.map(({ value, label: said }) => (
        <label key={value} className="checkin-choice">
          <input type="radio" name={name} value={value} defaultChecked={chosen === String(value)} />
          <span>{said}</span>
        </label>
      ))}
    </fieldset>
  );
}
