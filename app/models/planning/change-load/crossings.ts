// Departments that a change takes over their limit: month by month, before and after.
import type { Month } from '../capacity/supply';
import type { Plan } from '../plan';
import { treeOf } from './asked-levels';
import { addedPoints, everybody, limitAt, pointLoad, type PointLoad } from './load';

export type ChangeCrossing = {
  /** Null: the municipality as a whole. */
  departmentId: string | null;
  month: Month;
  /** Points per month. */
  before: number;
  after: number;
  limit: number;
  /** Was it within its limit before? Then somebody has to say why. */
  crossed: boolean;
};

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Months of departments that a change pushes over the limit, or further over it; the furthest over first. `others`: of other programmes. */
export function changeCrossings(before: Plan, after: Plan, others: PointLoad = new Map()): ChangeCrossing[] {
  const own = [pointLoad(before), pointLoad(after)] as const;
  if (own[0] === own[1]) return [];
  const [was, is] = own.map((load) => (others.size === 0 ? load : addedPoints([load, others]))) as [
    PointLoad,
    PointLoad,
  ];
  const tree = treeOf(after.departments);
  const result: ChangeCrossing[] = [];
  for (const [id, months] of is) {
    const limit = limitAt(tree, id, after.changeLoad);
    for (const [month, points] of months) {
      const formerly = was.get(id)?.get(month) ?? 0;
      if (points <= limit + 1e-9 || points <= formerly + 1e-9) continue;
      const departmentId = id === everybody ? null : id;
      result.push({ departmentId, month, before: formerly, after: points, limit, crossed: formerly <= limit + 1e-9 });
    }
  }
  return result.sort(
    (a, b) =>
      b.after / b.limit - a.after / a.limit ||
      byText(a.month, b.month) ||
      byText(a.departmentId ?? '', b.departmentId ?? ''),
  );
}
