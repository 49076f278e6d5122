// roadmapOf(plan, state, today): lanes with their rows or strips, phases, links and totals over one time axis; only what is drawn.
import { type Day, toNumber } from './day';
import type { Interval } from './interval';
import { isMoment, type Label, type Plan } from './plan';
import { type LaneHead, type RoadmapIndex, roadmapIndex } from './roadmap-index';
import { linkPaths, type LinkPaths, type Place } from './roadmap-links';
import {
  matching,
  percentAt,
  type RoadmapRow,
  rowOf,
  rowsPerPage,
  type Scale,
  scaleOf,
  statusAt,
} from './roadmap-rows';
import { pageOf, type RoadmapState, type RoadmapStatus } from './roadmap-state';
import { closedHeight, type Span, type Strips, stripsOf, stripWidth } from './roadmap-strips';
import { roadmapWindow } from './roadmap-window';
import { spanOf, timeAxis, type TimeAxis } from './time-axis';

/** Heights in pixels; the stylesheet says the same. */
export const laneHeadHeight = 34;
export const rowHeight = 30;

/** Up to this many items all lanes are open. */
export const openUpTo = 250;
/** Rows that all lanes together draw at once. */
const rowsTogether = 400;

export type RoadmapLane = Pick<LaneHead, 'id' | 'title' | 'rest' | 'hue'> & {
  open: boolean;
  /** Items of the lane in the period. */
  count: number;
  late: number;
  /** Pixels from the top of the first lane. */
  top: number;
  height: number;
  /** From the first to the last of its items, percent of the track. */
  at: number;
  width: number;
  rows: RoadmapRow[];
  page: number;
  pages: number;
  strips: Strips | null;
};

export type PhaseBand = { id: string; title: Label; at: number; width: number; from: Day; until: Day };

export type RoadmapTotals = Record<RoadmapStatus, number> & {
  /** Not retired (or all, when retired ones are shown). */
  all: number;
  /** Let through by the filters. */
  matching: number;
  /** Of those, in the period. */
  shown: number;
  moments: number;
};

export type RoadmapValue = {
  axis: TimeAxis;
  phases: PhaseBand[];
  lanes: RoadmapLane[];
  height: number;
  links: LinkPaths | null;
  totals: RoadmapTotals;
  span: Interval;
  /** So many items that lanes start closed and opening one closes the others. */
  crowded: boolean;
};

function axisOf(plan: Plan, state: RoadmapState, window: Interval, today: Day): TimeAxis {
  const { zoom } = state;
  const axis = timeAxis({ window, zoom, goLive: plan.programme.goLive, today, exceptions: plan.calendar.exceptions });
  // At zoom year the picture takes the width there is; the axis only says below which width it scrolls.
  return zoom === 'year' ? { ...axis, width: Math.round(Math.max(560, Math.min(axis.width, axis.days * 0.8))) } : axis;
}

function phaseBands(plan: Plan, window: Interval): PhaseBand[] {
  const active = plan.phases.filter((phase) => phase.active).sort((a, b) => a.position - b.position);
  return active.flatMap(({ id, title, start, until }, at) => {
    const interval = { from: start, until: active[at + 1]?.start ?? until };
    const span = spanOf(window, interval);
    return span && span.width > 0 ? [{ id, title, ...span, ...interval }] : [];
  });
}

/** Items let through by filters and period. */
function visible(index: RoadmapIndex, matches: Uint8Array, { first, last }: Scale): Uint8Array {
  return matches.map((match, i) => (match && index.until[i]! > first && index.start[i]! < last ? 1 : 0));
}

function totalsOf(index: RoadmapIndex, matches: Uint8Array, shown: Uint8Array, all: number, today: number) {
  const totals: RoadmapTotals = { all, matching: 0, shown: 0, moments: 0, planned: 0, started: 0, done: 0, late: 0 };
  for (let i = 0; i < shown.length; i++) {
    totals.matching += matches[i]!;
    if (!shown[i]) continue;
    totals.shown++;
    totals[statusAt(index, i, today)]++;
    if (isMoment(index.items[i]!.kind)) totals.moments++;
  }
  return totals;
}

function stripsFor(index: RoadmapIndex, entries: readonly number[], scale: Scale): Strips {
  const unit = stripWidth / 100;
  const spans: Span[] = [];
  const moments: number[] = [];
  for (const i of entries) {
    const from = percentAt(scale, index.start[i]!) * unit;
    if (isMoment(index.items[i]!.kind)) moments.push(from);
    else spans.push({ from, until: percentAt(scale, index.until[i]!) * unit });
  }
  return stripsOf(spans, moments);
}

function linksOf(plan: Plan, lanes: readonly RoadmapLane[], width: number): LinkPaths {
  const places = new Map<string, Place>();
  for (const lane of lanes) {
    lane.rows.forEach((row, k) => {
      const y = lane.top + laneHeadHeight + k * rowHeight + rowHeight / 2;
      if (!places.has(row.id)) places.set(row.id, { from: row.at, until: row.at + row.width, y });
    });
  }
  const links = plan.dependencies.flatMap(({ fromId, toId, type }) => {
    const from = places.get(fromId);
    const to = places.get(toId);
    return from && to ? [{ from, to, type }] : [];
  });
  return linkPaths(links, width, rowHeight);
}

export function roadmapOf(plan: Plan, state: RoadmapState, todayDay: Day): RoadmapValue {
  const index = roadmapIndex(plan);
  const today = toNumber(todayDay);
  const window = roadmapWindow(state, index.span, todayDay);
  const scale = scaleOf(window);
  const axis = axisOf(plan, state, window, todayDay);
  const matches = matching(index, state, today);
  const shown = visible(index, matches, scale);
  const all = plan.items.reduce((count, item) => count + (item.retired && !state.retired ? 0 : 1), 0);
  const totals = totalsOf(index, matches, shown, all, today);
  const crowded = totals.shown > openUpTo;
  // Milestones start as one line of diamonds: the first look is at the work, under the moments it leads to.
  const work = index.items.some((item, i) => shown[i] && !isMoment(item.kind));
  const openByDefault = (rest: RoadmapLane['rest']) =>
    state.lanes === 'open' || (state.lanes === 'auto' && !crowded && !(work && rest === 'moments'));
  const slack = { slack: state.slack ? index.slack() : null, critical: state.critical ? index.slack() : null };
  const { heads, first, entries } = index.lanes(state.group);

  const lanes: RoadmapLane[] = [];
  let top = 0;
  let left = rowsTogether;
  heads.forEach((head, l) => {
    const own: number[] = [];
    let late = 0;
    let until = 0;
    for (let k = first[l]!; k < first[l + 1]!; k++) {
      const i = entries[k]!;
      if (!shown[i]) continue;
      own.push(i);
      if (index.until[i]! > until) until = index.until[i]!;
      if (statusAt(index, i, today) === 'late') late++;
    }
    if (own.length === 0) return;
    const open = left > 0 && openByDefault(head.rest) !== state.flip.includes(head.id);
    const pages = Math.ceil(own.length / rowsPerPage);
    const page = Math.min(pageOf(state, head.id), pages);
    const drawn = open ? own.slice((page - 1) * rowsPerPage, page * rowsPerPage) : [];
    const rows = drawn.map((i) => rowOf(index, i, scale, today, slack, head.hue));
    left -= rows.length;
    const height = open ? laneHeadHeight + (rows.length + (pages > 1 ? 1 : 0)) * rowHeight : closedHeight;
    const at = percentAt(scale, index.start[own[0]!]!);
    lanes.push({
      id: head.id,
      title: head.title,
      rest: head.rest,
      hue: head.hue,
      open,
      count: own.length,
      late,
      top,
      height,
      at,
      width: Math.round((percentAt(scale, until) - at) * 100) / 100,
      rows,
      page,
      pages,
      strips: open ? null : stripsFor(index, own, scale),
    });
    top += height;
  });
  const links = state.links ? linksOf(plan, lanes, axis.width) : null;
  return { axis, phases: phaseBands(plan, window), lanes, height: top, links, totals, span: index.span, crowded };
}

/** The first gate that is not done and not past. */
export function nextGate(plan: Plan, today: Day): { title: Label; day: Day } | null {
  let first: { title: Label; day: Day } | null = null;
  for (const { kind, retired, progress, start, title } of plan.items) {
    if (kind !== 'gate' || retired || progress === 'done' || start < today) continue;
    if (!first || start < first.day) first = { title, day: start };
  }
  return first;
}
