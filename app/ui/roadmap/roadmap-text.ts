// The roadmap in words: what a status and a lane are called, and the description of the whole picture.
import type { Day } from '~/models/planning/day';
import { lastDay } from '~/models/planning/interval';
import type { Label } from '~/models/planning/plan';
import type { RoadmapTotals } from '~/models/planning/roadmap';
import type { LaneHead } from '~/models/planning/roadmap-index';
import type { Grouping, RoadmapStatus } from '~/models/planning/roadmap-state';
import type { TimeAxis } from '~/models/planning/time-axis';
import { m } from '~/paraglide/messages.js';
import { progressText } from '../programme/kind-words';
import { dayText, number, words } from '../words';

export function statusText(status: RoadmapStatus): string {
  return status === 'late' ? m.progress_late() : progressText(status);
}

export function laneText(lane: Pick<LaneHead, 'title' | 'rest'>, group: Grouping): string {
  if (lane.title) return words(lane.title);
  if (lane.rest === 'moments') return m.nav_milestones();
  if (lane.rest === 'all') return m.roadmap_lane_all();
  return group === 'department' ? m.roadmap_lane_none_department() : m.roadmap_lane_none_workstream();
}

const countText = (count: number) => m.roadmap_count({ count, text: number(count) });

type Described = { totals: RoadmapTotals; axis: TimeAxis; lanes: number };

export function captionText(described: Described, gate: { title: Label; day: Day } | null): string {
  const { totals, axis, lanes } = described;
  const { from } = axis.window;
  const hidden = totals.matching - totals.shown;
  return [
    m.roadmap_caption({
      items: countText(totals.shown),
      lanes: m.roadmap_lanes({ count: lanes }),
      from: dayText(from),
      until: dayText(lastDay(axis.window)),
      done: number(totals.done),
      started: number(totals.started),
      planned: number(totals.planned),
      late: number(totals.late),
    }),
    hidden > 0 ? m.roadmap_caption_hidden({ count: countText(hidden) }) : '',
    axis.goLive === null ? '' : m.roadmap_caption_go_live({ day: dayText(axis.goLiveDay) }),
    gate ? m.roadmap_caption_gate({ title: words(gate.title), day: dayText(gate.day) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
