// Which items the roadmap shows and what each of them looks like in its row; days are turned into percentages here.
import { type Day, dayOf, toNumber } from './day';
import type { Interval } from './interval';
import { type FigureCondition, isFrozen, isMoment, type Item, type ItemKind, type Label } from './plan';
import type { RoadmapIndex, SlackDays } from './roadmap-index';
import type { RoadmapState, RoadmapStatus } from './roadmap-state';

/** Rows an open lane draws at once. */
export const rowsPerPage = 80;

export type RoadmapRow = {
  id: string;
  key: string | null;
  title: Label;
  kind: ItemKind;
  status: RoadmapStatus;
  from: Day;
  /** First day after it; equal to `from` for a moment. */
  until: Day;
  /** Percent of the track. */
  at: number;
  width: number;
  /** Percent at which its slack ends, when asked for. */
  slackTo: number | null;
  critical: boolean;
  outside: boolean;
  /** Figures it waits for: percent of the day they are expected, null where that cannot be told or lies outside. */
  waits: { at: number | null; day: Day | null } | null;
  retired: boolean;
  /** Hue of its workstream, where the lane has none. */
  hue: number | null;
  /** May be dragged by who may change the plan: not started, done or retired. */
  movable: boolean;
};

export type Scale = { first: number; last: number; perDay: number };

export function scaleOf(window: Interval): Scale {
  const first = toNumber(window.from);
  const last = toNumber(window.until);
  return { first, last, perDay: 100 / (last - first) };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Percent of a day number, kept on the track. */
export function percentAt({ first, last, perDay }: Scale, number: number): number {
  return round((Math.max(first, Math.min(last, number)) - first) * perDay);
}

export function statusAt(index: RoadmapIndex, i: number, today: number): RoadmapStatus {
  const { progress } = index.items[i]!;
  return progress !== 'done' && index.until[i]! <= today ? 'late' : progress;
}

/** 1 for every item the filters let through, whatever the period. */
export function matching(index: RoadmapIndex, state: RoadmapState, today: number): Uint8Array {
  const { items } = index;
  const shown = new Uint8Array(items.length);
  const needle = state.q.toLowerCase();
  const texts = needle === '' ? null : index.text();
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (item.retired && !state.retired) continue;
    if (state.workstream !== null && item.workstreamId !== state.workstream) continue;
    if (state.kind !== null && item.kind !== state.kind) continue;
    if (state.department !== null && !asks(item, state.department)) continue;
    if (state.status !== null && statusAt(index, i, today) !== state.status) continue;
    if (texts !== null && !texts[i]!.includes(needle)) continue;
    shown[i] = 1;
  }
  return shown;
}

function asks(item: Item, departmentId: string): boolean {
  return item.allDepartments || item.departments.some((entry) => entry.departmentId === departmentId);
}

/** The last day of those on which the figures are expected; null where there are none to wait for. */
export function waitsUntil(conditions: readonly FigureCondition[] | undefined): { day: Day | null } | null {
  if (!conditions) return null;
  const days = conditions.map(({ expectedOn }) => expectedOn);
  // One that nobody can tell keeps the item waiting for longer than any other.
  if (days.includes(null)) return { day: null };
  return { day: days.reduce<Day | null>((last, on) => (last === null || on! > last ? on : last), null) };
}

function waitsOf(conditions: readonly FigureCondition[] | undefined, scale: Scale): RoadmapRow['waits'] {
  const until = waitsUntil(conditions);
  if (until === null || until.day === null) return until && { at: null, day: null };
  const number = toNumber(until.day);
  return { at: number >= scale.first && number < scale.last ? percentAt(scale, number) : null, day: until.day };
}

export function rowOf(
  index: RoadmapIndex,
  i: number,
  scale: Scale,
  today: number,
  slack: { slack: SlackDays | null; critical: SlackDays | null },
  laneHue: number | null,
): RoadmapRow {
  const item = index.items[i]!;
  const start = index.start[i]!;
  const at = percentAt(scale, start);
  const until = isMoment(item.kind) ? start : index.until[i]!;
  const slackUntil = slack.slack?.until[i] ?? 0;
  const hue = index.hue[i]!;
  return {
    id: item.id,
    key: item.key,
    title: item.title,
    kind: item.kind,
    status: statusAt(index, i, today),
    from: item.start,
    until: until === start ? item.start : dayOf(until),
    at,
    width: round(percentAt(scale, until) - at),
    slackTo: slackUntil > until ? percentAt(scale, slackUntil) : null,
    critical: slack.critical?.critical[i] === 1,
    outside: index.outside[i] === 1,
    waits: waitsOf(index.waits().get(item.id), scale),
    retired: item.retired,
    hue: laneHue === null && hue >= 0 ? hue : null,
    movable: !item.retired && !isFrozen(item),
  };
}
