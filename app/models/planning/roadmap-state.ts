// What a reader asks of the roadmap, and how that stands in the search string; what is as by default is left out.
import type { Day } from './day';
import type { ItemKind } from './plan';
import type { Zoom } from './time-axis';

export const groupings = ['workstream', 'department'] as const;
export type Grouping = (typeof groupings)[number];

/** late: not done, and its last day is past. */
export const roadmapStatuses = ['planned', 'started', 'done', 'late'] as const;
export type RoadmapStatus = (typeof roadmapStatuses)[number];

export type RoadmapState = {
  view: 'picture' | 'table';
  group: Grouping;
  zoom: Zoom;
  /** First day of the period; null = the period that fits the zoom. */
  from: Day | null;
  /** First day after the period. */
  until: Day | null;
  workstream: string | null;
  department: string | null;
  kind: ItemKind | null;
  status: RoadmapStatus | null;
  q: string;
  links: boolean;
  slack: boolean;
  critical: boolean;
  retired: boolean;
  /** The baseline that is drawn under the items. */
  baseline: string | null;
  /** The metric whose curve lies beneath the lanes; null = the one that the plan is to move most, 'none' = no curve. */
  curve: string | null;
  /** Departments in the curve, and `total`; empty = the municipality and who is furthest behind. */
  of: readonly string[];
  /** auto: all open while they are few, else closed. */
  lanes: 'auto' | 'open' | 'closed';
  /** Lanes that stand the other way than `lanes` says. */
  flip: readonly string[];
  /** Pages other than the first, as `<lane>.<page>`; the table's lane is `table`. */
  page: readonly string[];
};

export const defaultRoadmapState: RoadmapState = {
  view: 'picture',
  group: 'workstream',
  zoom: 'year',
  from: null,
  until: null,
  workstream: null,
  department: null,
  kind: null,
  status: null,
  q: '',
  links: false,
  slack: false,
  critical: false,
  retired: false,
  baseline: null,
  curve: null,
  of: [],
  lanes: 'auto',
  flip: [],
  page: [],
};

/** The search params of a state; what is as by default is left out. */
export function roadmapParams(state: RoadmapState): Record<string, string | readonly string[]> {
  const out: Record<string, string | readonly string[]> = {};
  for (const name of Object.keys(defaultRoadmapState) as (keyof RoadmapState)[]) {
    const value = state[name];
    if (Array.isArray(value)) {
      if (value.length > 0) out[name] = value;
    } else if (value !== null && value !== defaultRoadmapState[name]) {
      out[name] = value === true ? '1' : String(value);
    }
  }
  return out;
}

/** What a state is without them. */
export const noFilters = { workstream: null, department: null, kind: null, status: null, q: '', page: [] } as const;

/** How many filters hide something. */
export function filterCount({ workstream, department, kind, status, q }: RoadmapState): number {
  return [workstream, department, kind, status, q].filter(Boolean).length;
}

/** Page of a lane, from 1. */
export function pageOf(state: RoadmapState, lane: string): number {
  const entry = state.page.find((text) => text.startsWith(`${lane}.`));
  const page = Number(entry?.slice(lane.length + 1));
  return Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1;
}
