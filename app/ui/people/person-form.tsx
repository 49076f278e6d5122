// Adding or changing somebody: name, address, role, departments.
import { Form } from '~/ui/shared/navigation';
import type { DepartmentRow } from '~/models/department.server';
import type { PersonRow } from '~/models/people.server';
import { roles } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { roleText } from '../programme/kind-words';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { Check, SelectField, TextField, typedList, VersionField } from '../shared/field';
import { Notice } from '../shared/notice';
import { words } from '../words';

type Props = {
  person: PersonRow | null;
  departments: readonly DepartmentRow[];
  /** The identity provider's groups say role and departments at each sign-in. */
  follows: boolean;
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function PersonForm({ person, departments, follows, revision, state, cancelTo }: Props) {
  const labels = {
    name: m.people_name(),
    email: m.people_email(),
    role: m.people_role(),
    'departmentIds[]': m.nav_departments(),
    active: m.people_active(),
  };
  const chosen = typedList(state, 'departmentIds[]', person?.departmentIds ?? []);
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      {follows ? <Notice title={m.people_follows()} /> : null}
      <VersionField state={state} version={revision} />
      <TextField name="name" label={labels.name} state={state} start={person?.name} />
      <TextField name="email" type="email" label={labels.email} state={state} start={person?.email} />
      <SelectField
        name="role"
        label={labels.role}
        hint={m.people_role_hint()}
        state={state}
        start={person?.role ?? 'reader'}
        options={roles.map((role) => ({ value: role, label: roleText(role) }))}
      />
      <fieldset className="field" id="field-departmentIds__">
        <legend className="label">{labels['departmentIds[]']}</legend>
        <p className="hint" id="departments-hint">
          {m.people_departments_hint()}
        </p>
        <div className="checks">
          {departments.map((row) => (
            <Check
              key={row.id}
              name="departmentIds[]"
              value={row.id}
              label={words(row.name)}
              checked={chosen.includes(row.id)}
              describedBy="departments-hint"
            />
          ))}
        </div>
      </fieldset>
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
