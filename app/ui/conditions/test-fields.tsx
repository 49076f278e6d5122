// Which figures are waited for: the metric, whose, at least or at most how much, and how long.
import type { FigureTest, Label, PlanMetric } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { type FormState, SelectField, TextField } from '../shared/field';
import { withUnit, words } from '../words';

type Props = {
  test: FigureTest | null;
  metrics: readonly PlanMetric[];
  departments: readonly { id: string; name: Label }[];
  state: FormState;
  /** What choosing no metric means; left out where one must be chosen. */
  none?: string;
};

export const testLabels = () => ({
  metricKey: m.adoption_metric(),
  departmentId: m.adoption_department(),
  sense: m.condition_sense(),
  level: m.condition_level(),
  periods: m.condition_periods(),
});

export function TestFields({ test, metrics, departments, state, none }: Props) {
  const labels = testLabels();
  return (
    <>
      <SelectField
        name="metricKey"
        label={labels.metricKey}
        state={state}
        start={test?.metricKey}
        empty={none ?? m.choose()}
        options={metrics.map(({ key, title, unit }) => ({ value: key, label: withUnit(words(title), unit) }))}
      />
      <SelectField
        name="departmentId"
        label={labels.departmentId}
        state={state}
        start={test?.departmentId}
        empty={m.adoption_total()}
        options={departments.map(({ id, name }) => ({ value: id, label: words(name) }))}
      />
      <div className="fields">
        <SelectField
          name="sense"
          label={labels.sense}
          state={state}
          start={test && !test.atLeast ? 'at_most' : 'at_least'}
          options={[
            { value: 'at_least', label: m.condition_sense_at_least() },
            { value: 'at_most', label: m.condition_sense_at_most() },
          ]}
        />
        <TextField
          name="level"
          label={labels.level}
          hint={m.adoption_target_hint()}
          state={state}
          start={test?.level}
          inputMode="decimal"
          narrow
        />
        <TextField
          name="periods"
          label={labels.periods}
          hint={m.condition_periods_hint()}
          state={state}
          start={test?.periods ?? 2}
          inputMode="numeric"
          narrow
        />
      </div>
    </>
  );
}
