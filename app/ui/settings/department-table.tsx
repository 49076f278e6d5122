// The departments as a tree in a table, with their size and heads.
import type { DepartmentRow } from '~/models/department.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { number, words } from '../words';
import { type Column, SettingsTable } from './settings-table';

type Props = { rows: readonly DepartmentRow[]; mayChange: boolean };

export function DepartmentTable({ rows, mayChange }: Props) {
  const counts: [string, (row: DepartmentRow) => number][] = [
    [m.settings_headcount(), (row) => row.headcount],
    [m.settings_users(), (row) => row.users],
    [m.settings_key_users(), (row) => row.keyUsers],
    [m.settings_cases_per_year(), (row) => row.casesPerYear],
  ];
  const columns: Column<DepartmentRow>[] = [
    {
      head: m.settings_department(),
      names: true,
      cell: (row) => (
        <span className={`settings-depth settings-depth-${Math.min(row.depth, 5)}`}>{words(row.name)}</span>
      ),
    },
    { head: m.settings_key(), cell: (row) => row.key },
    {
      head: m.settings_heads(),
      cell: (row) => (row.heads.length > 0 ? row.heads.join(', ') : <span className="muted">–</span>),
    },
    ...counts.map(([head, of]): Column<DepartmentRow> => ({ head, look: 'number', cell: (row) => number(of(row)) })),
  ];
  const foot = (
    <tr>
      <th scope="row" colSpan={3}>
        {m.settings_total()}
      </th>
      {counts.map(([head, of]) => (
        <td key={head} className="number">
          {number(rows.reduce((sum, row) => sum + of(row), 0))}
        </td>
      ))}
      {mayChange ? <td /> : null}
    </tr>
  );
  return (
    <SettingsTable
      {...{ rows, columns, mayChange, foot }}
      caption={m.nav_departments()}
      what={(row) => words(row.name)}
      edit={(row) => paths.department(row.id)}
      remove={(row) => paths.departmentRemove(row.id)}
    />
  );
}
