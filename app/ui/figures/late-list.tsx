// Late figures per owner, each with a link to where it is entered.
import { m } from '~/paraglide/messages.js';
import { Link } from '~/ui/shared/navigation';
import { ScrollRegion } from '../shared/scroll-region';
import type { LateOwner } from './late-lines.server';

export function LateList({ late }: { late: LateOwner[] }) {
  return (
    <section className="stack" aria-labelledby="figures-late">
      <h2 id="figures-late">{m.figures_late()}</h2>
      <p className="muted measure">{late.length === 0 ? m.figures_late_none() : m.figures_late_lead()}</p>
      {late.map(({ name, lines }) => (
        <details key={name} open={late.length === 1 || lines.length <= 10}>
          <summary>
            <strong>{name}</strong> <span className="muted">({lines.length})</span>
          </summary>
          <ScrollRegion label={name}>
            <table className="table table-rows">
              <thead>
                <tr>
                  <th scope="col">{m.figures_department()}</th>
                  <th scope="col">{m.figures_metric()}</th>
                  <th scope="col">{m.figures_late()}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.key}>
                    <th scope="row">{line.department}</th>
                    <td>
                      {line.to ? (
                        <Link to={line.to} prefetch="none">
                          {line.metric}
                        </Link>
                      ) : (
                        line.metric
                      )}
                    </td>
                    <td>
                      {m.figures_periods({ count: line.count })}, {line.since}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </details>
      ))}
    </section>
  );
}
