// Change load as a table of text: a number in every cell, its state by pattern, by sign and in words, each a link to what is behind it.
import { type ChangeLoadSearch, changeLoadParams } from '~/models/planning/change-load/change-load-search';
import { departmentsOver, fullest, type PointCell, type PointRow } from '~/models/planning/change-load/heat';
import { everybody } from '~/models/planning/change-load/load';
import { type Day, firstOfMonth, yearOf } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { monthShort, monthText } from '../words';
import { pointSigns, pointStateText, pointsText } from './impact-text.server';

/** Where the list of a cell stands on the page. */
export const behindId = 'wat-speelt';

type Asked = {
  programmeId: string;
  search: ChangeLoadSearch;
  rows: readonly PointRow[];
  nameOf: (id: string) => string;
  today: Day;
};

function cellText(row: PointRow, cell: PointCell, asked: Asked): Markup {
  const { programmeId, search, nameOf, today } = asked;
  const { month, points, state } = cell;
  const to = paths.changeLoad(programmeId, changeLoadParams(search, today, { cell: { id: row.id, month } }));
  const said = m.changeload_cell({
    ...{ department: nameOf(row.id), month: monthText(month), points: pointsText(points) },
    ...{ state: pointStateText(state), limit: pointsText(row.limit) },
  });
  const sign = pointSigns[state];
  const mark = sign === '' ? null : markup`<span class="lm-sign" aria-hidden="true">${sign}</span>`;
  const isChosen = search.cell?.id === row.id && search.cell.month === month;
  const current = isChosen ? markup` aria-current="true"` : null;
  return markup`<td class="number cl-cell cl-${state}"><a href="${to}#${behindId}" aria-label="${said}" title="${said}"${current}>${pointsText(points)}${mark}</a></td>`;
}

function headText(month: Day, today: Day): Markup {
  const isNow = month === firstOfMonth(today);
  const now = isNow ? markup` class="number lm-now" aria-current="date"` : markup` class="number"`;
  return markup`<th scope="col"${now}><abbr title="${monthText(month)}">${monthShort(month)}</abbr></th>`;
}

/** Columns of the same year under one head. */
export function yearHeads(months: readonly Day[]): Markup[] {
  const years: { year: number; count: number }[] = [];
  for (const month of months) {
    const last = years.at(-1);
    if (last?.year === yearOf(month)) last.count++;
    else years.push({ year: yearOf(month), count: 1 });
  }
  return years.map(({ year, count }) => markup`<th scope="colgroup" colspan="${count}">${year}</th>`);
}

/** Caption, head and rows, for inside a table; in the language of the request. */
export function changeHeatText(asked: Asked): Markup {
  const { programmeId, rows, nameOf, today } = asked;
  const months = rows[0]?.cells.map(({ month }) => month) ?? [];
  const body = rows.map((row) => {
    const name = nameOf(row.id);
    const limit = m.changeload_limit_of({ limit: pointsText(row.limit) });
    const to = paths.changeLoadDepartment(programmeId, row.id);
    const called = row.id === everybody ? markup`${name}` : markup`<a href="${to}">${name}</a>`;
    const step = row.depth === 0 ? null : markup` cl-depth-${Math.min(row.depth, 3)}`;
    return markup`<tr><th scope="row" class="cl-name${step}">${called}<span class="lm-limits">${limit}</span></th>${row.cells.map((cell) => cellText(row, cell, asked))}</tr>`;
  });
  return markup`<caption class="visually-hidden">${m.changeload_heat()}</caption><thead><tr><th rowspan="2" scope="col">${m.changeload_department()}</th>${yearHeads(months)}</tr><tr>${months.map((month) => headText(month, today))}</tr></thead><tbody>${body}</tbody>`;
}

/** One sentence on the whole: how many departments go over, and which is asked most, when. */
export function changeSummary(rows: readonly PointRow[], nameOf: (id: string) => string): string {
  const departments = rows.filter(({ id }) => id !== everybody);
  const over = departmentsOver(departments);
  const most = fullest(over);
  if (!most) return m.changeload_summary_none({ departments: departments.length });
  return m.changeload_summary({
    ...{ over: over.length, departments: departments.length, department: nameOf(most.row.id) },
    ...{ points: pointsText(most.cell.points), month: monthText(most.cell.month), limit: pointsText(most.row.limit) },
  });
}
