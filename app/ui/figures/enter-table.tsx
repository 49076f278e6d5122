// The rows of the form: a metric, its two numbers, and what it was the period before.
import type { EnterForm, EnterRow } from '~/figure-form.server';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';

type Answer = { errors: Record<string, string>; typed: Record<string, string> } | undefined;

type NumberProps = { part: 'numerator' | 'denominator'; row: EnterRow; answer: Answer; first: boolean };

function NumberField({ part, row, answer, first }: NumberProps) {
  const name = `${part} ${row.key}`;
  const id = `field-${part}-${row.key}`;
  const error = answer?.errors[name];
  return (
    <td>
      <label htmlFor={id} className="small">
        {row.names[part]}
        <span className="visually-hidden"> {row.title}</span>
      </label>
      <input
        id={id}
        name={name}
        inputMode="decimal"
        autoComplete="off"
        // Who went on to the next department types on without looking for the field.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={first}
        className="utrecht-textbox utrecht-textbox--html-input"
        defaultValue={answer?.typed[name] ?? row.start[part]}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </td>
  );
}

export function EnterTable({ form, answer }: { form: EnterForm; answer: Answer }) {
  return (
    <ScrollRegion label={m.figures_enter()}>
      <table className="table figures-enter">
        <thead>
          <tr>
            <th scope="col">{m.figures_metric()}</th>
            <th scope="col" colSpan={2}>
              {m.figures_figure()}
            </th>
            <th scope="col" className="number">
              {form.before}
            </th>
          </tr>
        </thead>
        <tbody>
          {form.rows.map((row, at) => (
            <tr key={row.key}>
              <th scope="row">
                {row.title}
                {row.formula ? <span className="hint small"> {row.formula}</span> : null}
                {row.now ? <p className="muted small">{m.figures_enter_now({ figure: row.now })}</p> : null}
                {row.nowHidden ? <p className="muted small">{m.figures_enter_hidden()}</p> : null}
              </th>
              <NumberField part="numerator" {...{ row, answer }} first={at === 0} />
              <NumberField part="denominator" {...{ row, answer }} first={false} />
              <td className="number">{row.beforeHidden ? m.figures_few() : (row.before ?? '–')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
