// The rows of the form: a metric, its two numbers, and what it was the period before.
import { useState } from 'react';
import type { EnterForm, EnterRow } from '~/figure-form.server';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { pasteNumbers } from './paste-numbers';

type Answer = { errors: Record<string, string>; typed: Record<string, string> } | undefined;

const parts = ['numerator', 'denominator'] as const;
type Part = (typeof parts)[number];

const fieldName = (part: Part, row: EnterRow) => `${part} ${row.key}`;

/** Where typing begins: at the first mistake, else at the first field that is empty, else at the first. */
function firstField({ rows }: EnterForm, answer: Answer): string | undefined {
  const names = rows.flatMap((row) => parts.map((part) => ({ name: fieldName(part, row), start: row.start[part] })));
  const wrong = names.find(({ name }) => answer?.errors[name]);
  const empty = answer ? undefined : names.find(({ start }) => start === '');
  return (wrong ?? empty ?? names[0])?.name;
}

/** What is typed takes the place of what stands there, as in a field that was reached by Tab. */
const selectFocused = (field: HTMLInputElement | null) => {
  if (field && field === document.activeElement) field.select();
};

type Pasted = ReturnType<typeof pasteNumbers>;
type NumberProps = {
  part: Part;
  row: EnterRow;
  answer: Answer;
  first: string | undefined;
  onPasted: (pasted: Pasted) => void;
};

function NumberField({ part, row, answer, first, onPasted }: NumberProps) {
  const name = fieldName(part, row);
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
        autoFocus={name === first}
        ref={selectFocused}
        onPaste={(event) => onPasted(pasteNumbers(event))}
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
  const [pasted, setPasted] = useState<Pasted>(null);
  const first = firstField(form, answer);
  return (
    <>
      <p className="small" role="status" hidden={pasted === null}>
        {pasted && m.figures_pasted({ filled: pasted.filled })}{' '}
        {pasted && pasted.left > 0 ? m.figures_pasted_left({ left: pasted.left }) : null}
      </p>
      <ScrollRegion label={m.figures_enter()}>
        <table className="table table-rows figures-enter">
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
            {form.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.title}
                  {row.formula ? <span className="hint small"> {row.formula}</span> : null}
                  {row.now ? <p className="muted small">{m.figures_enter_now({ figure: row.now })}</p> : null}
                  {row.nowHidden ? <p className="muted small">{m.figures_enter_hidden()}</p> : null}
                </th>
                {parts.map((part) => (
                  <NumberField key={part} {...{ part, row, answer, first }} onPasted={setPasted} />
                ))}
                <td className="number" data-label={form.before}>
                  {row.beforeHidden ? m.figures_few() : (row.before ?? '–')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
