// Views and period of the calendar as links: it works without scripts, and every state has an address.
import { calendarViews } from '~/models/planning/calendar-window';
import type { Day } from '~/models/planning/day';
import type { Interval } from '~/models/planning/interval';
import { m } from '~/paraglide/messages.js';
import { CalendarLink } from './calendar-link';
import { calendarHref, type CalendarState } from './calendar-state';
import { viewText, windowTitle } from './calendar-text';
import { Icon } from '../shared/icon';

type Props = { programmeId: string; state: CalendarState; window: Interval; previous: Day; next: Day; today: Day };

const steps = {
  year: { previous: m.calendar_previous_year, next: m.calendar_next_year },
  month: { previous: m.calendar_previous_month, next: m.calendar_next_month },
  week: { previous: m.calendar_previous_week, next: m.calendar_next_week },
  list: { previous: m.calendar_previous_list, next: m.calendar_next_list },
};

export function CalendarToolbar({ programmeId, state, window, previous, next, today }: Props) {
  const href = (changes: Partial<CalendarState>) => calendarHref(programmeId, state, changes);
  const { view } = state;
  const around = today >= window.from && today < window.until;
  return (
    <div className="cal-toolbar">
      <nav aria-label={m.calendar_period()} className="cal-period">
        <CalendarLink className="cal-step" to={href({ date: previous })} label={steps[view].previous()}>
          <Icon name="chevron-left" />
        </CalendarLink>
        <CalendarLink className="cal-step" to={href({ date: next })} label={steps[view].next()}>
          <Icon name="chevron-right" />
        </CalendarLink>
        <CalendarLink className="cal-step cal-today" to={href({ date: null })} current={around}>
          {m.calendar_today()}
        </CalendarLink>
      </nav>
      <h2 className="cal-title">{windowTitle(view, window)}</h2>
      <nav aria-label={m.calendar_views()} className="segments cal-views">
        {calendarViews.map((other) => (
          <CalendarLink
            key={other}
            to={href({ view: other, date: dateFor(state, other, today) })}
            current={other === view}
          >
            {viewText(other)}
          </CalendarLink>
        ))}
      </nav>
    </div>
  );
}

/** From a year to a month one looks at today when it is in that year; the other way round at the calendar year. */
function dateFor({ view, date }: CalendarState, to: CalendarState['view'], today: Day): Day | null {
  if (date === null || to === view) return date;
  if (to === 'year') return date.slice(0, 4) === today.slice(0, 4) ? null : (`${date.slice(0, 4)}-01-01` as Day);
  return date.slice(0, 7) === today.slice(0, 7) ? null : date;
}
