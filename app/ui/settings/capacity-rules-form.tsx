// The numbers that capacity is counted with, on one form.
import { Form } from '~/ui/shared/navigation';
import type { CapacityRules } from '~/models/capacity-rules.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { ErrorSummary } from '../shared/error-summary';
import { TextField, VersionField } from '../shared/field';
import { FormButtons } from './form-buttons';
import { typedNumber } from './typed-number';
import { YearFields, yearLabels } from './year-fields';

type Props = {
  rules: CapacityRules;
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function CapacityRulesForm({ rules, revision, state, cancelTo }: Props) {
  const labels = {
    productiveHours: m.capacity_productive(),
    doubleSurcharge: m.capacity_surcharge(),
    switchingLoss: m.capacity_switching(),
    ...yearLabels('availability', m.capacity_availability()),
    ...yearLabels('season', m.capacity_season()),
  };
  const figure = (name: 'productiveHours' | 'doubleSurcharge' | 'switchingLoss', hint: string, start: number) => (
    <TextField
      name={name}
      label={labels[name]}
      hint={hint}
      state={state}
      start={typedNumber(start)}
      inputMode="decimal"
      narrow
    />
  );
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      {figure('productiveHours', m.capacity_productive_hint(), rules.productiveHours)}
      <YearFields
        name="availability"
        legend={m.capacity_availability()}
        hint={m.capacity_availability_hint()}
        values={rules.availability}
        state={state}
      />
      <YearFields
        name="season"
        legend={m.capacity_season()}
        hint={m.capacity_season_hint()}
        values={rules.season}
        state={state}
      />
      {figure('doubleSurcharge', m.capacity_surcharge_hint(), rules.doubleSurcharge * 100)}
      {figure('switchingLoss', m.capacity_switching_hint(), rules.switchingLoss * 100)}
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
