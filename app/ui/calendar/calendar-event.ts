// Items and periods as FullCalendar wants its events: whole days, a link, classes instead of colours.
import type { EventInput } from '@fullcalendar/react';
import type { CalendarEntry } from '~/models/planning/calendar-entries';
import type { CalendarPeriod } from '~/models/planning/calendar-period';
import { addDays } from '~/models/planning/day';
import { isMoment, type ItemKind } from '~/models/planning/plan';
import { paths } from '../paths';
import { words } from '../words';
import { lookText, periodName } from './calendar-text';
import type { LineContext } from './entry-line';

/** Periods on top, then moments, then work. */
const ranks: Record<ItemKind, number> = { gate: 1, milestone: 2, calendar_item: 3, activity: 3 };

export function asEvent(entry: CalendarEntry, { programmeId, workstreams }: LineContext): EventInput {
  const moment = isMoment(entry.kind);
  const hue = entry.workstreamId === null ? undefined : workstreams[entry.workstreamId]?.hue;
  return {
    id: entry.id,
    title: words(entry.title),
    start: entry.from,
    end: moment || entry.until <= entry.from ? addDays(entry.from, 1) : entry.until,
    allDay: true,
    url: paths.item(programmeId, entry.id),
    class: `cal-event cal-event-${entry.kind} is-${entry.state} hue-${hue ?? 7}`,
    startEditable: entry.movable,
    durationEditable: entry.movable && !moment,
    rank: ranks[entry.kind],
    kind: entry.kind,
    state: entry.state,
  };
}

export function periodEvents(periods: readonly CalendarPeriod[]): EventInput[] {
  return periods.map((period) => ({
    id: `period-${period.id}`,
    title: `${lookText(period.look)}: ${periodName(period)}`,
    start: period.from,
    end: period.until,
    allDay: true,
    class: `cal-period-event period-${period.look}`,
    editable: false,
    interactive: false,
    rank: 0,
  }));
}
