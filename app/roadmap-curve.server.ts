// The geometry of the adoption curve beneath the lanes of the roadmap: percent of the same track, pixels downwards.
import { levelPath, levelScale, markOf, middleOf, stepPath } from './level-scale.server';
import type { AdoptionLine, ExpectedMove, WantedStep } from './models/planning/adoption/adoption-series';
import { type Happened, happenedAfter } from './models/planning/adoption/curve';
import { curveHeight } from './models/planning/adoption/curve-place';
import type { Metric } from './models/planning/adoption/metric';
import { intervalOf, type Period } from './models/planning/adoption/period';
import type { Day } from './models/planning/day';
import type { Interval } from './models/planning/interval';
import { linkWidth } from './models/planning/roadmap-links';
import { positionOf } from './models/planning/time-axis';

const plot = { top: 34, bottom: curveHeight - 8 };
/** More points than this are drawn as a line without a sign at each. */
const mostMarks = 40;
/** So far above the bottom, and from each other, stand the signs of periods of too few. */
const hiddenPitch = 8;

export type CurveLine = {
  line: AdoptionLine;
  hue: number;
  dash: number;
  mark: string;
  /** In a box of `linkWidth` × {@link curveHeight}, stretched over the track. */
  path: string;
  target: string;
  ceiling: string;
  points: { at: number; y: number; period: Period; level: number; counted: number }[];
  hidden: { at: number; y: number; period: Period }[];
};

export type CurveMove = {
  move: ExpectedMove;
  /** Percent at which it is finished, and from which it was to be seen. */
  at: number;
  seen: number;
  /** Signs that would lie on each other stand in rows. */
  row: number;
  /** Per line of the curve that it concerns, where a level before and after is there. */
  happened: { line: AdoptionLine; happened: Happened }[];
};

export type Curve = {
  metric: Metric;
  levels: { y: number; level: number }[];
  target: string;
  ceiling: string;
  lines: CurveLine[];
  moves: CurveMove[];
};

/** Rows of signs above the plot, and what a sign takes of the track, percent. */
const signRows = 3;
const signWidth = 1.6;

type Input = {
  metric: Metric;
  window: Interval;
  lines: readonly AdoptionLine[];
  wanted: readonly WantedStep[];
  moves: readonly ExpectedMove[];
};

const round = (value: number) => Math.round(value * 100) / 100;

/** The municipality as a whole is concerned by every item. */
const concerns = ({ departmentIds }: ExpectedMove, { departmentId }: AdoptionLine) =>
  departmentIds === 'all' || departmentId === null || departmentIds.includes(departmentId);

export function roadmapCurve({ metric, window, lines, wanted, moves }: Input): Curve {
  const { y, ticks } = levelScale(metric, lines, wanted, { bottom: plot.bottom, top: plot.top, ticks: 4 });
  const at = (day: Day) => round(positionOf(window, day));
  const scale = { x: (day: Day) => Math.round((positionOf(window, day) / 100) * linkWidth), y };
  const seen = (period: Period) => {
    const { from, until } = intervalOf(period);
    return until > window.from && from < window.until;
  };
  const shapes = lines.map((line, index): CurveLine => {
    const periods = line.points.map((point) => ({ ...point, period: { kind: line.kind, start: point.start } }));
    const shown = periods.filter(({ period }) => seen(period));
    const points = shown.flatMap(({ period, level, figure }) =>
      level === null || figure === null
        ? []
        : [{ at: at(middleOf(period)), y: y(level), period, level, counted: figure.denominator }],
    );
    return {
      line,
      hue: index % 10,
      dash: index % 4,
      mark: markOf(index, 30),
      path: levelPath(line, scale),
      target: stepPath(line.wanted, 'target', scale),
      ceiling: stepPath(line.wanted, 'ceiling', scale),
      points: points.length > mostMarks ? [] : points,
      hidden: shown.flatMap(({ period, hidden }) =>
        hidden ? [{ at: at(middleOf(period)), y: plot.bottom - 4 - index * hiddenPitch, period }] : [],
      ),
    };
  });
  const ends = Array<number>(signRows).fill(-Infinity);
  const rowFor = (place: number) => {
    const free = ends.findIndex((end) => place - end >= signWidth);
    const row = free < 0 ? ends.indexOf(Math.min(...ends)) : free;
    ends[row] = place;
    return row;
  };
  return {
    metric,
    levels: ticks.map((level) => ({ level, y: y(level) })),
    target: stepPath(wanted, 'target', scale),
    ceiling: stepPath(wanted, 'ceiling', scale),
    lines: shapes,
    moves: moves
      .filter(({ until }) => until >= window.from && until < window.until)
      .map((move) => ({
        move,
        at: at(move.until),
        seen: at(move.expectedFrom),
        row: rowFor(at(move.until)),
        happened: lines.flatMap((line) => {
          const happened = concerns(move, line) ? happenedAfter(line, move) : null;
          return happened ? [{ line, happened }] : [];
        }),
      })),
  };
}
