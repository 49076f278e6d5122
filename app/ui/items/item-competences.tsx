// What an item needs people to be able to do, whether they can, and what it brings them.
import { Link } from '~/ui/shared/navigation';
import type { ItemCompetences as Told } from '../competence/item-text.server';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';
import type { ItemWords } from './item-words.server';

type Say = ItemWords['competences'];

function Covered({ covered, say }: { covered: boolean | null; say: Say }) {
  if (covered === null) return <StateBadge look="open">{say.unknown}</StateBadge>;
  return covered ? (
    <StateBadge look="good">{say.covered}</StateBadge>
  ) : (
    <StateBadge look="warn">{say.lacks}</StateBadge>
  );
}

export function ItemCompetences({ programmeId, told, say }: { programmeId: string; told: Told; say: Say }) {
  const { needs, raises } = told;
  if (needs.length + raises.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="item-competences">
      <h2 id="item-competences">{say.title}</h2>
      {needs.length > 0 ? (
        <ul className="plain stack-small">
          {needs.map((row) => (
            <li key={row.id}>
              <strong>{row.title}</strong> <span className="muted">{row.needed}</span>{' '}
              <Covered covered={row.covered} say={say} />
              <span className="muted small item-competence-who">{[row.has, row.others].filter(Boolean).join(' ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {raises.length > 0 ? (
        <>
          <h3>{say.raises}</h3>
          <ul className="plain">
            {raises.map((row) => (
              <li key={row.id}>{row.text}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <Link to={paths.coverage(programmeId)}>{say.coverage}</Link>
      </p>
    </section>
  );
}
