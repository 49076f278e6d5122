// A plan's items laid out for the roadmap once per plan: day numbers, lanes and their order. Plans are immutable, so it is kept.
import { slackOf } from './critical-path';
import { type DayNumber, toNumber } from './day';
import type { Interval } from './interval';
import { isOutsidePhase } from './origin';
import { heldItems, holds } from './figure-condition';
import { type FigureCondition, type Item, isMoment, type Label, type Plan } from './plan';
import type { Grouping } from './roadmap-state';
import { programmeSpan } from './roadmap-window';
import { scheduleOf } from './schedule';
import { nthWorkday, workIndex } from './working-calendar';

export type LaneHead = {
  id: string;
  /** null: milestones and gates of the whole programme, items that belong to no lane, or to all of them. */
  title: Label | null;
  rest: 'moments' | 'none' | 'all' | null;
  hue: number | null;
};

/** Lanes in order, and of each lane its items: those of lane l are entries[first[l]] … entries[first[l + 1] − 1]. */
export type Lanes = { heads: LaneHead[]; first: Int32Array; entries: Int32Array };

export type SlackDays = {
  /** Working days per item of plan.items; NaN where it says nothing (retired, or the plan has a cycle). */
  days: Float64Array;
  /** Day number until which the item may slip; 0 = no slack to draw. */
  until: Int32Array;
  critical: Uint8Array;
};

export type RoadmapIndex = {
  items: readonly Item[];
  start: Int32Array;
  /** First day after the item; for a moment the day after it. */
  until: Int32Array;
  outside: Uint8Array;
  hue: Int8Array;
  span: Interval;
  at: ReadonlyMap<string, number>;
  lanes: (group: Grouping) => Lanes;
  slack: () => SlackDays;
  /** What planned items wait for: conditions on figures that are neither met nor waived, by item. */
  waits: () => ReadonlyMap<string, readonly FigureCondition[]>;
  /** Title and key in lower case, both languages. */
  text: () => readonly string[];
};

const known = new WeakMap<Plan, RoadmapIndex>();

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}

function lanesOf(heads: LaneHead[], items: readonly Item[], order: Int32Array, of: (item: Item) => number[]): Lanes {
  const lists: number[][] = heads.map(() => []);
  for (const i of order) for (const lane of of(items[i]!)) lists[lane]!.push(i);
  const kept = heads.map((_, lane) => lane).filter((lane) => heads[lane]!.rest === null || lists[lane]!.length > 0);
  const first = new Int32Array(kept.length + 1);
  kept.forEach((lane, k) => (first[k + 1] = first[k]! + lists[lane]!.length));
  return {
    heads: kept.map((lane) => heads[lane]!),
    first,
    entries: Int32Array.from(kept.flatMap((lane) => lists[lane]!)),
  };
}

/** Milestones and gates of the programme as a whole stand on top. */
const moments: LaneHead = { id: 'moments', title: null, rest: 'moments', hue: null };

function byWorkstream(plan: Plan, order: Int32Array): Lanes {
  const streams = [...plan.workstreams].sort((a, b) => a.position - b.position);
  const lane = new Map(streams.map((stream, at) => [stream.id, at + 1]));
  const heads: LaneHead[] = [
    moments,
    ...streams.map(({ id, title, hue }): LaneHead => ({ id, title, rest: null, hue })),
  ];
  heads.push({ id: 'none', title: null, rest: 'none', hue: null });
  const none = streams.length + 1;
  return lanesOf(heads, plan.items, order, (item) => [
    lane.get(item.workstreamId ?? '') ?? (isMoment(item.kind) ? 0 : none),
  ]);
}

/** An item that asks several departments stands in the lane of each; one that asks all has a lane of its own. */
function byDepartment(plan: Plan, order: Int32Array): Lanes {
  const lane = new Map(plan.departments.map((department, at) => [department.id, at + 1]));
  const heads: LaneHead[] = [
    moments,
    ...plan.departments.map(({ id, name }): LaneHead => ({ id, title: name, rest: null, hue: null })),
  ];
  heads.push({ id: 'all', title: null, rest: 'all', hue: null }, { id: 'none', title: null, rest: 'none', hue: null });
  const all = plan.departments.length + 1;
  return lanesOf(heads, plan.items, order, (item) => {
    if (item.allDepartments) return [all];
    const own = item.departments.flatMap(({ departmentId }) => lane.get(departmentId) ?? []);
    return own.length > 0 ? own : [isMoment(item.kind) ? 0 : all + 1];
  });
}

function slackDays(plan: Plan, at: ReadonlyMap<string, number>): SlackDays {
  const n = plan.items.length;
  const result: SlackDays = {
    days: new Float64Array(n).fill(NaN),
    until: new Int32Array(n),
    critical: new Uint8Array(n),
  };
  const placed = scheduleOf(plan);
  if (!placed) return result;
  const { total, critical } = slackOf(placed);
  const calendar = placed.calendars[0]!;
  placed.network.items.forEach((item, k) => {
    const i = at.get(item.id)!;
    result.days[i] = total[k]!;
    result.critical[i] = critical[k]!;
    if (total[k]! > 0 && item.progress !== 'done') {
      const end = workIndex(calendar, placed.until[k]!) + total[k]!;
      result.until[i] = nthWorkday(calendar, end - 1) + 1;
    }
  });
  return result;
}

function waitsIn(plan: Plan): Map<string, FigureCondition[]> {
  const planned = new Set(heldItems(plan).map(({ id }) => id));
  const waits = new Map<string, FigureCondition[]>();
  for (const row of plan.figureConditions) {
    if (!holds(row) || !planned.has(row.itemId)) continue;
    const there = waits.get(row.itemId);
    if (there) there.push(row);
    else waits.set(row.itemId, [row]);
  }
  return waits;
}

function make(plan: Plan): RoadmapIndex {
  const { items } = plan;
  const n = items.length;
  const start = new Int32Array(n);
  const until = new Int32Array(n);
  const outside = new Uint8Array(n);
  const hue = new Int8Array(n).fill(-1);
  const at = new Map<string, number>();
  const numbers = new Map<string, DayNumber>();
  const numberOf = (day: Item['start']) => {
    let value = numbers.get(day);
    if (value === undefined) numbers.set(day, (value = toNumber(day)));
    return value;
  };
  const hues = new Map(plan.workstreams.map((stream) => [stream.id, stream.hue]));
  items.forEach((item, i) => {
    at.set(item.id, i);
    start[i] = numberOf(item.start);
    until[i] = isMoment(item.kind) ? start[i]! + 1 : numberOf(item.until);
    outside[i] = isOutsidePhase(plan, item) ? 1 : 0;
    hue[i] = hues.get(item.workstreamId ?? '') ?? -1;
  });
  const order = Int32Array.from(items, (_, i) => i).sort(
    (a, b) => start[a]! - start[b]! || until[a]! - until[b]! || a - b,
  );
  const lanes = {
    workstream: once(() => byWorkstream(plan, order)),
    department: once(() => byDepartment(plan, order)),
  };
  return {
    items,
    start,
    until,
    outside,
    hue,
    at,
    span: programmeSpan(plan),
    lanes: (group) => lanes[group](),
    slack: once(() => slackDays(plan, at)),
    waits: once(() => waitsIn(plan)),
    text: once(() => items.map(({ key, title }) => `${key ?? ''} ${title.nl} ${title.en ?? ''}`.toLowerCase())),
  };
}

export function roadmapIndex(plan: Plan): RoadmapIndex {
  let index = known.get(plan);
  if (!index) known.set(plan, (index = make(plan)));
  return index;
}
