// How the roadmap is looked at: lanes, scale and period, each a choice of links.
import { neighbourOf } from '~/models/planning/roadmap-window';
import type { Interval } from '~/models/planning/interval';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import type { RoadmapLink } from './roadmap-link';

type Choice = { label: string; to: string; current: boolean };
type Props = { state: RoadmapState; link: RoadmapLink; window: Interval; anyOpen: boolean };

const zoomTexts = [
  ['week', m.roadmap_zoom_week],
  ['month', m.roadmap_zoom_month],
  ['quarter', m.roadmap_zoom_quarter],
  ['year', m.roadmap_zoom_year],
] as const;

function Segments({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav className="segments" aria-label={label}>
      {choices.map(({ label: text, to, current }) => (
        <a key={text} href={to} aria-current={current ? 'true' : undefined} data-keep="">
          {text}
        </a>
      ))}
    </nav>
  );
}

export function RoadmapToolbar({ state, link, window, anyOpen }: Props) {
  const whole = state.zoom === 'year' && state.from === null;
  return (
    <div className="toolbar rm-toolbar">
      <Segments
        label={m.roadmap_group()}
        choices={[
          {
            label: m.roadmap_group_workstream(),
            to: link({ group: 'workstream', flip: [], page: [] }),
            current: state.group === 'workstream',
          },
          {
            label: m.roadmap_group_department(),
            to: link({ group: 'department', flip: [], page: [] }),
            current: state.group === 'department',
          },
        ]}
      />
      <Segments
        label={m.roadmap_zoom()}
        choices={zoomTexts.map(([zoom, text]) => ({
          label: text(),
          to: link({ zoom, from: null, until: null, page: [] }),
          current: state.zoom === zoom,
        }))}
      />
      {state.view === 'picture' || !whole ? (
        <Segments
          label={m.roadmap_period()}
          choices={[
            { label: `‹ ${m.roadmap_earlier()}`, to: link({ ...neighbourOf(window, -1), page: [] }), current: false },
            {
              label: state.zoom === 'year' ? m.roadmap_whole() : m.roadmap_today(),
              to: link({ from: null, until: null, page: [] }),
              current: state.from === null,
            },
            { label: `${m.roadmap_later()} ›`, to: link({ ...neighbourOf(window, 1), page: [] }), current: false },
          ]}
        />
      ) : null}
      {state.view === 'picture' ? (
        <a className="rm-all" href={link({ lanes: anyOpen ? 'closed' : 'open', flip: [], page: [] })} data-keep="">
          {anyOpen ? m.roadmap_lanes_close() : m.roadmap_lanes_open()}
        </a>
      ) : null}
    </div>
  );
}
