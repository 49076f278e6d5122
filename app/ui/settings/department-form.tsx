// Adding or changing a department: names, its place in the tree, its size.
import { Form } from '~/ui/shared/navigation';
import type { Department, DepartmentRow } from '~/models/department.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextField, VersionField } from '../shared/field';
import { words } from '../words';
import { FormButtons } from './form-buttons';
import { LabelFields } from './label-fields';
import { typedNumber } from './typed-number';

type Props = {
  department: Department | null;
  all: readonly DepartmentRow[];
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function DepartmentForm({ department, all, revision, state, cancelTo }: Props) {
  const labels = {
    key: m.settings_key(),
    titleNl: m.settings_in_dutch({ what: m.settings_name() }),
    titleEn: m.settings_in_english({ what: m.settings_name() }),
    parentId: m.settings_parent(),
    headcount: m.settings_headcount(),
    users: m.settings_users(),
    keyUsers: m.settings_key_users(),
    casesPerYear: m.settings_cases_per_year(),
    changeHours: m.changeload_hours_own(),
  };
  const counts = ['headcount', 'users', 'keyUsers', 'casesPerYear'] as const;
  const hints = { headcount: undefined, users: m.settings_users_hint(), keyUsers: m.settings_key_users_hint() };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <TextField
        name="key"
        label={labels.key}
        hint={m.settings_key_hint()}
        state={state}
        start={department?.key}
        narrow
      />
      <LabelFields name="title" label={m.settings_name()} state={state} start={department?.name} />
      <SelectField
        name="parentId"
        label={labels.parentId}
        state={state}
        start={department?.parentId}
        empty={m.settings_parent_none()}
        options={all
          .filter((row) => row.id !== department?.id)
          .map((row) => ({ value: row.id, label: `${'– '.repeat(row.depth)}${words(row.name)}` }))}
      />
      <div className="fields">
        {counts.map((name) => (
          <TextField
            key={name}
            name={name}
            label={labels[name]}
            hint={name === 'casesPerYear' ? undefined : hints[name]}
            state={state}
            start={department?.[name] ?? 0}
            inputMode="numeric"
            narrow
          />
        ))}
        <TextField
          name="changeHours"
          label={labels.changeHours}
          hint={m.changeload_hours_own_hint()}
          state={state}
          start={typedNumber(department?.changeHours)}
          inputMode="decimal"
          narrow
          optional
        />
      </div>
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
