// The fields of a survey: its name and days; what is asked and of whom as long as nobody answered.
import { Form } from '~/ui/shared/navigation';
import { surveyKinds } from '~/models/planning/adoption/survey-kind';
import type { Day } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextField, typedList, typedText, VersionField } from '../shared/field';
import { reasonText } from '../shared/reason-text';
import { words } from '../words';
import { kindText } from './survey-words';

/** The name of the field with how many people of a department are asked. */
export const invitedField = (departmentId: string) => `invited-${departmentId}`;

type DepartmentChoice = { id: string; name: Label; depth: number; headcount: number };
type Props = {
  start: { kind: string; name: string; opensOn: Day; lastDay: Day | ''; invited: Readonly<Record<string, number>> };
  departments: readonly DepartmentChoice[];
  /** Somebody answered: only the name and a later last day can change. */
  answered: boolean;
  /** The revision of the municipality this is made from; none of a new one. */
  revision?: number;
  state: SettingsAnswer | undefined;
  save: string;
  cancelTo: string;
};

export function RoundFieldsForm({ start, departments, answered, revision, state, save, cancelTo }: Props) {
  const labels = {
    name: m.survey_name(),
    kind: m.survey_kind(),
    opensOn: m.survey_opens(),
    lastDay: m.survey_last(),
    departments: m.survey_departments(),
    ...Object.fromEntries(
      departments.map(({ id, name }) => [invitedField(id), m.survey_invited_of({ department: words(name) })]),
    ),
  };
  const last = (
    <TextField
      name="lastDay"
      type="date"
      label={labels.lastDay}
      hint={m.survey_last_hint()}
      state={state}
      start={start.lastDay}
    />
  );
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      {revision === undefined ? null : <VersionField state={state} version={revision} />}
      {answered ? <p className="measure">{m.survey_edit_answered()}</p> : null}
      <TextField name="name" label={labels.name} hint={m.survey_name_hint()} state={state} start={start.name} />
      {answered ? (
        last
      ) : (
        <>
          <SelectField
            name="kind"
            label={labels.kind}
            state={state}
            start={start.kind}
            options={surveyKinds.map((kind) => ({ value: kind, label: kindText(kind) }))}
          />
          <div className="fields">
            <TextField name="opensOn" type="date" label={labels.opensOn} state={state} start={start.opensOn} />
            {last}
          </div>
          <Departments {...{ departments, state }} invited={start.invited} label={labels.departments} />
        </>
      )}
      <FormButtons save={save} cancelTo={cancelTo} />
    </Form>
  );
}

type DepartmentsProps = Pick<Props, 'departments' | 'state'> & { invited: Props['start']['invited']; label: string };

function Departments({ departments, state, invited, label }: DepartmentsProps) {
  const error = state?.errors['departments'];
  const chosen = typedList(state, 'ask[]', Object.keys(invited));
  return (
    <fieldset
      id="field-departments"
      tabIndex={-1}
      className={error ? 'field-invalid' : undefined}
      aria-describedby={error ? 'departments-hint departments-error' : 'departments-hint'}
    >
      <legend>{label}</legend>
      <p id="departments-hint" className="muted small measure">
        {m.survey_departments_hint()}
      </p>
      {error ? (
        <p className="field-error" id="departments-error">
          {reasonText(error)}
        </p>
      ) : null}
      <ul className="plain survey-asked">
        {departments.map(({ id, name, headcount }) => {
          const field = invitedField(id);
          const wrong = state?.errors[field];
          return (
            <li key={id} className={wrong ? 'field-invalid' : undefined}>
              <label className="check">
                <input type="checkbox" name="ask[]" value={id} defaultChecked={chosen.includes(id)} />
                <span>{words(name)}</span>
              </label>
              <span className="survey-invited">
                <input
                  id={`field-${field}`}
                  name={field}
                  inputMode="numeric"
                  autoComplete="off"
                  className="utrecht-textbox utrecht-textbox--html-input"
                  aria-label={m.survey_invited_of({ department: words(name) })}
                  aria-invalid={wrong ? true : undefined}
                  aria-describedby={wrong ? `field-${field}-error` : undefined}
                  defaultValue={typedText(state, field, invited[id] ?? (headcount || ''))}
                />
                {wrong ? (
                  <span className="field-error" id={`field-${field}-error`}>
                    {reasonText(wrong)}
                  </span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
