// The matrix of the municipality: competences down, teams across, in each cell the level of today.
import { Link } from '~/ui/shared/navigation';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { RecentChanges } from '../settings/recent-changes';
import type { RecentChange } from '../settings/recent-changes';
import { ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { words } from '../words';
import { LevelLegend } from './level-legend';
import { levelText } from './level-text';

type Props = {
  teams: readonly { id: string; key: string; name: Label }[];
  rows: readonly { id: string; key: string; title: Label; levels: readonly (number | null)[] }[];
  recent: readonly RecentChange[];
  mayChange: boolean;
};

export function CompetencesPage({ teams, rows, recent, mayChange }: Props) {
  const add = mayChange ? (
    <ButtonLink to={paths.competence('new')} look="primary">
      {m.competence_add()}
    </ButtonLink>
  ) : null;
  return (
    <Page title={m.competence_title()} lead={m.competence_lead()} actions={add}>
      {rows.length === 0 ? (
        <EmptyState action={add}>{m.competence_none()}</EmptyState>
      ) : (
        <>
          <LevelLegend />
          <ScrollRegion label={m.competence_matrix()}>
            <table className="table cm-table">
              <caption className="visually-hidden">{m.competence_matrix()}</caption>
              <thead>
                <tr>
                  <th scope="col">{m.competence_one()}</th>
                  {teams.map((team) => (
                    <th key={team.id} scope="col" className="cm-team">
                      <abbr title={words(team.name)}>{team.key}</abbr>
                    </th>
                  ))}
                  {mayChange ? <th scope="col">{m.settings_change()}</th> : null}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, key, title, levels }) => (
                  <tr key={id}>
                    <th scope="row">
                      {words(title)} <span className="muted small">{key}</span>
                    </th>
                    {levels.map((level, at) => (
                      <td key={teams[at]!.id} className={level === null ? 'cm-cell' : `cm-cell cm-level-${level}`}>
                        <Link
                          to={paths.teamCompetence(teams[at]!.id, id)}
                          aria-label={m.competence_cell({
                            team: words(teams[at]!.name),
                            competence: words(title),
                            level: level === null ? m.competence_not_said() : levelText(level),
                          })}
                        >
                          {level ?? '–'}
                        </Link>
                      </td>
                    ))}
                    {mayChange ? (
                      <td className="settings-links">
                        <Link to={paths.competence(id)} aria-label={m.settings_edit_what({ what: words(title) })}>
                          {m.settings_edit()}
                        </Link>
                        <Link
                          to={paths.competenceRemove(id)}
                          aria-label={m.settings_remove_what({ what: words(title) })}
                        >
                          {m.settings_remove()}
                        </Link>
                      </td>
                    ) : null}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <p className="muted small measure">{m.competence_matrix_hint()}</p>
        </>
      )}
      <RecentChanges changes={recent} mayChange={mayChange} />
    </Page>
  );
}
