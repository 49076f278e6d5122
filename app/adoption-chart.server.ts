// The geometry of a metric over time: days to the right on the shared time axis, levels upwards.
import { area, line as d3Line } from 'd3-shape';
import { levelPath, levelScale, markOf, middleOf, type Scale, stepPath } from './level-scale.server';
import type { ForeseenLine } from './models/planning/adoption/adoption-ahead';
import type { ExpectedMove, WantedStep } from './models/planning/adoption/adoption-series';
import type { Metric } from './models/planning/adoption/metric';
import type { Period } from './models/planning/adoption/period';
import { type Day, daysBetween } from './models/planning/day';
import type { Interval } from './models/planning/interval';
import { positionOf, timeAxis, type Tick, type TimeAxis, type Zoom } from './models/planning/time-axis';

const size = { width: 1060, height: 460 };
const edge = { left: 56, right: 210, top: 26, bottom: 74 };
const plot = { width: size.width - edge.left - edge.right, bottom: size.height - edge.bottom };
/** Rows in which markers of items are put, so that their numbers do not lie on each other. */
const markerRows = 3;
const markerWidth = 16;
const labelHeight = 14;
/** More points than this are drawn as a line without a sign at each. */
const mostMarks = 40;

export type ChartPoint = { x: number; y: number; period: Period; level: number; counted: number };
export type ChartLine = {
  departmentId: string | null;
  hue: number;
  dash: number;
  path: string;
  /** The sign of the line. */
  mark: string;
  /** Empty when there are too many to draw each. */
  points: ChartPoint[];
  /** Periods of too few, each as a sign under the plot: where it stands says nothing about a level. */
  hidden: { x: number; y: number; period: Period }[];
  baseline: { x: number; y: number } | null;
  end: { x: number; y: number } | null;
  label: number;
  /** What is expected from the latest figure on, and the band in which figures will mostly lie; empty when nothing is. */
  ahead: string;
  band: string;
  /** Of its own, where more or less is wanted of it than of all. */
  target: string;
  ceiling: string;
};
export type ChartMove = { x: number; row: number; number: number; move: ExpectedMove };

export type AdoptionChart = {
  width: number;
  height: number;
  frame: { x: number; y: number; width: number; height: number };
  upper: (Tick & { x: number })[];
  lower: (Tick & { x: number })[];
  up: { y: number; level: number }[];
  goLive: number | null;
  today: number | null;
  /** What is wanted of all. */
  target: string;
  ceiling: string;
  lines: ChartLine[];
  moves: ChartMove[];
};

const round = (value: number) => Math.round(value * 10) / 10;

function zoomOf({ from, until }: Interval): Zoom {
  const days = daysBetween(from, until);
  return days > 1_100 ? 'year' : days > 200 ? 'quarter' : 'month';
}

/** The levels to come, the band around them, and where they end. */
function aheadOf({ ahead }: ForeseenLine, { x, y }: Scale) {
  type Ahead = ForeseenLine['ahead'][number];
  const path = d3Line<Ahead>()
    .x(({ day }) => x(day))
    .y(({ expected }) => y(expected.level))
    .digits(1);
  const band = area<Ahead>()
    .x(({ day }) => x(day))
    .y0(({ expected }) => y(expected.low))
    .y1(({ expected }) => y(expected.high))
    .digits(1);
  const last = ahead.at(-1);
  return {
    ahead: path(ahead) ?? '',
    band: band(ahead) ?? '',
    last: last ? { x: x(last.day), y: y(last.expected.level) } : null,
  };
}

/** Labels at the ends of the lines, none on another. */
function labelsOf(ends: readonly ({ y: number } | null)[]): number[] {
  const labels = ends.map((end) => end?.y ?? plot.bottom);
  const order = labels.map((_, at) => at).sort((a, b) => labels[a]! - labels[b]!);
  for (let k = 1; k < order.length; k++) {
    const [above, at] = [labels[order[k - 1]!]!, order[k]!];
    labels[at] = Math.max(labels[at]!, above + labelHeight);
  }
  const over = Math.max(0, (labels[order.at(-1)!] ?? 0) - plot.bottom);
  return labels.map((y) => round(y - over));
}

function movesIn(moves: readonly ExpectedMove[], window: Interval, { x }: Scale): ChartMove[] {
  const ends = Array<number>(markerRows).fill(-Infinity);
  return moves.flatMap((move, at): ChartMove[] => {
    if (move.until < window.from || move.until >= window.until) return [];
    const place = x(move.until);
    const free = ends.findIndex((end) => place - end >= markerWidth);
    const row = free < 0 ? ends.indexOf(Math.min(...ends)) : free;
    ends[row] = place;
    return [{ x: place, row, number: at + 1, move }];
  });
}

type Input = {
  metric: Metric;
  window: Interval;
  lines: readonly ForeseenLine[];
  wanted: readonly WantedStep[];
  moves: readonly ExpectedMove[];
  goLive: Day;
  today: Day;
};

export function adoptionChart({ metric, window, lines, wanted, moves, goLive, today }: Input): AdoptionChart {
  const place = { bottom: plot.bottom, top: edge.top, ticks: 5 };
  const tops = lines.flatMap(({ ahead }) => ahead.map(({ expected }) => expected.high));
  const { y, ticks } = levelScale(metric, lines, wanted, place, tops);
  const scale: Scale = { x: (day) => round(edge.left + (positionOf(window, day) / 100) * plot.width), y };
  const axis: TimeAxis = timeAxis({ window, zoom: zoomOf(window), goLive, today, exceptions: [] });
  const across = (percent: number) => round(edge.left + (percent / 100) * plot.width);
  const placed = (tick: Tick) => ({ ...tick, x: across(tick.at) });
  const shapes = lines.map((line, at): Omit<ChartLine, 'label'> => {
    const points = line.points.flatMap(({ start, level, figure }): ChartPoint[] => {
      const period = { kind: line.kind, start };
      if (level === null || figure === null) return [];
      return [{ x: scale.x(middleOf(period)), y: scale.y(level), period, level, counted: figure.denominator }];
    });
    const hidden = line.points.flatMap(({ start, hidden: isHidden }) => {
      const period = { kind: line.kind, start };
      return isHidden ? [{ x: scale.x(middleOf(period)), y: plot.bottom - 6 - at * 9, period }] : [];
    });
    const { baseline } = line;
    const { last, ahead, band } = aheadOf(line, scale);
    return {
      departmentId: line.departmentId,
      hue: at % 10,
      dash: at % 4,
      path: levelPath(line, scale),
      mark: markOf(at, 40),
      points: points.length > mostMarks ? [] : points,
      hidden,
      baseline: baseline && { x: scale.x(middleOf(baseline.period)), y: scale.y(baseline.level) },
      end: last ?? points.at(-1) ?? null,
      ahead,
      band,
      target: stepPath(line.wanted, 'target', scale),
      ceiling: stepPath(line.wanted, 'ceiling', scale),
    };
  });
  const labels = labelsOf(shapes.map(({ end }) => end));
  return {
    ...size,
    frame: { x: edge.left, y: edge.top, width: plot.width, height: plot.bottom - edge.top },
    upper: axis.upper.map(placed),
    lower: axis.lower.map(placed),
    up: ticks.map((level) => ({ level, y: scale.y(level) })),
    goLive: axis.goLive === null ? null : across(axis.goLive),
    today: axis.today === null ? null : across(axis.today),
    target: stepPath(wanted, 'target', scale),
    ceiling: stepPath(wanted, 'ceiling', scale),
    lines: shapes.map((shape, at) => ({ ...shape, label: labels[at]! })),
    moves: movesIn(moves, window, scale),
  };
}
