// Items and periods as bars on the grid, and as FullCalendar wants its events: whole days, a link, classes instead of colours.
import type { EventInput } from '@fullcalendar/react';
import type { CalendarEntry } from '~/models/planning/calendar-entries';
import type { ItemState } from '~/models/planning/calendar-filter';
import type { CalendarPeriod } from '~/models/planning/calendar-period';
import { addDays } from '~/models/planning/day';
import type { Interval } from '~/models/planning/interval';
import { isMoment, type ItemKind } from '~/models/planning/plan';
import { paths } from '../paths';
import { words } from '../words';
import { lookText, periodName } from './calendar-text';
import type { LineContext } from './entry-line';

/** Bars on one day of a month; of the others it says how many there are. */
export const mostInMonth = 8;

/** Periods on top, then moments, then work. */
const ranks: Record<ItemKind, number> = { gate: 1, milestone: 2, calendar_item: 3, activity: 3 };

/** What a bar is on the grid, whoever draws it. */
export type BarFacts = Interval & {
  id: string;
  title: string;
  /** Null: it leads nowhere. */
  url: string | null;
  look: string;
  rank: number;
  kind?: ItemKind;
  state?: ItemState;
};

export function entryBar(entry: CalendarEntry, { programmeId, workstreams }: LineContext): BarFacts {
  const { id, kind, state, from, until } = entry;
  const hue = entry.workstreamId === null ? undefined : workstreams[entry.workstreamId]?.hue;
  return {
    ...{ id, kind, state, from, until: isMoment(kind) || until <= from ? addDays(from, 1) : until },
    title: words(entry.title),
    url: paths.item(programmeId, id),
    look: `cal-event cal-event-${kind} is-${state} hue-${hue ?? 7}`,
    rank: ranks[kind],
  };
}

export function periodBar(period: CalendarPeriod): BarFacts {
  return {
    ...{ id: `period-${period.id}`, from: period.from, until: period.until, url: null, rank: 0 },
    title: `${lookText(period.look)}: ${periodName(period)}`,
    look: `cal-period-event period-${period.look}`,
  };
}

const eventOf = ({ from, until, look, url, ...facts }: BarFacts): EventInput => ({
  ...facts,
  ...{ start: from, end: until, allDay: true, class: look, ...(url !== null && { url }) },
});

export const asEvent = (entry: CalendarEntry, context: LineContext): EventInput => ({
  ...eventOf(entryBar(entry, context)),
  startEditable: entry.movable,
  durationEditable: entry.movable && !isMoment(entry.kind),
});

export const periodEvents = (periods: readonly CalendarPeriod[]): EventInput[] =>
  periods.map((period) => ({ ...eventOf(periodBar(period)), editable: false, interactive: false }));
