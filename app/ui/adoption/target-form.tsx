// Setting or changing a target: of which metric, of whom, from when, how much, and the most that can be.
import { Form } from '~/ui/shared/navigation';
import type { Metric } from '~/models/planning/adoption/metric';
import type { Day } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import type { TargetRow } from '~/models/target.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { levelAsTyped } from '../settings/level-as-typed';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextField, VersionField } from '../shared/field';
import { withUnit, words } from '../words';

type Props = {
  target: TargetRow | null;
  today: Day;
  metrics: readonly Metric[];
  departments: readonly { id: string; name: Label }[];
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function TargetForm({ target, today, metrics, departments, revision, state, cancelTo }: Props) {
  const labels = {
    metricKey: m.adoption_metric(),
    departmentId: m.adoption_department(),
    from: m.adoption_target_from(),
    target: m.adoption_target(),
    ceiling: m.adoption_ceiling(),
  };
  const typed = (field: 'target' | 'ceiling') => {
    const level = target?.[field] ?? null;
    return level === null ? '' : levelAsTyped(level);
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <SelectField
        name="metricKey"
        label={labels.metricKey}
        state={state}
        start={target?.metricKey}
        empty=""
        options={metrics.map(({ key, title, unit }) => ({ value: key, label: withUnit(words(title), unit) }))}
      />
      <SelectField
        name="departmentId"
        label={labels.departmentId}
        state={state}
        start={target?.departmentId}
        empty={m.adoption_target_all()}
        options={departments.map(({ id, name }) => ({ value: id, label: words(name) }))}
      />
      <TextField name="from" type="date" label={labels.from} state={state} start={target?.from ?? today} />
      <div className="fields">
        <TextField
          name="target"
          label={labels.target}
          hint={m.adoption_target_hint()}
          state={state}
          start={typed('target')}
          inputMode="decimal"
          narrow
        />
        <TextField
          name="ceiling"
          label={labels.ceiling}
          hint={m.adoption_ceiling_hint()}
          state={state}
          start={typed('ceiling')}
          inputMode="decimal"
          narrow
        />
      </div>
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
