// The heat map as text: a table with a number in every cell, its state by tint, by sign and in words.
import type { CapacitySearch } from '~/models/planning/capacity/capacity-search';
import { capacityParams } from '~/models/planning/capacity/capacity-search';
import type { HeatCell, HeatRow, HeatSpan } from '~/models/planning/capacity/heat-map';
import { neededOf } from '~/models/planning/capacity/outlook';
import { type Day, firstOfMonth, isoWeek, yearOf } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { hoursText, monthShort, monthText, percent, periodText, words } from '../words';
import { heatSigns, heatStateText, ratioText } from './load-text';

type Asked = {
  programmeId: string;
  search: CapacitySearch;
  spans: readonly HeatSpan[];
  rows: readonly HeatRow[];
  today: Day;
};

const rounded = (hours: number) => hoursText(Math.round(hours));

function cellText(cell: HeatCell): Markup {
  const ratio = ratioText(cell);
  const needed = rounded(neededOf(cell));
  const said =
    cell.state === 'unknown'
      ? m.capacity_cell_unknown({ needed })
      : m.capacity_cell({
          ...{ ratio, state: heatStateText(cell.state), needed, capacity: rounded(cell.capacity ?? 0) },
          ...{ own: rounded(cell.own), others: rounded(cell.others) },
        });
  const sign = heatSigns[cell.state];
  const mark = sign === '' ? null : markup`<span class="lm-sign" aria-hidden="true">${sign}</span>`;
  const word =
    cell.state === 'calm' ? null : markup`<span class="visually-hidden"> ${heatStateText(cell.state)}</span>`;
  return markup`<td class="number lm-${cell.state}" title="${said}">${ratio}${word}${mark}</td>`;
}

function headText({ from, until }: HeatSpan, { search, today }: Asked): Markup {
  const isNow = from <= today && today < until;
  const now = isNow ? markup` class="number lm-now" aria-current="date"` : markup` class="number"`;
  if (search.per === 'week') {
    const text = m.capacity_week_of({ week: isoWeek(from).week });
    return markup`<th scope="col"${now}><abbr title="${periodText({ from, until })}">${text}</abbr></th>`;
  }
  return markup`<th scope="col"${now}><abbr title="${monthText(from)}">${monthShort(from)}</abbr></th>`;
}

/** Columns of the same year (or, of weeks, the same month) under one head. */
function groupsOf({ spans, search }: Asked): Markup[] {
  const of = (day: Day) => (search.per === 'week' ? monthText(firstOfMonth(day)) : String(yearOf(day)));
  const groups: { text: string; count: number }[] = [];
  for (const { from } of spans) {
    const text = of(from);
    const last = groups.at(-1);
    if (last?.text === text) last.count++;
    else groups.push({ text, count: 1 });
  }
  return groups.map(({ text, count }) => markup`<th scope="colgroup" colspan="${count}">${text}</th>`);
}

/** Caption, head and rows, for inside a table; in the language of the request. */
export function heatMapText(asked: Asked): string {
  const { programmeId, search, spans, rows, today } = asked;
  const params = { ...capacityParams(search, today), sort: null, pivotal: null, own: null, per: null };
  const body = rows.map(({ team, limits, cells }) => {
    const to = paths.capacityTeam(programmeId, team.id, params);
    const limit = m.capacity_limits_of({ amber: percent(limits.amber), red: percent(limits.red) });
    return markup`<tr><th scope="row"><a href="${to}">${words(team.title)}</a><span class="lm-limits">${limit}</span></th>${cells.map(cellText)}</tr>`;
  });
  return markup`<caption class="visually-hidden">${m.capacity_heat()}</caption><thead><tr><th rowspan="2" scope="col">${m.capacity_team_heat()}</th>${groupsOf(asked)}</tr><tr>${spans.map((span) => headText(span, asked))}</tr></thead><tbody>${body}</tbody>`
    .text;
}

/** One sentence on the whole: how many teams go over, and which is pressed most, when. */
export function heatSummary(rows: readonly HeatRow[], spans: readonly HeatSpan[]): string {
  const known = rows.filter(({ peak }) => peak !== null);
  const over = known.filter(({ cells }) => cells.some(({ state }) => state === 'over'));
  const unknown = rows.length - known.length;
  const rest = unknown > 0 ? ` ${m.capacity_unknown_teams({ count: unknown })}` : '';
  if (over.length === 0) return m.capacity_summary_none({ teams: known.length }) + rest;
  const most = over.reduce((a, b) => (b.peak! / b.limits.red > a.peak! / a.limits.red ? b : a));
  const at = most.cells.findIndex(({ ratio }) => ratio === most.peak);
  return (
    m.capacity_summary({
      ...{ over: over.length, teams: known.length, team: words(most.team.title) },
      ...{ ratio: percent(most.peak!), month: monthText(spans[at]!.from) },
    }) + rest
  );
}
