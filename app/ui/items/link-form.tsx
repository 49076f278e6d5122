// Which item to wait for, how, and how long after; sent as a question, answered with the consequences.
import { Form } from '~/ui/shared/navigation';
import { type Label, linkTypes } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { linkText } from '../programme/kind-words';
import { Button } from '../shared/button';
import { type FormState, SelectField, TextField } from '../shared/field';
import { words } from '../words';

type Props = { action: string; others: readonly { id: string; title: Label; key: string | null }[]; state: FormState };

export function LinkForm({ action, others, state }: Props) {
  const options = others.map((other) => ({
    value: other.id,
    label: `${words(other.title)}${other.key ? ` (${other.key})` : ''}`,
  }));
  const types = linkTypes.map((type) => ({ value: type, label: linkText(type) }));
  return (
    <Form method="get" action={action} className="form">
      <div className="fields">
        <SelectField name="from" label={m.link_from()} state={state} empty={m.choose()} options={options} />
        <SelectField name="type" label={m.link_type()} state={state} start="FS" options={types} />
        <TextField name="lag" label={m.link_lag_days()} hint={m.link_lag_hint()} state={state} start="0" narrow />
      </div>
      <div className="buttons">
        <Button>{m.link_look()}</Button>
      </div>
    </Form>
  );
}
