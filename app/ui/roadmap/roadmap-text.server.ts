// The roadmap in words: what a status and a lane are called.
import type { LaneHead } from '~/models/planning/roadmap-index';
import type { Grouping, RoadmapStatus } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { shiftWords } from '../compare/shift-text';
import { progressText } from '../programme/kind-words';
import { words } from '../words';

export function statusText(status: RoadmapStatus): string {
  return status === 'late' ? m.progress_late() : progressText(status);
}

/** How an item stands now to where it stood in a baseline. */
export function thenShift({ shift }: { shift: number }): string {
  return shift === 0 ? m.roadmap_then_same() : shiftWords(shift);
}

export function laneText(lane: Pick<LaneHead, 'title' | 'rest'>, group: Grouping): string {
  if (lane.title) return words(lane.title);
  if (lane.rest === 'moments') return m.nav_milestones();
  if (lane.rest === 'all') return m.roadmap_lane_all();
  return group === 'department' ? m.roadmap_lane_none_department() : m.roadmap_lane_none_workstream();
}
