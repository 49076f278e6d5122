// Levels of adoption in a picture: which levels fit, where each lies, and the lines through them.
import { scaleLinear } from 'd3-scale';
import {
  line as d3Line,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape';
import type { AdoptionLine, WantedStep } from './models/planning/adoption/adoption-series';
import type { Metric } from './models/planning/adoption/metric';
import { intervalOf, type Period } from './models/planning/adoption/period';
import { addDays, type Day, daysBetween } from './models/planning/day';

const marks: SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolWye];

/** The sign of the nth line, around 0,0; so many square pixels. */
export const markOf = (at: number, area: number) => symbol(marks[at % marks.length], area)() ?? '';

/** What lies between: a point stands in the middle of its period. */
export function middleOf(period: Period): Day {
  const { from, until } = intervalOf(period);
  return addDays(from, Math.floor(daysBetween(from, until) / 2));
}

export type Scale = { x: (day: Day) => number; y: (level: number) => number };

const round = (value: number) => Math.round(value * 10) / 10;

/** Where levels lie between `bottom` and `top`, and about `ticks` round ones to name; `more`: other levels that have to fit. */
export function levelScale(
  metric: Metric,
  lines: readonly AdoptionLine[],
  wanted: readonly WantedStep[],
  place: { bottom: number; top: number; ticks: number },
  more: readonly number[] = [],
): { y: Scale['y']; ticks: number[] } {
  const steps = [...wanted, ...lines.flatMap((one) => one.wanted)];
  const levels = [
    ...more,
    ...lines.flatMap(({ points }) => points.flatMap(({ level }) => level ?? [])),
    ...steps.flatMap(({ target, ceiling }) => [target ?? [], ceiling ?? []].flat()),
  ];
  const isBounded = metric.lowest !== null && metric.highest !== null;
  const low = isBounded ? metric.lowest! : 0;
  const high = isBounded ? metric.highest! : metric.kind === 'share' ? 100 : Math.max(1, ...levels) * 1.05;
  const up = scaleLinear().domain([low, high]).range([place.bottom, place.top]);
  if (!isBounded && metric.kind !== 'share') up.nice(place.ticks);
  return { y: (level) => round(up(level)), ticks: up.ticks(place.ticks) };
}

/** A step line through what was wanted; broken where nothing was. */
export function stepPath(steps: readonly WantedStep[], of: 'target' | 'ceiling', { x, y }: Scale): string {
  return steps
    .flatMap((step) => {
      const level = step[of];
      return level === null ? [] : [`M${x(step.from)} ${y(level)}H${x(step.until)}`];
    })
    .join('');
}

/** A line through the levels that may be seen; broken where there is none. */
export function levelPath(line: Pick<AdoptionLine, 'kind' | 'points'>, { x, y }: Scale): string {
  const draw = d3Line<AdoptionLine['points'][number]>()
    .defined(({ level }) => level !== null)
    .x(({ start }) => x(middleOf({ kind: line.kind, start })))
    .y(({ level }) => y(level ?? 0))
    .digits(1);
  return draw(line.points) ?? '';
}
