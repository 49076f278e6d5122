// The go/no-go criteria of a milestone or gate, hard ones first said as such.
import { Link } from '~/ui/shared/navigation';
import type { ItemView } from '~/models/planning/item-view';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { criterionText } from '../programme/kind-words';
import { StateBadge } from '../shared/state-badge';
import { words } from '../words';

const looks = { open: 'open', met: 'good', not_met: 'bad' } as const;

export function ItemCriteria({
  programmeId,
  view,
  mayChange,
}: {
  programmeId: string;
  view: ItemView;
  mayChange: boolean;
}) {
  return (
    <section className="stack-small" aria-labelledby="criteria">
      <h2 id="criteria">{m.item_criteria()}</h2>
      {view.criteria.length === 0 ? (
        <p className="muted">{m.item_no_criteria()}</p>
      ) : (
        <ul className="plain stack-small">
          {view.criteria.map((row) => (
            <li key={row.id} className="row">
              <StateBadge look={looks[row.state]}>{criterionText(row.state)}</StateBadge>
              <span>
                {words(row.text)} {row.hard ? <strong>({m.criterion_hard()})</strong> : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {view.item.retired ? null : (
        <p>
          <Link to={paths.milestone(programmeId, view.item.id)}>
            {view.item.kind === 'gate' ? m.gates_to_gate() : mayChange ? m.item_edit_criteria() : m.gates_to_criteria()}
          </Link>
        </p>
      )}
    </section>
  );
}
