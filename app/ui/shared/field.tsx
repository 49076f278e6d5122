// A form field: label, hint, control and, at the field, what is wrong with it; and which version a form was made from.
import { type ReactNode, useState } from 'react';
import { m } from '~/paraglide/messages.js';
import { useLocation } from './navigation';
import { reasonText } from './reason-text';

export type FieldErrors = Record<string, string>;
export type Typed = Record<string, string | string[]>;
/** What an action answered to bad input; undefined before anything was sent. */
export type FormState = { errors: FieldErrors; typed: Typed } | undefined;

/** The typed text of a field, or what it starts with. */
export function typedText(state: FormState, name: string, start: string | number | null | undefined): string {
  const typed = state?.typed[name];
  return typeof typed === 'string' ? typed : String(start ?? '');
}

/** The typed values of a field that may occur more than once, or what it starts with. */
export function typedList(state: FormState, name: string, start: readonly string[]): readonly string[] {
  if (!state) return start;
  const typed = state.typed[name];
  return Array.isArray(typed) ? typed : [];
}

/** Was a box ticked in what was typed, or does it start ticked? */
export function typedCheck(state: FormState, name: string, start: boolean): boolean {
  return state ? state.typed[name] !== undefined : start;
}

type FieldProps = {
  name: string;
  label: string;
  state: FormState;
  hint?: string;
  optional?: boolean;
  children: (props: { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
};

export function Field({ name, label, state, hint, optional = false, children }: FieldProps) {
  const id = `field-${name.replace(/[^\w-]/g, '_')}`;
  const error = state?.errors[name];
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-invalid' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="hint"> {m.field_optional()}</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {reasonText(error)}
        </p>
      ) : null}
      {children({
        id,
        name,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  );
}

type InputProps = {
  name: string;
  label: string;
  state: FormState;
  start?: string | number | null;
  hint?: string;
  optional?: boolean;
  type?: 'text' | 'date' | 'email' | 'search' | 'password';
  /** What a browser or a password manager may fill in; nothing unless said. */
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal';
  narrow?: boolean;
  lang?: string;
};

export function TextField({
  name,
  label,
  state,
  start,
  hint,
  optional,
  type = 'text',
  inputMode,
  narrow,
  lang,
  autoComplete = 'off',
}: InputProps) {
  const width = type === 'date' ? ' date' : narrow ? ' narrow' : '';
  return (
    <Field name={name} label={label} state={state} hint={hint} optional={optional}>
      {(props) => (
        <input
          {...props}
          // A date field cannot show what is no date; as text nothing typed is lost.
          type={type === 'date' && state?.errors[name] ? 'text' : type}
          inputMode={inputMode}
          lang={lang}
          className={`utrecht-textbox utrecht-textbox--html-input${width}`}
          defaultValue={typedText(state, name, start)}
          autoComplete={autoComplete}
        />
      )}
    </Field>
  );
}

export function TextAreaField({ name, label, state, start, hint, optional, rows = 4 }: InputProps & { rows?: number }) {
  return (
    <Field name={name} label={label} state={state} hint={hint} optional={optional}>
      {(props) => (
        <textarea
          {...props}
          rows={rows}
          className="utrecht-textarea utrecht-textarea--html-textarea"
          defaultValue={typedText(state, name, start)}
        />
      )}
    </Field>
  );
}

type SelectProps = InputProps & { options: readonly { value: string; label: string }[]; empty?: string };

export function SelectField({ name, label, state, start, hint, optional, options, empty }: SelectProps) {
  return (
    <Field name={name} label={label} state={state} hint={hint} optional={optional}>
      {(props) => (
        <select
          {...props}
          className="utrecht-select utrecht-select--html-select"
          defaultValue={typedText(state, name, start)}
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type CheckProps = { name: string; label: ReactNode; checked: boolean; value?: string; describedBy?: string };

export function Check({ name, label, checked, value = 'on', describedBy }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} aria-describedby={describedBy} />
      <span>{label}</span>
    </label>
  );
}

type VersionProps = {
  /** What was answered to the form: it says which version its reader has seen since. */
  state?: FormState;
  version: number;
};

/**
 * The version of the page as its reader opened it. A page that follows what others change is sent a newer one, and its fields may
 * still say what they said: only who opens the page anew, or is answered, has seen that.
 */
export function VersionField({ state, version }: VersionProps) {
  const { key } = useLocation();
  const [opened, setOpened] = useState({ key, version });
  if (opened.key !== key) setOpened({ key, version });
  return <input type="hidden" name="version" value={typedText(state, 'version', opened.version)} />;
}
