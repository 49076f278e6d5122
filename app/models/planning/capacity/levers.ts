// What would help a team that is asked too much, worked out on the plan itself: move an item, hire, end paper, drop an item.
import { placeChange } from '../change';
import { addDays, addMonths, type Day, firstOfMonth } from '../day';
import { isFrozen, type Item, type Plan } from '../plan';
import type { PlanChange } from '../plan-change';
import { causesIn } from './causes';
import { addedUp } from './heat-map';
import { type Demand, demandOf, type TeamLoad, teamLoad } from './load';
import { pressedQuarter, shortage } from './outlook';
import { limitsOf } from './queue';
import { type Capacity, type Month, monthsFrom, paperEnds, type Staffing, type TeamSupply } from './supply';
import { exceeds } from '../threshold';

/** The highest mean of three months in a row (null: not known), and the hours that are missing, over the months looked at. */
export type Pressure = { average: number | null; shortage: number };

type Effect = {
  after: Pressure;
  /** Is the team within its limit then? */
  enough: boolean;
};

export type Lever = Effect &
  (
    | { kind: 'move'; item: Item; weeks: number; start: Day }
    | { kind: 'hire'; staffing: Staffing & { from: Month; until: Month } }
    | { kind: 'substitution'; on: Month }
    | { kind: 'drop'; item: Item }
  );

export type Levers = { before: Pressure; levers: Lever[] };

/** How far ahead an item is tried. */
const mostWeeks = 13;
/** Hire goes in tenths of an fte, up to this many tenths. */
const mostTenths = 100;

export type Asking = {
  plan: Plan;
  /** What other programmes ask, by which nothing changes here. */
  others: Demand;
  team: TeamSupply;
  /** The months looked at, the last not included. */
  from: Month;
  until: Month;
  /** Nothing moves to before this day, and nothing is decided before the month after it. */
  today: Day;
};

const askingOf = (items: readonly Item[], teamId: string) =>
  items.filter(({ teamHours }) => teamHours.some((entry) => entry.teamId === teamId));

/** The pressure on a team of a plan; also how the effect of a lever is checked. */
export function pressureOf({ plan, others, team, from, until }: Asking, capacity: Capacity = plan.capacity): Pressure {
  return pressureUnder(team, { plan, others, from, until }, capacity, demandOf(plan, askingOf(plan.items, team.id)));
}

function pressureUnder(
  team: TeamSupply,
  { others, from, until }: Pick<Asking, 'plan' | 'others' | 'from' | 'until'>,
  capacity: Capacity,
  own: Demand,
): Pressure {
  const all = addedUp([own, others]);
  const loads = monthsFrom(from, until).map((month): TeamLoad => teamLoad(team, month, all, capacity));
  return { average: pressedQuarter(loads.map(({ ratio }) => ratio))?.average ?? null, shortage: shortage(loads) };
}

/** The change that a lever on the plan is, as the page sends it. */
export function changeOf(lever: Extract<Lever, { kind: 'move' | 'drop' }>): PlanChange {
  const itemId = lever.item.id;
  return lever.kind === 'drop'
    ? { kind: 'retire_item', itemId }
    : { kind: 'move_item', itemId, start: lever.start, last: null };
}

/** The team as a lever on what it has makes it. */
export function teamAfter(team: TeamSupply, lever: Extract<Lever, { kind: 'hire' | 'substitution' }>): TeamSupply {
  return lever.kind === 'hire'
    ? { ...team, staffing: [...team.staffing, lever.staffing] }
    : { ...team, substitutionOn: lever.on };
}

/** What would help in the `pressed` months, each with what it does over all months looked at. None where the load is not known. */
export function leversFor(asking: Asking, pressed: { from: Month; until: Month }): Levers {
  const { plan, team } = asking;
  const before = pressureOf(asking);
  if (before.average === null) return { before, levers: [] };
  const limit = limitsOf(team.interchangeable).red;
  const effect = (after: Pressure): Effect => ({
    after,
    enough: after.average !== null && !exceeds(after.average, limit),
  });
  const own = demandOf(plan, askingOf(plan.items, team.id));
  const supplied = (after: TeamSupply) => effect(pressureUnder(after, asking, plan.capacity, own));
  const changed = (change: PlanChange): Effect | null => {
    const placed = placeChange(plan, change);
    return placed.ok ? effect(pressureOf({ ...asking, plan: placed.value.plan })) : null;
  };
  const causes = causesIn([plan], team.id, monthsFrom(pressed.from, pressed.until)).map(({ item }) => item);
  const levers = [
    moveLever(causes, asking.today, changed),
    hireLever(team, asking, before, limit, supplied),
    substitutionLever(team, asking, supplied),
    dropLever(causes, changed),
  ];
  const helps = ({ after }: Effect) => lower(after.average, before.average) || after.shortage < before.shortage - 0.5;
  return { before, levers: levers.filter((lever) => lever !== null && helps(lever)).flatMap((lever) => lever ?? []) };
}

const lower = (a: number | null, b: number | null) => (a ?? Infinity) < (b ?? Infinity);

/** The item that asks most of those that can still move, as few weeks later as bring the team under its limit; else where it helps most. */
function moveLever(causes: readonly Item[], today: Day, changed: (change: PlanChange) => Effect | null): Lever | null {
  for (const item of causes) {
    if (isFrozen(item) || item.pinned || item.border !== null) continue;
    let best: Extract<Lever, { kind: 'move' }> | null = null;
    for (let weeks = 1; weeks <= mostWeeks; weeks++) {
      const start = addDays(item.start, weeks * 7);
      if (start < today) continue;
      const effect = changed({ kind: 'move_item', itemId: item.id, start, last: null });
      if (!effect) break;
      if (!best || lower(effect.after.average, best.after.average))
        best = { kind: 'move', item, weeks, start, ...effect };
      if (effect.enough) return best;
    }
    if (best) return best;
  }
  return null;
}

/** As few tenths of an fte as bring the team under its limit, for the months in which it is over. */
function hireLever(
  team: TeamSupply,
  { from, until, plan, others, today }: Asking,
  before: Pressure,
  limit: number,
  supplied: (after: TeamSupply) => Effect,
): Lever | null {
  if (before.average === null || before.average <= limit) return null;
  const all = addedUp([demandOf(plan, askingOf(plan.items, team.id)), others]);
  const first = maxMonth(from, addMonths(firstOfMonth(today), 1));
  const over = monthsFrom(first, until).filter((month) => {
    const { ratio } = teamLoad(team, month, all, plan.capacity);
    return ratio !== null && ratio > limit;
  });
  if (over.length === 0) return null;
  const period = { from: over[0]!, until: addMonths(over.at(-1)!, 1) };
  let found: Lever | null = null;
  for (let tenths = 1; tenths <= mostTenths && !found?.enough; tenths++) {
    const staffing = { kind: 'hire', fte: tenths / 10, ...period } as const;
    const effect = supplied({ ...team, staffing: [...team.staffing, staffing] });
    // More people do not change a month before they come: then fewer help as much.
    if (!lower(effect.after.average, (found?.after ?? before).average)) break;
    found = { kind: 'hire', staffing, ...effect };
  }
  return found;
}

const maxMonth = (a: Month, b: Month): Month => (a > b ? a : b);

/** A substitution decision that is in force from next month on, where paper has not ended yet and it would be earlier than planned. */
function substitutionLever(
  team: TeamSupply,
  { from, until, today }: Asking,
  supplied: (after: TeamSupply) => Effect,
): Lever | null {
  const on = maxMonth(from, addMonths(firstOfMonth(today), 1));
  if (on >= until || (team.substitutionOn !== null && team.substitutionOn <= on)) return null;
  const shares = [team.doubleShare, ...team.steps.flatMap(({ doubleShare }) => doubleShare ?? [])];
  if (Math.max(...shares) <= paperEnds.lowest) return null;
  return { kind: 'substitution', on, ...supplied({ ...team, substitutionOn: on }) };
}

/** The item that asks most of those that have not begun. */
function dropLever(causes: readonly Item[], changed: (change: PlanChange) => Effect | null): Lever | null {
  for (const item of causes) {
    if (isFrozen(item)) continue;
    const effect = changed({ kind: 'retire_item', itemId: item.id });
    if (effect) return { kind: 'drop', item, ...effect };
  }
  return null;
}
