// The period the roadmap shows: what was asked for, else the whole programme or a window around today that fits the zoom.
import { addDays, addMonths, type Day, daysBetween, firstOfMonth, maxDay, minDay, monthOf, mondayOf } from './day';
import type { Interval } from './interval';
import type { Plan } from './plan';
import type { RoadmapState } from './roadmap-state';
import { windowAround } from './time-axis';

/** From the first to the last day anything of the programme stands on. */
export function programmeSpan(plan: Plan): Interval {
  const { goLive, start } = plan.programme;
  let from = minDay(start, goLive);
  let until = addDays(maxDay(start, goLive), 1);
  for (const phase of plan.phases) {
    if (!phase.active) continue;
    from = minDay(from, phase.start);
    until = maxDay(until, phase.until);
  }
  for (const item of plan.items) {
    if (item.retired) continue;
    if (item.start < from) from = item.start;
    if (item.until > until) until = item.until;
  }
  return { from, until };
}

const quarterStart = (day: Day) => addMonths(day, -((monthOf(day) - 1) % 3));

/** Months before and after the month (or quarter) of the day in the middle; weeks at zoom week. */
function around(zoom: RoadmapState['zoom'], centre: Day, span: Interval): Interval {
  if (zoom === 'week') return { from: addDays(mondayOf(centre), -14), until: addDays(mondayOf(centre), 7 * 7) };
  if (zoom === 'month') return { from: addMonths(firstOfMonth(centre), -1), until: addMonths(firstOfMonth(centre), 5) };
  if (zoom === 'quarter')
    return { from: addMonths(quarterStart(centre), -3), until: addMonths(quarterStart(centre), 9) };
  return windowAround(span.from, addDays(span.until, -1));
}

/** The asked period, else the one that fits the zoom, around today as far as today lies in the programme. */
export function roadmapWindow(state: RoadmapState, span: Interval, today: Day): Interval {
  if (state.from !== null && state.until !== null) return { from: state.from, until: state.until };
  return around(state.zoom, minDay(maxDay(today, span.from), addDays(span.until, -1)), span);
}

/** The period before or after a window: whole weeks, about two thirds of it, so that something known stays in sight. */
export function neighbourOf(window: Interval, direction: -1 | 1): Interval {
  const weeks = Math.max(1, Math.round((daysBetween(window.from, window.until) / 7) * (2 / 3)));
  const shift = direction * weeks * 7;
  return { from: addDays(window.from, shift), until: addDays(window.until, shift) };
}
