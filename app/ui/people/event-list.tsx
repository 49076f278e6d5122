// Events at the door as a table, with a filter that stands in the address.
import { Form, Link } from '~/ui/shared/navigation';
import { type EventGroup, eventGroups, type EventSearch } from '~/models/planning/security-event';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { SelectField, TextField } from '../shared/field';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import type { EventText } from './event-text.server';

type Props = {
  search: EventSearch;
  people: readonly { id: string; name: string }[];
  events: readonly EventText[];
  first: boolean;
  /** Where the next page begins. */
  next: string | null;
};

const groupNames: Record<EventGroup, () => string> = {
  in: m.people_events_in,
  refused: m.people_events_refused,
  rights: m.people_events_rights,
  access: m.people_events_access,
};

export function EventList({ search, people, events, first, next }: Props) {
  const { group, person, from, last } = search;
  const asked = { group, person, from, last };
  const searched = Object.values(asked).some(Boolean);
  const all = m.filter_all();
  const groups = Object.keys(eventGroups) as EventGroup[];
  return (
    <>
      <details className="fold filter-bar no-print" open={searched} key={JSON.stringify(asked)}>
        <summary>{searched ? m.filter_on() : m.filter()}</summary>
        <Form method="get" action={paths.signIns()} className="stack">
          <div className="fields">
            <SelectField
              name="group"
              label={m.history_what()}
              state={undefined}
              start={group}
              empty={all}
              options={groups.map((one) => ({ value: one, label: groupNames[one]() }))}
            />
            <SelectField
              name="person"
              label={m.people_event_about()}
              state={undefined}
              start={person}
              empty={all}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField name="from" type="date" label={m.history_from()} state={undefined} start={from} />
            <TextField name="last" type="date" label={m.history_last()} state={undefined} start={last} />
          </div>
          <div className="buttons">
            <Button>{m.filter_apply()}</Button>
            {searched ? <Link to={paths.signIns()}>{m.filter_clear()}</Link> : null}
          </div>
        </Form>
      </details>
      {events.length === 0 ? (
        <EmptyState action={searched ? <Link to={paths.signIns()}>{m.filter_clear()}</Link> : null}>
          {m.people_events_none()}
        </EmptyState>
      ) : (
        <EventTable events={events} />
      )}
      {first && next === null ? null : (
        <nav className="row" aria-label={m.pages()}>
          {first ? null : <Link to={paths.signIns(asked)}>{m.history_newest()}</Link>}
          {next === null ? null : <Link to={paths.signIns({ ...asked, before: next })}>{m.history_older()}</Link>}
        </nav>
      )}
    </>
  );
}

function EventTable({ events }: { events: readonly EventText[] }) {
  return (
    <ScrollRegion label={m.people_events()}>
      <table className="table">
        <caption className="visually-hidden">{m.people_events()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.history_when()}</th>
            <th scope="col">{m.history_what()}</th>
            <th scope="col">{m.people_event_about()}</th>
            <th scope="col">{m.people_event_by()}</th>
            <th scope="col">{m.people_event_from()}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, moment, what, detail, who, by, from, ok }) => (
            <tr key={id}>
              <td className="nowrap">{moment}</td>
              <th scope="row">
                {ok ? what : <StateBadge look="warn">{what}</StateBadge>}
                {detail ? <span className="settings-note muted small">{detail}</span> : null}
              </th>
              <td>{who ?? (ok ? '–' : m.people_event_nobody())}</td>
              <td>{by ?? '–'}</td>
              <td>{from || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
