// What would help a team, each measure with what it does and a link to where it is done.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { ButtonLink } from '../shared/button';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';

export type LeverRow = {
  what: string;
  after: string;
  shortage: string;
  enough: boolean;
  /** Null for who may not do it. */
  to: string | null;
  label: string;
};

type Props = {
  lead: string;
  rows: readonly LeverRow[];
  /** Where measures are chosen together. */
  together: string;
};

export function LeverList({ lead, rows, together }: Props) {
  return (
    <section className="stack-small" aria-labelledby="levers-title">
      <h2 id="levers-title">{m.capacity_levers()}</h2>
      <p className="muted small measure">{lead}</p>
      {rows.length === 0 ? (
        <p>{m.capacity_levers_none()}</p>
      ) : (
        <ScrollRegion label={m.capacity_levers()}>
          <table className="table">
            <caption className="visually-hidden">{m.capacity_levers()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.capacity_lever()}</th>
                <th scope="col" className="number">
                  {m.capacity_lever_after()}
                </th>
                <th scope="col" className="number">
                  {m.capacity_lever_shortage()}
                </th>
                <th scope="col">{m.capacity_state()}</th>
                {rows.some(({ to }) => to !== null) ? <th scope="col">{m.capacity_lever_do()}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ what, after, shortage, enough, to, label }) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td className="number">{after}</td>
                  <td className="number nowrap">{shortage}</td>
                  <td>
                    <StateBadge look={enough ? 'good' : 'warn'}>
                      {enough ? m.capacity_lever_enough() : m.capacity_lever_not_enough()}
                    </StateBadge>
                  </td>
                  {to === null ? null : (
                    <td>
                      <ButtonLink to={to} small>
                        {label}
                      </ButtonLink>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <p>
        <Link to={together}>{m.measures_together()}</Link>
      </p>
    </section>
  );
}
