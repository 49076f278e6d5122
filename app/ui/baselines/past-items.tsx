// Items of a plan of the past as a table.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { PastItem } from '~/models/planning/past-plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { kindText, progressText } from '../programme/kind-words';
import { ScrollRegion } from '../shared/scroll-region';
import { fromGoLive, hoursText, periodText, words } from '../words';

type Props = { programmeId: string; caption: string; goLive: Day; items: readonly PastItem[] };

export function PastItems({ programmeId, caption, goLive, items }: Props) {
  return (
    <ScrollRegion label={caption}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.column_item()}</th>
            <th scope="col">{m.form_kind()}</th>
            <th scope="col">{m.column_when()}</th>
            <th scope="col">{m.column_status()}</th>
            <th scope="col">{m.item_workstream()}</th>
            <th scope="col" className="number">
              {m.column_hours()}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.there ? <Link to={paths.item(programmeId, row.id)}>{words(row.title)}</Link> : words(row.title)}
                {row.key ? <span className="muted small"> {row.key}</span> : null}
              </th>
              <td>{kindText(row.kind)}</td>
              <td>
                {periodText(row)} <span className="muted small nowrap">{fromGoLive(goLive, row.from)}</span>
              </td>
              <td>{progressText(row.progress)}</td>
              <td>
                {row.workstream ? (
                  <span className={`hue-${row.workstream.hue} hue-edge`}>{words(row.workstream.title)}</span>
                ) : (
                  '–'
                )}
              </td>
              <td className="number">{row.hours > 0 ? hoursText(row.hours) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
