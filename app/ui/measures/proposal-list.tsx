// Proposals one under the other, each with its state in a word and what it does to the index.
import { Link } from '~/ui/shared/navigation';
import type { ProposalLine } from '~/proposal-view.server';
import { StateBadge } from '../shared/state-badge';

export function ProposalList({ rows }: { rows: readonly ProposalLine[] }) {
  return (
    <ul className="mx-list">
      {rows.map(({ id, title, to, look, state, index, by }) => (
        <li key={id}>
          <span>
            <Link to={to}>{title}</Link>
            <span className="muted small mx-effect">
              {by} {index}
            </span>
          </span>
          <StateBadge look={look}>{state}</StateBadge>
        </li>
      ))}
    </ul>
  );
}
