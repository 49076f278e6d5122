// Teams by month or week: how pressed each is, by its own limits, and which part of that this programme asks.
import { addDays, addMonths, type Day, firstOfMonth, maxDay, minDay, mondayOf, toNumber } from '../day';
import { overlaps } from '../interval';
import { calendarsFor } from '../network';
import { isMoment, type Item, type Plan } from '../plan';
import { workIndex } from '../working-calendar';
import { type Asked, type Demand, nothingAsked, supplyIn, switchingIn, type TeamLoad } from './load';
import { neededOf } from './outlook';
import { type LoadLimits, limitsOf } from './queue';
import { type Capacity, type Month, monthsFrom, type TeamSupply } from './supply';

/** calm: under amber · busy: from amber up to red · over: above red, or asked while nobody is there · unknown: nobody said what it has. */
export const heatStates = ['calm', 'busy', 'over', 'unknown'] as const;
export type HeatState = (typeof heatStates)[number];

/**
 * A column: a month, or a week with the parts of the months it lies in. `share`: of the working days of the month; `from`: the
 * first day of the part, under which {@link Demand} knows what is asked in it.
 */
export type HeatSpan = { from: Day; until: Day; parts: readonly { month: Month; share: number; from: Day }[] };

export type HeatCell = TeamLoad & {
  /** Hours of the calendar that this programme asks, and that others do. */
  own: number;
  others: number;
  state: HeatState;
};

export type HeatRow = {
  team: TeamSupply;
  limits: LoadLimits;
  cells: HeatCell[];
  /** The highest load ratio of the row; null where none is known. */
  peak: number | null;
};

/** Columns of whole months. */
export function monthSpans(from: Month, until: Month): HeatSpan[] {
  return monthsFrom(from, until).map((month) => ({
    ...{ from: month, until: addMonths(month, 1) },
    parts: [{ month, share: 1, from: month }],
  }));
}

/** Columns of weeks from Monday, cut off at the period: what a team has in a month falls evenly on its working days. */
export function weekSpans(plan: Plan, from: Month, until: Month): HeatSpan[] {
  const calendar = calendarsFor(plan, toNumber(from) - 40, toNumber(until) + 40)[0]!;
  const workdays = (a: Day, b: Day) => workIndex(calendar, toNumber(b)) - workIndex(calendar, toNumber(a));
  const spans: HeatSpan[] = [];
  for (let monday = mondayOf(from); monday < until; monday = addDays(monday, 7)) {
    const span = { from: maxDay(monday, from), until: minDay(addDays(monday, 7), until) };
    const months = monthsFrom(firstOfMonth(span.from), addMonths(firstOfMonth(addDays(span.until, -1)), 1));
    const parts = months.map((month) => {
      const next = addMonths(month, 1);
      const all = workdays(month, next);
      const some = workdays(maxDay(month, span.from), minDay(next, span.until));
      return { month, share: all === 0 ? 0 : some / all, from: maxDay(month, span.from) };
    });
    spans.push({ ...span, parts });
  }
  return spans;
}

/** Everything that is asked, of several programmes together; how many items at once is counted over all of them. */
export function addedUp(demands: readonly Demand[]): Demand {
  const [first = new Map() as Demand, ...more] = demands;
  if (more.length === 0) return first;
  const sum: Demand = new Map();
  for (const demand of demands) {
    for (const [teamId, months] of demand) {
      let total = sum.get(teamId);
      if (!total) sum.set(teamId, (total = new Map()));
      for (const [month, { hours, parallel }] of months) {
        const known = total.get(month) ?? nothingAsked;
        total.set(month, { hours: known.hours + hours, parallel: known.parallel + parallel });
      }
    }
  }
  return sum;
}

/** `limits` of the team the load is of. */
export function stateOf(
  load: Pick<TeamLoad, 'ratio' | 'capacity' | 'regular' | 'double' | 'calendar' | 'switching'>,
  limits: LoadLimits,
): HeatState {
  if (load.capacity === null) return 'unknown';
  if (load.ratio === null) return neededOf(load) > 0 ? 'over' : 'calm';
  // A ratio that is the limit but for the last bit of a sum keeps it.
  if (load.ratio > limits.red + 1e-9) return 'over';
  return load.ratio >= limits.amber - 1e-9 ? 'busy' : 'calm';
}

/** What is asked of one team: by this programme, and by all of them. */
type AskedOfTeam = Record<'own' | 'all', ReadonlyMap<Day, Asked> | undefined>;

function cellOf(team: TeamSupply, limits: LoadLimits, { parts }: HeatSpan, asked: AskedOfTeam, capacity: Capacity) {
  const sum = { regular: 0, double: 0, share: 0, calendar: 0, switching: 0, own: 0, others: 0 };
  let has: number | null = 0;
  let weight = 0;
  for (const { month, share, from } of parts) {
    const supply = supplyIn(team, month, capacity);
    const all = asked.all?.get(from) ?? nothingAsked;
    const own = asked.own?.get(from)?.hours ?? 0;
    sum.regular += supply.work.regular * share;
    sum.double += supply.work.double * share;
    sum.share += supply.work.share * share;
    sum.calendar += all.hours;
    sum.switching += switchingIn(all, capacity);
    sum.own += own;
    sum.others += all.hours - own;
    has = has === null || supply.has === null ? null : has + supply.has * share;
    weight += share;
  }
  const ratio = has === null || has <= 0 ? null : neededOf(sum) / has;
  const cell = { ...sum, share: weight === 0 ? 0 : sum.share / weight, capacity: has, ratio };
  return { ...cell, state: stateOf(cell, limits) } satisfies HeatCell;
}

/**
 * One row per team, in the order of the municipality. `own` is what this programme asks, `all` what all of them do, both counted
 * by the grain of the spans.
 */
export function heatMap(
  teams: readonly TeamSupply[],
  spans: readonly HeatSpan[],
  { own, all, capacity }: { own: Demand; all: Demand; capacity: Capacity },
): HeatRow[] {
  return teams.map((team) => {
    const limits = limitsOf(team.interchangeable);
    const asked = { own: own.get(team.id), all: all.get(team.id) };
    const cells = spans.map((span): HeatCell => cellOf(team, limits, span, asked, capacity));
    const ratios = cells.flatMap(({ ratio }) => ratio ?? []);
    return { team, limits, cells, peak: ratios.length === 0 ? null : Math.max(...ratios) };
  });
}

/** How far above its own limit a row comes; teams nobody knows the size of come last. */
const pressure = ({ peak, limits, cells }: HeatRow): number => {
  if (peak !== null) return peak / limits.red;
  return cells.some(({ state }) => state === 'over') ? Infinity : -1;
};

/** The most pressed first: by how far each comes above its own limit; equally pressed ones stay in their order. */
export function mostPressedFirst(rows: readonly HeatRow[]): HeatRow[] {
  return [...rows].sort((a, b) => {
    const [left, right] = [pressure(a), pressure(b)];
    return left === right ? 0 : right - left;
  });
}

/** How many items at work in a period say what they cost; moments are left out, they cost no work. */
export type Trust = { items: number; withHours: number };

export function trustIn(items: readonly Item[], from: Day, until: Day): Trust {
  const shown = items.filter(
    (item) =>
      !item.retired && !isMoment(item.kind) && overlaps({ from: item.start, until: item.until }, { from, until }),
  );
  return { items: shown.length, withHours: shown.filter(({ teamHours }) => teamHours.length > 0).length };
}

/** Under this share of items with hours, a heat map says more about what is not filled in than about load. */
export const leastTrusted = 0.3;

export const isTrusted = ({ items, withHours }: Trust): boolean => items === 0 || withHours / items >= leastTrusted;
