// What can be done with several items at once: so far, to whom. Nothing is set that its reader leaves as it is.
import { Fragment } from 'react';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { type FormState, SelectField, TextField, typedText } from '../shared/field';
import { words } from '../words';

type Named = { id: string; title: Label };
export type BulkChoices = {
  people: readonly { id: string; name: string }[];
  workstreams: readonly Named[];
  phases: readonly Named[];
};

export function MoveFields({ state }: { state: FormState }) {
  return (
    <div className="bulk-fields">
      <TextField name="amount" label={m.bulk_amount()} state={state} start="1" inputMode="numeric" narrow />
      <SelectField
        name="unit"
        label={m.bulk_unit()}
        state={state}
        start="weeks"
        options={[
          { value: 'weeks', label: m.bulk_unit_weeks() },
          { value: 'days', label: m.bulk_unit_days() },
        ]}
      />
      <SelectField
        name="direction"
        label={m.bulk_direction()}
        state={state}
        start="later"
        options={[
          { value: 'later', label: m.bulk_later() },
          { value: 'earlier', label: m.bulk_earlier() },
        ]}
      />
    </div>
  );
}

const options = (none: string, rows: readonly Named[]) => [
  { value: 'none', label: none },
  ...rows.map((row) => ({ value: row.id, label: words(row.title) })),
];

export function AssignFields({ choices, state }: { choices: BulkChoices; state: FormState }) {
  const keep = m.bulk_keep();
  const people = choices.people.map((row) => ({ value: row.id, label: row.name }));
  return (
    <div className="bulk-fields">
      <SelectField
        name="toOwner"
        label={m.item_owner()}
        state={state}
        empty={keep}
        options={[{ value: 'none', label: m.bulk_nobody() }, ...people]}
      />
      <SelectField
        name="toWorkstream"
        label={m.item_workstream()}
        state={state}
        empty={keep}
        options={options(m.bulk_no_workstream(), choices.workstreams)}
      />
      <SelectField
        name="toPhase"
        label={m.item_phase()}
        state={state}
        empty={keep}
        options={options(m.bulk_no_phase(), choices.phases)}
      />
    </div>
  );
}

/** To whom and to what, in words, before it is saved; nothing for another verb. */
export function AssignedText({ choices, state }: { choices: BulkChoices; state: FormState }) {
  if (typedText(state, 'do', '') !== 'assign') return null;
  const people = choices.people.map((row) => ({ value: row.id, label: row.name }));
  const lines = [
    ['toOwner', m.item_owner(), [{ value: 'none', label: m.bulk_nobody() }, ...people]],
    ['toWorkstream', m.item_workstream(), options(m.bulk_no_workstream(), choices.workstreams)],
    ['toPhase', m.item_phase(), options(m.bulk_no_phase(), choices.phases)],
  ] as const;
  return (
    <dl className="facts">
      {lines.map(([name, label, known]) => {
        const chosen = known.find(({ value }) => value === typedText(state, name, ''));
        return chosen ? (
          <Fragment key={name}>
            <dt>{label}</dt>
            <dd>{chosen.label}</dd>
          </Fragment>
        ) : null;
      })}
    </dl>
  );
}
