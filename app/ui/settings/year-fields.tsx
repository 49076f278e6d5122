// Twelve numbers, one a month, with the mean they have now.
import { addMonths, type Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { type FormState, TextField } from '../shared/field';
import { monthShort, number } from '../words';
import { typedNumber } from './typed-number';

const january = '2026-01-01' as Day;
/** January first. */
export const monthNames = () => Array.from({ length: 12 }, (_, at) => monthShort(addMonths(january, at)));

type Props = {
  /** The fields are called `<name>1` to `<name>12`. */
  name: string;
  legend: string;
  hint: string;
  values: readonly number[] | null;
  state: FormState;
};

/** Words for the summary of mistakes. */
export const yearLabels = (name: string, legend: string): Record<string, string> =>
  Object.fromEntries(monthNames().map((month, at) => [`${name}${at + 1}`, `${legend}: ${month}`]));

export function YearFields({ name, legend, hint, values, state }: Props) {
  const mean = values && values.reduce((sum, value) => sum + value, 0) / values.length;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <p className="muted small measure">
        {hint} {mean === null ? '' : m.capacity_year_mean({ mean: number(mean, 2) })}
      </p>
      <div className="settings-year">
        {monthNames().map((month, at) => (
          <TextField
            key={month}
            name={`${name}${at + 1}`}
            label={month}
            state={state}
            start={values ? typedNumber(values[at] ?? 1) : ''}
            inputMode="decimal"
            narrow
          />
        ))}
      </div>
    </fieldset>
  );
}
