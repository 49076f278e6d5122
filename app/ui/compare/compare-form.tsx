// Which two plans are compared: a form that asks the address bar, so that it works without scripts and can be shared.
import { Form } from '~/ui/shared/navigation';
import { readMoment } from '~/models/planning/plan-moment';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { type FormState, SelectField, TextField } from '../shared/field';

export type SideShown = { value: string; name: string | null; wrong: string | null };
type Props = {
  programmeId: string;
  from: SideShown;
  to: SideShown;
  baselines: readonly { id: string; name: string; current: boolean }[];
};

function Side({
  side,
  label,
  shown,
  baselines,
}: { side: string; label: string; shown: SideShown } & Pick<Props, 'baselines'>) {
  const moment = readMoment(shown.value);
  const isDay = moment?.kind === 'day' || (moment === null && shown.value.startsWith('day'));
  const typed = shown.value.slice('day:'.length);
  const state: FormState =
    shown.wrong && shown.wrong !== 'before_first'
      ? { errors: { [`${side}Day`]: shown.wrong }, typed: { [side]: 'day', [`${side}Day`]: typed } }
      : undefined;
  const options = [
    { value: 'now', label: m.compare_now() },
    { value: 'day', label: m.compare_a_day() },
    ...baselines.map(({ id, name, current }) => ({
      value: `baseline:${id}`,
      label: current ? m.compare_adopted({ name }) : name,
    })),
  ];
  return (
    <fieldset className="compare-side">
      <legend>{label}</legend>
      <SelectField
        name={side}
        label={m.compare_which()}
        state={state}
        start={isDay ? 'day' : shown.value}
        options={options}
      />
      <TextField
        name={`${side}Day`}
        type="date"
        label={m.compare_day()}
        hint={m.compare_day_hint()}
        state={state}
        start={isDay ? typed : ''}
      />
    </fieldset>
  );
}

export function CompareForm({ programmeId, from, to, baselines }: Props) {
  return (
    <Form method="get" action={paths.compare(programmeId)} className="stack no-print" noValidate>
      <div className="compare-sides">
        <Side side="from" label={m.compare_from()} shown={from} baselines={baselines} />
        <Side side="to" label={m.compare_to()} shown={to} baselines={baselines} />
      </div>
      <div className="buttons">
        <Button look="primary">{m.compare_do()}</Button>
      </div>
    </Form>
  );
}
