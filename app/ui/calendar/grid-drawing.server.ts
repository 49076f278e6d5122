// The grid of a month or week as text: what is seen until FullCalendar is there, and where there are no scripts.
import type { CalendarEntry } from '~/models/planning/calendar-entries';
import type { CalendarPeriod } from '~/models/planning/calendar-period';
import { addDays, type Day, daysBetween, isoWeek } from '~/models/planning/day';
import type { Interval } from '~/models/planning/interval';
import { byText } from '~/models/planning/order';
import { type BarWeek, barWeeks, type WeekBar } from '~/models/planning/week-bars';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { type Markup, markup } from '../shared/markup';
import { dayShort, periodText } from '../words';
import { type BarFacts, entryBar, mostInMonth, periodBar } from './calendar-event';
import { calendarHref, type CalendarState } from './calendar-state';
import type { LineContext } from './entry-line';
import { kindSign } from './kind-sign.server';

export type GridFacts = LineContext & {
  state: CalendarState;
  view: 'month' | 'week';
  /** Whole weeks. */
  grid: Interval;
  window: Interval;
  today: Day;
  entries: readonly CalendarEntry[];
  periods: readonly CalendarPeriod[];
};

/** The order in which they take a line; FullCalendar is told the same (plan-calendar.tsx). */
const byRank = (a: BarFacts, b: BarFacts) =>
  a.rank - b.rank ||
  byText(a.from, b.from) ||
  daysBetween(b.from, b.until) - daysBetween(a.from, a.until) ||
  byText(a.title, b.title);

function label({ kind, state, title }: BarFacts): Markup {
  const sign = kind ? kindSign(kind) : null;
  const word = kind === 'milestone' || kind === 'gate' ? markup`<b>${kindText(kind)}</b>` : null;
  const late = state === 'late' ? markup`<b class="cal-event-late">${m.progress_late()}</b>` : null;
  const done = state === 'done' ? markup`<span class="cal-event-done">✓ ${m.progress_done()}</span>` : null;
  return markup`<span class="cal-event-label">${sign}${word}${late}<span class="cal-event-title">${title}</span>${done}</span>`;
}

function bar({ row, column, span }: WeekBar<BarFacts>): Markup {
  const look = `${row.look} at-${column} for-${span}`;
  return row.url === null
    ? markup`<div class="${look}">${label(row)}</div>`
    : markup`<a class="${look}" href="${row.url}">${label(row)}<span class="visually-hidden">, ${periodText(row)}</span></a>`;
}

function week({ monday, bars, more }: BarWeek<BarFacts>, { programmeId, state, window, today }: GridFacts): Markup {
  const days = more.map((_, at) => {
    const day = addDays(monday, at);
    const outside = day < window.from || day >= window.until ? ' is-outside' : '';
    return markup`<time datetime="${day}" class="cal-drawn-day${outside}${day === today ? ' is-today' : ''}">${Number(day.slice(8))}</time>`;
  });
  const left = more.map((count, at) => {
    if (count === 0) return markup``;
    const to = calendarHref(programmeId, state, { view: 'week', date: addDays(monday, at) });
    const day = dayShort(addDays(monday, at));
    return markup`<a class="cal-more at-${at}" href="${to}">${m.calendar_more({ count })}<span class="visually-hidden">, ${day}</span></a>`;
  });
  return markup`<div class="cal-drawn-week"><div class="cal-drawn-days">${days}</div><span class="cal-drawn-number">${isoWeek(monday).week}</span><div class="cal-drawn-bars">${bars.map(bar)}${left}</div></div>`;
}

/** What stands inside the element of the grid. */
export function gridDrawing(facts: GridFacts): Markup {
  const { entries, periods, grid, view } = facts;
  const rows = [...periods.map(periodBar), ...entries.map((entry) => entryBar(entry, facts))].sort(byRank);
  const names = m.weekdays_short().split(' ');
  const weeks = barWeeks(rows, grid, view === 'month' ? mostInMonth : Infinity).map((one) => week(one, facts));
  return markup`<div class="cal-drawn-names">${names.map((name) => markup`<span>${name}</span>`)}</div>${weeks}`;
}
