// A lane: its name and the names of its rows at the left, its track at the right; closed, one path stands for all its items.
import { laneHeadHeight, rowHeight, rowsPerPage, type RoadmapLane } from '~/models/planning/roadmap';
import { linkWidth } from '~/models/planning/roadmap-links';
import type { Grouping, RoadmapState } from '~/models/planning/roadmap-state';
import { closedHeight, stripWidth } from '~/models/planning/roadmap-strips';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { number, words } from '../words';
import { RoadmapBar } from './roadmap-bar';
import { type RoadmapLink, withPage } from './roadmap-link';
import { laneText } from './roadmap-text';

type Props = {
  lane: RoadmapLane;
  programmeId: string;
  state: RoadmapState;
  link: RoadmapLink;
  crowded: boolean;
  mayChange: boolean;
  linked: boolean;
  trackWidth: number;
};

/** Where opening or closing this lane leads. With very many items, opening one closes the others. */
function flipped({ lanes, flip }: RoadmapState, lane: RoadmapLane, crowded: boolean): Partial<RoadmapState> {
  const others = flip.filter((id) => id !== lane.id);
  if (others.length < flip.length) return { lanes, flip: others };
  return { lanes, flip: crowded && lanes !== 'open' ? [lane.id] : [...others, lane.id] };
}

function LanePages({ lane, state, link }: Pick<Props, 'lane' | 'state' | 'link'>) {
  const first = (lane.page - 1) * rowsPerPage + 1;
  const to = (page: number) => link({ page: withPage(state.page, lane.id, page) });
  return (
    <p className="rm-pages">
      <span>{m.roadmap_rows({ first, last: first + lane.rows.length - 1, count: lane.count })}</span>
      {lane.page > 1 ? <a href={to(lane.page - 1)}>{m.roadmap_rows_previous()}</a> : null}
      {lane.page < lane.pages ? <a href={to(lane.page + 1)}>{m.roadmap_rows_next()}</a> : null}
    </p>
  );
}

function LaneName({
  lane,
  state,
  link,
  crowded,
  group,
}: Pick<Props, 'lane' | 'state' | 'link' | 'crowded'> & { group: Grouping }) {
  return (
    <h2 className="rm-lane-name">
      <a href={link(flipped(state, lane, crowded))} aria-expanded={lane.open} data-keep="">
        <span className="rm-lane-title">{laneText(lane, group)}</span>
        <small>
          {number(lane.count)}
          {lane.late > 0 ? <em> · {m.roadmap_lane_late({ count: number(lane.late) })}</em> : null}
        </small>
      </a>
    </h2>
  );
}

export function RoadmapLaneView(props: Props) {
  const { lane, programmeId, state, link, crowded, mayChange, linked, trackWidth } = props;
  const { strips, height } = lane;
  return (
    <section className={lane.hue === null ? 'rm-lane' : `rm-lane hue-${lane.hue}`}>
      <div className="rm-line">
        <div className="rm-names">
          <LaneName lane={lane} state={state} link={link} crowded={crowded} group={state.group} />
          {lane.open ? (
            <div className="rm-rows" aria-hidden="true">
              {lane.rows.map((row) => (
                <a key={row.id} href={paths.item(programmeId, row.id)} tabIndex={-1} title={words(row.title)}>
                  {words(row.title)}
                </a>
              ))}
            </div>
          ) : null}
          {lane.open && lane.pages > 1 ? <LanePages lane={lane} state={state} link={link} /> : null}
        </div>
        <svg className="rm-track" height={height} role="group" aria-label={laneText(lane, state.group)}>
          <use href="#ta-back" />
          {strips ? (
            <svg viewBox={`0 0 ${stripWidth} ${closedHeight}`} preserveAspectRatio="none" width="100%" height={height}>
              <path className="rm-strips" d={strips.bars}>
                {strips.most === null ? null : <title>{m.roadmap_lane_most({ count: number(strips.most) })}</title>}
              </path>
              <path className={strips.most === null ? 'rm-dots' : 'rm-dots rm-dots-many'} d={strips.moments} />
            </svg>
          ) : (
            <>
              <rect fill="url(#rm-rules)" y={laneHeadHeight} width="100%" height={height - laneHeadHeight} />
              <rect
                className="rm-reach"
                x={`${lane.at}%`}
                width={`${lane.width}%`}
                y={laneHeadHeight / 2 - 1}
                height="2"
              />
            </>
          )}
          {linked ? (
            <svg
              viewBox={`0 ${lane.top} ${linkWidth} ${height}`}
              preserveAspectRatio="none"
              width="100%"
              height={height}
            >
              <use href="#rm-links" />
            </svg>
          ) : null}
          {lane.rows.map((row, k) => (
            <RoadmapBar
              key={row.id}
              row={row}
              y={laneHeadHeight + k * rowHeight}
              programmeId={programmeId}
              mayChange={mayChange}
              trackWidth={trackWidth}
            />
          ))}
        </svg>
      </div>
    </section>
  );
}
