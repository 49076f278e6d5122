// The roadmap in words: what a bar is called, what a lane is called, and the description of the whole picture.
import type { Day } from '~/models/planning/day';
import { lastDay } from '~/models/planning/interval';
import type { Label } from '~/models/planning/plan';
import type { RoadmapValue } from '~/models/planning/roadmap';
import type { LaneHead } from '~/models/planning/roadmap-index';
import type { RoadmapRow } from '~/models/planning/roadmap-rows';
import type { Grouping, RoadmapStatus } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { kindText, progressText } from '../programme/kind-words';
import { dayText, number, periodText, words } from '../words';

export function statusText(status: RoadmapStatus): string {
  return status === 'late' ? m.progress_late() : progressText(status);
}

export function laneText(lane: Pick<LaneHead, 'title' | 'rest'>, group: Grouping): string {
  if (lane.title) return words(lane.title);
  if (lane.rest === 'moments') return m.nav_milestones();
  if (lane.rest === 'all') return m.roadmap_lane_all();
  return group === 'department' ? m.roadmap_lane_none_department() : m.roadmap_lane_none_workstream();
}

/** Title, kind, period, status and what is marked, for who does not see the bar. */
export function rowText(row: RoadmapRow): string {
  const marks = [
    row.critical ? m.roadmap_critical() : '',
    row.outside ? m.roadmap_outside() : '',
    row.retired ? m.item_retired() : '',
  ];
  return [words(row.title), kindText(row.kind), periodText(row), statusText(row.status), ...marks]
    .filter(Boolean)
    .join(', ');
}

const countText = (count: number) => m.roadmap_count({ count, text: number(count) });

export function captionText(value: RoadmapValue, gate: { title: Label; day: Day } | null): string {
  const { totals, axis, lanes } = value;
  const { from } = axis.window;
  const hidden = totals.matching - totals.shown;
  return [
    m.roadmap_caption({
      items: countText(totals.shown),
      lanes: m.roadmap_lanes({ count: lanes.length }),
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
