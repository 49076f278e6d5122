// schedule(plan) places every automatic item as soon as its links, its floor and the calendar allow, and nothing else moves.
//
// Days are half-open, so all four link types are one comparison of instants counted in working days, with lag added:
//   FS: start(to) >= finish(from) + lag     SS: start(to) >= start(from) + lag
//   FF: finish(to) >= finish(from) + lag    SF: finish(to) >= start(from) + lag
// Lag counts the organisation's working days; an item's length counts its own calendar's. A moment has start = finish.
import { type Day, type DayNumber, dayOf } from './day';
import { buildNetwork, calendarsFor, type Network } from './network';
import type { Item, Plan } from './plan';
import { type CompiledCalendar, nextWorkday, nthWorkday, workIndex } from './working-calendar';

/** Why an item starts when it does: index of the link that decides (>= 0), or one of these. */
export const causeStands = -1;
export const causeFloor = -2;

export type Schedule = {
  network: Network;
  calendars: readonly CompiledCalendar[];
  start: Int32Array;
  until: Int32Array;
  /** Per item: position in plan.dependencies of the deciding link, or causeStands / causeFloor. */
  cause: Int32Array;
  /** Per item: the predecessor at the other end of that link, or -1. */
  causeItem: Int32Array;
  /** A topological order of the items. */
  order: Int32Array;
};

export type ScheduleResult = { ok: true; schedule: Schedule } | { ok: false; reason: 'cycle'; path: string[] };

/** Topological order by Kahn's algorithm, or the ids along one cycle (first id repeated at the end). */
export function topologicalOrder(network: Network): { order: Int32Array } | { path: string[] } {
  const n = network.items.length;
  const left = network.indegree.slice();
  const order = new Int32Array(n);
  let tail = 0;
  for (let i = 0; i < n; i++) if (left[i] === 0) order[tail++] = i;
  for (let head = 0; head < tail; head++) {
    const i = order[head]!;
    for (let k = network.firstOut[i]!; k < network.firstOut[i + 1]!; k++) {
      const j = network.linkTo[k]!;
      if (--left[j]! === 0) order[tail++] = j;
    }
  }
  return tail === n ? { order } : { path: cyclePath(network, left) };
}

function cyclePath(network: Network, left: Int32Array): string[] {
  // Every item that is left has a predecessor that is left; walking back must come round.
  const previous = new Int32Array(left.length).fill(-1);
  for (let i = 0; i < left.length; i++) {
    if (left[i]! <= 0) continue;
    for (let k = network.firstOut[i]!; k < network.firstOut[i + 1]!; k++) previous[network.linkTo[k]!] = i;
  }
  const seenAt = new Map<number, number>();
  const walk: number[] = [];
  let at = left.findIndex((count) => count > 0);
  while (!seenAt.has(at)) {
    seenAt.set(at, walk.length);
    walk.push(at);
    at = previous[at]!;
  }
  const cycle = walk.slice(seenAt.get(at)).reverse();
  return [...cycle, cycle[0]!].map((index) => network.items[index]!.id);
}

/**
 * The instant a link asks its successor to wait for, as the day at whose beginning it falls; may lie on a day off.
 * With no lag that is the predecessor's own instant, so that a Saturday somebody works is waited for. Except that a finish
 * compared with a morning (a start, a moment) may fall before the days off in between: Friday evening is Monday morning.
 */
export function instantOf(
  type: number,
  lag: number,
  start: DayNumber,
  until: DayNumber,
  organisation: CompiledCalendar,
): DayNumber {
  const from = type === 0 || type === 2 ? until : start;
  if (lag === 0 && (type < 2 || from > start)) return from;
  return nthWorkday(organisation, workIndex(organisation, from) + lag - 1) + 1;
}

/** The first own working day on which a successor may start to keep to that instant. */
export function boundOf(type: number, instant: DayNumber, own: CompiledCalendar, duration: number): DayNumber {
  if (type < 2 || duration === 0) return nextWorkday(own, instant);
  return nthWorkday(own, workIndex(own, nextWorkday(own, instant - 1)) - duration + 1);
}

/** Null when the calendars do not reach far enough: beyond their last working day nothing is known. */
function place(network: Network, order: Int32Array, calendars: CompiledCalendar[]): Omit<Schedule, 'network'> | null {
  const n = network.items.length;
  const start = new Int32Array(n);
  const until = new Int32Array(n);
  const earliest = new Int32Array(n);
  const cause = new Int32Array(n).fill(causeFloor);
  const causeItem = new Int32Array(n).fill(-1);
  const organisation = calendars[0]!;
  const known = (organisation.nth[organisation.nth.length - 1] ?? organisation.first) + 1;
  for (let i = 0; i < n; i++) earliest[i] = nextWorkday(calendars[network.calendarOf[i]!]!, network.floor[i]!);
  for (let head = 0; head < n; head++) {
    const i = order[head]!;
    const own = calendars[network.calendarOf[i]!]!;
    if (network.fixed[i]) {
      start[i] = network.start[i]!;
      until[i] = network.until[i]!;
      cause[i] = causeStands;
    } else {
      const duration = network.duration[i]!;
      const from = workIndex(own, earliest[i]!);
      if (from + Math.max(1, duration) > own.nth.length) return null;
      start[i] = own.nth[from]!;
      until[i] = duration === 0 ? start[i]! : own.nth[from + duration - 1]! + 1;
    }
    for (let k = network.firstOut[i]!; k < network.firstOut[i + 1]!; k++) {
      const j = network.linkTo[k]!;
      if (network.fixed[j]) continue;
      const type = network.linkType[k]!;
      const instant = instantOf(type, network.linkLag[k]!, start[i]!, until[i]!, organisation);
      if (instant > known) return null;
      const bound = boundOf(type, instant, calendars[network.calendarOf[j]!]!, network.duration[j]!);
      if (bound > earliest[j]! || (bound === earliest[j]! && cause[j]! >= 0 && network.linkSource[k]! < cause[j]!)) {
        earliest[j] = bound;
        cause[j] = network.linkSource[k]!;
        causeItem[j] = i;
      }
    }
  }
  return { calendars, start, until, cause, causeItem, order };
}

/** The order follows from the links alone, and networks of the same items share those. */
const orders = new WeakMap<Int32Array, { order: Int32Array }>();

function orderOf(network: Network): { order: Int32Array } | { path: string[] } {
  const known = orders.get(network.linkTo);
  if (known) return known;
  const sorted = topologicalOrder(network);
  if ('order' in sorted) orders.set(network.linkTo, sorted);
  return sorted;
}

/** Places all items. Pure: the same plan gives the same dates, whatever the order of its items and links. */
export function schedule(plan: Plan): ScheduleResult {
  const network = buildNetwork(plan);
  const sorted = orderOf(network);
  if ('path' in sorted) return { ok: false, reason: 'cycle', path: sorted.path };
  for (let reach = 1500; ; reach *= 2) {
    const calendars = calendarsFor(plan, network.earliest - 800, network.latest + reach);
    const placed = place(network, sorted.order, calendars);
    if (placed) return { ok: true, schedule: { network, ...placed } };
  }
}

/** The plan with the scheduled dates filled in; items that did not move are the same objects. */
export function withDates(plan: Plan, result: Schedule): Plan {
  const texts = new Map<DayNumber, Day>();
  const text = (number: DayNumber): Day => {
    let value = texts.get(number);
    if (value === undefined) texts.set(number, (value = dayOf(number)));
    return value;
  };
  const moved = new Map<string, { start: Day; until: Day }>();
  result.network.items.forEach((item, i) => {
    const start = result.start[i]!;
    const until = result.until[i]!;
    if (start !== result.network.start[i] || until !== result.network.until[i]) {
      moved.set(item.id, { start: text(start), until: text(until) });
    }
  });
  if (moved.size === 0) return plan;
  const items = plan.items.map((item) => {
    const dates = moved.get(item.id);
    return dates ? { ...item, ...dates } : item;
  });
  return { ...plan, items };
}

type Known = Pick<Plan, 'dependencies' | 'figureConditions' | 'phases' | 'calendar'> & {
  start: Day;
  schedule: Schedule | null;
};

/** Kept with the items, so that a copy of the plan with a new version or name finds it too. */
const schedules = new WeakMap<readonly Item[], Known>();

function keep(plan: Plan, value: Schedule | null): void {
  const { dependencies, figureConditions, phases, calendar, programme } = plan;
  schedules.set(plan.items, {
    ...{ dependencies, figureConditions, phases, calendar },
    start: programme.start,
    schedule: value,
  });
}

/** The schedule of a plan, computed once for what dates depend on; null when its links go round in a circle. */
export function scheduleOf(plan: Plan): Schedule | null {
  const known = schedules.get(plan.items);
  if (
    known &&
    known.dependencies === plan.dependencies &&
    known.figureConditions === plan.figureConditions &&
    known.phases === plan.phases &&
    known.calendar === plan.calendar &&
    known.start === plan.programme.start
  ) {
    return known.schedule;
  }
  const result = schedule(plan);
  const value = result.ok ? result.schedule : null;
  keep(plan, value);
  return value;
}

/**
 * As {@link withDates}, and the schedule of the plan that comes out: a plan that stands where its schedule puts it is
 * scheduled to exactly there, so nothing is computed again.
 */
export function placedPlan(plan: Plan, result: Schedule): { plan: Plan; schedule: Schedule } {
  const placed = withDates(plan, result);
  if (placed === plan) return { plan, schedule: result };
  const { start, until } = result;
  const items = placed.items.filter((item) => !item.retired);
  const rebased = { ...result, network: { ...result.network, items, start, until } };
  keep(placed, rebased);
  return { plan: placed, schedule: rebased };
}
