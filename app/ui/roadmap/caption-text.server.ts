// The whole picture in words.
import type { Day } from '~/models/planning/day';
import { lastDay } from '~/models/planning/interval';
import type { Label } from '~/models/planning/plan';
import type { RoadmapTotals } from '~/models/planning/roadmap';
import type { BaselineOverlay } from '~/models/planning/roadmap-baseline';
import type { TimeAxis } from '~/models/planning/time-axis';
import { m } from '~/paraglide/messages.js';
import { dayText, number, words } from '../words';

const countText = (count: number) => m.roadmap_count({ count, text: number(count) });

type Described = { totals: RoadmapTotals; axis: TimeAxis; lanes: number };

function thenText({ name, counts }: BaselineOverlay): string {
  const { later, earlier, same, added, removed } = counts;
  const texts = { later: number(later), earlier: number(earlier), same: number(same) };
  return m.roadmap_caption_then({ name, ...texts, added: number(added), removed: number(removed) });
}

export function captionText(
  described: Described,
  gate: { title: Label; day: Day } | null,
  baseline: BaselineOverlay | null,
): string {
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
    baseline ? thenText(baseline) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
