// The filter of lists and pictures: a form that asks the address bar, so that it works without scripts and can be shared.
import { Form, Link } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import { type ItemFilter, statuses } from '~/models/planning/item-filter';
import { itemKinds, type Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { Button } from '../shared/button';
import { Check, SelectField, TextField } from '../shared/field';
import { words } from '../words';

type Option = { id: string; title: Label };
type Props = {
  action: string;
  filter: ItemFilter;
  choices: {
    workstreams: readonly Option[];
    phases?: readonly Option[];
    departments: readonly Option[];
    people: readonly { id: string; name: string }[];
  };
  /** Something is filtered: offer to show everything again. */
  clear: boolean;
  /** State of the page that the filter must not forget. */
  keep?: Readonly<Record<string, string>>;
  children?: ReactNode;
};

const options = (rows: readonly Option[]) => rows.map((row) => ({ value: row.id, label: words(row.title) }));

const statusTexts = {
  planned: m.progress_planned,
  started: m.progress_started,
  done: m.progress_done,
  late: m.progress_late,
};

export function FilterBar({ action, filter, choices, clear, keep = {}, children }: Props) {
  const all = m.filter_all();
  return (
    <details className="fold filter-bar no-print" open={clear}>
      <summary>{clear ? m.filter_on() : m.filter()}</summary>
      <Form method="get" action={action} className="stack">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="fields">
          <TextField name="q" type="search" label={m.filter_text()} state={undefined} start={filter.q} />
          <SelectField
            name="workstream"
            label={m.item_workstream()}
            state={undefined}
            start={filter.workstream}
            empty={all}
            options={options(choices.workstreams)}
          />
          {choices.phases ? (
            <SelectField
              name="phase"
              label={m.item_phase()}
              state={undefined}
              start={filter.phase}
              empty={all}
              options={options(choices.phases)}
            />
          ) : null}
          <SelectField
            name="department"
            label={m.filter_department()}
            state={undefined}
            start={filter.department}
            empty={all}
            options={options(choices.departments)}
          />
          <SelectField
            name="owner"
            label={m.item_owner()}
            state={undefined}
            start={filter.owner}
            empty={all}
            options={[
              { value: 'mine', label: m.filter_owner_mine() },
              { value: 'none', label: m.filter_owner_none() },
              ...choices.people.map((row) => ({ value: row.id, label: row.name })),
            ]}
          />
          <SelectField
            name="kind"
            label={m.form_kind()}
            state={undefined}
            start={filter.kind}
            empty={all}
            options={itemKinds.map((kind) => ({ value: kind, label: kindText(kind) }))}
          />
          <SelectField
            name="status"
            label={m.column_status()}
            state={undefined}
            start={filter.status}
            empty={all}
            options={statuses.map((status) => ({ value: status, label: statusTexts[status]() }))}
          />
        </div>
        <Check name="retired" value="1" label={m.filter_retired()} checked={filter.retired} />
        {children}
        <div className="buttons">
          <Button>{m.filter_apply()}</Button>
          {clear ? <Link to={action}>{m.filter_clear()}</Link> : null}
        </div>
      </Form>
    </details>
  );
}
