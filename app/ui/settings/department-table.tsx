// The departments as a tree in a table, with their size and heads.
import { Link } from '~/ui/shared/navigation';
import type { DepartmentRow } from '~/models/department.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { number, words } from '../words';
import { ScrollRegion } from './scroll-region';

type Props = { rows: readonly DepartmentRow[]; mayChange: boolean };

export function DepartmentTable({ rows, mayChange }: Props) {
  const total = (of: (row: DepartmentRow) => number) => number(rows.reduce((sum, row) => sum + of(row), 0));
  return (
    <ScrollRegion label={m.nav_departments()}>
      <table className="table">
        <caption className="visually-hidden">{m.nav_departments()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.settings_department()}</th>
            <th scope="col">{m.settings_key()}</th>
            <th scope="col">{m.settings_heads()}</th>
            <th scope="col" className="number">
              {m.settings_headcount()}
            </th>
            <th scope="col" className="number">
              {m.settings_users()}
            </th>
            <th scope="col" className="number">
              {m.settings_key_users()}
            </th>
            <th scope="col" className="number">
              {m.settings_cases_per_year()}
            </th>
            {mayChange ? <th scope="col">{m.settings_change()}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const what = words(row.name);
            return (
              <tr key={row.id}>
                <th scope="row">
                  <span className={`settings-depth settings-depth-${Math.min(row.depth, 5)}`}>{what}</span>
                </th>
                <td>{row.key}</td>
                <td>{row.heads.length > 0 ? row.heads.join(', ') : <span className="muted">–</span>}</td>
                <td className="number">{number(row.headcount)}</td>
                <td className="number">{number(row.users)}</td>
                <td className="number">{number(row.keyUsers)}</td>
                <td className="number">{number(row.casesPerYear)}</td>
                {mayChange ? (
                  <td className="settings-links">
                    <Link to={paths.department(row.id)} aria-label={m.settings_edit_what({ what })}>
                      {m.settings_edit()}
                    </Link>
                    <Link to={paths.departmentRemove(row.id)} aria-label={m.settings_remove_what({ what })}>
                      {m.settings_remove()}
                    </Link>
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {m.settings_total()}
            </th>
            <td className="number">{total((row) => row.headcount)}</td>
            <td className="number">{total((row) => row.users)}</td>
            <td className="number">{total((row) => row.keyUsers)}</td>
            <td className="number">{total((row) => row.casesPerYear)}</td>
            {mayChange ? <td /> : null}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}
