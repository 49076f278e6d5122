// The chart of a team's hours as text: SVG in which everything that is drawn is also said.
import type { CapacityChart, ChartPart } from '~/capacity-chart.server';
import { type Day, monthOf, yearOf } from '~/models/planning/day';
import type { Tick } from '~/models/planning/time-axis';
import { m } from '~/paraglide/messages.js';
import { markup } from '../shared/markup';
import { dayText, hoursText, monthShort, monthText, number } from '../words';

const letter = 6.2;

const parts: Record<ChartPart, () => string> = {
  regular: m.capacity_regular,
  double: m.capacity_double_long,
  own: m.capacity_own,
  others: m.capacity_others,
  switching: m.capacity_switching_short,
};

function tickText({ unit, day, width }: Tick, plotWidth: number): string {
  const room = (width / 100) * plotWidth;
  const texts: Record<Tick['unit'], string[]> = {
    year: [String(yearOf(day))],
    quarter: [m.roadmap_quarter({ quarter: Math.ceil(monthOf(day) / 3) })],
    month: [`${monthShort(day)} ${yearOf(day)}`, monthShort(day), monthShort(day).slice(0, 1)],
    week: [],
    day: [],
  };
  return texts[unit].find((text) => text.length * letter + 4 <= room) ?? '';
}

/** What goes inside the element around the chart; `describedBy` is the id of the sentence about it. */
export function capacityChartText(chart: CapacityChart, goLive: Day, describedBy: string): string {
  const { frame, upper, lower, up, bars } = chart;
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  const levels = up.map(
    ({ y, hours }) =>
      markup`<line class="lc-grid" x1="${frame.x}" x2="${right}" y1="${y}" y2="${y}"/><text class="lc-tick" x="${frame.x - 7}" y="${y + 4}" text-anchor="end">${number(hours)}</text>`,
  );
  const row = (ticks: CapacityChart['upper'], y: number, className: string) =>
    ticks.map(
      (tick) => markup`<text class="${className}" x="${tick.x + 3}" y="${y}">${tickText(tick, frame.width)}</text>`,
    );
  const drawn = bars.map(({ part, hours, month, ...box }) => {
    const said = m.capacity_bar({ month: monthText(month), part: parts[part](), hours: hoursText(Math.round(hours)) });
    return markup`<rect class="lc-bar lc-${part}" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"><title>${said}</title></rect>`;
  });
  const today =
    chart.today === null
      ? null
      : markup`<g><title>${m.roadmap_legend_today()}</title><line class="lc-today" x1="${chart.today}" x2="${chart.today}" y1="${frame.y}" y2="${bottom}"/></g>`;
  const g =
    chart.goLive === null
      ? null
      : markup`<g><line class="lc-g" x1="${chart.goLive}" x2="${chart.goLive}" y1="${frame.y - 10}" y2="${bottom}"/><text class="lc-g-name" x="${chart.goLive + 4}" y="${frame.y - 4}">${m.adoption_go_live({ day: dayText(goLive) })}</text></g>`;
  const patterns = markup`<defs><pattern id="lc-stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="lc-paper" width="6" height="6"/><line class="lc-pattern" x1="1.5" x2="1.5" y1="0" y2="6"/></pattern><pattern id="lc-dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="lc-paper" width="6" height="6"/><circle class="lc-pattern-dot" cx="3" cy="3" r="1.7"/></pattern></defs>`;
  return markup`<svg class="lc" viewBox="0 0 ${chart.width} ${chart.height}" aria-labelledby="${describedBy}">${patterns}${levels}<line class="lc-axis" x1="${frame.x}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${row(lower, bottom + 14, 'lc-tick')}${row(upper, bottom + 29, 'lc-tick lc-upper')}${drawn}<path class="lc-limit" d="${chart.limit}"><title>${m.capacity_limit()}</title></path><path class="lc-has" d="${chart.has}"><title>${m.capacity_available()}</title></path>${today}${g}</svg>`
    .text;
}
