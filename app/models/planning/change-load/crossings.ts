// Departments that a change takes over their limit: month by month, before and after.
import type { Month } from '../capacity/supply';
import { byText } from '../order';
import type { Plan } from '../plan';
import { exceeds } from '../threshold';
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
  /** What the limit was, where that is another. */
  formerLimit?: number;
  /** Was it within its limit before? Then somebody has to say why. */
  crossed: boolean;
};

/** What is asked of departments, and the limits it is held against. */
export type WeighedPoints = { load: PointLoad; rules: Pick<Plan, 'departments' | 'changeLoad'> };

/** Months of departments, from `from` on, that come over the limit, or further over it; the furthest over first. */
export function pointCrossings(before: WeighedPoints, after: WeighedPoints, from: Month | null = null) {
  const [wasIn, isIn] = [before.rules, after.rules].map(({ departments }) => treeOf(departments));
  const result: ChangeCrossing[] = [];
  for (const [id, months] of after.load) {
    const limit = limitAt(isIn!, id, after.rules.changeLoad);
    const formerLimit = limitAt(wasIn!, id, before.rules.changeLoad);
    for (const [month, points] of months) {
      if (!exceeds(points, limit) || (from !== null && month < from)) continue;
      const formerly = before.load.get(id)?.get(month) ?? 0;
      const crossed = !exceeds(formerly, formerLimit);
      if (!crossed && !exceeds(points - limit, formerly - formerLimit)) continue;
      const departmentId = id === everybody ? null : id;
      const row: ChangeCrossing = { departmentId, month, before: formerly, after: points, limit, crossed };
      result.push(limit === formerLimit ? row : { ...row, formerLimit });
    }
  }
  return result.sort(
    (a, b) =>
      b.after / b.limit - a.after / a.limit ||
      byText(a.month, b.month) ||
      byText(a.departmentId ?? '', b.departmentId ?? ''),
  );
}

/** Months of departments that a change of a plan pushes over the limit, or further over it. `others`: of other programmes. */
export function changeCrossings(before: Plan, after: Plan, others: PointLoad = new Map()): ChangeCrossing[] {
  const own = [pointLoad(before), pointLoad(after)] as const;
  if (own[0] === own[1]) return [];
  const all = (load: PointLoad) => (others.size === 0 ? load : addedPoints([load, others]));
  return pointCrossings({ load: all(own[0]), rules: before }, { load: all(own[1]), rules: after });
}
