// Whether teams can do what is planned: K and per team, gaps with what waits and what closes them, and the matrix.
import { Form, Link } from '~/ui/shared/navigation';
import { gapParams, type GapSearch } from '~/models/planning/capacity/gap-search';
import type { CoverageState } from '~/models/planning/capacity/coverage';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { EmptyState } from '../shared/empty-state';
import { SelectField } from '../shared/field';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import type { gapHeads, GapLine, matrixLines, teamLines, totalText } from './coverage-text.server';
import { CoverageMatrix } from './coverage-matrix';
import { GapTable } from './gap-table';

type Props = {
  id: string;
  search: GapSearch;
  total: ReturnType<typeof totalText>;
  teams: ReturnType<typeof teamLines>;
  unknown: string | null;
  heads: ReturnType<typeof gapHeads>;
  gaps: readonly GapLine[];
  /** Gaps without the filter. */
  all: number;
  gapTeams: readonly { value: string; label: string }[];
  matrix: ReturnType<typeof matrixLines>;
  /** A level of any team is known. */
  known: boolean;
  maySettle: boolean;
};

const looks: Record<CoverageState, 'good' | 'warn' | 'bad' | 'open'> = {
  good: 'good',
  amber: 'warn',
  red: 'bad',
  unknown: 'open',
};

export function CoveragePage(props: Props) {
  const { id, search, total, known, maySettle, all, gaps, heads, matrix } = props;
  const settings = <ButtonLink to={paths.competences()}>{m.competence_settings()}</ButtonLink>;
  if (!known) {
    return (
      <Page title={m.competence_coverage_title()} lead={m.competence_coverage_lead()}>
        <EmptyState action={maySettle ? settings : null}>{m.competence_nobody_known()}</EmptyState>
      </Page>
    );
  }
  const actions = (
    <>
      <DownloadLink to={paths.coverageFile(id, gapParams(search))}>{m.competence_download()}</DownloadLink>
      {settings}
    </>
  );
  return (
    <Page title={m.competence_coverage_title()} lead={m.competence_coverage_lead()} actions={actions}>
      <p className="measure">
        <StateBadge look={looks[total.state]}>{total.stateText}</StateBadge> {total.text}
      </p>
      <Teams {...props} />
      <section className="stack" aria-labelledby="gaps">
        <h2 id="gaps">{m.competence_gaps()}</h2>
        {all > 0 ? <Filter {...props} /> : null}
        {gaps.length > 0 ? (
          <GapTable {...{ id, heads, gaps }} />
        ) : (
          <EmptyState action={all > 0 ? <Link to={paths.coverage(id)}>{m.filter_clear()}</Link> : null}>
            {all > 0 ? m.competence_gaps_filtered() : m.competence_gaps_none()}
          </EmptyState>
        )}
      </section>
      {matrix.rows.length > 0 ? <CoverageMatrix {...matrix} /> : null}
      <section className="stack-small">
        <h2>{m.competence_method()}</h2>
        <ul className="measure small stack-small">
          <li>{m.competence_method_team()}</li>
          <li>{m.competence_method_covered()}</li>
          <li>{m.competence_method_hours()}</li>
          <li>{m.competence_method_once()}</li>
        </ul>
      </section>
    </Page>
  );
}

function Teams({ teams, unknown }: Pick<Props, 'teams' | 'unknown'>) {
  return (
    <section className="stack-small" aria-labelledby="coverage-teams">
      <h2 id="coverage-teams">{m.competence_per_team()}</h2>
      {teams.length > 0 ? (
        <ScrollRegion label={m.competence_per_team()}>
          <table className="table cm-teams">
            <caption className="visually-hidden">{m.competence_per_team()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.column_team()}</th>
                <th scope="col" className="number">
                  {m.competence_hours()}
                </th>
                <th scope="col" className="number">
                  {m.competence_hours_open()}
                </th>
                <th scope="col" className="number">
                  {m.competence_covered()}
                </th>
                <th scope="col">{m.column_status()}</th>
              </tr>
            </thead>
            <tbody>
              {teams.map((team) => (
                <tr key={team.id}>
                  <th scope="row">
                    {team.name} {team.pivotal ? <span className="muted small">{m.competence_pivotal()}</span> : null}
                  </th>
                  <td className="number">{team.hours}</td>
                  <td className="number">{team.open}</td>
                  <td className="number">
                    <strong>{team.share}</strong>
                  </td>
                  <td>
                    <StateBadge look={looks[team.state]}>{team.stateText}</StateBadge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      {unknown ? <p className="muted small measure">{unknown}</p> : null}
    </section>
  );
}

function Filter({ id, search, gapTeams }: Pick<Props, 'id' | 'search' | 'gapTeams'>) {
  const isFiltered = search.team !== '';
  return (
    <details className="fold filter-bar no-print" open={isFiltered}>
      <summary>{isFiltered ? m.filter_on() : m.filter()}</summary>
      {/* Another address is another form: what was chosen follows it. */}
      <Form key={JSON.stringify(search)} method="get" action={paths.coverage(id)} className="stack">
        {search.sort !== 'day' ? <input type="hidden" name="sort" value={search.sort} /> : null}
        {search.order === 'down' ? <input type="hidden" name="order" value="down" /> : null}
        <SelectField
          name="team"
          label={m.column_team()}
          state={undefined}
          start={search.team}
          empty={m.filter_all()}
          options={gapTeams}
        />
        <div className="buttons">
          <Button>{m.filter_apply()}</Button>
          {isFiltered ? <Link to={paths.coverage(id)}>{m.filter_clear()}</Link> : null}
        </div>
      </Form>
    </details>
  );
}
