// One department as its head opens it: every metric as it stands, what comes for it, and what should have been there.
import { addDays, type Day } from '../day';
import { type Status, statusOf } from '../item-filter';
import { asksDepartment, type Item, type ItemKind, type Label } from '../plan';
import { type AdoptionCell, adoptionCell, behindBy, seriesFor } from './adoption-cell';
import { type AdoptionFigures, type AdoptionUnit, unitsAsked } from './adoption-table';
import type { LevelState, Metric } from './metric';
import { type Outlook, outlookOf } from './outlook';

/** Weeks that are looked ahead. */
export const weeksAhead = 8;

export type DepartmentItem = {
  itemId: string;
  title: Label;
  kind: ItemKind;
  start: Day;
  until: Day;
  status: Status;
  /** Keys of the metrics it is expected to move. */
  moves: string[];
};

export type DepartmentAdoption = {
  department: AdoptionUnit;
  /** The figures are of it and everything below it together. */
  isParent: boolean;
  rows: { metric: Metric; cell: AdoptionCell; outlook: Outlook }[];
  counts: Record<LevelState, number>;
  /** The metric that is furthest from its target, measured in margins: metrics have different units. */
  worst: { metric: Metric; cell: AdoptionCell } | null;
  coming: DepartmentItem[];
  late: DepartmentItem[];
};

function itemsFor(items: readonly Item[], units: readonly string[], today: Day) {
  const asked = items
    .filter((item) => !item.retired && item.progress !== 'done' && units.some((id) => asksDepartment(item, id)))
    .map((item): DepartmentItem => ({
      itemId: item.id,
      title: item.title,
      kind: item.kind,
      start: item.start,
      until: item.until,
      status: statusOf(item, today),
      moves: item.effects.filter(({ direction }) => direction !== 'measures').map(({ metricKey }) => metricKey),
    }))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.itemId < b.itemId ? -1 : 1));
  const horizon = addDays(today, 7 * weeksAhead);
  return {
    coming: asked.filter(({ status, start }) => status !== 'late' && start < horizon),
    late: asked.filter(({ status }) => status === 'late'),
  };
}

/** A department with every metric as it stands, nothing foreseen; the figures from `firstShown` on are enough. */
export type DepartmentStand = { department: AdoptionUnit; rows: { metric: Metric; cell: AdoptionCell }[] };

/** Null when the department is not there. */
export function departmentStand(departmentId: string, figures: AdoptionFigures, today: Day): DepartmentStand | null {
  const department = figures.departments.find(({ id }) => id === departmentId);
  if (!department) return null;
  const rows = figures.metrics.map((metric) => {
    const series = seriesFor(metric, figures.series, departmentId);
    return { metric, cell: adoptionCell(metric, series, departmentId, { ...figures, today }) };
  });
  return { department, rows };
}

/** Null when the department is not there. */
export function departmentAdoption(
  departmentId: string,
  figures: AdoptionFigures,
  items: readonly Item[],
  { goLive, today }: { goLive: Day; today: Day },
): DepartmentAdoption | null {
  const stand = departmentStand(departmentId, figures, today);
  if (!stand) return null;
  const { department } = stand;
  const rows = stand.rows.map(({ metric, cell }) => {
    const series = seriesFor(metric, figures.series, departmentId);
    const outlook = outlookOf(metric, series, departmentId, { targets: figures.targets, goLive, today });
    return { metric, cell, outlook };
  });
  const counts = { reached: 0, near: 0, off: 0, unknown: 0 };
  for (const { cell } of rows) counts[cell.state]++;
  const inMargins = ({ metric, cell }: (typeof rows)[number]) =>
    (behindBy(metric, cell) ?? 0) / Math.max(metric.margin, 1e-9);
  const worst = rows
    .filter(({ cell }) => cell.state === 'off')
    .reduce<(typeof rows)[number] | null>(
      (most, row) => (!most || inMargins(row) > inMargins(most) ? row : most),
      null,
    );
  const units = unitsAsked(figures.departments, [departmentId]).map(({ id }) => id);
  return { department, isParent: units.length > 1, rows, counts, worst, ...itemsFor(items, units, today) };
}
