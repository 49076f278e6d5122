// The teams with what they can carry: formation, what is effectively there, regular work.
import { Link } from '~/ui/shared/navigation';
import type { TeamRow } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';
import { hoursText, number, percent, words } from '../words';
import { ScrollRegion } from './scroll-region';

type Props = { rows: readonly TeamRow[]; mayChange: boolean };

const fte = (value: number | null) => (value === null ? null : number(value, Number.isInteger(value) ? 0 : 1));

export function TeamTable({ rows, mayChange }: Props) {
  const missing = <span className="muted">{m.settings_not_given()}</span>;
  return (
    <ScrollRegion label={m.nav_teams()}>
      <table className="table">
        <caption className="visually-hidden">{m.nav_teams()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.settings_team()}</th>
            <th scope="col">{m.settings_key()}</th>
            <th scope="col">{m.settings_department()}</th>
            <th scope="col" className="number">
              {m.settings_fte_formation()}
            </th>
            <th scope="col" className="number">
              {m.settings_fte_effective()}
            </th>
            <th scope="col" className="number">
              {m.settings_regular_work()}
            </th>
            <th scope="col" className="number">
              {m.settings_interchangeable()}
            </th>
            {mayChange ? <th scope="col">{m.settings_change()}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const what = words(row.name);
            return (
              <tr key={row.id}>
                <th scope="row">
                  {what}
                  {row.note ? <span className="settings-note muted small">{row.note}</span> : null}
                </th>
                <td>{row.key}</td>
                <td>{row.departmentName ? words(row.departmentName) : <span className="muted">–</span>}</td>
                <td className="number">{fte(row.fteFormation) ?? missing}</td>
                <td className="number">{fte(row.fteEffective) ?? missing}</td>
                <td className="number">
                  {row.runHoursMonth !== null
                    ? m.settings_per_month({ hours: hoursText(row.runHoursMonth) })
                    : row.runShare !== null
                      ? m.settings_of_formation({ share: percent(row.runShare) })
                      : missing}
                </td>
                <td className="number">
                  {row.interchangeable === 1 ? (
                    <StateBadge look="warn">{m.settings_one_person()}</StateBadge>
                  ) : row.interchangeable === null ? (
                    missing
                  ) : (
                    number(row.interchangeable)
                  )}
                </td>
                {mayChange ? (
                  <td className="settings-links">
                    <Link to={paths.team(row.id)} aria-label={m.settings_edit_what({ what })}>
                      {m.settings_edit()}
                    </Link>
                    <Link to={paths.teamRemove(row.id)} aria-label={m.settings_remove_what({ what })}>
                      {m.settings_remove()}
                    </Link>
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
