// Nothing in this period, or nothing that passes the filters: says which, and offers the way on.
import { m } from '~/paraglide/messages.js';
import { EmptyState } from '../shared/empty-state';
import { CalendarLink } from './calendar-link';
import { calendarHref, type CalendarState } from './calendar-state';

type Props = { programmeId: string; state: CalendarState; filtered: boolean; title: string };

export function NothingFound({ programmeId, state, filtered, title }: Props) {
  const all = { workstream: null, department: null, kind: null, status: null };
  return (
    <EmptyState
      action={
        <CalendarLink to={calendarHref(programmeId, state, filtered ? all : { date: null })}>
          {filtered ? m.calendar_clear() : m.calendar_to_today()}
        </CalendarLink>
      }
    >
      {filtered ? m.calendar_nothing_filtered({ title }) : m.calendar_nothing({ title })}
    </EmptyState>
  );
}
