// Which changes are shown: a form that asks the address bar, so that it works without scripts and can be shared.
import { Form, Link } from '~/ui/shared/navigation';
import type { HistorySearch } from '~/models/planning/history-search';
import { historySources } from '~/models/planning/history-source';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { changeKinds, changeText } from '../plan/change-text';
import { Button } from '../shared/button';
import { SelectField, TextField } from '../shared/field';
import { sourceText } from './source-text';

type Props = {
  programmeId: string;
  search: HistorySearch;
  searched: boolean;
  /** What stands in the field for an item: its name when the address has its id. */
  item: string;
  people: readonly { id: string; name: string }[];
};

const byLabel = (a: { label: string }, b: { label: string }) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);

export function HistoryFilter({ programmeId, search, searched, item, people }: Props) {
  const all = m.filter_all();
  const kinds = changeKinds.map((kind) => ({ value: kind, label: changeText(kind) })).sort(byLabel);
  return (
    <details className="fold filter-bar no-print" open={searched}>
      <summary>{searched ? m.filter_on() : m.filter()}</summary>
      <Form method="get" action={paths.history(programmeId)} className="stack">
        <div className="fields">
          <TextField name="item" type="search" label={m.history_item()} state={undefined} start={item} />
          <SelectField
            name="person"
            label={m.history_who()}
            state={undefined}
            start={search.person}
            empty={all}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="kind"
            label={m.history_what()}
            state={undefined}
            start={search.kind}
            empty={all}
            options={kinds}
          />
          <SelectField
            name="source"
            label={m.history_source()}
            state={undefined}
            start={search.source}
            empty={all}
            options={historySources.map((source) => ({ value: source, label: sourceText(source) }))}
          />
          <TextField name="from" type="date" label={m.history_from()} state={undefined} start={search.from} />
          <TextField name="last" type="date" label={m.history_last()} state={undefined} start={search.last} />
        </div>
        <div className="buttons">
          <Button>{m.filter_apply()}</Button>
          {searched ? <Link to={paths.history(programmeId)}>{m.filter_clear()}</Link> : null}
        </div>
      </Form>
    </details>
  );
}
