// The items chosen to be changed together, each with a box to leave it out after all.
import { Link } from '~/ui/shared/navigation';
import type { ChosenItem } from '~/models/planning/item-list';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import { periodText, words } from '../words';
import { PickBox } from './pick-box';
import { StatusBadge } from './status-badge';

type Props = { programmeId: string; items: readonly ChosenItem[]; ticked: ReadonlySet<string> };

export function ChosenItems({ programmeId, items, ticked }: Props) {
  return (
    <div id="field-item__">
      <ScrollRegion label={m.bulk_chosen()}>
        <table className="table">
          <caption>{m.bulk_count({ count: items.length })}</caption>
          <thead>
            <tr>
              <td className="pick" />
              <th scope="col">{m.column_item()}</th>
              <th scope="col">{m.column_when()}</th>
              <th scope="col">{m.column_status()}</th>
              <th scope="col">{m.item_owner()}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.id}>
                <td className="pick">
                  <PickBox id={row.id} title={row.title} ticked={ticked.has(row.id)} />
                </td>
                <th scope="row">
                  <Link to={paths.item(programmeId, row.id)}>{words(row.title)}</Link>{' '}
                  <span className="muted small">{kindText(row.kind)}</span>
                </th>
                <td>{periodText(row)}</td>
                <td>
                  <StatusBadge status={row.status} />{' '}
                  {row.fixed ? <StateBadge look="warn">{m.bulk_fixed()}</StateBadge> : null}
                </td>
                <td>{row.owner ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
