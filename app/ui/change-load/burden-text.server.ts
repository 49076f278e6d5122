// Hours per person per week as a table of text: departments by month or week.
import type { HeatSpan } from '~/models/planning/capacity/heat-map';
import type { BurdenCell, BurdenRow } from '~/models/planning/change-load/burden';
import { type Day, firstOfMonth, isoWeek, yearOf } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { type Markup, markup } from '../shared/markup';
import { monthShort, monthText, number, periodText } from '../words';
import { pointSigns } from './impact-text.server';
import { weekHours } from './lists-text.server';

type Asked = {
  rows: readonly BurdenRow[];
  spans: readonly HeatSpan[];
  per: 'month' | 'week';
  nameOf: (id: string) => string;
  depthOf: (id: string) => number;
  today: Day;
};

function cellText({ perWeek, state }: BurdenCell): Markup {
  if (perWeek === null) return markup`<td class="number cl-cell">${state === 'unknown' ? '?' : '–'}</td>`;
  const said = state === 'over' ? markup`<span class="visually-hidden"> ${m.changeload_over()}</span>` : null;
  const sign = state === 'over' ? markup`<span class="lm-sign" aria-hidden="true">${pointSigns.over}</span>` : null;
  return markup`<td class="number cl-cell cl-${state === 'over' ? 'over' : 'calm'}">${weekHours(perWeek)}${said}${sign}</td>`;
}

function under({ people, limit, cells }: BurdenRow): string {
  if (people === null) return m.changeload_burden_hidden();
  if (cells[0]?.state === 'unknown') return m.changeload_burden_unknown();
  const count = m.changeload_burden_people({ count: number(people) });
  return `${count} · ${m.changeload_burden_limit({ hours: weekHours(limit) })}`;
}

/** Columns of the same year (or, of weeks, the same month) under one head. */
function groups({ spans, per }: Asked): Markup[] {
  const of = (day: Day) => (per === 'week' ? monthText(firstOfMonth(day)) : String(yearOf(day)));
  const found: { text: string; count: number }[] = [];
  for (const { from } of spans) {
    const last = found.at(-1);
    if (last?.text === of(from)) last.count++;
    else found.push({ text: of(from), count: 1 });
  }
  return found.map(({ text, count }) => markup`<th scope="colgroup" colspan="${count}">${text}</th>`);
}

function headText({ from, until }: HeatSpan, { per, today }: Asked): Markup {
  const now = from <= today && today < until ? markup` lm-now" aria-current="date` : null;
  const [long, short] =
    per === 'week'
      ? [periodText({ from, until }), m.changeload_burden_week({ week: isoWeek(from).week })]
      : [monthText(from), monthShort(from)];
  return markup`<th scope="col" class="number${now}"><abbr title="${long}">${short}</abbr></th>`;
}

/** Caption, head and rows. Departments of too few people have no row of their own. */
export function burdenText(asked: Asked): Markup {
  const { rows, spans, nameOf, depthOf } = asked;
  const body = rows
    .filter(({ people }) => people !== null)
    .map((row) => {
      const step = depthOf(row.id) === 0 ? null : markup` cl-depth-${Math.min(depthOf(row.id), 3)}`;
      return markup`<tr><th scope="row" class="cl-name${step}">${nameOf(row.id)}<span class="lm-limits">${under(row)}</span></th>${row.cells.map(cellText)}</tr>`;
    });
  return markup`<caption class="visually-hidden">${m.changeload_burden_table()}</caption><thead><tr><th rowspan="2" scope="col">${m.changeload_department()}</th>${groups(asked)}</tr><tr>${spans.map((span) => headText(span, asked))}</tr></thead><tbody>${body}</tbody>`;
}
