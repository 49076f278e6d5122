// One month of one row, as text: how many run, how many end, the hours asked as a number and as a bar; leads to its list.
import type { YearCell } from '~/models/planning/year-overview';
import { m } from '~/paraglide/messages.js';
import { type Markup, markup } from '../shared/markup';
import { number } from '../words';

/** Tint 0–4: nothing, then quarters of the busiest cell. */
function tintOf(hours: number, most: number): number {
  return hours <= 0 || most <= 0 ? 0 : Math.min(4, Math.ceil((hours / most) * 4));
}

const hidden = (text: string) => markup`<span class="visually-hidden"> ${text} </span>`;

/** The figures of a cell, with what they count for who does not see how they are drawn. */
export function yearFigures(cell: YearCell, most: number): Markup {
  const landing =
    cell.landing > 0
      ? markup`<span class="year-landing"><svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true"><path d="M0 5h7M4.5 2 7.5 5l-3 3M9 1v8"/></svg>${number(cell.landing)}${hidden(m.calendar_cell_landing())}</span>`
      : null;
  const bar =
    most > 0
      ? markup`<svg class="year-bar" width="100%" height="4" aria-hidden="true"><rect width="${Math.round((cell.hours / most) * 1000) / 10}%" height="4" rx="1"/></svg>`
      : null;
  return markup`<span class="year-count">${number(cell.active)}${hidden(m.calendar_cell_active())}</span>${landing}<span class="year-hours">${m.hours_short({ hours: number(cell.hours) })}</span>${bar}`;
}

type Place = { most: number; to: string; of: string; now: boolean };

export function yearCell(cell: YearCell, { most, to, of, now }: Place): Markup {
  const className = `year-td tint-${tintOf(cell.hours, most)}${now ? ' year-now' : ''}`;
  if (cell.active === 0 && cell.hours === 0) {
    return markup`<td class="${className}"><span class="year-none" aria-label="${m.calendar_cell_none()}" role="img">·</span></td>`;
  }
  return markup`<td class="${className}"><a class="year-cell" href="${to}" data-keep=""><span class="visually-hidden">${of}: </span>${yearFigures(cell, most)}</a></td>`;
}
