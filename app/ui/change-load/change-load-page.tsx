// Change load on its page: a sentence, whose estimate counts, and all that was drawn on the server.
import { Form, Link } from '~/ui/shared/navigation';
import {
  type changeLoadParams,
  type ChangeLoadSearch,
  changePeriods,
} from '~/models/planning/change-load/change-load-search';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { useDrawn } from '../shared/drawn-part';
import { EmptyState } from '../shared/empty-state';
import { Check, SelectField, TextField } from '../shared/field';
import { type Go, linkFollower } from '../shared/follow-links';
import { Page } from '../shared/page';

/** The element around what is drawn. */
export const changeLoadId = 'change-load';

type Props = {
  id: string;
  search: ChangeLoadSearch;
  params: ReturnType<typeof changeLoadParams>;
  /** Departments of the table, and those there are. */
  shown: number;
  departments: number;
  /** Does the reader have departments of their own? */
  hasOwn: boolean;
  mayChange: boolean;
  summary: string;
  body: string | null;
  go: Go;
};

export function ChangeLoadPage({
  id,
  search,
  params,
  shown,
  departments,
  hasOwn,
  mayChange,
  summary,
  body,
  go,
}: Props) {
  const drawn = useDrawn(changeLoadId, body);
  const actions = (
    <>
      <DownloadLink to={paths.changeLoadFile(id, { ...params, department: null, month: null })}>
        {m.changeload_download()}
      </DownloadLink>
      {mayChange ? <ButtonLink to={paths.changeLoadRules()}>{m.changeload_rules()}</ButtonLink> : null}
    </>
  );
  return (
    <Page title={m.changeload_title()} lead={m.changeload_lead()} actions={actions}>
      {shown > 0 ? <p className="measure">{summary}</p> : null}
      <Choice {...{ id, search, params, hasOwn }} />
      {shown === 0 ? (
        <EmptyState action={departments > 0 ? <Link to={paths.changeLoad(id)}>{m.filter_clear()}</Link> : null}>
          {departments > 0 ? m.changeload_no_own() : m.changeload_none()}
        </EmptyState>
      ) : (
        // Links work by themselves; following them here saves loading the whole page.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
        <div className="stack-large" id={changeLoadId} onClick={linkFollower(go)} dangerouslySetInnerHTML={drawn} />
      )}
    </Page>
  );
}

function Choice({ id, search, params, hasOwn }: Pick<Props, 'id' | 'search' | 'params' | 'hasOwn'>) {
  const sources = [
    { value: 'department', label: m.changeload_source_department() },
    { value: 'project', label: m.changeload_source_project() },
    { value: 'highest', label: m.changeload_source_highest() },
  ];
  return (
    <details className="fold filter-bar no-print">
      <summary>{m.filter()}</summary>
      {/* Another address is another form: what was chosen follows it. */}
      <Form key={JSON.stringify(search)} method="get" action={paths.changeLoad(id)} className="stack">
        <div className="fields">
          <SelectField
            name="impact"
            label={m.changeload_source()}
            state={undefined}
            start={search.source}
            options={sources}
          />
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
            options={changePeriods.map((count) => ({ value: String(count), label: m.capacity_months({ count }) }))}
          />
          <SelectField
            name="per"
            label={m.changeload_per()}
            hint={m.changeload_per_hint()}
            state={undefined}
            start={search.per}
            options={[
              { value: 'month', label: m.capacity_per_month() },
              { value: 'week', label: m.capacity_per_week() },
            ]}
          />
        </div>
        {hasOwn ? (
          <div className="checks">
            <Check name="own" value="1" label={m.changeload_only_own()} checked={search.own} />
          </div>
        ) : null}
        <div className="buttons">
          <Button>{m.capacity_show()}</Button>
          <Link to={paths.changeLoad(id)}>{m.filter_clear()}</Link>
        </div>
      </Form>
    </details>
  );
}
