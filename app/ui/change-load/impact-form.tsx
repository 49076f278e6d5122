// A department says what one item does to it: a level with what it means, ten subjects for who wants them, a sentence.
import { Form } from '~/ui/shared/navigation';
import type { ImpactWord } from '~/models/planning/change-load/impact';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { Button, ButtonLink } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextAreaField, typedText, VersionField } from '../shared/field';
import { Notice } from '../shared/notice';
import { reasonText } from '../shared/reason-text';
import type { DepartmentWords } from './department-words.server';

export type FormItem = {
  id: string;
  title: string;
  when: string;
  /** What the project says, as a sentence. */
  project: string;
  /** The project’s estimate as the department’s own, at one tap; null when there is none. */
  agree: { level: number; text: string } | null;
  word: ImpactWord | null;
  /** What the department said itself, and that it stays, as a sentence; null when there is nothing to tell. */
  theirs: string | null;
  /** Where it is saved, and where to without saving. */
  saveTo: string;
  skipTo: string;
};

type Props = {
  item: FormItem;
  say: DepartmentWords;
  onBehalf: boolean;
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
};

export function ImpactForm({ item, say, onBehalf, revision, state }: Props) {
  const { word } = item;
  const error = state?.errors['impact'];
  const chosen = typedText(state, 'impact', word?.impact);
  const labels = {
    impact: say.impact,
    remark: say.remark,
    ...Object.fromEntries(say.aspects.map(({ aspect, name }) => [`aspect:${aspect}`, name])),
  };
  const isDetailed = say.aspects.some(
    ({ aspect }) => typedText(state, `aspect:${aspect}`, word?.aspects[aspect]) !== '',
  );
  return (
    <section className="panel stack" aria-labelledby="zeg">
      <div className="stack-small">
        <h2 id="zeg">{say.formTitle}</h2>
        <p>
          <strong>{item.title}</strong> <span className="muted nowrap">{item.when}</span>
        </p>
        <p className="muted small">
          {item.project} {onBehalf ? say.formBehalf : null}
        </p>
        {item.theirs ? <Notice title={item.theirs} /> : null}
      </div>
      {/* Another item is another form. */}
      <Form key={item.id} method="post" action={item.saveTo} className="form" noValidate>
        <ErrorSummary state={state} labels={labels} />
        <NotSaved answer={state} />
        <VersionField state={state} version={revision} />
        <fieldset
          id="field-impact"
          role="radiogroup"
          tabIndex={-1}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'field-impact-error' : undefined}
          className={error ? 'field-invalid' : undefined}
        >
          <legend>{say.impact}</legend>
          {error ? (
            <p className="field-error" id="field-impact-error">
              {reasonText(error)}
            </p>
          ) : null}
          <div className="cl-levels">
            {say.levels.map(({ level, name, what }) => (
              <label key={level} className="cl-level">
                <input type="radio" name="impact" value={level} defaultChecked={chosen === String(level)} />
                <span>
                  <b>
                    {level} · {name}
                  </b>{' '}
                  <small>{what}</small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <details className="fold" open={isDetailed}>
          <summary>{say.aspectsTitle}</summary>
          <p className="muted small">{say.aspectsHint}</p>
          <div className="cl-aspects">
            {say.aspects.map(({ aspect, name }) => (
              <SelectField
                key={aspect}
                name={`aspect:${aspect}`}
                label={name}
                state={state}
                start={word?.aspects[aspect]}
                empty="–"
                options={say.levels.map(({ level }) => ({ value: String(level), label: String(level) }))}
              />
            ))}
          </div>
        </details>
        <TextAreaField
          name="remark"
          label={say.remark}
          hint={say.remarkHint}
          state={state}
          start={word?.remark}
          rows={2}
          optional
        />
        <div className="buttons">
          <Button look="primary">{say.save}</Button>
          {item.agree ? (
            <Button name="agree" value={String(item.agree.level)}>
              {item.agree.text}
            </Button>
          ) : null}
          <ButtonLink to={item.skipTo} look="subtle">
            {say.skip}
          </ButtonLink>
        </div>
      </Form>
    </section>
  );
}
