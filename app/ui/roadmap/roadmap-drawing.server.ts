// The rows and tracks of the roadmap's lanes as text, drawn once per plan, view and language: a plan never changes.
import type { Day } from '~/models/planning/day';
import { heldItems } from '~/models/planning/figure-condition';
import type { Plan } from '~/models/planning/plan';
import {
  laneHeadHeight,
  nextGate,
  rowHeight,
  type RoadmapLane,
  roadmapOf,
  type RoadmapValue,
} from '~/models/planning/roadmap';
import type { BaselineOverlay } from '~/models/planning/roadmap-baseline';
import { linkWidth } from '~/models/planning/roadmap-links';
import { scaleOf } from '~/models/planning/roadmap-rows';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import { closedHeight, type Strips, stripWidth } from '~/models/planning/roadmap-strips';
import { m } from '~/paraglide/messages.js';
import { getLocale } from '~/paraglide/runtime.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { timeAxisBack } from '../shared/time-axis-back.server';
import { timeAxisHead } from '../shared/time-axis.server';
import { number, words } from '../words';
import { captionText } from './caption-text.server';
import { type BarContext, roadmapBar } from './roadmap-bar.server';
import { roadmapLegend } from './roadmap-legend.server';
import { roadmapSymbols } from './roadmap-symbols.server';
import { laneText } from './roadmap-text.server';

/** A lane with its name, without what is drawn in it; `drawn` counts its rows. */
export type LaneFacts = Omit<RoadmapLane, 'rows' | 'strips' | 'at' | 'width' | 'top' | 'title' | 'rest'> & {
  name: string;
  drawn: number;
};
export type LaneDrawing = { lane: LaneFacts; names: string; track: string };
export type Asked = {
  plan: Plan;
  state: RoadmapState;
  today: Day;
  mayChange: boolean;
  /** The baseline that `state` names; a baseline never changes. */
  baseline: BaselineOverlay | null;
};
export type RoadmapDrawing = {
  value: Omit<RoadmapValue, 'lanes'>;
  lanes: readonly LaneDrawing[];
  picture: { head: string; defs: string; legend: string; caption: string };
};

function names({ rows }: RoadmapLane, programmeId: string): Markup {
  const links = rows.map(({ id, title }) => {
    const text = words(title);
    return markup`<a href="${paths.item(programmeId, id)}" tabindex="-1" title="${text}">${text}</a>`;
  });
  return markup`${links}`;
}

function closed({ bars, moments, most }: Strips, height: number): Markup {
  const title = most === null ? null : markup`<title>${m.roadmap_lane_most({ count: number(most) })}</title>`;
  return markup`<svg viewBox="0 0 ${stripWidth} ${closedHeight}" preserveAspectRatio="none" width="100%" height="${height}"><path class="rm-strips" d="${bars}">${title}</path><path class="rm-dots${most === null ? '' : ' rm-dots-many'}" d="${moments}"/></svg>`;
}

function opened({ at, width, height }: RoadmapLane): Markup {
  return markup`<rect fill="url(#rm-rules)" y="${laneHeadHeight}" width="100%" height="${height - laneHeadHeight}"/><rect class="rm-reach" x="${at}%" width="${width}%" y="${laneHeadHeight / 2 - 1}" height="2"/>`;
}

function track(lane: RoadmapLane, linked: boolean, context: BarContext): Markup {
  const { strips, height, top, rows } = lane;
  const links = linked
    ? markup`<svg viewBox="0 ${top} ${linkWidth} ${height}" preserveAspectRatio="none" width="100%" height="${height}"><use href="#rm-links"/></svg>`
    : null;
  const bars = rows.map((row, at) => roadmapBar(row, laneHeadHeight + at * rowHeight, context));
  return markup`<use href="#ta-back"/>${strips ? closed(strips, height) : opened(lane)}${links}${bars}`;
}

function draw({ plan, state, today, mayChange, baseline }: Asked): RoadmapDrawing {
  const { lanes, ...value } = roadmapOf(plan, state, today);
  const programmeId = plan.programme.id;
  const { axis, phases, links, totals } = value;
  const overlay = baseline && { baseline, scale: scaleOf(axis.window) };
  const context = { programmeId, mayChange, trackWidth: axis.width, overlay };
  const waits = heldItems(plan).length > 0;
  const corner = state.group === 'workstream' ? m.roadmap_group_workstream() : m.roadmap_group_department();
  return {
    value,
    picture: {
      head: markup`<div class="rm-corner">${corner}</div>${timeAxisHead(axis, phases)}`.text,
      defs: markup`${timeAxisBack(axis)}${roadmapSymbols(links, waits)}`.text,
      legend: roadmapLegend(axis, state, mayChange, baseline, waits).text,
      caption: captionText({ totals, axis, lanes: lanes.length }, nextGate(plan, today), baseline),
    },
    lanes: lanes.map((lane) => {
      const { rows, title, rest, strips: _strips, at: _at, width: _width, top: _top, ...facts } = lane;
      return {
        lane: { ...facts, name: laneText({ title, rest }, state.group), drawn: rows.length },
        names: names(lane, programmeId).text,
        track: track(lane, links !== null, context).text,
      };
    }),
  };
}

const known = new WeakMap<Plan, Map<string, RoadmapDrawing>>();
const keepAtMost = 6;

/** What was drawn before of the same plan value, for the same view, day, language and rights, is not drawn again. */
export function roadmapDrawing(asked: Asked): RoadmapDrawing {
  const { plan, state, today, mayChange } = asked;
  let views = known.get(plan);
  if (!views) known.set(plan, (views = new Map<string, RoadmapDrawing>()));
  const key = JSON.stringify([state, today, mayChange, getLocale()]);
  const found = views.get(key);
  if (found) return found;
  const drawing = draw(asked);
  if (views.size >= keepAtMost) views.delete(views.keys().next().value!);
  views.set(key, drawing);
  return drawing;
}
