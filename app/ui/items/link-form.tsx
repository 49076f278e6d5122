// How one item waits for another: which one (for a new link), in what way, and how long after.
import { Form } from '~/ui/shared/navigation';
import { type Dependency, type Label, linkTypes } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { linkText } from '../programme/kind-words';
import { Button, ButtonLink } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, SelectField, TextField, VersionField } from '../shared/field';
import { words } from '../words';

type Props = {
  action?: string;
  /** The items to choose from, for a link that is not there yet. */
  others?: readonly { id: string; title: Label; key: string | null }[];
  link?: Pick<Dependency, 'type' | 'lag'>;
  version?: number;
  state: FormState;
  save: string;
  /** Left out where the form is part of the page to go back to. */
  cancelTo?: string;
};

export function LinkForm({ action, others, link, version, state, save, cancelTo }: Props) {
  const labels = { from: m.link_from(), type: m.link_type(), lag: m.link_lag_days() };
  const options = others?.map((other) => ({
    value: other.id,
    label: `${words(other.title)}${other.key ? ` (${other.key})` : ''}`,
  }));
  const types = linkTypes.map((type) => ({ value: type, label: linkText(type) }));
  return (
    <Form method="post" action={action} className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      {version === undefined ? null : <VersionField state={state} version={version} />}
      <div className="fields">
        {options ? (
          <SelectField name="from" label={labels.from} state={state} empty={m.choose()} options={options} />
        ) : null}
        <SelectField name="type" label={labels.type} state={state} start={link?.type ?? 'FS'} options={types} />
        <TextField name="lag" label={labels.lag} hint={m.link_lag_hint()} state={state} start={link?.lag ?? 0} narrow />
      </div>
      <div className="buttons">
        <Button look="primary">{save}</Button>
        {cancelTo ? (
          <ButtonLink to={cancelTo} look="subtle">
            {m.cancel()}
          </ButtonLink>
        ) : null}
      </div>
      <p className="muted small">{m.consequences_first()}</p>
    </Form>
  );
}
