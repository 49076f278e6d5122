// Change load as a file: a line per department and month, points and hours per person beside their limits.
import type { AskedChangeLoad } from './asked-change-load.server';
import { type Cell, csvFile } from './csv.server';
import { m } from './paraglide/messages.js';
import { pointStateText } from './ui/change-load/impact-text.server';
import { departmentNames } from './ui/change-load/names.server';

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

/** The same departments and months as on the page; hours about few people are left out. */
export function changeLoadFile({ plans: [plan], rows, burden }: AskedChangeLoad): Response {
  const nameOf = departmentNames(plan);
  const keys = new Map(plan.departments.map(({ id, key }) => [id, key]));
  const hours = new Map(burden.rows.map((row) => [row.id, row]));
  const head = [
    ...[m.settings_key(), m.changeload_department(), m.changeload_month()],
    ...[m.changeload_points(), m.changeload_limit(), m.changeload_state()],
    ...[m.changeload_file_hours(), m.changeload_file_hours_limit()],
  ];
  const pages = rows.map((row) =>
    row.cells.map(({ month, points, state }, at): Cell[] => {
      const own = hours.get(row.id);
      const cell = own?.cells[at];
      const perWeek = cell?.perWeek ?? null;
      const said = perWeek === null && cell?.state === 'hidden' ? m.changeload_burden_hidden() : null;
      return [
        ...[
          keys.get(row.id) ?? '',
          nameOf(row.id),
          month.slice(0, 7),
          rounded(points),
          row.limit,
          pointStateText(state),
        ],
        ...[perWeek === null ? said : rounded(perWeek), own?.limit ?? null],
      ];
    }),
  );
  return csvFile(m.changeload_file(), head, pages);
}
