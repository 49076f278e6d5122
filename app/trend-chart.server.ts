// The geometry of the milestone trend chart: reporting date to the right, promised date upwards, on the diagonal it is reached.
import { scaleLinear } from 'd3-scale';
import {
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape';
import { addMonths, type Day, dayOf, firstOfMonth, monthOf, toNumber } from './models/planning/day';
import type { Report, TrendLine } from './models/planning/milestone-trend';
import type { Label } from './models/planning/plan';

const size = { width: 1060, height: 620 };
const edge = { left: 78, right: 262, top: 30, bottom: 44 };
const labelHeight = 15;
const labelWidth = 250;
/** A programme of one day still has an axis. */
const shortest = 28;

const marks: SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolWye];

export type ChartLine = {
  itemId: string;
  title: Label;
  /** Which of the ten hues, and which of the four dashes. */
  hue: number;
  dash: number;
  path: string;
  /** Its sign, drawn at every point. */
  mark: string;
  points: { x: number; y: number; on: Day; promised: Day }[];
  label: { x: number; y: number };
  reached: boolean;
};

export type Tick = { at: number; day: Day };

export type TrendChart = {
  width: number;
  height: number;
  frame: { x: number; y: number; width: number; height: number };
  across: Tick[];
  up: Tick[];
  diagonal: { x1: number; y1: number; x2: number; y2: number };
  /** Where go-live lies on the axis upwards; null when no line comes near it. */
  goLive: number | null;
  baselines: { at: number; name: string; on: Day }[];
  lines: ChartLine[];
};

type Point = { on: Day; promised: Day };

/** What is drawn of a line: until it was reached, and then the day itself, on the diagonal. */
function pointsOf(line: TrendLine, reports: readonly Report[]): Point[] {
  const points = reports.flatMap(({ on }, at): Point[] => {
    const promised = line.promised[at] ?? null;
    return promised === null || (line.reached !== null && on >= line.reached) ? [] : [{ on, promised }];
  });
  const [begins] = reports;
  if (line.reached !== null && begins && line.reached >= begins.on) {
    points.push({ on: line.reached, promised: line.reached });
  }
  return points;
}

/** First days of months, so many apart that at most `most` fit. */
function ticks(from: number, until: number, most: number): Day[] {
  const months = (until - from) / 30.4;
  const step = [1, 2, 3, 6, 12, 24].find((count) => months / count <= most) ?? 60;
  const days: Day[] = [];
  let day = firstOfMonth(dayOf(from));
  while ((monthOf(day) - 1) % Math.min(step, 12) !== 0 || toNumber(day) < from) day = addMonths(day, 1);
  for (; toNumber(day) <= until; day = addMonths(day, step)) days.push(day);
  return days;
}

/** Puts each label at the end of its line, and moves it until it lies on none of those before it, nor on the line of go-live. */
function placeLabels(
  ends: readonly { x: number; y: number; down: boolean }[],
  goLive: number | null,
): { x: number; y: number }[] {
  const placed: { x: number; y: number }[] = [];
  const labels: { x: number; y: number }[] = [];
  const free = (x: number, y: number) =>
    y > edge.top - 8 &&
    y < size.height - edge.bottom - 6 &&
    (goLive === null || Math.abs(goLive - y) >= labelHeight / 2) &&
    placed.every((other) => Math.abs(other.y - y) >= labelHeight || Math.abs(other.x - x) >= labelWidth);
  // Under the diagonal there is room downwards, so the upper ones of those that were reached go first.
  const order = ends.map((end, index) => ({ ...end, index })).sort((a, b) => +b.down - +a.down || a.y - b.y);
  for (const { x: end, y: at, down, index } of order) {
    const x = end + 12;
    const away = Array.from({ length: 120 }, (_, k) => (k * labelHeight) / 3);
    const tries = down ? [...away, ...away.map((way) => -way)] : away.flatMap((way) => [way, -way]);
    const label = { x, y: at + (tries.find((way) => free(x, at + way)) ?? 0) };
    placed.push(label);
    labels[index] = label;
  }
  return labels;
}

/** Null when there is nothing to draw: none of the lines begins after the programme did. */
export function trendChart(lines: readonly TrendLine[], reports: readonly Report[], goLive: Day): TrendChart | null {
  const drawn = lines.map((line) => ({ line, points: pointsOf(line, reports) })).filter((row) => row.points.length > 0);
  const [begins, ends] = [reports[0], reports.at(-1)];
  if (drawn.length === 0 || !begins || !ends) return null;
  const from = toNumber(begins.on);
  const today = Math.max(toNumber(ends.on), from + shortest);
  const promised = drawn.flatMap((row) => row.points.map((point) => toNumber(point.promised)));
  const [low, high] = [Math.min(from, ...promised), Math.max(today, ...promised)];
  const x = scaleLinear()
    .domain([from, today])
    .range([edge.left, size.width - edge.right]);
  const y = scaleLinear()
    .domain([low, high + (high - low) * 0.03])
    .range([size.height - edge.bottom, edge.top]);
  const round = (value: number) => Math.round(value * 10) / 10;
  const across = (day: Day) => round(x(toNumber(day)));
  const up = (day: Day) => round(y(toNumber(day)));
  const shapes = drawn.map(({ line, points }) => ({
    line,
    points: points.map((point) => ({ ...point, x: across(point.on), y: up(point.promised) })),
  }));
  const g = toNumber(goLive) >= low && toNumber(goLive) <= high ? up(goLive) : null;
  const labels = placeLabels(
    shapes.map(({ line, points }) => ({ ...points.at(-1)!, down: line.reached !== null })),
    g,
  );
  return {
    ...size,
    frame: {
      x: edge.left,
      y: edge.top,
      width: size.width - edge.left - edge.right,
      height: size.height - edge.top - edge.bottom,
    },
    across: ticks(from, today, 8).map((day) => ({ day, at: across(day) })),
    up: ticks(low, high, 12).map((day) => ({ day, at: up(day) })),
    diagonal: { x1: round(x(from)), y1: round(y(from)), x2: round(x(today)), y2: round(y(today)) },
    goLive: g,
    baselines: reports.flatMap(({ on, baseline }) => (baseline ? [{ on, name: baseline.name, at: across(on) }] : [])),
    lines: shapes.map(({ line, points }, at) => ({
      itemId: line.itemId,
      title: line.title,
      hue: at % 10,
      dash: at % 4,
      path: points.map((point, k) => `${k === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(''),
      mark: symbol(marks[at % marks.length], 42)() ?? '',
      points,
      label: labels[at]!,
      reached: line.reached !== null,
    })),
  };
}
