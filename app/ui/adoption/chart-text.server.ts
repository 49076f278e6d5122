// The chart of a metric over time as text: SVG in which everything that is drawn is also said.
import type { AdoptionChart, ChartLine } from '~/adoption-chart.server';
import type { AdoptionLine } from '~/models/planning/adoption/adoption-series';
import type { Metric } from '~/models/planning/adoption/metric';
import { type Day, monthOf, yearOf } from '~/models/planning/day';
import type { Tick } from '~/models/planning/time-axis';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type Markup, markup } from '../shared/markup';
import { dayText, monthShort, monthText, number, words } from '../words';
import { adoptionPeriod, levelText, tooFew, unitText } from './level-text';

type Asked = {
  programmeId: string;
  metric: Metric;
  chart: AdoptionChart;
  lines: readonly AdoptionLine[];
  goLive: Day;
  /** The id of the sentence that describes it. */
  describedBy: string;
};

const letter = 6.2;
const longest = 28;
const cut = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`);

function tickText({ unit, day, width }: Tick, plotWidth: number): string {
  const room = (width / 100) * plotWidth;
  const texts: Record<Tick['unit'], string[]> = {
    year: [String(yearOf(day))],
    quarter: [m.roadmap_quarter({ quarter: Math.ceil(monthOf(day) / 3) })],
    month: [monthText(day), `${monthShort(day)} ${yearOf(day)}`, monthShort(day), monthShort(day).slice(0, 1)],
    week: [],
    day: [],
  };
  return texts[unit].find((text) => text.length * letter + 4 <= room) ?? '';
}

function lineText(shape: ChartLine, line: AdoptionLine, { metric, chart }: Asked): Markup {
  const name = unitText(line.name);
  const { mark, end, baseline } = shape;
  const points = shape.points.map(({ x, y, period, level, counted }) => {
    const said = {
      department: name,
      period: adoptionPeriod(period),
      level: levelText(metric, level),
      count: number(counted),
    };
    return markup`<path class="ac-mark" d="${mark}" transform="translate(${x} ${y})"><title>${m.adoption_point(said)}</title></path>`;
  });
  const hidden = shape.hidden.map(({ x, y, period }) => {
    const said = { department: name, period: adoptionPeriod(period), why: tooFew(metric.subject) };
    return markup`<path class="ac-hidden" d="M-3 -3L3 3M-3 3L3 -3" transform="translate(${x} ${y})"><title>${m.adoption_point_hidden(said)}</title></path>`;
  });
  const ring =
    baseline &&
    markup`<circle class="ac-baseline" cx="${baseline.x}" cy="${baseline.y}" r="7"><title>${m.adoption_baseline_of({ department: name })}</title></circle>`;
  const right = chart.frame.x + chart.frame.width;
  const lead =
    end && markup`<line class="ac-lead" x1="${end.x + 4}" y1="${end.y}" x2="${right + 6}" y2="${shape.label}"/>`;
  const label =
    end &&
    markup`<path class="ac-mark" d="${mark}" transform="translate(${right + 12} ${shape.label})"/><text class="ac-name" x="${right + 20}" y="${shape.label + 4}">${cut(name)}</text>`;
  return markup`<g class="hue-${shape.hue}"><path class="ac-band" d="${shape.band}"/><path class="ac-ahead" d="${shape.ahead}"><title>${m.effects_ahead_of({ department: name })}</title></path><path class="ac-target ac-own" d="${shape.target}"/><path class="ac-ceiling ac-own" d="${shape.ceiling}"/><path class="ac-path ac-dash-${shape.dash}" d="${shape.path}"><title>${name}</title></path>${points}${hidden}${ring}${lead}${label}</g>`;
}

/** What goes inside the element around the chart. */
export function adoptionChartText(asked: Asked): string {
  const { programmeId, metric, chart, lines, goLive, describedBy } = asked;
  const { frame, upper, lower, up } = chart;
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  const levels = up.map(
    ({ y, level }) =>
      markup`<line class="ac-grid" x1="${frame.x}" x2="${right}" y1="${y}" y2="${y}"/><text class="ac-tick" x="${frame.x - 7}" y="${y + 4}" text-anchor="end">${levelText({ ...metric, decimals: Number.isInteger(level) ? 0 : 1 }, level)}</text>`,
  );
  const row = (ticks: AdoptionChart['upper'], y: number, className: string) =>
    ticks.map(
      (tick) => markup`<text class="${className}" x="${tick.x + 3}" y="${y}">${tickText(tick, frame.width)}</text>`,
    );
  const years = upper.map(
    ({ x }) => markup`<line class="ac-grid" x1="${x}" x2="${x}" y1="${frame.y}" y2="${bottom + 32}"/>`,
  );
  const moves = chart.moves.map(({ x, row: at, number: count, move }) => {
    const y = bottom + 44 + at * 10;
    const said = m.adoption_move_title({ number: count, title: words(move.title), day: dayText(move.until) });
    return markup`<a href="${paths.item(programmeId, move.itemId)}"><title>${said}</title><line class="ac-move" x1="${x}" x2="${x}" y1="${frame.y}" y2="${y - 8}"/><text class="ac-move-number" x="${x}" y="${y}" text-anchor="middle">${count}</text></a>`;
  });
  const today =
    chart.today === null
      ? null
      : markup`<line class="ac-today" x1="${chart.today}" x2="${chart.today}" y1="${frame.y}" y2="${bottom}"/>`;
  const g =
    chart.goLive === null
      ? null
      : markup`<g><title>${m.adoption_go_live({ day: dayText(goLive) })}</title><line class="ac-g" x1="${chart.goLive}" x2="${chart.goLive}" y1="${frame.y - 10}" y2="${bottom}"/><text class="ac-g-name" x="${chart.goLive + 4}" y="${frame.y - 4}">${m.adoption_go_live({ day: dayText(goLive) })}</text></g>`;
  const drawn = chart.lines.map((shape, at) => lineText(shape, lines[at]!, asked));
  return markup`<svg class="ac" viewBox="0 0 ${chart.width} ${chart.height}" aria-labelledby="${describedBy}">${levels}${years}<line class="ac-axis" x1="${frame.x}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${row(lower, bottom + 14, 'ac-tick')}${row(upper, bottom + 28, 'ac-tick ac-upper')}${moves}${today}${g}<path class="ac-target" d="${chart.target}"/><path class="ac-ceiling" d="${chart.ceiling}"/>${drawn}</svg>`
    .text;
}
