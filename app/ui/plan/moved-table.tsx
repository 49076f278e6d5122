// What moves in a change: before, after, and why.
import { m } from '~/paraglide/messages.js';
import { Link } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { ScrollRegion } from '../shared/scroll-region';
import type { MovedRow } from './consequences-text.server';

type Props = { programmeId: string; rows: readonly MovedRow[] };

export function MovedTable({ programmeId, rows }: Props) {
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
          {rows.map((row) => (
            <tr key={row.itemId}>
              <th scope="row">
                <Link to={paths.item(programmeId, row.itemId)}>{row.title}</Link>{' '}
                <span className="muted small">{row.kind}</span>
              </th>
              <td>{row.before}</td>
              <td>
                <strong>{row.after}</strong>
              </td>
              <td>{row.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
