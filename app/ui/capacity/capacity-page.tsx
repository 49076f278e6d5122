// The load of teams on its page: a sentence, what to show of it, and the heat map that was drawn on the server.
import { Form, Link } from '~/ui/shared/navigation';
import {
  type capacityParams,
  type CapacitySearch,
  heatSorts,
  periodLengths,
} from '~/models/planning/capacity/capacity-search';
import type { Trust } from '~/models/planning/capacity/heat-map';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { useDrawn } from '../shared/drawn-part';
import { EmptyState } from '../shared/empty-state';
import { Check, SelectField, TextField } from '../shared/field';
import { type Go, linkFollower } from '../shared/follow-links';
import { Page } from '../shared/page';
import { TrustNotice } from './trust-notice';

/** The element around what is drawn. */
export const heatMapId = 'heat-map';

type Props = {
  id: string;
  search: CapacitySearch;
  params: ReturnType<typeof capacityParams>;
  /** Rows of the table, and teams there are. */
  shown: number;
  teams: number;
  /** Does the reader have departments of their own? */
  hasOwn: boolean;
  mayChange: boolean;
  /** Null when there are enough hours to say something. */
  mistrust: Trust | null;
  summary: string;
  table: string | null;
  go: Go;
};

export function CapacityPage(props: Props) {
  const { id, search, params, shown, teams, hasOwn, mayChange, mistrust, summary, table, go } = props;
  const drawn = useDrawn(heatMapId, table);
  const actions = (
    <>
      <ButtonLink to={paths.measures(id)}>{m.measures_title()}</ButtonLink>
      <DownloadLink to={paths.capacityFile(id, params)}>{m.capacity_download()}</DownloadLink>
      {mayChange ? <ButtonLink to={paths.teams()}>{m.nav_teams()}</ButtonLink> : null}
    </>
  );
  return (
    <Page title={m.capacity_title()} lead={m.capacity_lead()} actions={actions}>
      <TrustNotice mistrust={mistrust} />
      {shown > 0 ? <p className="measure">{summary}</p> : null}
      <Choice {...{ id, search, params, hasOwn }} />
      {shown === 0 ? (
        <EmptyState action={teams > 0 ? <Link to={paths.capacity(id)}>{m.capacity_clear()}</Link> : null}>
          {teams > 0 ? m.capacity_hidden() : m.capacity_none()}
        </EmptyState>
      ) : (
        <>
          {/* Links work by themselves; following them here saves loading the whole page. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
          <div
            className="scroll-x lm-scroll"
            role="region"
            tabIndex={0}
            aria-label={m.capacity_heat()}
            onClick={linkFollower(go)}
          >
            <table className="table lm-table" id={heatMapId} dangerouslySetInnerHTML={drawn} />
          </div>
          <p className="muted small measure">{m.capacity_legend()}</p>
        </>
      )}
    </Page>
  );
}

function Choice({ id, search, params, hasOwn }: Pick<Props, 'id' | 'search' | 'params' | 'hasOwn'>) {
  return (
    <details className="fold filter-bar no-print">
      <summary>{m.filter()}</summary>
      {/* Another address is another form: what was chosen follows it. */}
      <Form key={JSON.stringify(search)} method="get" action={paths.capacity(id)} className="stack">
        <div className="fields">
          <TextField
            name="from"
            label={m.capacity_from_month()}
            hint={m.capacity_from_month_hint()}
            state={undefined}
            start={params.from}
            narrow
          />
          <SelectField
            name="months"
            label={m.capacity_period()}
            state={undefined}
            start={search.months}
            options={periodLengths.map((count) => ({ value: String(count), label: m.capacity_months({ count }) }))}
          />
          <SelectField
            name="per"
            label={m.capacity_per()}
            hint={m.capacity_per_week_hint()}
            state={undefined}
            start={search.per}
            options={[
              { value: 'month', label: m.capacity_per_month() },
              { value: 'week', label: m.capacity_per_week() },
            ]}
          />
          <SelectField
            name="sort"
            label={m.capacity_sort()}
            state={undefined}
            start={search.sort}
            options={heatSorts.map((sort) => ({
              value: sort,
              label: sort === 'name' ? m.capacity_sort_name() : m.capacity_sort_pressed(),
            }))}
          />
        </div>
        <div className="checks">
          <Check name="pivotal" value="1" label={m.capacity_only_pivotal()} checked={search.pivotal} />
          {hasOwn ? <Check name="own" value="1" label={m.capacity_only_own()} checked={search.own} /> : null}
        </div>
        <div className="buttons">
          <Button>{m.capacity_show()}</Button>
          <Link to={paths.capacity(id)}>{m.filter_clear()}</Link>
        </div>
      </Form>
    </details>
  );
}
