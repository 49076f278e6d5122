// A plan's active items and links as typed arrays, so that scheduling ten thousand of them takes milliseconds.
import { type Day, type DayNumber, toNumber } from './day';
import { heldUntil } from './figure-condition';
import { type Dependency, isFrozen, isMoment, type Item, type LinkType, type Plan } from './plan';
import { compileCalendar, type CompiledCalendar, workIndex } from './working-calendar';

export const linkCode: Record<LinkType, number> = { FS: 0, SS: 1, FF: 2, SF: 3 };

/** Links grouped by predecessor: those of item i are firstOut[i] … firstOut[i + 1] − 1. Read only: networks share them. */
type Links = {
  /** Place of each item. */
  at: ReadonlyMap<string, number>;
  firstOut: Int32Array;
  linkTo: Int32Array;
  linkType: Uint8Array;
  linkLag: Int32Array;
  /** Index into plan.dependencies of each link. */
  linkSource: Int32Array;
  indegree: Int32Array;
};

/** Later than every day there is. */
export const noDay: DayNumber = 0x7fff_ffff;

export type Network = Links & {
  items: readonly Item[];
  /** 1 = dates stand (manual, started or done), 0 = automatic. */
  fixed: Uint8Array;
  start: Int32Array;
  until: Int32Array;
  /** Working days; 0 = a moment. */
  duration: Int32Array;
  /** Earliest start an automatic item may have apart from its links: its own, or when the figures it waits for are there. */
  floor: Int32Array;
  /** Which calendar an item follows; 0 = the organisation's. */
  calendarOf: Uint16Array;
  /** The day an item should be finished on, or {@link noDay}. */
  deadline: Int32Array;
  /** 1 = done. */
  done: Uint8Array;
  earliest: DayNumber;
  latest: DayNumber;
};

/** Departments whose own working days differ from the organisation's, in a fixed order. */
function departmentsWithCalendar(plan: Plan): string[] {
  const ids = new Set<string>();
  for (const exception of plan.calendar.exceptions) {
    if (exception.departmentId !== null && (exception.kind === 'non_working' || exception.kind === 'working')) {
      ids.add(exception.departmentId);
    }
  }
  return [...ids].sort();
}

type Asked = Pick<Item, 'allDepartments' | 'departments'>;

/** An item follows a department's calendar only when it is that department's alone. */
function ownDepartment(item: Asked): string | null {
  return !item.allDepartments && item.departments.length === 1 ? item.departments[0]!.departmentId : null;
}

/** What dates depend on apart from the items and their links. */
type Around = Pick<Plan, 'phases' | 'figureConditions' | 'calendar'> & { start: Day };

/** Networks are made by the dozen while something is dragged, and most items are as they were: the last one by its links. */
const made = new WeakMap<readonly Dependency[], { around: Around; network: Network }>();

function lastLike(plan: Plan, around: Around, count: number): Network | null {
  const last = made.get(plan.dependencies);
  if (!last || last.network.items.length !== count) return null;
  const isSame = (Object.keys(around) as (keyof Around)[]).every((name) => around[name] === last.around[name]);
  return isSame ? last.network : null;
}

/** What dates depend on, per item; of items that are the same as last time it is taken over. */
export function buildNetwork(plan: Plan): Network {
  const { phases, figureConditions, calendar, programme } = plan;
  const items = plan.items.filter((item) => !item.retired);
  const n = items.length;
  const around: Around = { phases, figureConditions, calendar, start: programme.start };
  const last = lastLike(plan, around, n);
  const planStart = toNumber(programme.start);
  const phaseStart = new Map(phases.filter((phase) => phase.active).map((p) => [p.id, toNumber(p.start)]));
  const held = heldUntil(figureConditions);
  const calendars = new Map(departmentsWithCalendar(plan).map((id, index) => [id, index + 1]));
  const fixed = last ? last.fixed.slice() : new Uint8Array(n);
  const start = last ? last.start.slice() : new Int32Array(n);
  const until = last ? last.until.slice() : new Int32Array(n);
  const duration = last ? last.duration.slice() : new Int32Array(n);
  const floor = last ? last.floor.slice() : new Int32Array(n);
  const calendarOf = last ? last.calendarOf.slice() : new Uint16Array(n);
  const deadline = last ? last.deadline.slice() : new Int32Array(n);
  const done = last ? last.done.slice() : new Uint8Array(n);
  let earliest = planStart;
  let latest = toNumber(programme.goLive);
  for (let i = 0; i < n; i++) {
    const item = items[i]!;
    if (last === null || last.items[i] !== item) {
      const inherited = item.phaseId !== null ? phaseStart.get(item.phaseId) : undefined;
      const own = item.notBefore !== null ? toNumber(item.notBefore) : (inherited ?? planStart);
      fixed[i] = item.mode === 'manual' || item.border !== null || isFrozen(item) ? 1 : 0;
      start[i] = toNumber(item.start);
      until[i] = toNumber(item.until);
      duration[i] = isMoment(item.kind) ? 0 : item.workDays;
      floor[i] = held.size === 0 ? own : Math.max(own, held.get(item.id)?.day ?? own);
      deadline[i] = item.deadline === null ? noDay : toNumber(item.deadline);
      done[i] = item.progress === 'done' ? 1 : 0;
      const department = calendars.size > 0 ? ownDepartment(item) : null;
      calendarOf[i] = (department !== null && calendars.get(department)) || 0;
    }
    earliest = Math.min(earliest, start[i]!, floor[i]!);
    latest = Math.max(latest, until[i]!, floor[i]!);
  }
  const links = linksBetween(plan, items);
  const facts = { fixed, start, until, duration, floor, calendarOf, deadline, done };
  const network = { ...links, items, ...facts, earliest, latest };
  made.set(plan.dependencies, { around, network });
  return network;
}

/** Looking up thousands of ids is most of the work, and a move changes neither the links nor which items there are. */
const linked = new WeakMap<readonly Dependency[], { items: readonly Item[]; links: Links }>();

function linksBetween(plan: Plan, items: readonly Item[]): Links {
  const known = linked.get(plan.dependencies);
  if (known && known.items.length === items.length && items.every((item, i) => isSameItem(item, known.items[i]!))) {
    known.items = items;
    return known.links;
  }
  const links = makeLinks(plan, items);
  linked.set(plan.dependencies, { items, links });
  return links;
}

const isSameItem = (a: Item, b: Item): boolean => a === b || a.id === b.id;

function makeLinks(plan: Plan, items: readonly Item[]): Links {
  const at = new Map<string, number>();
  for (let i = 0; i < items.length; i++) at.set(items[i]!.id, i);
  const firstOut = new Int32Array(items.length + 1);
  const indegree = new Int32Array(items.length);
  const m = plan.dependencies.length;
  const from = new Int32Array(m);
  const read = { to: new Int32Array(m), type: new Uint8Array(m), lag: new Int32Array(m), source: new Int32Array(m) };
  let kept = 0;
  for (let k = 0; k < m; k++) {
    const { fromId, toId, type, lag } = plan.dependencies[k]!;
    const a = at.get(fromId);
    const b = at.get(toId);
    if (a === undefined || b === undefined) continue; // a retired end: the link sleeps until it is restored
    from[kept] = a;
    read.to[kept] = b;
    read.type[kept] = linkCode[type];
    read.lag[kept] = lag;
    read.source[kept++] = k;
    firstOut[a + 1]!++;
    indegree[b]!++;
  }
  for (let i = 0; i < items.length; i++) firstOut[i + 1]! += firstOut[i]!;
  const next = firstOut.slice();
  const links = { linkTo: new Int32Array(kept), linkType: new Uint8Array(kept), linkLag: new Int32Array(kept) };
  const linkSource = new Int32Array(kept);
  for (let k = 0; k < kept; k++) {
    const place = next[from[k]!]!++;
    links.linkTo[place] = read.to[k]!;
    links.linkType[place] = read.type[k]!;
    links.linkLag[place] = read.lag[k]!;
    linkSource[place] = read.source[k]!;
  }
  return { at, firstOut, indegree, ...links, linkSource };
}

const compiled = new WeakMap<object, Map<string, CompiledCalendar[]>>();

/** Calendars are unrolled in whole pages, so that one plan needs only a few of them however often it is asked. */
const page = 512;

/** The organisation's calendar and those of departments with their own days, unrolled over at least the days given. */
export function calendarsFor(plan: Plan, first: DayNumber, last: DayNumber): CompiledCalendar[] {
  const from = Math.floor(first / page) * page;
  const through = Math.ceil((last + 1) / page) * page - 1;
  let known = compiled.get(plan.calendar);
  if (!known) compiled.set(plan.calendar, (known = new Map()));
  const key = `${from}:${through}`;
  let calendars = known.get(key);
  if (!calendars) {
    calendars = [
      compileCalendar(plan.calendar, from, through),
      ...departmentsWithCalendar(plan).map((id) => compileCalendar(plan.calendar, from, through, id)),
    ];
    known.set(key, calendars);
  }
  return calendars;
}

/** The one of {@link calendarsFor} that an item's length counts in. */
export function calendarOfItem(plan: Plan, item: Asked, calendars: readonly CompiledCalendar[]): CompiledCalendar {
  const department = ownDepartment(item);
  return calendars[department === null ? 0 : departmentsWithCalendar(plan).indexOf(department) + 1]!;
}

/** Working days of the organisation from one day to another; negative when the other is earlier. */
export function workdaysFromTo(plan: Pick<Plan, 'calendar'>, from: Day, to: Day): number {
  const [a, b] = [toNumber(from), toNumber(to)];
  const calendar = calendarsFor(plan as Plan, Math.min(a, b) - 10, Math.max(a, b) + 10)[0]!;
  return workIndex(calendar, b) - workIndex(calendar, a);
}
