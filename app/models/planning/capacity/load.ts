// What a plan asks of each team per month against what that team can carry.
import { addMonths, type Day, dayOf, firstOfMonth, mondayOf, monthOf, toNumber } from '../day';
import { calendarsFor } from '../network';
import { isMoment, type Item, type Plan } from '../plan';
import { type CompiledCalendar, workIndex } from '../working-calendar';
import { type Capacity, capacityOf, type Month, type RegularWork, regularWorkOf, type TeamSupply } from './supply';

/** What is asked of a team in a span: hours, and how many items are at work in it, at once or after one another. */
export type Asked = { hours: number; parallel: number };

/** Spans to count by: months, or weeks cut where a month ends (what a team has is said per month). */
export type Grain = 'month' | 'week';

/** team id → first day of a span → what is asked. Of months unless said otherwise. */
export type Demand = Map<string, Map<Day, Asked>>;

export const nothingAsked: Asked = { hours: 0, parallel: 0 };

/**
 * Item hours spread over the item's working days, a day weighing what the team has in that month (domain study 4.3, "P").
 * Retired items ask nothing; the hours of a moment fall on its day.
 */
export function demandOf(plan: Plan, items: readonly Item[] = plan.items, grain: Grain = 'month'): Demand {
  const { calendar, capacity } = plan;
  let known = demands.get(items);
  if (known?.calendar !== calendar || known.capacity !== capacity) {
    demands.set(items, (known = { calendar, capacity }));
  }
  return (known[grain] ??= sumOf(plan, items, grain));
}

/** Items are immutable: what they ask is counted once, however often a screen or a change wants it. */
const demands = new WeakMap<
  readonly Item[],
  { calendar: Plan['calendar']; capacity: Capacity } & Partial<Record<Grain, Demand>>
>();

function sumOf(plan: Plan, items: readonly Item[], grain: Grain): Demand {
  const spread = spreadOver(plan, items, grain);
  if (spread === null) return new Map();
  const sums = new Map<string, Sum>();
  for (const item of spread.items) {
    for (const { teamId, hours } of item.teamHours) {
      let sum = sums.get(teamId);
      if (!sum) sums.set(teamId, (sum = emptySum(spread.spans.length)));
      spread.add(sum, item, teamId, hours);
    }
  }
  return new Map([...sums].map(([teamId, sum]) => [teamId, askedIn(spread.spans, sum)]));
}

/** What each item asks of one team per month, for the items that ask anything: what is behind a cell. */
export function demandPerItem(plan: Plan, teamId: string): { item: Item; months: Map<Month, number> }[] {
  const spread = spreadOver(plan, plan.items, 'month');
  if (spread === null) return [];
  return spread.items.flatMap((item) => {
    const hours = item.teamHours.find((entry) => entry.teamId === teamId)?.hours ?? 0;
    if (hours === 0) return [];
    const sum = emptySum(spread.spans.length);
    spread.add(sum, item, teamId, hours);
    return [{ item, months: new Map([...askedIn(spread.spans, sum)].map(([month, asked]) => [month, asked.hours])) }];
  });
}

/** Per span; `items` 0 = nothing asked. */
type Sum = { hours: Float64Array; items: Uint16Array };
const emptySum = (spans: number): Sum => ({ hours: new Float64Array(spans), items: new Uint16Array(spans) });

function askedIn(spans: readonly WorkSpan[], { hours, items }: Sum): Map<Day, Asked> {
  const asked = new Map<Day, Asked>();
  spans.forEach(({ from }, at) => {
    if (items[at]! > 0) asked.set(from, { hours: hours[at]!, parallel: items[at]! });
  });
  return asked;
}

/** A span within one month, from its first day; `first` and `until` count working days. */
type WorkSpan = { from: Day; start: number; month: number; first: number; until: number };
type Spread = {
  items: readonly Item[];
  spans: readonly WorkSpan[];
  /** Adds the hours an item asks of a team to the spans they fall in. */
  add: (sum: Sum, item: Item, teamId: string, hours: number) => void;
};

/** Null when no item asks any hours. */
function spreadOver(plan: Plan, items: readonly Item[], grain: Grain): Spread | null {
  const active = items.filter((item) => !item.retired && item.teamHours.length > 0);
  if (active.length === 0) return null;
  let first = active[0]!.start;
  let last = active[0]!.until;
  for (const { start, until } of active) {
    if (start < first) first = start;
    if (until > last) last = until;
  }
  const calendar = calendarsFor(plan, toNumber(first) - 40, toNumber(last) + 40)[0]!;
  const spans = spansFrom(calendar, toNumber(first), toNumber(last), grain);
  const own = new Map(
    plan.capacity.teams.flatMap((team) => (team.availability ? [[team.id, team.availability] as const] : [])),
  );
  /** Days that an item is at work in a span, weighed. */
  const part = (span: WorkSpan, from: number, until: number, weights: readonly number[]) => {
    const days = Math.min(until, span.until) - Math.max(from, span.first);
    return days > 0 ? days * (weights[span.month - 1] ?? 1) : 0;
  };
  const add: Spread['add'] = (sum, item, teamId, hours) => {
    const weights = own.get(teamId) ?? plan.capacity.availability;
    const [start, end] = [toNumber(item.start), toNumber(item.until)];
    const [from, until] = [workIndex(calendar, start), workIndex(calendar, end)];
    const begins = spanAt(spans, start);
    let all = 0;
    if (!isMoment(item.kind)) {
      for (let at = begins; at < spans.length && spans[at]!.first < until; at++) {
        all += part(spans[at]!, from, until, weights);
      }
    }
    // A moment, or entirely on days off (a freeze weekend): the hours fall in the span it starts in.
    if (all === 0) return addTo(sum, begins, hours);
    for (let at = begins; at < spans.length && spans[at]!.first < until; at++) {
      const share = part(spans[at]!, from, until, weights);
      if (share > 0) addTo(sum, at, (hours * share) / all);
    }
  };
  return { items: active, spans, add };
}

function addTo({ hours, items }: Sum, at: number, more: number): void {
  hours[at]! += more;
  items[at]!++;
}

/** The span a day lies in; spans follow one another without a gap. */
function spanAt(spans: readonly WorkSpan[], number: number): number {
  let [low, high] = [0, spans.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spans[middle]!.start <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

function spansFrom(calendar: CompiledCalendar, first: number, last: number, grain: Grain): WorkSpan[] {
  const spans: WorkSpan[] = [];
  let start = toNumber(firstOfMonth(dayOf(first)));
  while (start <= last) {
    const from = dayOf(start);
    const month = toNumber(addMonths(firstOfMonth(from), 1));
    const next = grain === 'month' ? month : Math.min(month, toNumber(mondayOf(from)) + 7);
    const edges = { first: workIndex(calendar, start), until: workIndex(calendar, next) };
    spans.push({ from, start, month: monthOf(from), ...edges });
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
  const supply = supplyIn(team, month, capacity);
  const asked = demand.get(team.id)?.get(month) ?? nothingAsked;
  const { regular, double, share } = supply.work;
  const [calendar, switching] = [asked.hours, switchingIn(asked, capacity)];
  return { regular, double, share, calendar, switching, capacity: supply.has, ratio: ratioOf(supply, asked, capacity) };
}

/** W: what working on more than two items at once costs, hours. */
export function switchingIn({ hours, parallel }: Asked, { switchingLoss }: Capacity): number {
  return switchingLoss * hours * Math.max(0, parallel - 2);
}

/** The load ratio of what a team has and does anyway with what it is asked; null where it has no hours or nobody said. */
export function ratioOf({ work, has }: SupplyIn, asked: Asked, capacity: Capacity): number | null {
  if (has === null || has <= 0) return null;
  return (work.regular + work.double + asked.hours + switchingIn(asked, capacity)) / has;
}

/** What a team does anyway in a month, and what it has; hours, null where nobody said. */
export type SupplyIn = { work: RegularWork; has: number | null };
const supplies = new WeakMap<Capacity, WeakMap<TeamSupply, Map<Month, SupplyIn>>>();

/** What a team has and does anyway in a month: the same for every plan it is weighed against, so worked out once. */
export function supplyIn(team: TeamSupply, month: Month, capacity: Capacity): SupplyIn {
  let teams = supplies.get(capacity);
  if (!teams) supplies.set(capacity, (teams = new WeakMap()));
  let months = teams.get(team);
  if (!months) teams.set(team, (months = new Map()));
  let known = months.get(month);
  if (!known) {
    known = { work: regularWorkOf(team, month, capacity), has: capacityOf(team, month, capacity) };
    months.set(month, known);
  }
  return known;
}

/** The load ratio alone; null where capacity is unknown or nil. */
export function loadRatio(team: TeamSupply, month: Month, demand: Demand, capacity: Capacity): number | null {
  return ratioOf(supplyIn(team, month, capacity), demand.get(team.id)?.get(month) ?? nothingAsked, capacity);
}
