// What the form of the roadmap asks, as text: fields filled in as the address says, and the rest of it along hidden.
import { totalChoice } from '~/models/planning/adoption/adoption-series';
import { noCurve } from '~/models/planning/adoption/curve-place';
import type { ItemKind, Label } from '~/models/planning/plan';
import {
  filterCount,
  noFilters,
  type RoadmapState,
  roadmapParams,
  type RoadmapStatus,
} from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { type Markup, markup } from '../shared/markup';
import { words } from '../words';
import { roadmapLink } from './roadmap-link';
import { statusText } from './roadmap-text.server';

type Choices = readonly { id: string; title: Label }[];
type Asked = {
  programmeId: string;
  state: RoadmapState;
  workstreams: Choices;
  departments: Choices;
  /** The adopted plan, and the one that is shown. */
  baselines: Choices;
  /** Metrics of which there are figures. */
  curves: Choices;
};

const kinds: readonly ItemKind[] = ['activity', 'calendar_item', 'milestone', 'gate'];
const statuses: readonly RoadmapStatus[] = ['planned', 'started', 'done', 'late'];
/** What the form itself asks; the rest of the state goes along hidden. */
const asked = [
  'q',
  'workstream',
  'department',
  'kind',
  'status',
  'from',
  'until',
  'links',
  'slack',
  'critical',
  'retired',
  'baseline',
  'curve',
  'of',
  'page',
];

const labelled = (label: string, field: Markup) =>
  markup`<label class="rm-field"><span>${label}</span>${field}</label>`;

const box = (type: 'search' | 'date', name: string, value: string) =>
  markup`<input type="${type}" name="${name}" value="${value}"${type === 'search' ? markup` maxlength="100"` : null} class="utrecht-textbox utrecht-textbox--html-input">`;

function choose(
  { name, label, value, none }: { name: string; label: string; value: string | null; none?: string },
  options: readonly (readonly [id: string, text: string])[],
): Markup {
  const all = options.map(
    ([id, text]) => markup`<option value="${id}"${id === value ? markup` selected` : null}>${text}</option>`,
  );
  return labelled(
    label,
    markup`<select name="${name}" class="utrecht-select utrecht-select--html-select"><option value="">${none ?? m.roadmap_filter_all()}</option>${all}</select>`,
  );
}

const check = (name: string, label: string, checked: boolean) =>
  markup`<label class="check"><input type="checkbox" name="${name}" value="1"${checked ? markup` checked` : null}><span>${label}</span></label>`;

const named = (choices: Choices) => choices.map(({ id, title }) => [id, words(title)] as const);

/** For inside a form that asks by GET; in the language of the request. */
export function roadmapFilterText({ programmeId, state, workstreams, departments, baselines, curves }: Asked): string {
  const { workstream, department, kind, status, baseline, curve } = state;
  const hidden = Object.entries(roadmapParams(state))
    .filter(([name]) => !asked.includes(name))
    .flatMap(([name, values]) =>
      [values].flat().map((value) => markup`<input type="hidden" name="${name}" value="${value}">`),
    );
  const fields = [
    labelled(m.roadmap_filter_text(), box('search', 'q', state.q)),
    choose({ name: 'workstream', label: m.roadmap_group_workstream(), value: workstream }, named(workstreams)),
    choose({ name: 'department', label: m.roadmap_group_department(), value: department }, named(departments)),
    choose(
      { name: 'kind', label: m.roadmap_filter_kind(), value: kind },
      kinds.map((one) => [one, kindText(one)]),
    ),
    choose(
      { name: 'status', label: m.roadmap_filter_status(), value: status },
      statuses.map((one) => [one, statusText(one)]),
    ),
    labelled(m.roadmap_filter_from(), box('date', 'from', state.from ?? '')),
    labelled(m.roadmap_filter_until(), box('date', 'until', state.until ?? '')),
    ...(baselines.length > 0
      ? [
          choose(
            {
              ...{ name: 'baseline', label: m.roadmap_filter_baseline(), value: baseline },
              none: m.roadmap_filter_no_baseline(),
            },
            named(baselines),
          ),
        ]
      : []),
    ...(curves.length > 0
      ? [
          choose({ name: 'curve', label: m.curve_filter(), value: curve, none: m.curve_filter_auto() }, [
            ...named(curves),
            [noCurve, m.curve_filter_none()],
          ]),
        ]
      : []),
  ];
  const ofBoxes = [[totalChoice, m.adoption_total()] as const, ...named(departments)].map(
    ([id, text]) =>
      markup`<label class="check"><input type="checkbox" name="of" value="${id}"${state.of.includes(id) ? markup` checked` : null}><span>${text}</span></label>`,
  );
  const of =
    curves.length > 0
      ? markup`<fieldset class="rm-of"><legend>${m.curve_filter_of()}</legend><div class="rm-checks">${ofBoxes}</div></fieldset>`
      : null;
  const checks = [
    check('links', m.roadmap_option_links(), state.links),
    check('slack', m.roadmap_option_slack(), state.slack),
    check('critical', m.roadmap_option_critical(), state.critical),
    check('retired', m.roadmap_option_retired(), state.retired),
  ];
  const clear =
    filterCount(state) > 0
      ? markup`<a href="${roadmapLink(programmeId, state)(noFilters)}">${m.roadmap_filter_clear()}</a>`
      : null;
  return markup`${hidden}${fields}<div class="rm-checks">${checks}</div>${of}<div class="row"><button type="submit" class="utrecht-button utrecht-button--secondary-action button-small">${m.roadmap_filter_apply()}</button>${clear}</div>`
    .text;
}
