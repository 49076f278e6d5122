// What the roadmap shows: a form that asks by GET, so that each answer has its own address.
import type { FormEvent, ReactNode } from 'react';
import { type ItemKind, type Label } from '~/models/planning/plan';
import { filterCount, type RoadmapState, roadmapParams, type RoadmapStatus } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { kindText } from '../programme/kind-words';
import { Button } from '../shared/button';
import { Check } from '../shared/field';
import { words } from '../words';
import type { RoadmapLink } from './roadmap-link';
import { statusText } from './roadmap-text';

export type FilterChoices = {
  workstreams: readonly { id: string; title: Label }[];
  departments: readonly { id: string; title: Label }[];
  /** The adopted plan, and the one that is shown. */
  baselines: readonly { id: string; title: Label }[];
};

type Props = {
  state: RoadmapState;
  link: RoadmapLink;
  choices: FilterChoices;
  go: (to: string, keep: boolean) => void;
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
  'page',
];

export const noFilters = { workstream: null, department: null, kind: null, status: null, q: '', page: [] } as const;

function Choose(props: {
  name: string;
  label: string;
  value: string | null;
  none?: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <Labelled label={props.label}>
      <select name={props.name} defaultValue={props.value ?? ''} className="utrecht-select utrecht-select--html-select">
        <option value="">{props.none ?? m.roadmap_filter_all()}</option>
        {props.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="rm-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

export function RoadmapFilter({ state, link, choices, go }: Props) {
  const params = roadmapParams(state);
  const count = filterCount(state);
  const hidden = Object.entries(params).filter(([name]) => !asked.includes(name));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '');
    go(`?${new URLSearchParams(filled as [string, string][]).toString()}`, true);
  };
  const entries = (list: FilterChoices['workstreams']) => list.map(({ id, title }) => [id, words(title)] as const);
  const input = 'utrecht-textbox utrecht-textbox--html-input';
  return (
    <details className="fold rm-filter no-print" open={count > 0}>
      <summary>{count > 0 ? m.roadmap_filter_count({ count }) : m.roadmap_filter()}</summary>
      {/* Another state is another form: what was typed follows the address. */}
      <form key={JSON.stringify(params)} method="get" onSubmit={submit}>
        {hidden.flatMap(([name, values]) =>
          [values].flat().map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
        )}
        <Labelled label={m.roadmap_filter_text()}>
          <input type="search" name="q" defaultValue={state.q} maxLength={100} className={input} />
        </Labelled>
        <Choose
          name="workstream"
          label={m.roadmap_group_workstream()}
          value={state.workstream}
          options={entries(choices.workstreams)}
        />
        <Choose
          name="department"
          label={m.roadmap_group_department()}
          value={state.department}
          options={entries(choices.departments)}
        />
        <Choose
          name="kind"
          label={m.roadmap_filter_kind()}
          value={state.kind}
          options={kinds.map((kind) => [kind, kindText(kind)])}
        />
        <Choose
          name="status"
          label={m.roadmap_filter_status()}
          value={state.status}
          options={statuses.map((status) => [status, statusText(status)])}
        />
        <Labelled label={m.roadmap_filter_from()}>
          <input type="date" name="from" defaultValue={state.from ?? ''} className={input} />
        </Labelled>
        <Labelled label={m.roadmap_filter_until()}>
          <input type="date" name="until" defaultValue={state.until ?? ''} className={input} />
        </Labelled>
        {choices.baselines.length > 0 ? (
          <Choose
            name="baseline"
            label={m.roadmap_filter_baseline()}
            value={state.baseline}
            none={m.roadmap_filter_no_baseline()}
            options={entries(choices.baselines)}
          />
        ) : null}
        <div className="rm-checks">
          <Check name="links" value="1" label={m.roadmap_option_links()} checked={state.links} />
          <Check name="slack" value="1" label={m.roadmap_option_slack()} checked={state.slack} />
          <Check name="critical" value="1" label={m.roadmap_option_critical()} checked={state.critical} />
          <Check name="retired" value="1" label={m.roadmap_option_retired()} checked={state.retired} />
        </div>
        <div className="row">
          <Button small>{m.roadmap_filter_apply()}</Button>
          {count > 0 ? <a href={link(noFilters)}>{m.roadmap_filter_clear()}</a> : null}
        </div>
      </form>
    </details>
  );
}
