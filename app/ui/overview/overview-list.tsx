// A short list of items with when they are and how they stand.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { OverviewItem } from '~/models/planning/overview';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { StatusBadge } from '../items/status-badge';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { fromGoLive, hoursText, periodText, words } from '../words';

type Props = {
  id: string;
  title: string;
  empty: string;
  items: readonly OverviewItem[];
  programmeId: string;
  goLive: Day;
};

export function OverviewList({ id, title, empty, items, programmeId, goLive }: Props) {
  return (
    <div className="stack-small">
      <h2 id={id}>{title}</h2>
      {items.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <ScrollRegion label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{m.column_item()}</th>
                <th scope="col">{m.column_when()}</th>
                <th scope="col">{m.column_status()}</th>
                <th scope="col" className="number">
                  {m.column_hours()}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <th scope="row">
                    <Link to={paths.item(programmeId, item.id)}>{words(item.title)}</Link>{' '}
                    <span className="muted small">{kindText(item.kind)}</span>
                  </th>
                  <td>
                    {periodText(item)} <span className="muted small nowrap">{fromGoLive(goLive, item.from)}</span>
                  </td>
                  <td>
                    <StatusBadge status={item.status} />
                  </td>
                  <td className="number">{item.hours > 0 ? hoursText(item.hours) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </div>
  );
}
