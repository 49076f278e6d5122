// Making or changing a metric: what it is called, how it is made, what is wanted, and who delivers it.
import { Form } from '~/ui/shared/navigation';
import { Fragment } from 'react';
import type { MetricRow } from '~/models/metric-settings.server';
import { metricDirections, metricKinds, metricSubjects } from '~/models/planning/adoption/metric';
import type { FixedField } from '~/models/planning/adoption/metric-change';
import { periodKinds } from '~/models/planning/adoption/period-kind';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { groupText } from '../adoption/level-text';
import { paths } from '../paths';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { LabelFields } from '../settings/label-fields';
import { levelAsTyped } from '../settings/level-as-typed';
import { ErrorSummary } from '../shared/error-summary';
import { Check, SelectField, TextField, typedCheck, VersionField } from '../shared/field';
import { reasonText } from '../shared/reason-text';
import { number, words } from '../words';
import { frequencyText, metricDirectionText, metricKindText } from './metric-words';

type Props = {
  metric: MetricRow | null;
  /** How many figures there are of it: what they were made with is fixed. */
  figures: number;
  departments: readonly { id: string; name: Label }[];
  people: readonly { id: string; name: string }[];
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
};

const labelsOf = () => ({
  key: m.settings_key(),
  titleNl: m.settings_in_dutch({ what: m.settings_name() }),
  titleEn: m.settings_in_english({ what: m.settings_name() }),
  unitNl: m.settings_in_dutch({ what: m.adoption_unit() }),
  unitEn: m.settings_in_english({ what: m.adoption_unit() }),
  kind: m.metrics_kind(),
  factor: m.metrics_factor(),
  subject: m.metrics_subject(),
  frequency: m.metrics_frequency(),
  direction: m.metrics_direction(),
  decimals: m.metrics_decimals(),
  target: m.adoption_target(),
  margin: m.metrics_margin(),
  lowest: m.metrics_lowest(),
  highest: m.metrics_highest(),
});

export function MetricForm({ metric, figures, departments, people, revision, state }: Props) {
  const labels = labelsOf();
  const level = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : levelAsTyped(value);
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      {metric ? (
        <p>
          {labels.key}: <strong>{metric.key}</strong>
        </p>
      ) : (
        <TextField name="key" label={labels.key} hint={m.metrics_key_hint()} state={state} narrow />
      )}
      <LabelFields name="title" label={m.settings_name()} state={state} start={metric?.title} />
      <fieldset className="panel">
        <legend>{m.metrics_how()}</legend>
        <Made {...{ metric, figures, state, labels }} />
        <LabelFields
          name="formula"
          label={m.metrics_formula()}
          state={state}
          start={metric?.formula}
          rows={2}
          optional
        />
        <LabelFields name="source" label={m.settings_source()} state={state} start={metric?.source} optional />
      </fieldset>
      <fieldset className="panel">
        <legend>{m.metrics_levels()}</legend>
        <LabelFields
          name="unit"
          label={m.adoption_unit()}
          hint={m.metrics_unit_hint()}
          state={state}
          start={metric?.unit}
        />
        <div className="fields">
          <SelectField
            name="direction"
            label={labels.direction}
            state={state}
            start={metric?.direction}
            options={metricDirections.map((value) => ({ value, label: metricDirectionText(value) }))}
          />
          <TextField
            name="decimals"
            label={labels.decimals}
            state={state}
            start={metric?.decimals ?? 0}
            inputMode="numeric"
            narrow
          />
        </div>
        <div className="fields">
          {(['target', 'margin', 'lowest', 'highest'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              label={labels[name]}
              hint={
                name === 'margin' ? m.metrics_margin_hint() : name === 'target' ? m.metrics_target_hint() : undefined
              }
              state={state}
              start={name === 'margin' ? level(metric?.margin ?? 5) : level(metric?.[name])}
              inputMode="decimal"
              optional={name !== 'margin'}
              narrow
            />
          ))}
        </div>
      </fieldset>
      <Owners {...{ metric, departments, people, state }} />
      <Check name="active" label={m.metrics_active()} checked={typedCheck(state, 'active', metric?.active ?? true)} />
      <FormButtons cancelTo={paths.metrics()} />
    </Form>
  );
}

function fixedText(metric: MetricRow, field: FixedField): string {
  if (field === 'kind') return metricKindText(metric.kind);
  if (field === 'subject') return groupText(metric.subject);
  return field === 'frequency' ? frequencyText(metric.frequency) : levelAsTyped(metric.factor);
}

type MadeProps = Pick<Props, 'metric' | 'figures' | 'state'> & { labels: ReturnType<typeof labelsOf> };

/** How its figures are made: chosen once, and fixed as soon as there are figures. */
function Made({ metric, figures, state, labels }: MadeProps) {
  if (metric && figures > 0) {
    const shown: FixedField[] = metric.kind === 'rate' ? ['kind', 'factor'] : ['kind'];
    return (
      <div className="stack-small">
        <dl className="facts">
          {[...shown, 'subject' as const, 'frequency' as const].map((field) => (
            <Fragment key={field}>
              <dt>{labels[field]}</dt>
              <dd id={`field-${field}`}>
                {fixedText(metric, field)}
                {state?.errors[field] ? <p className="field-error">{reasonText(state.errors[field])}</p> : null}
              </dd>
            </Fragment>
          ))}
        </dl>
        <p className="hint">{m.metrics_fixed({ count: figures, figures: number(figures) })}</p>
      </div>
    );
  }
  return (
    <>
      <div className="fields">
        <SelectField
          name="kind"
          label={labels.kind}
          hint={m.metrics_kind_hint()}
          state={state}
          start={metric?.kind}
          options={metricKinds.map((value) => ({ value, label: metricKindText(value) }))}
        />
        <TextField
          name="factor"
          label={labels.factor}
          hint={m.metrics_factor_hint()}
          state={state}
          start={metric?.kind === 'rate' ? metric.factor : ''}
          inputMode="decimal"
          optional
          narrow
        />
      </div>
      <div className="fields">
        <SelectField
          name="subject"
          label={labels.subject}
          hint={m.metrics_subject_hint()}
          state={state}
          start={metric?.subject}
          options={metricSubjects.map((value) => ({ value, label: groupText(value) }))}
        />
        <SelectField
          name="frequency"
          label={labels.frequency}
          state={state}
          start={metric?.frequency ?? 'month'}
          options={periodKinds.map((value) => ({ value, label: frequencyText(value) }))}
        />
      </div>
    </>
  );
}

function Owners({ metric, departments, people, state }: Pick<Props, 'metric' | 'departments' | 'people' | 'state'>) {
  const ownerOf = (departmentId: string | null) =>
    metric?.owners.find((owner) => owner.departmentId === departmentId)?.userId;
  const options = people.map(({ id, name }) => ({ value: id, label: name }));
  const hasOwn = metric?.owners.some(({ departmentId }) => departmentId !== null) ?? false;
  return (
    <fieldset className="panel">
      <legend>{m.metrics_owners()}</legend>
      <SelectField
        name="owner:all"
        label={m.metrics_owner_rest()}
        hint={m.metrics_owner_hint()}
        state={state}
        start={ownerOf(null)}
        empty={m.metrics_owner_none()}
        options={options}
      />
      <details className="fold" open={hasOwn}>
        <summary>{m.metrics_owner_per_department()}</summary>
        <div className="fields">
          {departments.map(({ id, name }) => (
            <SelectField
              key={id}
              name={`owner:${id}`}
              label={words(name)}
              state={state}
              start={ownerOf(id)}
              empty={m.metrics_owner_as_rest()}
              options={options}
            />
          ))}
        </div>
      </details>
    </fieldset>
  );
}
