// The geometry of the stagnation index over time: days to the right on the shared time axis, 0 to 100 upwards, its bands behind it.
import { line as d3Line } from 'd3-shape';
import { bandFrom, type StagnationReading } from './models/planning/capacity/stagnation';
import { addDays, type Day, daysBetween } from './models/planning/day';
import { positionOf, timeAxis, type Tick } from './models/planning/time-axis';

const size = { width: 760, height: 240 };
const edge = { left: 36, right: 20, top: 20, bottom: 38 };
const plot = { width: size.width - edge.left - edge.right, bottom: size.height - edge.bottom };
/** A line of a day still has an axis. */
const shortest = 28;
/** More points than this are drawn as a line without a sign at each. */
const mostMarks = 40;

export type IndexChart = {
  width: number;
  height: number;
  frame: { x: number; y: number; width: number; height: number };
  upper: (Tick & { x: number })[];
  lower: (Tick & { x: number })[];
  /** From which level on a band begins. */
  bands: { y: number; from: number }[];
  path: string;
  points: { x: number; y: number; reading: StagnationReading }[];
  goLive: number | null;
};

const round = (value: number) => Math.round(value * 10) / 10;

/** `readings` oldest first, at least one. */
export function indexChart(readings: readonly StagnationReading[], goLive: Day, today: Day): IndexChart {
  const last = readings.at(-1)!.day;
  const first = readings[0]!.day;
  const from = daysBetween(first, last) < shortest ? addDays(last, -shortest) : first;
  const window = { from, until: addDays(last, 1) };
  const zoom = daysBetween(from, last) > 750 ? 'year' : 'quarter';
  const axis = timeAxis({ window, zoom, goLive, today, exceptions: [] });
  const across = (percent: number) => round(edge.left + (percent / 100) * plot.width);
  const y = (level: number) => round(plot.bottom - (level / 100) * (plot.bottom - edge.top));
  const points = readings.map((reading) => ({
    ...{ x: across(positionOf(window, reading.day)), y: y(reading.index), reading },
  }));
  const placed = (tick: Tick) => ({ ...tick, x: across(tick.at) });
  return {
    ...size,
    frame: { x: edge.left, y: edge.top, width: plot.width, height: plot.bottom - edge.top },
    upper: axis.upper.map(placed),
    lower: axis.lower.map(placed),
    bands: [0, bandFrom.raised, bandFrom.high, 100].map((level) => ({ y: y(level), from: level })),
    path:
      d3Line<(typeof points)[number]>()
        .x((point) => point.x)
        .y((point) => point.y)
        .digits(1)(points) ?? '',
    points: points.length > mostMarks ? points.slice(-1) : points,
    goLive: axis.goLive === null ? null : across(axis.goLive),
  };
}
