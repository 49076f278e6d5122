// The roadmap as a picture: head and lanes over one time axis, in a region that scrolls; described in words beneath.
import type { Interval } from '~/models/planning/interval';
import { lastDay } from '~/models/planning/interval';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { useDrawn } from '../shared/drawn-part';
import { dayText } from '../words';
import { type Lane, RoadmapLaneView } from './roadmap-lane';
import { CurveTables, type DrawnCurve, RoadmapCurve, showMove } from './roadmap-curve';
import { RoadmapChoice } from './roadmap-choice';
import type { RoadmapLink } from './roadmap-link';
import { RoadmapMoves } from './roadmap-moves';

/** The elements around what is drawn once for all lanes. */
export const pictureIds = { head: 'rm-head', defs: 'rm-defs', legend: 'rm-legend' } as const;

/** What is drawn, null where the document itself has it; and what the picture shows, in words. */
export type Picture = Record<keyof typeof pictureIds, string | null> & { caption: string };

type Props = {
  programmeId: string;
  window: Interval;
  days: number;
  crowded: boolean;
  picture: Picture;
  lanes: readonly Lane[];
  curve: DrawnCurve | null;
  state: RoadmapState;
  link: RoadmapLink;
  mayChange: boolean;
  go: (to: string, keep: boolean) => void;
};

export function RoadmapPicture(props: Props) {
  const { programmeId, window, days, crowded, picture, lanes, curve, state, link, mayChange, go } = props;
  const head = useDrawn(pictureIds.head, picture.head);
  const defs = useDrawn(pictureIds.defs, picture.defs);
  const legend = useDrawn(pictureIds.legend, picture.legend);
  const text = m.roadmap_region({ from: dayText(window.from), until: dayText(lastDay(window)) });
  const region = (
    <div
      className="rm"
      role="region"
      tabIndex={0}
      aria-label={text}
      onPointerOver={curve ? showMove : undefined}
      onFocus={curve ? showMove : undefined}
    >
      <div className="rm-canvas">
        <div className="rm-head">
          <div className="rm-line" id={pictureIds.head} dangerouslySetInnerHTML={head} />
        </div>
        {lanes.map((lane) => (
          <RoadmapLaneView key={lane.id} lane={lane} state={state} link={link} crowded={crowded} />
        ))}
        {curve ? <RoadmapCurve curve={curve} /> : null}
      </div>
      <svg
        className="rm-defs"
        id={pictureIds.defs}
        aria-hidden="true"
        width="0"
        height="0"
        dangerouslySetInnerHTML={defs}
      />
    </div>
  );
  return (
    <figure className="rm-figure">
      {mayChange ? (
        <RoadmapChoice programmeId={programmeId} back={link({})}>
          <RoadmapMoves programmeId={programmeId} days={days} back={link({})} go={go}>
            {region}
          </RoadmapMoves>
        </RoadmapChoice>
      ) : (
        region
      )}
      <figcaption>
        {picture.caption} {curve?.summary}
      </figcaption>
      {curve ? (
        <details className="fold">
          <summary>{m.curve_as_table()}</summary>
          <CurveTables curve={curve} />
        </details>
      ) : null}
      <details className="fold rm-legend" open>
        <summary>{m.roadmap_legend()}</summary>
        <div id={pictureIds.legend} dangerouslySetInnerHTML={legend} />
      </details>
    </figure>
  );
}
