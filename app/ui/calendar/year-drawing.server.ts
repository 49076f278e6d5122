// A year of the calendar as text, drawn once per plan, question, day and language: a plan never changes.
import { periodsIn } from '~/models/planning/calendar-period';
import type { Demand } from '~/models/planning/capacity/load';
import type { Interval } from '~/models/planning/interval';
import { teamsOverLimit } from '~/models/planning/month-limits';
import type { Plan } from '~/models/planning/plan';
import { type YearQuestion, yearOverview } from '~/models/planning/year-overview';
import { yearStrips } from '~/models/planning/year-strip';
import { getLocale } from '~/paraglide/runtime.js';
import type { CalendarState } from './calendar-state';
import { windowTitle } from './calendar-text';
import { yearSummary } from './year-summary.server';
import { yearTable } from './year-table.server';

export type YearDrawing = {
  /** Null when there is nothing in these twelve months. */
  summary: string | null;
  table: string;
  /** Percent of the sheet at which the lines of go-live and today stand. */
  goLive: number | null;
  today: number | null;
};

function draw(plan: Plan, state: CalendarState, window: Interval, question: YearQuestion, others: Demand): YearDrawing {
  const { today, filter } = question;
  const { id: programmeId, goLive } = plan.programme;
  const overview = yearOverview(plan, question);
  const periods = periodsIn(plan.calendar, window, { context: state.context, departments: filter.departments });
  const strips = yearStrips(window.from, periods, goLive, today);
  const limits = teamsOverLimit(plan, overview.months, others);
  const title = windowTitle('year', window);
  const nothing = overview.total.active === 0 && overview.moments.every((month) => month.length === 0);
  return {
    summary: nothing ? null : yearSummary(overview, limits, title),
    table: yearTable({ programmeId, state, overview, strips, limits, today, goLive, title }).text,
    goLive: strips.main.goLive,
    today: strips.main.today,
  };
}

const known = new WeakMap<Plan, { others: Demand; years: Map<string, YearDrawing> }>();
const keepAtMost = 6;

/** What was drawn before of the same plan value is not drawn again; `others`: hours the other programmes ask. */
export function yearDrawing(
  plan: Plan,
  state: CalendarState,
  window: Interval,
  question: YearQuestion,
  others: Demand,
): YearDrawing {
  let kept = known.get(plan);
  if (kept?.others !== others) known.set(plan, (kept = { others, years: new Map<string, YearDrawing>() }));
  const { years } = kept;
  const key = JSON.stringify([state, question, getLocale()]);
  const found = years.get(key);
  if (found) return found;
  const drawing = draw(plan, state, window, question, others);
  if (years.size >= keepAtMost) years.delete(years.keys().next().value!);
  years.set(key, drawing);
  return drawing;
}
