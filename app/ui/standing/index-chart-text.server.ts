// The chart of the stagnation index as text: SVG in which every point is also said.
import type { IndexChart } from '~/index-chart.server';
import type { StagnationBand } from '~/models/planning/capacity/stagnation';
import { type Day, monthOf, yearOf } from '~/models/planning/day';
import type { Tick } from '~/models/planning/time-axis';
import { m } from '~/paraglide/messages.js';
import { markup } from '../shared/markup';
import { dayText, monthShort, number } from '../words';

const bandNames: Record<StagnationBand, () => string> = {
  low: m.standing_band_low,
  raised: m.standing_band_raised,
  high: m.standing_band_high,
};
export const bandText = (band: StagnationBand) => bandNames[band]();

const letter = 6.2;

function tickText({ unit, day, width }: Tick, plotWidth: number): string {
  const room = (width / 100) * plotWidth;
  const texts: Record<Tick['unit'], string[]> = {
    year: [String(yearOf(day))],
    quarter: [m.roadmap_quarter({ quarter: Math.ceil(monthOf(day) / 3) })],
    month: [monthShort(day), monthShort(day).slice(0, 1)],
    week: [],
    day: [],
  };
  return texts[unit].find((text) => text.length * letter + 4 <= room) ?? '';
}

/** What goes inside the element around the chart; `describedBy` is the id of the sentence about it. */
export function indexChartText(chart: IndexChart, goLive: Day, describedBy: string): string {
  const { frame, bands } = chart;
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  const areas = (['low', 'raised', 'high'] as const).map((band, at) => {
    const [low, high] = [bands[at]!.y, bands[at + 1]!.y];
    return markup`<rect class="sx-band sx-${band}" x="${frame.x}" y="${high}" width="${frame.width}" height="${Math.round((low - high) * 10) / 10}"/><text class="sx-band-name" x="${frame.x + 6}" y="${high + 14}">${bandText(band)}</text>`;
  });
  const levels = bands.map(
    ({ y, from }) =>
      markup`<line class="lc-grid" x1="${frame.x}" x2="${right}" y1="${y}" y2="${y}"/><text class="lc-tick" x="${frame.x - 6}" y="${y + 4}" text-anchor="end">${number(from)}</text>`,
  );
  const row = (ticks: IndexChart['upper'], y: number, className: string) =>
    ticks.map(
      (tick) => markup`<text class="${className}" x="${tick.x + 3}" y="${y}">${tickText(tick, frame.width)}</text>`,
    );
  const points = chart.points.map(({ x, y, reading: { day, index, band } }) => {
    const said = m.standing_history_point({
      day: dayText(day),
      index: number(Math.round(index)),
      band: bandText(band),
    });
    return markup`<circle class="sx-point" cx="${x}" cy="${y}" r="4"><title>${said}</title></circle>`;
  });
  const g =
    chart.goLive === null
      ? null
      : markup`<g><line class="lc-g" x1="${chart.goLive}" x2="${chart.goLive}" y1="${frame.y - 8}" y2="${bottom}"/><text class="lc-g-name" x="${chart.goLive + 4}" y="${frame.y - 6}">${m.adoption_go_live({ day: dayText(goLive) })}</text></g>`;
  return markup`<svg class="lc sx" viewBox="0 0 ${chart.width} ${chart.height}" aria-labelledby="${describedBy}">${areas}${levels}${row(chart.lower, bottom + 14, 'lc-tick')}${row(chart.upper, bottom + 29, 'lc-tick lc-upper')}${g}<path class="sx-line" d="${chart.path}"/>${points}</svg>`
    .text;
}
