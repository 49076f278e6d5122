// A plan's active items and links as typed arrays, so that scheduling ten thousand of them takes milliseconds.
import { type DayNumber, toNumber } from './day';
import { isFrozen, isMoment, type Item, type LinkType, type Plan } from './plan';
import { compileCalendar, type CompiledCalendar } from './working-calendar';

export const linkCode: Record<LinkType, number> = { FS: 0, SS: 1, FF: 2, SF: 3 };

/** No floor: any day will do. */
export const noFloor = -2_000_000;

export type Network = {
  items: readonly Item[];
  /** 1 = dates stand (manual, started or done), 0 = automatic. */
  fixed: Uint8Array;
  start: Int32Array;
  until: Int32Array;
  /** Working days; 0 = a moment. */
  duration: Int32Array;
  /** Earliest start an automatic item may have apart from its links. */
  floor: Int32Array;
  /** Which calendar an item follows; 0 = the organisation's. */
  calendarOf: Uint16Array;
  /** Links grouped by predecessor: those of item i are firstOut[i] … firstOut[i + 1] − 1. */
  firstOut: Int32Array;
  linkTo: Int32Array;
  linkType: Uint8Array;
  linkLag: Int32Array;
  /** Index into plan.dependencies of each link. */
  linkSource: Int32Array;
  indegree: Int32Array;
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

function numbers() {
  const cache = new Map<string, number>();
  return (value: string): number => {
    let number = cache.get(value);
    if (number === undefined) cache.set(value, (number = toNumber(value as never)));
    return number;
  };
}

export function buildNetwork(plan: Plan): Network {
  const items = plan.items.filter((item) => !item.retired);
  const n = items.length;
  const numberOf = numbers();
  const phaseStart = new Map(plan.phases.filter((phase) => phase.active).map((p) => [p.id, numberOf(p.start)]));
  const calendars = new Map(departmentsWithCalendar(plan).map((id, index) => [id, index + 1]));
  const network: Network = {
    items,
    fixed: new Uint8Array(n),
    start: new Int32Array(n),
    until: new Int32Array(n),
    duration: new Int32Array(n),
    floor: new Int32Array(n),
    calendarOf: new Uint16Array(n),
    firstOut: new Int32Array(n + 1),
    linkTo: new Int32Array(0),
    linkType: new Uint8Array(0),
    linkLag: new Int32Array(0),
    linkSource: new Int32Array(0),
    indegree: new Int32Array(n),
    earliest: numberOf(plan.programme.start),
    latest: numberOf(plan.programme.goLive),
  };
  const indexOf = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const item = items[i]!;
    indexOf.set(item.id, i);
    network.fixed[i] = item.mode === 'manual' || isFrozen(item) ? 1 : 0;
    network.start[i] = numberOf(item.start);
    network.until[i] = numberOf(item.until);
    network.duration[i] = isMoment(item.kind) ? 0 : item.workDays;
    network.floor[i] =
      item.notBefore !== null
        ? numberOf(item.notBefore)
        : ((item.phaseId !== null ? phaseStart.get(item.phaseId) : undefined) ?? numberOf(plan.programme.start));
    const department = calendars.size > 0 ? ownDepartment(item) : null;
    network.calendarOf[i] = (department !== null && calendars.get(department)) || 0;
    network.earliest = Math.min(network.earliest, network.start[i]!, network.floor[i]!);
    network.latest = Math.max(network.latest, network.until[i]!, network.floor[i]!);
  }
  addLinks(plan, network, indexOf);
  return network;
}

function addLinks(plan: Plan, network: Network, indexOf: Map<string, number>): void {
  const m = plan.dependencies.length;
  const from = new Int32Array(m);
  const to = new Int32Array(m);
  let kept = 0;
  const source = new Int32Array(m);
  for (let k = 0; k < m; k++) {
    const dependency = plan.dependencies[k]!;
    const a = indexOf.get(dependency.fromId);
    const b = indexOf.get(dependency.toId);
    if (a === undefined || b === undefined) continue; // a retired end: the link sleeps until it is restored
    from[kept] = a;
    to[kept] = b;
    source[kept++] = k;
    network.firstOut[a + 1]!++;
    network.indegree[b]!++;
  }
  for (let i = 0; i < network.items.length; i++) network.firstOut[i + 1]! += network.firstOut[i]!;
  const next = network.firstOut.slice();
  network.linkTo = new Int32Array(kept);
  network.linkType = new Uint8Array(kept);
  network.linkLag = new Int32Array(kept);
  network.linkSource = new Int32Array(kept);
  for (let k = 0; k < kept; k++) {
    const at = next[from[k]!]!++;
    const dependency = plan.dependencies[source[k]!]!;
    network.linkTo[at] = to[k]!;
    network.linkType[at] = linkCode[dependency.type];
    network.linkLag[at] = dependency.lag;
    network.linkSource[at] = source[k]!;
  }
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
