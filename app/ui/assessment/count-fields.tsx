// How many people of each role get an address.
import { type RespondentRole, respondentRoles } from '~/models/planning/assessment/questions';
import { m } from '~/paraglide/messages.js';
import { type FormState, typedText } from '../shared/field';
import { reasonText } from '../shared/reason-text';
import { roleText } from './assessment-words';

/** The name of the field with the number of a role. */
export const countField = (role: RespondentRole) => `count-${role}`;

export const countLabels = () =>
  Object.fromEntries([
    ['links', m.assessment_links()],
    ...respondentRoles.map((role) => [countField(role), m.assessment_links_count_of({ role: roleText(role) })]),
  ]);

type Props = { state: FormState; start: Readonly<Record<RespondentRole, number>> };

export function CountFields({ state, start }: Props) {
  const error = state?.errors['links'];
  return (
    <fieldset
      id="field-links"
      tabIndex={-1}
      className={error ? 'field-invalid' : undefined}
      aria-describedby={error ? 'links-hint links-error' : 'links-hint'}
    >
      <legend>{m.assessment_links()}</legend>
      <p id="links-hint" className="muted small measure">
        {m.assessment_links_hint()}
      </p>
      {error ? (
        <p className="field-error" id="links-error">
          {reasonText(error)}
        </p>
      ) : null}
      <ul className="plain assessment-counts">
        {respondentRoles.map((role) => {
          const field = countField(role);
          const wrong = state?.errors[field];
          return (
            <li key={role}>
              <label htmlFor={`field-${field}`}>{roleText(role)}</label>
              <input
                id={`field-${field}`}
                name={field}
                inputMode="numeric"
                autoComplete="off"
                className="utrecht-textbox utrecht-textbox--html-input"
                aria-invalid={wrong || error ? true : undefined}
                aria-describedby={wrong ? `field-${field}-error` : undefined}
                defaultValue={typedText(state, field, start[role])}
              />
              {wrong ? (
                <span className="field-error" id={`field-${field}-error`}>
                  {reasonText(wrong)}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
