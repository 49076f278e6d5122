// Keeping a screen as it is set, or changing what was kept: a name, who sees it, and whether it is where somebody starts.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { reasonText } from '../shared/reason-text';
import { Button, ButtonLink } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { Check, type FormState, SelectField, TextField, typedCheck } from '../shared/field';

export type ViewChoices = {
  /** Of which screen it is, with the address as it stands. */
  screen: { title: string; to: string };
  /** With whom it may be shared; one choice is no choice. */
  shares: readonly { value: string; label: string }[];
  /** Whether the address ties it to days. */
  hasPeriod: boolean;
};

type Props = ViewChoices & {
  start: { name: string; share: string; everywhere: boolean; asStart: boolean };
  /** Whether its address is still to be kept. */
  isNew: boolean;
  state: FormState;
  cancelTo: string;
};

export function ViewForm({ screen, shares, hasPeriod, start, isNew, state, cancelTo }: Props) {
  const labels = {
    name: m.views_name(),
    share: m.views_who(),
    everywhere: m.views_everywhere(),
  };
  const wrong = state?.errors['everywhere'];
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <p>
        {m.views_screen()}: <Link to={screen.to}>{screen.title}</Link>
      </p>
      <TextField name="name" label={labels.name} state={state} start={start.name} hint={m.views_name_hint()} />
      {shares.length > 1 ? (
        <SelectField
          name="share"
          label={labels.share}
          state={state}
          start={start.share}
          hint={m.views_share_hint()}
          options={shares}
        />
      ) : (
        <input type="hidden" name="share" value={start.share} />
      )}
      <div className="stack-small">
        {isNew && hasPeriod ? (
          <>
            <Check
              name="period"
              label={m.views_period()}
              checked={typedCheck(state, 'period', true)}
              describedBy="period-hint"
            />
            <p className="muted small" id="period-hint">
              {m.views_period_hint()}
            </p>
          </>
        ) : null}
        <Check
          name="asStart"
          label={m.views_as_start()}
          checked={typedCheck(state, 'asStart', start.asStart)}
          describedBy="start-hint"
        />
        <p className="muted small" id="start-hint">
          {m.views_start_hint()}
        </p>
        <div className={wrong ? 'field-invalid' : undefined} id="field-everywhere" tabIndex={-1}>
          {wrong ? (
            <p className="field-error" id="everywhere-error">
              {reasonText(wrong)}
            </p>
          ) : null}
          <Check
            name="everywhere"
            label={labels.everywhere}
            checked={typedCheck(state, 'everywhere', start.everywhere)}
            {...(wrong ? { describedBy: 'everywhere-error' } : {})}
          />
        </div>
      </div>
      <div className="buttons">
        <Button look="primary">{m.views_save()}</Button>
        <ButtonLink to={cancelTo} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </div>
    </Form>
  );
}
