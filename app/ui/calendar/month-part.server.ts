// What a month, week or list shows of a plan: its list by day, and the bars of its grid, drawn where the answer is a document.
import { dayList, entriesIn, pageOfDays, withoutRunning } from '~/models/planning/calendar-entries';
import type { CalendarFilter } from '~/models/planning/calendar-filter';
import { expectedPeriods, periodsIn } from '~/models/planning/calendar-period';
import type { CalendarWindow } from '~/models/planning/calendar-window';
import type { Day } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import { gridId } from './calendar-grid';
import type { CalendarState } from './calendar-state';
import { gridDrawing } from './grid-drawing.server';

/** Where a part goes that only a document needs. */
type Draw = (id: string, text: () => string) => string | null;
type Asked = CalendarWindow & { state: CalendarState; filter: CalendarFilter; today: Day };

export function monthPart(plan: Plan, { state, filter, today, window, grid }: Asked, draw: Draw) {
  const { view } = state;
  const inGrid = view === 'list' ? window : grid;
  const entries = entriesIn(plan, inGrid, filter, today);
  const shown = periodsIn(plan.calendar, inGrid, { context: state.context, departments: filter.departments });
  const periods = [...shown, ...expectedPeriods(plan, inGrid)];
  const list = dayList(entries, periods, window);
  const { days, pages } = pageOfDays(list.days, state.page);
  const workstreams = Object.fromEntries(plan.workstreams.map(({ id, title, hue }) => [id, { title, hue }]));
  const beginOrEnd = withoutRunning(entries, grid);
  const bars = {
    entries: view === 'week' ? entries : view === 'month' ? beginOrEnd : [],
    periods: view === 'list' ? [] : withoutRunning(periods, grid).filter(({ look }) => look !== 'context'),
  };
  const facts = { ...bars, programmeId: plan.programme.id, state, grid, window, today, workstreams };
  return {
    ...bars,
    list: state.page <= 1 ? { ...list, days } : { days, running: [], runningPeriods: [] },
    pages,
    drawn: view === 'month' || view === 'week' ? draw(gridId, () => gridDrawing({ ...facts, view }).text) : '',
    throughout: view === 'month' ? entries.length - beginOrEnd.length : 0,
    workstreams,
  };
}
