// FullCalendar over the days of one window. It draws and drags; where an item goes is decided in the Move panel.
import Calendar, { type EventApi, type EventDropInfo, type EventResizeDoneInfo } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import enGb from '@fullcalendar/react/locales/en-gb';
import nl from '@fullcalendar/react/locales/nl';
import classicTheme from '@fullcalendar/react/themes/classic';
import { type KeyboardEvent, useState } from 'react';
import type { CalendarEntry } from '~/models/planning/calendar-entries';
import type { CalendarPeriod } from '~/models/planning/calendar-period';
import { type Day, day, daysBetween } from '~/models/planning/day';
import { lastDay } from '~/models/planning/interval';
import { m } from '~/paraglide/messages.js';
import { getLocale } from '~/paraglide/runtime.js';
import { paths } from '../paths';
import type { LineContext } from './entry-line';
import { EventLabel } from './event-label';
import { asEvent, mostInMonth, periodEvents } from './calendar-event';
import { MoveProposal } from './move-proposal';
import { propose, type Proposal } from './propose';

export type PlanCalendarProps = LineContext & {
  view: 'month' | 'week';
  date: Day;
  today: Day;
  entries: readonly CalendarEntry[];
  periods: readonly CalendarPeriod[];
  mayChange: boolean;
  /** Address of this page, to come back to. */
  back: string;
  open: (to: string) => void;
  /** Its bars are not placed yet, and the grid that the server drew still stands. */
  isWaiting: boolean;
  /** Told of its element. */
  arrived: (calendar: HTMLElement | null) => void;
};

const plugins = [dayGrid, interaction, classicTheme];

export function PlanCalendar(props: PlanCalendarProps) {
  const { view, date, today, entries, periods, mayChange, programmeId, back, open, workstreams } = props;
  const { isWaiting, arrived } = props;
  const [proposal, setProposal] = useState<Proposal | null>(null);
  /** A last day is asked only when the item was stretched: one that is moved keeps its working days. */
  const moveHref = ({ entry, start, last }: Proposal) =>
    paths.itemMove(programmeId, entry.id, {
      start,
      last: daysBetween(start, last) === daysBetween(entry.from, lastDay(entry)) ? null : last,
      back,
    });

  /** What was dragged springs back: nothing is saved before its consequences were shown. */
  const dropped = ({ event, revert }: EventDropInfo | EventResizeDoneInfo) => {
    const entry = entries.find(({ id }) => id === event.id);
    const days = daysOf(event);
    revert();
    if (entry) open(moveHref({ entry, ...days }));
  };

  const pressed = (press: KeyboardEvent<HTMLElement>) => {
    const link = press.target instanceof Element ? press.target.closest<HTMLAnchorElement>('a[href]') : null;
    const entry = entries.find(({ id }) => link?.pathname === paths.item(programmeId, id));
    if (!entry) return;
    const own = proposal?.entry.id === entry.id ? proposal : null;
    if (press.key === 'Escape' && own) setProposal(null);
    else if (press.key === 'Enter' && own) {
      press.preventDefault();
      press.stopPropagation();
      open(moveHref(own));
    } else if (press.altKey && mayChange && entry.movable) {
      const next = propose(own ?? { entry, start: entry.from, last: lastDay(entry) }, press.key, press.shiftKey);
      if (!next) return;
      press.preventDefault();
      setProposal(next);
    }
  };

  return (
    <>
      {/* Keys pressed on the links inside are caught in one place. */}
      <div
        className={isWaiting ? 'cal-fc is-waiting' : 'cal-fc'}
        tabIndex={-1}
        ref={arrived}
        onKeyDownCapture={pressed}
      >
        <Calendar
          plugins={plugins}
          initialView={view === 'month' ? 'dayGridMonth' : 'dayGridWeek'}
          initialDate={date}
          now={today}
          timeZone="Europe/Amsterdam"
          locales={[nl, enGb]}
          locale={getLocale() === 'nl' ? 'nl' : 'en-gb'}
          headerToolbar={false}
          headingLevel={2}
          height="auto"
          fixedWeekCount={false}
          weekNumbers
          weekNumberFormat={{ week: 'numeric' }}
          dayMaxEvents={view === 'month' ? mostInMonth : false}
          rowMoreLinkClass="cal-more"
          defaultAllDay
          displayEventTime={false}
          eventOrder="rank,start,-duration,title"
          moreLinkText={(count) => m.calendar_more({ count })}
          moreLinkHint={(count) => m.calendar_more_hint({ count })}
          closeHint={m.calendar_close()}
          eventsHint={m.calendar_events()}
          editable={mayChange}
          eventResizableFromStart={false}
          dragRevertDuration={0}
          events={[...periodEvents(periods), ...entries.map((entry) => asEvent(entry, { programmeId, workstreams }))]}
          eventContent={({ event }) => <EventLabel title={event.title} facts={event.extendedProps} />}
          eventClick={({ event, jsEvent }) => {
            if (event.url === '' || jsEvent.ctrlKey || jsEvent.metaKey || jsEvent.shiftKey) return;
            jsEvent.preventDefault();
            open(event.url);
          }}
          eventDrop={dropped}
          eventResize={dropped}
        />
      </div>
      <MoveProposal proposal={proposal} href={proposal ? moveHref(proposal) : null} mayChange={mayChange} />
    </>
  );
}

/** All-day events carry plain days; the end is the day after, and missing when it is one day. */
function daysOf(event: EventApi): { start: Day; last: Day } {
  const start = day(event.startStr.slice(0, 10));
  const until = event.endStr === '' ? start : day(event.endStr.slice(0, 10));
  return { start, last: lastDay({ from: start, until }) };
}
