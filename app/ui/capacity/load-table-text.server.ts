// The hours of a team per month as a table; each month leads to the items behind it.
import type { HeatCell, HeatSpan } from '~/models/planning/capacity/heat-map';
import { neededOf } from '~/models/planning/capacity/outlook';
import type { Month } from '~/models/planning/capacity/supply';
import { m } from '~/paraglide/messages.js';
import { markup } from '../shared/markup';
import { hoursText, monthText } from '../words';
import { heatSigns, heatStateText, ratioText } from './load-text';

type Asked = {
  title: string;
  spans: readonly HeatSpan[];
  cells: readonly HeatCell[];
  /** The address of a month. */
  to: (month: Month) => string;
  chosen: Month | null;
};

const rounded = (hours: number | null) => (hours === null ? '–' : hoursText(Math.round(hours)));

/** Caption, head and rows, for inside a table. */
export function loadTableText({ title, spans, cells, to, chosen }: Asked): string {
  const heads = [
    ...[m.capacity_regular(), m.capacity_double(), m.capacity_own(), m.capacity_others()],
    ...[m.capacity_switching_short(), m.capacity_needed(), m.capacity_available(), m.capacity_ratio()],
  ].map((head) => markup`<th scope="col" class="number">${head}</th>`);
  const rows = cells.map((cell, at) => {
    const { from } = spans[at]!;
    const hours = [cell.regular, cell.double, cell.own, cell.others, cell.switching, neededOf(cell), cell.capacity];
    const tds = hours.map((value) => markup`<td class="number">${rounded(value)}</td>`);
    const current = from === chosen ? markup` aria-current="true"` : null;
    return markup`<tr><th scope="row"><a href="${to(from)}"${current} data-keep>${monthText(from)}</a></th>${tds}<td class="number lm-${cell.state}">${ratioText(cell)}</td><td>${heatSigns[cell.state]} ${heatStateText(cell.state)}</td></tr>`;
  });
  return markup`<caption>${title}</caption><thead><tr><th scope="col">${m.capacity_month()}</th>${heads}<th scope="col">${m.capacity_state()}</th></tr></thead><tbody>${rows}</tbody>`
    .text;
}
