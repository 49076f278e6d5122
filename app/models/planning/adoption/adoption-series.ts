// One metric over time for chosen departments: the levels that may be seen, the baseline measurement, what was wanted, what was to move it.
import { addDays, type Day, maxDay, minDay } from '../day';
import type { Interval } from '../interval';
import { type Status, statusOf } from '../item-filter';
import type { ExpectedEffect, Item, Label } from '../plan';
import { windowAround } from '../time-axis';
import { type AdoptionCell, adoptionCell, behindBy, seriesFor } from './adoption-cell';
import type { AdoptionFigures, AdoptionUnit } from './adoption-table';
import type { Metric } from './metric';
import { intervalOf, type Period, type PeriodKind } from './period';
import type { ShownPoint } from './shown';
import { type Target, type Wanted, wantedOn } from './target';

/** As it stands in the address for the whole municipality. */
export const totalChoice = 'total';
/** Lines in one chart, as many as there are hues. */
export const mostLines = 10;
const worstLines = 3;
/** Days that are shown after today, for what is to come. */
const ahead = 91;

export type WantedStep = Interval & Wanted;

export type AdoptionLine = {
  departmentId: string | null;
  name: Label | null;
  kind: PeriodKind;
  points: ShownPoint[];
  /** The last level before go-live. */
  baseline: { period: Period; level: number; counted: number } | null;
  latest: AdoptionCell;
  /** What is wanted through the window; empty when it is what is wanted of the municipality. */
  wanted: WantedStep[];
};

/** An item of the plan that was expected to move the metric. */
export type ExpectedMove = Pick<ExpectedEffect, 'direction' | 'size' | 'lagWeeks'> & {
  itemId: string;
  title: Label;
  start: Day;
  until: Day;
  status: Status;
  /** From when it was to be seen: when the item is finished and its lag is over. */
  expectedFrom: Day;
  departmentIds: readonly string[] | 'all';
};

/** What the metric was wanted to be, day after day: a step for each stretch in which it is the same. */
function stepsOf(metric: Metric, targets: readonly Target[], departmentId: string | null, window: Interval) {
  const changes = targets
    .filter(({ metricKey, from }) => metricKey === metric.key && from > window.from && from < window.until)
    .map(({ from }) => from);
  const days = [...new Set([window.from, ...changes])].sort();
  return days.map((from, at): WantedStep => ({
    from,
    until: days[at + 1] ?? window.until,
    ...wantedOn(metric, targets, departmentId, from),
  }));
}

const sameSteps = (a: readonly WantedStep[], b: readonly WantedStep[]) => JSON.stringify(a) === JSON.stringify(b);

/** Which departments are drawn: those asked for that exist, or the municipality and the three furthest behind. */
export function chosenUnits(
  metric: Metric,
  figures: AdoptionFigures,
  asked: readonly string[],
  today: Day,
): (AdoptionUnit | null)[] {
  const known = new Map(figures.departments.map((unit) => [unit.id, unit]));
  const chosen = [...new Set(asked)].flatMap((id) => (id === totalChoice ? [null] : (known.get(id) ?? [])));
  if (chosen.length > 0) return chosen.slice(0, mostLines);
  const parents = new Set(figures.departments.flatMap(({ parentId }) => parentId ?? []));
  const worst = figures.departments
    .filter(({ id }) => !parents.has(id))
    .flatMap((unit) => {
      const cell = adoptionCell(metric, seriesFor(metric, figures.series, unit.id), unit.id, { ...figures, today });
      const behind = cell.why === 'shown' ? behindBy(metric, cell) : null;
      return behind === null ? [] : [{ unit, behind }];
    })
    .sort((a, b) => b.behind - a.behind)
    .slice(0, worstLines);
  return [null, ...worst.map(({ unit }) => unit)];
}

function baselineOf(kind: PeriodKind, points: readonly ShownPoint[], goLive: Day): AdoptionLine['baseline'] {
  const last = points.findLast(({ start, level }) => level !== null && intervalOf({ kind, start }).until <= goLive);
  if (!last) return null;
  return { period: { kind, start: last.start }, level: last.level!, counted: last.figure!.denominator };
}

/** The lines of the chosen departments, and the window in which they are drawn: the one asked for, or one that fits them. */
export function adoptionLines(
  metric: Metric,
  figures: AdoptionFigures,
  units: readonly (AdoptionUnit | null)[],
  { goLive, today, asked }: { goLive: Day; today: Day; asked?: Interval },
): { window: Interval; lines: AdoptionLine[]; wanted: WantedStep[] } {
  const found = units.map((unit) => ({ unit, series: seriesFor(metric, figures.series, unit?.id ?? null) }));
  const first = found.flatMap(({ series }) => series?.points[0]?.start ?? []);
  const from = first.reduce(minDay, goLive);
  const window = asked ?? windowAround(from, maxDay(goLive, addDays(today, ahead)), 1);
  const wanted = stepsOf(metric, figures.targets, null, window);
  const lines = found.map(({ unit, series }): AdoptionLine => {
    const departmentId = unit?.id ?? null;
    const own = departmentId === null ? wanted : stepsOf(metric, figures.targets, departmentId, window);
    const kind = series?.kind ?? metric.frequency;
    const points = series?.points ?? [];
    return {
      departmentId,
      name: unit?.name ?? null,
      kind,
      points,
      baseline: baselineOf(kind, points, goLive),
      latest: adoptionCell(metric, series, departmentId, { ...figures, today }),
      wanted: sameSteps(own, wanted) ? [] : own,
    };
  });
  return { window, lines, wanted };
}

/** Items of the plan that were to move this metric, in the order in which that was to be seen. */
export function expectedMoves(items: readonly Item[], metricKey: string, today: Day): ExpectedMove[] {
  return items
    .filter(({ retired }) => !retired)
    .flatMap((item) =>
      item.effects
        .filter((effect) => effect.metricKey === metricKey && effect.direction !== 'measures')
        .map(({ direction, size, lagWeeks }): ExpectedMove => {
          const { id: itemId, title, start, until } = item;
          const departmentIds = item.allDepartments ? 'all' : item.departments.map(({ departmentId }) => departmentId);
          const expectedFrom = addDays(until, 7 * (lagWeeks ?? 0));
          const status = statusOf(item, today);
          return { itemId, title, start, until, status, direction, size, lagWeeks, expectedFrom, departmentIds };
        }),
    )
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.itemId < b.itemId ? -1 : 1));
}
