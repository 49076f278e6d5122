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
  const demand: Demand = new Map();
  const active = items.filter((item) => !item.retired && item.teamHours.length > 0);
  if (active.length === 0) return demand;
  let first = Infinity;
  let last = -Infinity;
  for (const item of active) {
    first = Math.min(first, toNumber(item.start));
    last = Math.max(last, toNumber(item.until));
  }
  const calendar = calendarsFor(plan, first - 40, last + 40)[0]!;
  const months = monthsFrom(calendar, first, last);
  for (const item of active) {
    for (const [month, share] of shares(item, calendar, months)) {
      for (const { teamId, hours } of item.teamHours) {
        let perMonth = demand.get(teamId);
        if (!perMonth) demand.set(teamId, (perMonth = new Map<Month, number>()));
        perMonth.set(month, (perMonth.get(month) ?? 0) + hours * share);
      }
    }
  }
  return demand;
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

function shares(item: Item, calendar: CompiledCalendar, months: MonthSpan[]): [Month, number][] {
  const from = workIndex(calendar, toNumber(item.start));
  const until = workIndex(calendar, toNumber(item.until));
  // A moment, or entirely on days off (a freeze weekend): the hours fall in the month it starts.
  if (isMoment(item.kind) || until <= from) return [[firstOfMonth(item.start), 1]];
  const result: [Month, number][] = [];
  for (const span of months) {
    const days = Math.min(until, span.until) - Math.max(from, span.first);
    if (days > 0) result.push([span.month, days / (until - from)]);
  }
  return result;
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
