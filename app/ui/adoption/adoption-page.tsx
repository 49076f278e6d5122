// The adoption table on its page: a sentence, what to show of it, and the table that was drawn on the server.
import { Form, Link } from '~/ui/shared/navigation';
import { adoptionParams, type AdoptionSearch, isSearched } from '~/models/planning/adoption/adoption-search';
import { levelStates, metricSubjects } from '~/models/planning/adoption/metric';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { useDrawn } from '../shared/drawn-part';
import { EmptyState } from '../shared/empty-state';
import { SelectField } from '../shared/field';
import { type Go, linkFollower } from '../shared/follow-links';
import { Page } from '../shared/page';
import { words } from '../words';
import { groupText, stateText } from './level-text';

/** The element around what is drawn. */
export const adoptionTableId = 'adoption-table';

export type UnitChoice = { id: string; name: Label; depth: number };

type Props = {
  id: string;
  search: AdoptionSearch;
  hasFigures: boolean;
  /** Rows of the table. */
  shown: number;
  units: readonly UnitChoice[];
  /** Departments the reader is head of. */
  own: readonly UnitChoice[];
  summary: string;
  table: string | null;
  go: Go;
};

export function AdoptionPage({ id, search, hasFigures, shown, units, own, summary, table, go }: Props) {
  const drawn = useDrawn(adoptionTableId, table);
  const actions = (
    <>
      <DownloadLink to={paths.adoptionFile(id, adoptionParams(search))}>{m.adoption_download()}</DownloadLink>
      <ButtonLink to={paths.effects(id)}>{m.effects_link()}</ButtonLink>
      <ButtonLink to={paths.targets(id)}>{m.adoption_targets()}</ButtonLink>
    </>
  );
  return (
    <Page title={m.adoption_title()} lead={m.adoption_lead()} actions={actions}>
      {own.length > 0 ? (
        <p className="row">
          <strong>{m.adoption_own()}</strong>
          {own.map((unit) => (
            <Link key={unit.id} to={paths.adoptionDepartment(id, unit.id)}>
              {words(unit.name)}
            </Link>
          ))}
        </p>
      ) : null}
      {hasFigures ? <p className="measure">{summary}</p> : <EmptyState>{m.adoption_empty()}</EmptyState>}
      <Filter {...{ id, search, units }} />
      {shown === 0 ? (
        <EmptyState action={<ButtonLink to={paths.adoption(id)}>{m.filter_clear()}</ButtonLink>}>
          {m.adoption_hidden_by_filter()}
        </EmptyState>
      ) : (
        <>
          {/* Links work by themselves; following them here saves loading the whole page. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
          <div
            className="scroll-x ad-scroll"
            role="region"
            tabIndex={0}
            aria-label={m.adoption_caption()}
            onClick={linkFollower(go)}
          >
            <table className="table ad-table" id={adoptionTableId} dangerouslySetInnerHTML={drawn} />
          </div>
          <p className="muted small measure">{m.adoption_legend()}</p>
        </>
      )}
    </Page>
  );
}

function Filter({ id, search, units }: Pick<Props, 'id' | 'search' | 'units'>) {
  const searched = isSearched(search);
  const all = m.filter_all();
  return (
    <details className="fold filter-bar no-print" open={searched}>
      <summary>{searched ? m.filter_on() : m.filter()}</summary>
      {/* Another address is another form: what was chosen follows it. */}
      <Form key={JSON.stringify(search)} method="get" action={paths.adoption(id)} className="stack">
        {search.sort ? <input type="hidden" name="sort" value={search.sort} /> : null}
        {search.order === 'down' ? <input type="hidden" name="order" value="down" /> : null}
        <div className="fields">
          <SelectField
            name="state"
            label={m.adoption_state()}
            state={undefined}
            start={search.state}
            empty={all}
            options={levelStates.map((state) => ({ value: state, label: stateText(state) }))}
          />
          <SelectField
            name="group"
            label={m.adoption_group()}
            state={undefined}
            start={search.group}
            empty={all}
            options={metricSubjects.map((group) => ({ value: group, label: groupText(group) }))}
          />
          <SelectField
            name="department"
            label={m.adoption_department()}
            state={undefined}
            start={search.departments[0]}
            empty={all}
            options={units.map((unit) => ({ value: unit.id, label: `${'– '.repeat(unit.depth)}${words(unit.name)}` }))}
          />
        </div>
        <div className="buttons">
          <Button>{m.filter_apply()}</Button>
          {searched ? <Link to={paths.adoption(id)}>{m.filter_clear()}</Link> : null}
        </div>
      </Form>
    </details>
  );
}
