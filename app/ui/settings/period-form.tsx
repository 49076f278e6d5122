// Adding or changing a period of the working calendar.
import { Form } from '~/ui/shared/navigation';
import type { DepartmentRow } from '~/models/department.server';
import { lastDay } from '~/models/planning/interval';
import { type CalendarException, exceptionKinds, periodSorts } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { exceptionText, sortText } from '../programme/kind-words';
import { ErrorSummary } from '../shared/error-summary';
import { Check, SelectField, TextField, typedCheck, VersionField } from '../shared/field';
import { words } from '../words';
import { FormButtons } from './form-buttons';
import { LabelFields } from './label-fields';
import { regionText, schoolRegions } from './region-text';

type Props = {
  period: CalendarException | null;
  departments: readonly DepartmentRow[];
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function PeriodForm({ period, departments, revision, state, cancelTo }: Props) {
  const labels = {
    kind: m.settings_period_kind(),
    sort: m.settings_period_sort(),
    from: m.settings_first_day(),
    last: m.settings_last_day_through(),
    titleNl: m.settings_in_dutch({ what: m.settings_name() }),
    titleEn: m.settings_in_english({ what: m.settings_name() }),
    departmentId: m.settings_period_for(),
    region: m.settings_region(),
    source: m.settings_source(),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <VersionField state={state} version={revision} />
      <LabelFields name="title" label={m.settings_name()} state={state} start={period?.label} />
      <div className="fields">
        <TextField name="from" type="date" label={labels.from} state={state} start={period?.from} />
        <TextField name="last" type="date" label={labels.last} state={state} start={period ? lastDay(period) : ''} />
      </div>
      <div className="fields">
        <SelectField
          name="kind"
          label={labels.kind}
          hint={m.settings_period_kind_hint()}
          state={state}
          start={period?.kind ?? 'non_working'}
          options={exceptionKinds.map((kind) => ({ value: kind, label: exceptionText(kind) }))}
        />
        <SelectField
          name="sort"
          label={labels.sort}
          hint={m.settings_period_sort_hint()}
          state={state}
          start={period?.sort ?? 'closing'}
          options={periodSorts.map((sort) => ({ value: sort, label: sortText(sort) }))}
        />
      </div>
      <div className="fields">
        <SelectField
          name="departmentId"
          label={labels.departmentId}
          state={state}
          start={period?.departmentId}
          empty={m.settings_whole_organisation()}
          options={departments.map((row) => ({ value: row.id, label: words(row.name) }))}
        />
        <SelectField
          name="region"
          label={labels.region}
          state={state}
          start={period?.region}
          empty={m.settings_region_none()}
          options={schoolRegions.map((region) => ({ value: region, label: regionText(region) }))}
          optional
        />
      </div>
      <TextField
        name="source"
        label={labels.source}
        hint={m.settings_source_hint()}
        state={state}
        start={period?.source}
        optional
      />
      <div className="stack-small">
        <Check
          name="verify"
          label={m.settings_verify()}
          checked={typedCheck(state, 'verify', period?.verify ?? false)}
          describedBy="verify-hint"
        />
        <p className="muted small" id="verify-hint">
          {m.settings_verify_hint()}
        </p>
      </div>
      <FormButtons cancelTo={cancelTo} hint={m.settings_calendar_first()} />
    </Form>
  );
}
