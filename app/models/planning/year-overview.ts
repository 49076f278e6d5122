// Twelve months × workstreams or departments: how many items run and end, and how many hours they ask.
import { asksNobody, type CalendarFilter, everyone, type ItemState, none, passes, stateOf } from './calendar-filter';
import { addMonths, type Day, firstOfMonth, monthOf, toNumber, yearOf } from './day';
import type { Interval } from './interval';
import { effortHours, isMoment, type Item, type Label, type Plan } from './plan';
import { compileCalendar, type CompiledCalendar, workIndex } from './working-calendar';

export const rowChoices = ['workstream', 'department'] as const;
export type RowChoice = (typeof rowChoices)[number];

export type YearCell = {
  /** Work that runs on at least one day of the month; milestones and gates stand apart, in `moments`. */
  active: number;
  /** Of those, how many end in it. */
  landing: number;
  /** Item hours spread evenly over the item's working days, rounded; the hours of a moment fall on its day. */
  hours: number;
};

export type YearRow = { id: string; title: Label | null; hue: number | null; cells: YearCell[]; total: YearCell };
export type YearMoment = { id: string; title: Label; kind: 'milestone' | 'gate'; day: Day; state: ItemState };

export type YearOverview = {
  /** First days of the twelve months. */
  months: Day[];
  rows: YearRow[];
  /** Each item once, also when it asks more than one department. */
  totals: YearCell[];
  total: YearCell;
  /** The busiest cell of the rows, hours; the full width of a bar. */
  mostHours: number;
  /** Milestones and gates per month, in order of their days. */
  moments: YearMoment[][];
};

/** Counts by difference: what begins to count in a month is added there and taken off in the month after the last. */
type Tally = {
  active: Int32Array;
  landing: Int32Array;
  hours: Float64Array;
  /** Hours per working day, by difference, for months that lie wholly within an item. */
  rate: Float64Array;
  distinct: { active: number; landing: number };
};

const size = 14;
const tally = (): Tally => ({
  active: new Int32Array(size),
  landing: new Int32Array(size),
  hours: new Float64Array(size),
  rate: new Float64Array(size),
  distinct: { active: 0, landing: 0 },
});

type Scale = { first: Day; index: Int32Array; calendar: CompiledCalendar };

function add(to: Tally, item: Item, scale: Scale): void {
  const moment = isMoment(item.kind);
  const first = monthIndex(scale.first, item.start);
  // `until` is the day after: on the first of a month the item ended in the month before.
  const last = moment ? first : monthIndex(scale.first, item.until) - (item.until.endsWith('-01') ? 1 : 0);
  if (last < 0 || first > 11) return;
  const from = Math.max(0, first);
  const until = Math.min(11, last);
  if (!moment) {
    to.active[from]! += 1;
    to.active[until + 1]! -= 1;
    to.distinct.active += 1;
    if (last <= 11) {
      to.landing[last]! += 1;
      to.distinct.landing += 1;
    }
  }
  const hours = effortHours(item);
  if (hours === 0) return;
  const begin = workIndex(scale.calendar, toNumber(item.start));
  const end = workIndex(scale.calendar, toNumber(item.until));
  if (moment || end <= begin) {
    // A moment, or wholly on days off: the hours fall in the month it begins.
    if (first >= 0) to.hours[first]! += hours;
    return;
  }
  const rate = hours / (end - begin);
  const part = (month: number) =>
    rate * (Math.min(end, scale.index[month + 1]!) - Math.max(begin, scale.index[month]!));
  to.hours[from]! += part(from);
  if (until > from) to.hours[until]! += part(until);
  if (until - from > 1) {
    to.rate[from + 1]! += rate;
    to.rate[until]! -= rate;
  }
}

function monthIndex(first: Day, day: Day): number {
  return (yearOf(day) - yearOf(first)) * 12 + monthOf(day) - monthOf(first);
}

function cellsOf(
  { active, landing, hours, rate, distinct }: Tally,
  scale: Scale,
): { cells: YearCell[]; total: YearCell } {
  const cells: YearCell[] = [];
  let running = 0;
  let perDay = 0;
  let sum = 0;
  for (let month = 0; month < 12; month++) {
    running += active[month]!;
    perDay += rate[month]!;
    const exact = hours[month]! + perDay * (scale.index[month + 1]! - scale.index[month]!);
    sum += exact;
    cells.push({ active: running, landing: landing[month]!, hours: Math.max(0, Math.round(exact)) });
  }
  return { cells, total: { ...distinct, hours: Math.max(0, Math.round(sum)) } };
}

/** The rows an item counts in; what asks everybody has a row of its own, or every department would look the same. */
function rowsOf(item: Item, by: RowChoice): readonly string[] {
  if (by === 'workstream') return [item.workstreamId ?? none];
  if (item.allDepartments) return [everyone];
  return asksNobody(item) ? [none] : item.departments.map((entry) => entry.departmentId);
}

export type YearQuestion = { from: Day; rows: RowChoice; filter: CalendarFilter; today: Day };

/** One pass over the plan's items, with every item counted in its row or rows and once in the totals. */
export function yearOverview(plan: Plan, { from, rows: by, filter, today }: YearQuestion): YearOverview {
  const first = firstOfMonth(from);
  const months = Array.from({ length: 12 }, (_, index) => addMonths(first, index));
  const window: Interval = { from: first, until: addMonths(first, 12) };
  const items = plan.items.filter(
    (item) => item.start < window.until && item.until >= window.from && passes(item, filter, today),
  );
  const reach = items.reduce(
    ([a, b], item) => [Math.min(a, toNumber(item.start)), Math.max(b, toNumber(item.until))] as const,
    [toNumber(window.from), toNumber(window.until)] as const,
  );
  const calendar = compileCalendar(plan.calendar, reach[0] - 10, reach[1] + 10);
  const index = Int32Array.from([...months, window.until], (day) => workIndex(calendar, toNumber(day)));
  const scale: Scale = { first, index, calendar };

  const groups: { id: string; title: Label | null; hue: number | null }[] =
    by === 'workstream'
      ? plan.workstreams.map(({ id, title, hue }) => ({ id, title, hue }))
      : plan.departments.map(({ id, name }, place) => ({ id, title: name, hue: place % 10 }));
  if (by === 'department') groups.unshift({ id: everyone, title: null, hue: null });
  groups.push({ id: none, title: null, hue: null });
  const asked = by === 'workstream' ? (filter.workstream === null ? [] : [filter.workstream]) : filter.departments;
  const shown = groups.filter((group) => asked.length === 0 || asked.includes(group.id) || group.id === everyone);
  const tallies = new Map(shown.map((group) => [group.id, tally()]));
  const all = tally();
  const moments: YearMoment[][] = months.map(() => []);
  for (const item of items) {
    add(all, item, scale);
    for (const row of rowsOf(item, by)) {
      const own = tallies.get(row);
      if (own) add(own, item, scale);
    }
    if (item.kind !== 'milestone' && item.kind !== 'gate') continue;
    moments[monthIndex(first, item.start)]?.push({
      id: item.id,
      title: item.title,
      kind: item.kind,
      day: item.start,
      state: stateOf(item, today),
    });
  }
  for (const list of moments) list.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const rows = shown
    .map((group): YearRow => ({ ...group, ...cellsOf(tallies.get(group.id) ?? tally(), scale) }))
    // The rows for what asks everybody or belongs nowhere are there only when something does.
    .filter((row) => (row.id !== none && row.id !== everyone) || row.total.active > 0 || row.total.hours > 0);
  const { cells: totals, total } = cellsOf(all, scale);
  const mostHours = Math.max(0, ...rows.flatMap((row) => row.cells.map((cell) => cell.hours)));
  return { months, rows, totals, total, mostHours, moments };
}
