// The gaps: what is lacking, from which day, how many hours wait, and what closes it.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import type { gapHeads, GapLine } from './coverage-text.server';

type Heads = ReturnType<typeof gapHeads>;
type Props = { id: string; heads: Heads; gaps: readonly GapLine[] };

function Head({ head, look }: { head: Heads['day']; look?: 'number' }) {
  return (
    <th scope="col" aria-sort={head.sorted} className={look}>
      <Link to={head.to} preventScrollReset>
        {head.title}
        {head.sorted ? <span aria-hidden="true">{head.sorted === 'ascending' ? ' ▲' : ' ▼'}</span> : null}
      </Link>
    </th>
  );
}

export function GapTable({ id, heads, gaps }: Props) {
  return (
    <ScrollRegion label={m.competence_gaps()}>
      <table className="table cm-gaps">
        <caption className="visually-hidden">{m.competence_gaps()}</caption>
        <thead>
          <tr>
            <Head head={heads.competence} />
            <Head head={heads.team} />
            <Head head={heads.day} />
            <Head head={heads.hours} look="number" />
            <th scope="col">{m.competence_waiting()}</th>
            <Head head={heads.closing} />
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr key={gap.id}>
              <th scope="row">
                {gap.competence}
                <span className="cm-under muted small">{gap.level}</span>
              </th>
              <td>{gap.team}</td>
              <td>
                <span className="nowrap">{gap.day}</span>
                {gap.already ? <span className="cm-under muted small">{m.competence_already()}</span> : null}
              </td>
              <td className="number">{gap.hours}</td>
              <td>
                <ul className="plain small">
                  {gap.items.map((item) => (
                    <li key={item.id}>
                      <Link to={paths.item(id, item.id)}>{item.title}</Link>{' '}
                      <span className="muted">
                        {item.day}
                        {item.hours === null ? null : ` · ${item.hours}`}
                      </span>
                    </li>
                  ))}
                </ul>
              </td>
              <td>
                <div className="stack-small">
                  {gap.closedBy ? (
                    <Link to={paths.item(id, gap.closedBy)}>{gap.closing}</Link>
                  ) : gap.closed ? (
                    <span>{gap.closing}</span>
                  ) : (
                    <span>
                      <StateBadge look="warn">{gap.closing}</StateBadge>
                    </span>
                  )}
                  {gap.plan && !gap.closed ? (
                    <span className="no-print">
                      <ButtonLink small to={gap.plan} label={gap.planFor}>
                        {m.competence_plan_training()}
                      </ButtonLink>
                    </span>
                  ) : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
