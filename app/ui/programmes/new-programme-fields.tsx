// What a new programme needs to be told: blueprint, name, go-live, preparation, size, who takes part.
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { ErrorSummary } from '../shared/error-summary';
import { Check, type FormState, SelectField, TextField, typedList } from '../shared/field';
import { number, words } from '../words';
import { sizeText } from './size-text';

export type NewProgrammeForm = {
  blueprints: { id: string; name: Label; version: number }[];
  range: { min: number; max: number };
  sizes: { driver: string; reference: number; start: number | null; activities: number }[];
  departments: { key: string; name: Label }[];
  start: Record<string, string | string[]>;
};

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');
const many = (value: string | string[] | undefined) => (Array.isArray(value) ? value : []);

export function NewProgrammeFields({ form, state }: { form: NewProgrammeForm; state: FormState }) {
  const { start, range } = form;
  const wrong = state?.errors['departments[]'];
  const ticked = new Set(typedList(state, 'departments[]', many(start['departments[]'])));
  const labels: Record<string, string> = {
    name: m.programme_name(),
    blueprint: m.programme_blueprint(),
    goLive: m.programme_go_live(),
    weeks: m.programme_weeks(),
    'departments[]': m.programme_departments(),
    ...Object.fromEntries(form.sizes.map(({ driver }) => [`size_${driver}`, sizeText(driver)])),
  };
  return (
    <>
      <ErrorSummary state={state} labels={labels} />
      <TextField name="name" label={m.programme_name()} hint={m.programme_name_hint()} state={state} />
      <SelectField
        name="blueprint"
        label={m.programme_blueprint()}
        state={state}
        start={one(start['blueprint'])}
        options={form.blueprints.map((row) => ({
          value: row.id,
          label: m.blueprint_with_version({ name: words(row.name), version: String(row.version) }),
        }))}
      />
      <div className="fields">
        <TextField
          name="goLive"
          type="date"
          label={m.programme_go_live()}
          hint={m.programme_go_live_hint()}
          state={state}
          start={one(start['goLive'])}
        />
        <TextField
          name="weeks"
          label={m.programme_weeks()}
          hint={m.programme_weeks_hint({ min: String(range.min), max: String(range.max) })}
          inputMode="numeric"
          narrow
          state={state}
          start={one(start['weeks'])}
        />
      </div>
      {form.sizes.length > 0 ? (
        <fieldset>
          <legend>{m.programme_size()}</legend>
          <p className="muted small measure">{m.programme_size_hint()}</p>
          <div className="fields">
            {form.sizes.map(({ driver, reference, activities }) => (
              <TextField
                key={driver}
                name={`size_${driver}`}
                label={sizeText(driver)}
                hint={
                  driver === 'departments'
                    ? m.programme_size_departments({ reference: number(reference) })
                    : m.programme_size_reference({ reference: number(reference), count: activities })
                }
                inputMode="numeric"
                narrow
                optional={driver === 'departments'}
                state={state}
                start={one(start[`size_${driver}`])}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      {form.departments.length > 0 ? (
        <fieldset
          id="field-departments__"
          tabIndex={-1}
          className={wrong ? 'field-invalid' : undefined}
          aria-describedby={wrong ? 'departments-error' : undefined}
        >
          <legend>{m.programme_departments()}</legend>
          <p className="muted small measure">{m.programme_departments_hint()}</p>
          {wrong ? (
            <p className="field-error" id="departments-error">
              {m.programme_departments_none()}
            </p>
          ) : null}
          <div className="checks">
            {form.departments.map((row) => (
              <Check
                key={row.key}
                name="departments[]"
                value={row.key}
                label={words(row.name)}
                checked={ticked.has(row.key)}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
