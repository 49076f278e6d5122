// What a plan asks of each team per month against what that team can carry.
import { type Day, dayOf, firstOfMonth, monthOf, toNumber } from '../day';
import { calendarsFor } from '../network';
import { isMoment, type Item, type Plan } from '../plan';
import { type CompiledCalendar, workIndex } from '../working-calendar';
import { limitsOf } from './queue';
import { type Capacity, capacityOf, type Month, regularWorkOf, type TeamSupply } from './supply';

/** What is asked of a team in a month: hours, and how many items are at work in it at the same time or after one another. */
export type Asked = { hours: number; parallel: number };

/** team id → month → what is asked. */
export type Demand = Map<string, Map<Month, Asked>>;

export const nothingAsked: Asked = { hours: 0, parallel: 0 };

/**
 * Item hours spread over the item's working days, a day weighing what the team has in that month (domain study 4.3, "P").
 * Retired items ask nothing; the hours of a moment fall on its day.
 */
export function demandOf(plan: Plan, items: readonly Item[] = plan.items): Demand {
  const known = demands.get(items);
  if (known?.calendar === plan.calendar && known.capacity === plan.capacity) return known.demand;
  const demand = sumOf(plan, items);
  demands.set(items, { calendar: plan.calendar, capacity: plan.capacity, demand });
  return demand;
}

/** Items are immutable: what they ask is counted once, however often a screen or a change wants it. */
const demands = new WeakMap<readonly Item[], { calendar: Plan['calendar']; capacity: Capacity; demand: Demand }>();

function sumOf(plan: Plan, items: readonly Item[]): Demand {
  const spread = spreadOver(plan, items);
  if (spread === null) return new Map();
  const sums = new Map<string, Sum>();
  for (const item of spread.items) {
    for (const { teamId, hours } of item.teamHours) {
      let sum = sums.get(teamId);
      if (!sum) sums.set(teamId, (sum = emptySum(spread.months.length)));
      spread.add(sum, item, teamId, hours);
    }
  }
  return new Map([...sums].map(([teamId, sum]) => [teamId, askedIn(spread.months, sum)]));
}

/** What each item asks of one team per month, for the items that ask anything: what is behind a cell. */
export function demandPerItem(plan: Plan, teamId: string): { item: Item; months: Map<Month, number> }[] {
  const spread = spreadOver(plan, plan.items);
  if (spread === null) return [];
  return spread.items.flatMap((item) => {
    const hours = item.teamHours.find((entry) => entry.teamId === teamId)?.hours ?? 0;
    if (hours === 0) return [];
    const sum = emptySum(spread.months.length);
    spread.add(sum, item, teamId, hours);
    return [{ item, months: new Map([...askedIn(spread.months, sum)].map(([month, asked]) => [month, asked.hours])) }];
  });
}

/** Per month; `items` 0 = nothing asked. */
type Sum = { hours: Float64Array; items: Uint16Array };
const emptySum = (months: number): Sum => ({ hours: new Float64Array(months), items: new Uint16Array(months) });

function askedIn(months: readonly MonthSpan[], { hours, items }: Sum): Map<Month, Asked> {
  const asked = new Map<Month, Asked>();
  months.forEach(({ month }, at) => {
    if (items[at]! > 0) asked.set(month, { hours: hours[at]!, parallel: items[at]! });
  });
  return asked;
}

type MonthSpan = { month: Month; first: number; until: number };
type Spread = {
  items: readonly Item[];
  months: readonly MonthSpan[];
  /** Adds the hours an item asks of a team to the months they fall in. */
  add: (sum: Sum, item: Item, teamId: string, hours: number) => void;
};

/** Null when no item asks any hours. */
function spreadOver(plan: Plan, items: readonly Item[]): Spread | null {
  const active = items.filter((item) => !item.retired && item.teamHours.length > 0);
  if (active.length === 0) return null;
  let first = active[0]!.start;
  let last = active[0]!.until;
  for (const { start, until } of active) {
    if (start < first) first = start;
    if (until > last) last = until;
  }
  const calendar = calendarsFor(plan, toNumber(first) - 40, toNumber(last) + 40)[0]!;
  const months = spansFrom(calendar, toNumber(first), toNumber(last));
  const zero = monthCount(first);
  const own = new Map(
    plan.capacity.teams.flatMap((team) => (team.availability ? [[team.id, team.availability] as const] : [])),
  );
  const add: Spread['add'] = (sum, item, teamId, hours) => {
    const weights = own.get(teamId) ?? plan.capacity.availability;
    const from = workIndex(calendar, toNumber(item.start));
    const until = workIndex(calendar, toNumber(item.until));
    const begins = monthCount(item.start) - zero;
    const part = (at: number) => {
      const span = months[at]!;
      const days = Math.min(until, span.until) - Math.max(from, span.first);
      return days > 0 ? days * (weights[monthOf(span.month) - 1] ?? 1) : 0;
    };
    let all = 0;
    if (!isMoment(item.kind))
      for (let at = begins; at < months.length && months[at]!.first < until; at++) all += part(at);
    // A moment, or entirely on days off (a freeze weekend): the hours fall in the month it starts.
    if (all === 0) return addTo(sum, begins, hours);
    for (let at = begins; at < months.length && months[at]!.first < until; at++) {
      const share = part(at);
      if (share > 0) addTo(sum, at, (hours * share) / all);
    }
  };
  return { items: active, months, add };
}

function addTo({ hours, items }: Sum, at: number, more: number): void {
  hours[at]! += more;
  items[at]!++;
}

/** Months since year 0, to count places by. */
function monthCount(value: Day): number {
  return Number(value.slice(0, 4)) * 12 + monthOf(value);
}

function spansFrom(calendar: CompiledCalendar, first: number, last: number): MonthSpan[] {
  const spans: MonthSpan[] = [];
  let start = toNumber(firstOfMonth(dayOf(first)));
  while (start <= last) {
    const next = toNumber(firstOfMonth(dayOf(start + 31)));
    spans.push({ month: dayOf(start), first: workIndex(calendar, start), until: workIndex(calendar, next) });
    start = next;
  }
  return spans;
}

/** Where a team's hours of one month go, and what it has; hours, `ratio` null where capacity is unknown or nil. */
export type TeamLoad = {
  regular: number;
  /** Done on paper and digitally at once. */
  double: number;
  /** Share of the flows that run double, 0–1. */
  share: number;
  calendar: number;
  /** Lost to working on more than two items at once. */
  switching: number;
  capacity: number | null;
  ratio: number | null;
};

/** Load ratio B = (R + H + P + W) / C of a team in a month (domain study 4.3). */
export function teamLoad(team: TeamSupply, month: Month, demand: Demand, capacity: Capacity): TeamLoad {
  const work = regularWorkOf(team, month, capacity);
  const { hours: calendar, parallel } = demand.get(team.id)?.get(month) ?? nothingAsked;
  const switching = capacity.switchingLoss * calendar * Math.max(0, parallel - 2);
  const has = capacityOf(team, month, capacity);
  const needed = work.regular + work.double + calendar + switching;
  return { ...work, calendar, switching, capacity: has, ratio: has === null || has <= 0 ? null : needed / has };
}

/** The load ratio alone; null where capacity is unknown or nil. */
export function loadRatio(team: TeamSupply, month: Month, demand: Demand, capacity: Capacity): number | null {
  return teamLoad(team, month, demand, capacity).ratio;
}

export type LoadCrossing = {
  teamId: string;
  month: Month;
  before: number;
  after: number;
  /** The team's limit, see {@link limitsOf}. */
  limit: number;
  /** Was it within its limit before? Then somebody has to say why. */
  crossed: boolean;
};

/** Team months that a change pushes over the limit, or further over it; ratios before and after. */
export function crossings(before: Demand, after: Demand, capacity: Capacity): LoadCrossing[] {
  const result: LoadCrossing[] = [];
  for (const team of capacity.teams) {
    const { red: limit } = limitsOf(team.interchangeable);
    for (const month of after.get(team.id)?.keys() ?? []) {
      const was = loadRatio(team, month, before, capacity);
      const is = loadRatio(team, month, after, capacity);
      if (was === null || is === null || is <= limit + 1e-9) continue;
      // Whoever goes over is asked why, by however little; going further over is only told when it can be seen.
      const crossed = was <= limit + 1e-9;
      if (crossed || is > was + 0.005) result.push({ teamId: team.id, month, before: was, after: is, limit, crossed });
    }
  }
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return result.sort((a, b) => b.after - a.after || byText(a.month, b.month) || byText(a.teamId, b.teamId));
}
