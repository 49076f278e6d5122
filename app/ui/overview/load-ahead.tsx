// Teams that are asked more than they can carry in one of the months ahead: their load per month, in numbers.
import type { Overview } from '~/models/planning/overview';
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ScrollRegion } from '../shared/scroll-region';
import { monthShort, percent, words } from '../words';

export function LoadAhead({ programmeId, load }: { programmeId: string; load: Overview['load'] }) {
  if (load.teams.length === 0) return null;
  return (
    <div className="stack-small">
      <h2>{m.overview_red()}</h2>
      <p className="muted small measure">{m.overview_red_hint()}</p>
      <ScrollRegion label={m.overview_red()}>
        <table className="table load-ahead">
          <thead>
            <tr>
              <th scope="col">{m.column_team()}</th>
              {load.months.map((month) => (
                <th scope="col" className="number" key={month}>
                  {monthShort(month)} {month.slice(2, 4)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {load.teams.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to={paths.capacityTeam(programmeId, row.id)}>{words(row.team)}</Link>
                </th>
                {row.ratios.map((ratio, index) => {
                  const over = ratio !== null && ratio > row.limit;
                  return (
                    <td key={load.months[index]} className={over ? 'number over-limit' : 'number'}>
                      {ratio === null ? '–' : percent(ratio)}
                      {over ? <span aria-label={m.overview_over_limit()}> ▲</span> : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p>
        <Link to={paths.capacity(programmeId)}>{m.capacity_all()}</Link>
      </p>
    </div>
  );
}
