// Departments × metrics: how each stands now, sorted and filtered as asked, with the totals of parents and of the municipality.
import type { Day } from '../day';
import { byText } from '../order';
import type { Label } from '../plan';
import { type AdoptionCell, adoptionCell, behindBy, seriesFor } from './adoption-cell';
import type { AdoptionSearch } from './adoption-search';
import type { LevelState, Metric } from './metric';
import type { ShownSeries } from './shown';
import type { Target } from './target';

export type AdoptionUnit = { id: string; key: string; name: Label; parentId: string | null; depth: number };

/** What {@link adoptionTable} is made of: only figures that may be seen. */
export type AdoptionFigures = {
  metrics: readonly Metric[];
  /** In tree order. */
  departments: readonly AdoptionUnit[];
  series: readonly ShownSeries[];
  targets: readonly Target[];
};

export type AdoptionRow = {
  department: AdoptionUnit;
  /** Has departments below it: its figures are those of all of them together. */
  isParent: boolean;
  cells: AdoptionCell[];
};

export type AdoptionSummary = {
  /** Figures of departments that have none below them, by state. */
  counts: Record<LevelState, number>;
  /** The metric the sentence is about: the one sorted by, or else the one most departments are behind on. */
  metric: Metric | null;
  reached: number;
  judged: number;
  /** Who is furthest behind on it. */
  worst: { department: AdoptionUnit; cell: AdoptionCell } | null;
};

export type AdoptionTable = {
  metrics: Metric[];
  rows: AdoptionRow[];
  /** The whole municipality, whatever departments are shown. */
  total: AdoptionCell[];
  summary: AdoptionSummary;
};

/** The departments asked for and everything below them; all when none was asked for. */
export function unitsAsked(units: readonly AdoptionUnit[], asked: readonly string[]): AdoptionUnit[] {
  if (asked.length === 0) return [...units];
  const kept = new Set(asked);
  // In tree order a parent comes before what is below it.
  for (const { id, parentId } of units) if (parentId !== null && kept.has(parentId)) kept.add(id);
  return units.filter(({ id }) => kept.has(id));
}

function sorted(rows: AdoptionRow[], metrics: readonly Metric[], { sort, order }: AdoptionSearch): AdoptionRow[] {
  const sign = order === 'down' ? -1 : 1;
  if (sort === 'name') {
    return rows.sort((a, b) => sign * byText(a.department.name.nl.toLowerCase(), b.department.name.nl.toLowerCase()));
  }
  const at = metrics.findIndex(({ key }) => key === sort);
  if (at < 0) return rows;
  return rows.sort((a, b) => {
    const [one, other] = [a.cells[at]!.level, b.cells[at]!.level];
    // Who has no level comes last, whichever way.
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}

function summaryOf(rows: readonly AdoptionRow[], metrics: readonly Metric[], sort: string | null): AdoptionSummary {
  const leaves = rows.filter(({ isParent }) => !isParent);
  const counts = { reached: 0, near: 0, off: 0, unknown: 0 };
  for (const { cells } of leaves) for (const { state } of cells) counts[state]++;
  const off = (at: number) => leaves.filter(({ cells }) => cells[at]!.state === 'off').length;
  const judgedAt = (at: number) => leaves.filter(({ cells }) => cells[at]!.state !== 'unknown');
  let at = metrics.findIndex(({ key }) => key === sort);
  if (at < 0) at = metrics.reduce((most, _, k) => (most < 0 || off(k) > off(most) ? k : most), -1);
  const metric = metrics[at];
  const judged = metric ? judgedAt(at) : [];
  if (!metric || judged.length === 0) return { counts, metric: null, reached: 0, judged: 0, worst: null };
  const behind = (row: AdoptionRow) => behindBy(metric, row.cells[at]!) ?? -Infinity;
  const worst = judged
    .filter(({ cells }) => cells[at]!.state !== 'reached')
    .reduce<AdoptionRow | null>((most, row) => (!most || behind(row) > behind(most) ? row : most), null);
  return {
    counts,
    metric,
    reached: judged.filter(({ cells }) => cells[at]!.state === 'reached').length,
    judged: judged.length,
    worst: worst && { department: worst.department, cell: worst.cells[at]! },
  };
}

export function adoptionTable(figures: AdoptionFigures, search: AdoptionSearch, today: Day): AdoptionTable {
  const { departments, series, targets } = figures;
  const metrics = figures.metrics.filter(({ subject }) => search.group === null || subject === search.group);
  const parents = new Set(departments.flatMap(({ parentId }) => parentId ?? []));
  const byPlace = new Map<string, ShownSeries[]>();
  for (const one of series) {
    const place = `${one.metricKey} ${one.departmentId}`;
    const there = byPlace.get(place);
    if (there) there.push(one);
    else byPlace.set(place, [one]);
  }
  const targetsOf = new Map(metrics.map(({ key }) => [key, targets.filter(({ metricKey }) => metricKey === key)]));
  const cellsOf = (departmentId: string | null) =>
    metrics.map((metric) => {
      const there = seriesFor(metric, byPlace.get(`${metric.key} ${departmentId}`) ?? [], departmentId);
      return adoptionCell(metric, there, departmentId, { targets: targetsOf.get(metric.key)!, today });
    });
  const all = unitsAsked(departments, search.departments).map((department): AdoptionRow => ({
    department,
    isParent: parents.has(department.id),
    cells: cellsOf(department.id),
  }));
  const rows = all.filter(({ cells }) => search.state === null || cells.some(({ state }) => state === search.state));
  return {
    metrics,
    rows: sorted(rows, metrics, search),
    total: cellsOf(null),
    summary: summaryOf(all, metrics, search.sort),
  };
}
