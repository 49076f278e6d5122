// The roadmap as a picture: head and lanes over one time axis, in a region that scrolls; described in words beneath.
import type { Day } from '~/models/planning/day';
import { lastDay } from '~/models/planning/interval';
import type { Label } from '~/models/planning/plan';
import type { RoadmapValue } from '~/models/planning/roadmap';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { TimeAxisHead } from '../shared/time-axis';
import { TimeAxisBack } from '../shared/time-axis-back';
import { dayText } from '../words';
import { type Lane, RoadmapLaneView } from './roadmap-lane';
import { RoadmapLegend } from './roadmap-legend';
import type { RoadmapLink } from './roadmap-link';
import { RoadmapMoves } from './roadmap-moves';
import { RoadmapSymbols } from './roadmap-symbols';
import { captionText } from './roadmap-text';

type Props = {
  programmeId: string;
  value: Omit<RoadmapValue, 'lanes'>;
  lanes: readonly Lane[];
  state: RoadmapState;
  gate: { title: Label; day: Day } | null;
  link: RoadmapLink;
  mayChange: boolean;
  go: (to: string, keep: boolean) => void;
};

export function RoadmapPicture({ programmeId, value, lanes, state, gate, link, mayChange, go }: Props) {
  const { axis, phases, links, crowded } = value;
  const { window } = axis;
  const region = (
    <div className="rm" role="region" tabIndex={0} aria-label={regionText(window)}>
      <div className="rm-canvas">
        <div className="rm-head">
          <div className="rm-line">
            <div className="rm-corner">
              {state.group === 'workstream' ? m.roadmap_group_workstream() : m.roadmap_group_department()}
            </div>
            <TimeAxisHead axis={axis} phases={phases} />
          </div>
        </div>
        {lanes.map((lane) => (
          <RoadmapLaneView key={lane.id} lane={lane} state={state} link={link} crowded={crowded} />
        ))}
      </div>
      <svg className="rm-defs" aria-hidden="true" width="0" height="0">
        <TimeAxisBack axis={axis} />
        <RoadmapSymbols links={links} />
      </svg>
    </div>
  );
  return (
    <figure className="rm-figure">
      {mayChange ? (
        <RoadmapMoves programmeId={programmeId} days={axis.days} back={link({})} go={go}>
          {region}
        </RoadmapMoves>
      ) : (
        region
      )}
      <figcaption>{captionText({ ...value, lanes: lanes.length }, gate)}</figcaption>
      <RoadmapLegend axis={axis} state={state} mayChange={mayChange} />
    </figure>
  );
}

function regionText(window: RoadmapValue['axis']['window']): string {
  return m.roadmap_region({ from: dayText(window.from), until: dayText(lastDay(window)) });
}
