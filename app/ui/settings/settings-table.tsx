// A table of settings: its columns, and for who may change them a link to edit and one to remove each row.
import { Link } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';

export type Column<R> = {
  head: string;
  look?: 'number' | 'nowrap' | 'settings-period';
  /** The column that names the row. */
  names?: true;
  cell: (row: R, index: number) => ReactNode;
};

type Props<R> = {
  caption: string;
  rows: readonly R[];
  columns: readonly (Column<R> | null)[];
  /** The name of a row, for links that repeat. */
  what: (row: R) => string;
  edit: (row: R) => string;
  remove: (row: R) => string;
  mayChange: boolean;
  muted?: (row: R) => boolean;
  foot?: ReactNode;
};

export function SettingsTable<R extends { id: string }>(props: Props<R>) {
  const { caption, rows, what, edit, remove, mayChange, muted, foot } = props;
  const columns = props.columns.filter((column) => column !== null);
  return (
    <ScrollRegion label={caption}>
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, look }) => (
              <th key={head} scope="col" className={look === 'number' ? look : undefined}>
                {head}
              </th>
            ))}
            {mayChange ? <th scope="col">{m.settings_change()}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id} className={muted?.(row) ? 'muted' : undefined}>
              {columns.map(({ head, look, names, cell }) =>
                names ? (
                  <th key={head} scope="row">
                    {cell(row, index)}
                  </th>
                ) : (
                  <td key={head} className={look}>
                    {cell(row, index)}
                  </td>
                ),
              )}
              {mayChange ? (
                <td className="settings-links">
                  <Link to={edit(row)} aria-label={m.settings_edit_what({ what: what(row) })}>
                    {m.settings_edit()}
                  </Link>
                  <Link to={remove(row)} aria-label={m.settings_remove_what({ what: what(row) })}>
                    {m.settings_remove()}
                  </Link>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </ScrollRegion>
  );
}
