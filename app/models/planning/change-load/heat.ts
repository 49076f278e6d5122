// Departments by month: how much change each is asked, against its limit.
import type { Month } from '../capacity/supply';
import type { Plan } from '../plan';
import { treeOf } from './asked-levels';
import type { ImpactSource } from './facts';
import { addedPoints, everybody, limitAt, pointLoad, type PointState, pointState } from './load';
import { exceeds } from '../threshold';

export type PointCell = { month: Month; points: number; state: PointState };
export type PointRow = {
  /** Department id, or {@link everybody}. */
  id: string;
  /** 0 at the top of the tree. */
  depth: number;
  limit: number;
  cells: PointCell[];
};

/** The municipality first, then every department after the one above it; of all programmes together. */
export function pointRows(
  plans: readonly [Plan, ...Plan[]],
  months: readonly Month[],
  source: ImpactSource = 'department',
): PointRow[] {
  const [{ departments, changeLoad }] = plans;
  const tree = treeOf(departments);
  const load = addedPoints(plans.map((plan) => pointLoad(plan, source)));
  return [everybody, ...tree.ids].map((id) => {
    const limit = limitAt(tree, id, changeLoad);
    const cells = months.map((month) => {
      const points = load.get(id)?.get(month) ?? 0;
      return { month, points, state: pointState(points, limit) };
    });
    return { id, depth: tree.depth[tree.at.get(id) ?? -1] ?? 0, limit, cells };
  });
}

/** The month that comes furthest above, or nearest to, its limit; the earliest of those that do equally. */
export function fullest(rows: readonly PointRow[]): { row: PointRow; cell: PointCell } | null {
  let most: { row: PointRow; cell: PointCell } | null = null;
  for (const row of rows) {
    for (const cell of row.cells) {
      if (!most || exceeds(cell.points / row.limit, most.cell.points / most.row.limit)) most = { row, cell };
    }
  }
  return most;
}

/** Departments, the municipality apart, with a month over their limit. */
export function departmentsOver(rows: readonly PointRow[]): PointRow[] {
  return rows.filter(({ id, cells }) => id !== everybody && cells.some(({ state }) => state === 'over'));
}
