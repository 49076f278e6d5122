// A month or week: the grid where it can be, then the same as a list by day; the list alone in the list view.
import type { CalendarEntry, DayList as Days } from '~/models/planning/calendar-entries';
import type { CalendarPeriod } from '~/models/planning/calendar-period';
import type { Day } from '~/models/planning/day';
import type { Interval } from '~/models/planning/interval';
import { m } from '~/paraglide/messages.js';
import { CalendarGrid } from './calendar-grid';
import { CalendarLink } from './calendar-link';
import { calendarHref, type CalendarState } from './calendar-state';
import { windowTitle } from './calendar-text';
import { DayList } from './day-list';
import type { LineContext } from './entry-line';
import { NothingFound } from './nothing-found';

type Props = LineContext & {
  state: CalendarState;
  window: Interval;
  date: Day;
  today: Day;
  goLive: Day;
  filtered: boolean;
  mayChange: boolean;
  list: Days;
  pages: number;
  /** Items that the grid of a month leaves out. */
  throughout: number;
  /** The grid as text; null: it stands in the document. */
  drawn: string | null;
  entries: readonly CalendarEntry[];
  periods: readonly CalendarPeriod[];
  back: string;
  open: (to: string) => void;
};

export function CalendarMonth(props: Props) {
  const { programmeId, state, window, today, goLive, filtered, list, pages, workstreams } = props;
  const { view } = state;
  const title = windowTitle(view, window);
  const nothing = list.running.length === 0 && list.days.every((day) => day.lines.length === 0);
  return (
    <div className="cal-month stack">
      {view === 'month' || view === 'week' ? <CalendarGrid {...props} view={view} title={title} /> : null}
      {props.throughout > 0 ? (
        <p className="cal-throughout muted small">{m.calendar_throughout({ count: props.throughout })}</p>
      ) : null}
      <section className="stack-small cal-list">
        {view === 'list' ? null : <p className="cal-list-title">{m.calendar_as_list({ title })}</p>}
        {nothing ? <NothingFound programmeId={programmeId} state={state} filtered={filtered} title={title} /> : null}
        <DayList list={list} today={today} goLive={goLive} programmeId={programmeId} workstreams={workstreams} />
        {pages > 1 ? <Pages programmeId={programmeId} state={state} pages={pages} /> : null}
      </section>
    </div>
  );
}

function Pages({ programmeId, state, pages }: { programmeId: string; state: CalendarState; pages: number }) {
  return (
    <nav className="cal-pages" aria-label={m.calendar_pages()}>
      {Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
        <CalendarLink
          key={page}
          to={calendarHref(programmeId, state, { page })}
          current={page === Math.min(state.page, pages)}
          label={m.calendar_page({ page, pages })}
        >
          {page}
        </CalendarLink>
      ))}
    </nav>
  );
}
