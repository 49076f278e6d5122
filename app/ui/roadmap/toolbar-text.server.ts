// How the roadmap is looked at, as text: lanes, scale and period, each a choice of links that keep the page where it is.
import type { Interval } from '~/models/planning/interval';
import type { Plan } from '~/models/planning/plan';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import { neighbourOf } from '~/models/planning/roadmap-window';
import { m } from '~/paraglide/messages.js';
import { type Markup, markup } from '../shared/markup';
import { roadmapLink } from './roadmap-link';

type Choice = { label: string; to: string; current: boolean };
type Asked = { plan: Plan; state: RoadmapState; window: Interval; anyOpen: boolean };

const zoomTexts = [
  ['week', m.roadmap_zoom_week],
  ['month', m.roadmap_zoom_month],
  ['quarter', m.roadmap_zoom_quarter],
  ['year', m.roadmap_zoom_year],
] as const;

function segments(label: string, choices: readonly Choice[]): Markup {
  const links = choices.map(
    ({ label: text, to, current }) =>
      markup`<a href="${to}"${current ? markup` aria-current="true"` : null} data-keep>${text}</a>`,
  );
  return markup`<nav class="segments" aria-label="${label}">${links}</nav>`;
}

export function roadmapToolbarText({ plan, state, window, anyOpen }: Asked): string {
  const link = roadmapLink(plan.programme.id, state);
  const whole = state.zoom === 'year' && state.from === null;
  const groups = [
    ['workstream', m.roadmap_group_workstream()],
    ['department', m.roadmap_group_department()],
  ] as const;
  const lanes = segments(
    m.roadmap_group(),
    groups.map(([group, label]) => ({
      label,
      to: link({ group, flip: [], page: [] }),
      current: state.group === group,
    })),
  );
  const zoom = segments(
    m.roadmap_zoom(),
    zoomTexts.map(([name, text]) => ({
      label: text(),
      to: link({ zoom: name, from: null, until: null, page: [] }),
      current: state.zoom === name,
    })),
  );
  const neighbour = (by: -1 | 1) => link({ ...neighbourOf(window, by), page: [] });
  const period = segments(m.roadmap_period(), [
    { label: `‹ ${m.roadmap_earlier()}`, to: neighbour(-1), current: false },
    {
      label: state.zoom === 'year' ? m.roadmap_whole() : m.roadmap_today(),
      to: link({ from: null, until: null, page: [] }),
      current: state.from === null,
    },
    { label: `${m.roadmap_later()} ›`, to: neighbour(1), current: false },
  ]);
  const all = link({ lanes: anyOpen ? 'closed' : 'open', flip: [], page: [] });
  const text = anyOpen ? m.roadmap_lanes_close() : m.roadmap_lanes_open();
  const open = state.view === 'picture' ? markup`<a class="rm-all" href="${all}" data-keep>${text}</a>` : null;
  return markup`${lanes}${zoom}${state.view === 'picture' || !whole ? period : null}${open}`.text;
}
