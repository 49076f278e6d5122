// The numbers that change load is counted with, on one form.
import { Form } from '~/ui/shared/navigation';
import type { ChangeLoadRules } from '~/models/planning/change-load/rules';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { ErrorSummary } from '../shared/error-summary';
import { TextField, VersionField } from '../shared/field';
import { FormButtons } from './form-buttons';
import { typedNumber } from './typed-number';

type Props = {
  rules: ChangeLoadRules;
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function ChangeLoadRulesForm({ rules, revision, state, cancelTo }: Props) {
  const labels = {
    weightLow: m.changeload_weight_low(),
    weightMedium: m.changeload_weight_medium(),
    weightHigh: m.changeload_weight_high(),
    limitOrganisation: m.changeload_limit_organisation(),
    limitTop: m.changeload_limit_top(),
    limitDeeper: m.changeload_limit_deeper(),
    changeHours: m.changeload_hours(),
  };
  const figure = (name: keyof ChangeLoadRules, hint?: string) => (
    <TextField
      name={name}
      label={labels[name]}
      hint={hint}
      state={state}
      start={typedNumber(rules[name])}
      inputMode="decimal"
      narrow
    />
  );
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <fieldset>
        <legend>{m.changeload_weights()}</legend>
        <p className="muted small measure">{m.changeload_weights_hint()}</p>
        <div className="fields">
          {figure('weightLow')}
          {figure('weightMedium')}
          {figure('weightHigh')}
        </div>
      </fieldset>
      <fieldset>
        <legend>{m.changeload_limits()}</legend>
        <p className="muted small measure">{m.changeload_limits_hint()}</p>
        <div className="fields">
          {figure('limitTop')}
          {figure('limitDeeper', m.changeload_limit_deeper_hint())}
          {figure('limitOrganisation', m.changeload_limit_organisation_hint())}
        </div>
      </fieldset>
      {figure('changeHours', m.changeload_hours_hint())}
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
