// The items of a window: as bars for a grid, and as a list grouped by day that is complete on paper.
import { type CalendarFilter, type ItemState, passes, stateOf } from './calendar-filter';
import type { CalendarPeriod } from './calendar-period';
import { addDays, type Day } from './day';
import { type Interval, overlaps } from './interval';
import { effortHours, isMoment, type Item, type ItemKind, type Label, type Plan } from './plan';

export type CalendarEntry = Interval & {
  id: string;
  title: Label;
  kind: ItemKind;
  state: ItemState;
  /** Planned work may still be moved; what has started or is done stays. */
  movable: boolean;
  workstreamId: string | null;
  hours: number;
  /** The gate that asked for it as a condition. */
  conditionOf?: Label;
};

/** Items that touch the window and that were asked for, by first day; one pass over the plan. */
export function entriesIn(plan: Plan, window: Interval, filter: CalendarFilter, today: Day): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  for (const item of plan.items) {
    if (item.start >= window.until || item.until < window.from) continue;
    const days = { from: item.start, until: item.until };
    if (overlaps(days, window) && passes(item, filter, today)) entries.push(entryOf(plan, item, today));
  }
  return entries.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function entryOf(plan: Plan, item: Item, today: Day): CalendarEntry {
  const gate = item.conditionOf === null ? undefined : plan.items.find(({ id }) => id === item.conditionOf);
  return {
    id: item.id,
    title: item.title,
    kind: item.kind,
    state: stateOf(item, today),
    movable: item.progress === 'planned',
    workstreamId: item.workstreamId,
    from: item.start,
    until: item.until,
    hours: effortHours(item),
    ...(gate ? { conditionOf: gate.title } : {}),
  };
}

/** Without what covers the whole window: in a month's grid those bars would hide what begins and ends. */
export function withoutRunning<T extends Interval>(rows: readonly T[], window: Interval): T[] {
  return rows.filter((row) => row.from >= window.from || row.until < window.until);
}

/** moment: a milestone or gate · day: begins and ends on this day · starts · ends. */
export type Occasion = 'moment' | 'day' | 'starts' | 'ends';

export type DayLine = { occasion: Occasion; entry: CalendarEntry };
export type ListDay = { day: Day; periods: CalendarPeriod[]; lines: DayLine[] };

export type DayList = {
  /** Began before the window and go on after it. */
  running: CalendarEntry[];
  /** Periods that began before the window and reach into it. */
  runningPeriods: CalendarPeriod[];
  /** Days on which something begins, ends or takes place, in order. */
  days: ListDay[];
};

const rank: Record<Occasion, number> = { moment: 0, ends: 1, day: 2, starts: 3 };

/** Everything of the window, each item at the days where it begins and ends. */
export function dayList(
  entries: readonly CalendarEntry[],
  periods: readonly CalendarPeriod[],
  window: Interval,
): DayList {
  const days = new Map<Day, ListDay>();
  const at = (day: Day): ListDay => {
    let found = days.get(day);
    if (!found) days.set(day, (found = { day, periods: [], lines: [] }));
    return found;
  };
  const inside = (day: Day) => day >= window.from && day < window.until;
  const running: CalendarEntry[] = [];
  for (const entry of entries) {
    const last = isMoment(entry.kind) || entry.until <= entry.from ? entry.from : addDays(entry.until, -1);
    const [begins, ends] = [inside(entry.from), inside(last)];
    if (isMoment(entry.kind)) {
      if (begins) at(entry.from).lines.push({ occasion: 'moment', entry });
    } else if (begins && last === entry.from) at(entry.from).lines.push({ occasion: 'day', entry });
    else {
      if (begins) at(entry.from).lines.push({ occasion: 'starts', entry });
      if (ends) at(last).lines.push({ occasion: 'ends', entry });
      if (!begins && !ends && overlaps(entry, window)) running.push(entry);
    }
  }
  const runningPeriods: CalendarPeriod[] = [];
  for (const period of periods) {
    if (inside(period.from)) at(period.from).periods.push(period);
    else if (overlaps(period, window)) runningPeriods.push(period);
  }
  for (const day of days.values()) day.lines.sort((a, b) => rank[a.occasion] - rank[b.occasion]);
  return { running, runningPeriods, days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** The days of one page of the list, never half a day; and how many pages there are. At most about `size` lines a page. */
export function pageOfDays(days: readonly ListDay[], page: number, size = 120): { days: ListDay[]; pages: number } {
  const pages: ListDay[][] = [[]];
  let lines = 0;
  for (const day of days) {
    if (lines > 0 && lines + day.lines.length > size) {
      pages.push([]);
      lines = 0;
    }
    pages[pages.length - 1]?.push(day);
    lines += day.lines.length;
  }
  const index = Math.min(Math.max(page, 1), pages.length) - 1;
  return { days: pages[index] ?? [], pages: pages.length };
}
