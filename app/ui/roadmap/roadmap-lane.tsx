// A lane: its name and the names of its rows at the left, its track at the right; closed, one path stands for all its items.
import { rowsPerPage } from '~/models/planning/roadmap-rows';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { useDrawn } from '../shared/drawn-part';
import { number } from '../words';
import type { LaneFacts } from './roadmap-drawing.server';
import { type RoadmapLink, withPage } from './roadmap-link';

/** A lane, and what is drawn in it: null where the document itself has it. */
export type Lane = LaneFacts & { names: string | null; track: string | null };

/** The elements around what is drawn. */
export const namesId = (laneId: string) => `rm-names-${laneId}`;
export const trackId = (laneId: string) => `rm-track-${laneId}`;

type Props = { lane: Lane; state: RoadmapState; link: RoadmapLink; crowded: boolean };

/** Where opening or closing this lane leads. With very many items, opening one closes the others. */
function flipped({ lanes, flip }: RoadmapState, lane: Lane, crowded: boolean): Partial<RoadmapState> {
  const others = flip.filter((id) => id !== lane.id);
  if (others.length < flip.length) return { lanes, flip: others };
  return { lanes, flip: crowded && lanes !== 'open' ? [lane.id] : [...others, lane.id] };
}

function LanePages({ lane, state, link }: Pick<Props, 'lane' | 'state' | 'link'>) {
  const first = (lane.page - 1) * rowsPerPage + 1;
  const to = (page: number) => link({ page: withPage(state.page, lane.id, page) });
  return (
    <p className="rm-pages">
      <span>{m.roadmap_rows({ first, last: first + lane.drawn - 1, count: lane.count })}</span>
      {lane.page > 1 ? <a href={to(lane.page - 1)}>{m.roadmap_rows_previous()}</a> : null}
      {lane.page < lane.pages ? <a href={to(lane.page + 1)}>{m.roadmap_rows_next()}</a> : null}
    </p>
  );
}

function LaneName({ lane, state, link, crowded }: Props) {
  return (
    <h2 className="rm-lane-name">
      <a href={link(flipped(state, lane, crowded))} aria-expanded={lane.open} data-keep="">
        <span className="rm-lane-title">{lane.name}</span>
        <small>
          {number(lane.count)}
          {lane.late > 0 ? <em> · {m.roadmap_lane_late({ count: number(lane.late) })}</em> : null}
        </small>
      </a>
    </h2>
  );
}

export function RoadmapLaneView({ lane, state, link, crowded }: Props) {
  const names = useDrawn(namesId(lane.id), lane.names);
  const track = useDrawn(trackId(lane.id), lane.track);
  return (
    <section className={lane.hue === null ? 'rm-lane' : `rm-lane hue-${lane.hue}`}>
      <div className="rm-line">
        <div className="rm-names">
          <LaneName lane={lane} state={state} link={link} crowded={crowded} />
          <div className="rm-rows" id={namesId(lane.id)} aria-hidden="true" dangerouslySetInnerHTML={names} />
          {lane.open && lane.pages > 1 ? <LanePages lane={lane} state={state} link={link} /> : null}
        </div>
        <svg
          className="rm-track"
          id={trackId(lane.id)}
          height={lane.height}
          role="group"
          aria-label={lane.name}
          dangerouslySetInnerHTML={track}
        />
      </div>
    </section>
  );
}
