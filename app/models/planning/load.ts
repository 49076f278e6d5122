// What a plan asks of each team per month against what that team can carry.
import { type Day, dayOf, firstOfMonth, monthOf, toNumber } from './day';
import { calendarsFor } from './network';
import { type Capacity, isMoment, type Item, type Plan, type TeamSupply } from './plan';
import { type CompiledCalendar, workIndex } from './working-calendar';

/** `YYYY-MM-01`. */
export type Month = Day;

/** Hours per team per month: team id → month → hours. */
export type Demand = Map<string, Map<Month, number>>;

/** A team asks for attention from this load ratio on; a proposal of the domain study, expert judgement. */
export const redFrom = 1;

/**
 * Item hours spread evenly over the item's working days (domain study 4.3, "P" without the availability weight).
 * Retired items ask nothing; the hours of a moment fall on its day.
 */
export function demandOf(plan: Plan, items: readonly Item[] = plan.items): Demand {
  const known = demands.get(items);
  if (known?.calendar === plan.calendar) return known.demand;
  const demand = sumOf(plan, items);
  demands.set(items, { calendar: plan.calendar, demand });
  return demand;
}

/** Items are immutable: what they ask is counted once, however often a screen or a change wants it. */
const demands = new WeakMap<readonly Item[], { calendar: Plan['calendar']; demand: Demand }>();

function sumOf(plan: Plan, items: readonly Item[]): Demand {
  const active = items.filter((item) => !item.retired && item.teamHours.length > 0);
  if (active.length === 0) return new Map();
  let first = active[0]!.start;
  let last = active[0]!.until;
  for (const { start, until } of active) {
    if (start < first) first = start;
    if (until > last) last = until;
  }
  const calendar = calendarsFor(plan, toNumber(first) - 40, toNumber(last) + 40)[0]!;
  const months = monthsFrom(calendar, toNumber(first), toNumber(last));
  const zero = monthCount(first);
  // Hours per team and month; NaN = nothing asked.
  const sums = new Map<string, Float64Array>();
  for (const item of active) {
    const from = workIndex(calendar, toNumber(item.start));
    const until = workIndex(calendar, toNumber(item.until));
    const spread = !isMoment(item.kind) && until > from;
    for (const { teamId, hours } of item.teamHours) {
      let sum = sums.get(teamId);
      if (!sum) sums.set(teamId, (sum = new Float64Array(months.length).fill(NaN)));
      let at = monthCount(item.start) - zero;
      // A moment, or entirely on days off (a freeze weekend): the hours fall in the month it starts.
      if (!spread) add(sum, at, hours);
      else {
        for (; at < months.length && months[at]!.first < until; at++) {
          const days = Math.min(until, months[at]!.until) - Math.max(from, months[at]!.first);
          if (days > 0) add(sum, at, (hours * days) / (until - from));
        }
      }
    }
  }
  const asked = (sum: Float64Array) =>
    new Map(months.flatMap(({ month }, at): [Month, number][] => (Number.isNaN(sum[at]) ? [] : [[month, sum[at]!]])));
  return new Map([...sums].map(([teamId, sum]) => [teamId, asked(sum)]));
}

function add(sum: Float64Array, at: number, hours: number): void {
  sum[at] = Number.isNaN(sum[at]) ? hours : sum[at]! + hours;
}

/** Months since year 0, to count places by. */
function monthCount(value: Day): number {
  return Number(value.slice(0, 4)) * 12 + monthOf(value);
}

type MonthSpan = { month: Month; first: number; until: number };

function monthsFrom(calendar: CompiledCalendar, first: number, last: number): MonthSpan[] {
  const spans: MonthSpan[] = [];
  let start = toNumber(firstOfMonth(dayOf(first)));
  while (start <= last) {
    const next = toNumber(firstOfMonth(dayOf(start + 31)));
    spans.push({ month: dayOf(start), first: workIndex(calendar, start), until: workIndex(calendar, next) });
    start = next;
  }
  return spans;
}

/** Capacity C = fte × U / 12 × a(month), hours (domain study 4.3); null where the municipality has not said. */
export function capacityOf(team: TeamSupply, month: Month, capacity: Capacity): number | null {
  if (team.fteEffective === null) return null;
  return ((team.fteEffective * capacity.productiveHours) / 12) * (capacity.availability[monthOf(month) - 1] ?? 1);
}

/** Regular work R = hours per month × season, hours. */
export function regularOf(team: TeamSupply, month: Month, capacity: Capacity): number {
  return (team.runHoursMonth ?? 0) * (capacity.season[monthOf(month) - 1] ?? 1);
}

/** Load ratio B = (R + P) / C; null where capacity is unknown or nil. */
export function loadRatio(team: TeamSupply, month: Month, demand: Demand, capacity: Capacity): number | null {
  const can = capacityOf(team, month, capacity);
  if (can === null || can <= 0) return null;
  return (regularOf(team, month, capacity) + (demand.get(team.id)?.get(month) ?? 0)) / can;
}

export type LoadCrossing = { teamId: string; month: Month; before: number; after: number };

/** Team months that a change pushes over the limit, or further over it; ratios before and after. */
export function crossings(before: Demand, after: Demand, capacity: Capacity): LoadCrossing[] {
  const result: LoadCrossing[] = [];
  for (const team of capacity.teams) {
    for (const month of after.get(team.id)?.keys() ?? []) {
      const was = loadRatio(team, month, before, capacity);
      const is = loadRatio(team, month, after, capacity);
      if (was !== null && is !== null && is > redFrom && is > was + 0.005) {
        result.push({ teamId: team.id, month, before: was, after: is });
      }
    }
  }
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return result.sort((a, b) => b.after - a.after || byText(a.month, b.month) || byText(a.teamId, b.teamId));
}
