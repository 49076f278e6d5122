// The geometry of a team's hours per month: stacked bars on the shared time axis, against what the team has.
import type { HeatCell, HeatSpan } from './models/planning/capacity/heat-map';
import { neededOf } from './models/planning/capacity/outlook';
import { type Day, daysBetween } from './models/planning/day';
import { positionOf, timeAxis, type Tick } from './models/planning/time-axis';

const size = { width: 1060, height: 380 };
const edge = { left: 56, right: 16, top: 24, bottom: 40 };
const plot = { width: size.width - edge.left - edge.right, bottom: size.height - edge.bottom };

export const chartParts = ['regular', 'double', 'own', 'others', 'switching'] as const;
export type ChartPart = (typeof chartParts)[number];

export type CapacityChart = {
  width: number;
  height: number;
  frame: { x: number; y: number; width: number; height: number };
  upper: (Tick & { x: number })[];
  lower: (Tick & { x: number })[];
  up: { y: number; hours: number }[];
  bars: { part: ChartPart; hours: number; month: Day; x: number; y: number; width: number; height: number }[];
  /** What the team has, and the part of it up to its limit; steps, broken where not known. */
  has: string;
  limit: string;
  goLive: number | null;
  today: number | null;
};

const round = (value: number) => Math.round(value * 10) / 10;

/** A round step that gives about five lines. */
function stepFor(highest: number): number {
  const rough = Math.max(1, highest) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((times) => power * times >= rough) ?? 10);
}

type Input = {
  spans: readonly HeatSpan[];
  cells: readonly HeatCell[];
  /** The share of capacity that is the team's limit. */
  red: number;
  goLive: Day;
  today: Day;
};

export function capacityChart({ spans, cells, red, goLive, today }: Input): CapacityChart {
  const window = { from: spans[0]!.from, until: spans.at(-1)!.until };
  const zoom = daysBetween(window.from, window.until) > 750 ? 'year' : 'quarter';
  const axis = timeAxis({ window, zoom, goLive, today, exceptions: [] });
  const across = (percent: number) => round(edge.left + (percent / 100) * plot.width);
  const x = (day: Day) => across(positionOf(window, day));
  const highest = Math.max(1, ...cells.map((cell) => Math.max(neededOf(cell), cell.capacity ?? 0)));
  const step = stepFor(highest);
  const top = Math.ceil(highest / step) * step;
  const y = (hours: number) => round(plot.bottom - (hours / top) * (plot.bottom - edge.top));
  const bars = cells.flatMap((cell, at) => {
    const { from, until } = spans[at]!;
    let below = 0;
    return chartParts.flatMap((part): CapacityChart['bars'] => {
      const hours = cell[part];
      if (hours < 0.05) return [];
      const [low, high] = [y(below), y((below += hours))];
      const width = round(x(until) - x(from) - 3);
      return [{ part, hours, month: from, x: x(from) + 1.5, y: high, width, height: round(low - high) }];
    });
  });
  const steps = (share: number) =>
    cells
      .map(({ capacity }, at) => {
        if (capacity === null) return '';
        const { from, until } = spans[at]!;
        const joined = (cells[at - 1]?.capacity ?? null) === null ? 'M' : 'L';
        return `${joined}${x(from)} ${y(capacity * share)}L${x(until)} ${y(capacity * share)}`;
      })
      .join('');
  const placed = (tick: Tick) => ({ ...tick, x: across(tick.at) });
  return {
    ...size,
    frame: { x: edge.left, y: edge.top, width: plot.width, height: plot.bottom - edge.top },
    upper: axis.upper.map(placed),
    lower: axis.lower.map(placed),
    up: Array.from({ length: Math.round(top / step) + 1 }, (_, at) => ({ hours: at * step, y: y(at * step) })),
    bars,
    has: steps(1),
    limit: red < 1 ? steps(red) : '',
    goLive: axis.goLive === null ? null : across(axis.goLive),
    today: axis.today === null ? null : across(axis.today),
  };
}
