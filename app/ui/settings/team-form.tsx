// Adding or changing a team: what it is, and the figures its load limit is computed from.
import { Form } from '~/ui/shared/navigation';
import type { DepartmentRow } from '~/models/department.server';
import { teamRoles } from '~/models/planning/capacity/supply';
import type { Day } from '~/models/planning/day';
import type { Team } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { ErrorSummary } from '../shared/error-summary';
import { Check, SelectField, TextAreaField, TextField, typedCheck, VersionField } from '../shared/field';
import { number, words } from '../words';
import { FormButtons } from './form-buttons';
import { LabelFields } from './label-fields';
import { teamRoleText } from './team-role-text';
import { typedNumber } from './typed-number';

type Props = {
  team: Team | null;
  /** What is proposed instead of what stands with the team; null: nothing. */
  substitutionOn: Day | null;
  departments: readonly DepartmentRow[];
  productiveHours: number;
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
  cancelTo: string;
};

export function TeamForm({ team, substitutionOn, departments, productiveHours, revision, state, cancelTo }: Props) {
  const labels = {
    key: m.settings_key(),
    titleNl: m.settings_in_dutch({ what: m.settings_name() }),
    titleEn: m.settings_in_english({ what: m.settings_name() }),
    departmentId: m.settings_department(),
    fteFormation: m.settings_fte_formation(),
    runHoursMonth: m.settings_run_hours(),
    runShare: m.settings_run_share(),
    doubleShare: m.settings_double_share(),
    substitutionOn: m.settings_substitution_on(),
    interchangeable: m.settings_interchangeable(),
    role: m.settings_team_role(),
    note: m.settings_note(),
  };
  const figure = (name: 'fteFormation' | 'runHoursMonth', hint: string) => (
    <TextField
      name={name}
      label={labels[name]}
      hint={hint}
      state={state}
      start={typedNumber(team?.[name])}
      inputMode="decimal"
      narrow
      optional
    />
  );
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <TextField name="key" label={labels.key} hint={m.settings_key_hint()} state={state} start={team?.key} narrow />
      <LabelFields name="title" label={m.settings_name()} state={state} start={team?.name} />
      <SelectField
        name="departmentId"
        label={labels.departmentId}
        state={state}
        start={team?.departmentId}
        empty={m.settings_department_none()}
        options={departments.map((row) => ({ value: row.id, label: `${'– '.repeat(row.depth)}${words(row.name)}` }))}
      />
      <fieldset>
        <legend>{m.settings_load_limit()}</legend>
        <p className="muted small measure">{m.settings_load_limit_hint({ hours: number(productiveHours) })}</p>
        <div className="fields">
          {figure('fteFormation', m.settings_fte_formation_hint())}
          <TextField
            name="interchangeable"
            label={labels.interchangeable}
            hint={m.settings_interchangeable_hint()}
            state={state}
            start={team?.interchangeable}
            inputMode="numeric"
            narrow
            optional
          />
        </div>
        <div className="fields">
          {figure('runHoursMonth', m.settings_run_hours_hint())}
          <TextField
            name="runShare"
            label={labels.runShare}
            hint={m.settings_run_share_hint()}
            state={state}
            start={typedNumber(team?.runShare == null ? null : team.runShare * 100)}
            inputMode="decimal"
            narrow
            optional
          />
        </div>
        <div className="fields">
          <TextField
            name="doubleShare"
            label={labels.doubleShare}
            hint={m.settings_double_share_hint()}
            state={state}
            start={typedNumber(team ? team.doubleShare * 100 : 0)}
            inputMode="decimal"
            narrow
          />
          <TextField
            type="date"
            name="substitutionOn"
            label={labels.substitutionOn}
            hint={m.settings_substitution_on_hint()}
            state={state}
            start={substitutionOn ?? team?.substitutionOn}
            optional
          />
        </div>
        <Check
          name="pivotal"
          label={m.settings_pivotal_hint()}
          checked={typedCheck(state, 'pivotal', team?.pivotal ?? false)}
        />
        <SelectField
          name="role"
          label={labels.role}
          hint={m.settings_team_role_hint()}
          state={state}
          start={team?.role}
          empty={m.settings_team_role_none()}
          options={teamRoles.map((role) => ({ value: role, label: teamRoleText(role) }))}
        />
        <Check
          name="ofDepartments"
          label={m.changeload_of_departments_hint()}
          checked={typedCheck(state, 'ofDepartments', team?.ofDepartments ?? false)}
        />
      </fieldset>
      <TextAreaField name="note" label={labels.note} state={state} start={team?.note} rows={3} optional />
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
