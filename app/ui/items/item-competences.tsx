// What an item needs people to be able to do, whether they can, and what it brings them.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import type { ItemCompetences as Told } from '../competence/item-text.server';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';

function Covered({ covered }: { covered: boolean | null }) {
  if (covered === null) return <StateBadge look="open">{m.competence_item_unknown()}</StateBadge>;
  return covered ? (
    <StateBadge look="good">{m.competence_item_covered()}</StateBadge>
  ) : (
    <StateBadge look="warn">{m.competence_item_lacks()}</StateBadge>
  );
}

export function ItemCompetences({ programmeId, told }: { programmeId: string; told: Told }) {
  const { needs, raises } = told;
  if (needs.length + raises.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="item-competences">
      <h2 id="item-competences">{m.item_competences()}</h2>
      {needs.length > 0 ? (
        <ul className="plain stack-small">
          {needs.map((row) => (
            <li key={row.id}>
              <strong>{row.title}</strong> <span className="muted">{m.item_level({ level: row.needed })}</span>{' '}
              <Covered covered={row.covered} />
              <span className="muted small item-competence-who">{[row.has, row.others].filter(Boolean).join(' ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {raises.length > 0 ? (
        <>
          <h3>{m.competence_raises()}</h3>
          <ul className="plain">
            {raises.map((row) => (
              <li key={row.id}>{row.text}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <Link to={paths.coverage(programmeId)}>{m.competence_coverage_title()}</Link>
      </p>
    </section>
  );
}
