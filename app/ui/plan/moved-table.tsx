// What moves in a change: before, after, and why.
import type { Consequences } from '~/models/planning/consequences';
import { m } from '~/paraglide/messages.js';
import { Link } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { ScrollRegion } from '../shared/scroll-region';
import { periodText, words } from '../words';
import { originText } from './origin-text';

type Props = { programmeId: string; moved: Consequences['moved'] };

export function MovedTable({ programmeId, moved }: Props) {
  return (
    <ScrollRegion label={m.consequence_table()}>
      <table className="table">
        <caption className="visually-hidden">{m.consequence_table()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.column_item()}</th>
            <th scope="col">{m.column_was()}</th>
            <th scope="col">{m.column_becomes()}</th>
            <th scope="col">{m.column_why()}</th>
          </tr>
        </thead>
        <tbody>
          {moved.map((row) => (
            <tr key={row.itemId}>
              <th scope="row">
                <Link to={paths.item(programmeId, row.itemId)}>{words(row.title)}</Link>{' '}
                <span className="muted small">{kindText(row.kind)}</span>
              </th>
              <td>{periodText(row.before)}</td>
              <td>
                <strong>{periodText(row.after)}</strong>
              </td>
              <td>{row.followed ? originText(row.origin) : m.consequence_asked()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
