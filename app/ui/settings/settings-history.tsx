// Every change of the settings: filtered by part, person and period, with a file of what is shown.
import { Form, Link } from '~/ui/shared/navigation';
import type { SettingsPart } from '~/models/planning/settings-part';
import type { SettingsSearch } from '~/models/planning/settings-search';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { EmptyState } from '../shared/empty-state';
import { SelectField, TextField } from '../shared/field';
import { Page } from '../shared/page';
import { partText } from './part-text';
import { ChangeList, type RecentChange } from './recent-changes';

type Props = {
  search: SettingsSearch;
  /** The parts of which this reader sees changes. */
  parts: readonly SettingsPart[];
  people: readonly { id: string; name: string }[];
  changes: readonly RecentChange[];
  mayChange: boolean;
  /** The newest change is on this page. */
  first: boolean;
  /** Where the next page begins. */
  next: number | null;
};

function Filter({
  search,
  searched,
  people,
  parts,
}: Pick<Props, 'search' | 'people' | 'parts'> & { searched: boolean }) {
  const all = m.filter_all();
  return (
    <details className="fold filter-bar no-print" open={searched}>
      <summary>{searched ? m.filter_on() : m.filter()}</summary>
      <Form method="get" action={paths.settingsHistory()} className="stack">
        <div className="fields">
          <SelectField
            name="part"
            label={m.history_what()}
            state={undefined}
            start={search.part}
            empty={all}
            options={parts.map((part) => ({ value: part, label: partText(part) }))}
          />
          <SelectField
            name="person"
            label={m.history_who()}
            state={undefined}
            start={search.person}
            empty={all}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField name="from" type="date" label={m.history_from()} state={undefined} start={search.from} />
          <TextField name="last" type="date" label={m.history_last()} state={undefined} start={search.last} />
        </div>
        <div className="buttons">
          <Button>{m.filter_apply()}</Button>
          {searched ? <Link to={paths.settingsHistory()}>{m.filter_clear()}</Link> : null}
        </div>
      </Form>
    </details>
  );
}

export function SettingsHistory({ search, people, parts, changes, mayChange, first, next }: Props) {
  const searched = Object.values(search).some(Boolean);
  return (
    <Page
      title={m.settings_history()}
      lead={m.settings_history_lead()}
      actions={<DownloadLink to={paths.settingsHistoryFile(search)}>{m.history_file()}</DownloadLink>}
    >
      <Filter {...{ search, searched, people, parts }} key={JSON.stringify(search)} />
      {changes.length === 0 ? (
        <EmptyState action={searched ? <Link to={paths.settingsHistory()}>{m.filter_clear()}</Link> : null}>
          {searched ? m.history_none_found() : m.history_none()}
        </EmptyState>
      ) : (
        <ChangeList {...{ changes, mayChange }} />
      )}
      {first && next === null ? null : (
        <nav className="row" aria-label={m.pages()}>
          {first ? null : <Link to={paths.settingsHistory(search)}>{m.history_newest()}</Link>}
          {next === null ? null : (
            <Link to={paths.settingsHistory({ ...search, before: next })}>{m.history_older()}</Link>
          )}
        </nav>
      )}
    </Page>
  );
}
