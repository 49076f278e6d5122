// How heavy each item is for each department, with what a department passes on to those below it and what they add up to above.
import type { Item, Plan } from '../plan';
import { inTreeOrder } from '../tree';
import { type ChangeLoadFacts, type ImpactSource, type SaidImpact } from './facts';
import { unsaidImpact, weightOf } from './impact';

/** Departments numbered so that each comes after the one above it. */
export type DepartmentTree = {
  ids: readonly string[];
  at: ReadonlyMap<string, number>;
  /** Number of the department above; −1 at the top. */
  above: Int32Array;
  depth: Int32Array;
};

const trees = new WeakMap<Plan['departments'], DepartmentTree>();

export function treeOf(departments: Plan['departments']): DepartmentTree {
  const known = trees.get(departments);
  if (known) return known;
  const rows = inTreeOrder(departments);
  const at = new Map(rows.map(({ row }, index) => [row.id, index]));
  const above = Int32Array.from(rows, ({ row, depth }) => (depth === 0 ? -1 : (at.get(row.parentId ?? '') ?? -1)));
  const tree = {
    ids: rows.map(({ row }) => row.id),
    at,
    above,
    depth: Int32Array.from(rows, ({ depth }) => depth),
  };
  trees.set(departments, tree);
  return tree;
}

const saidOf = new WeakMap<readonly SaidImpact[], Map<string, SaidImpact[]>>();

/** What departments said, by item. */
export function saidByItem(said: readonly SaidImpact[]): ReadonlyMap<string, readonly SaidImpact[]> {
  let known = saidOf.get(said);
  if (!known) {
    saidOf.set(said, (known = new Map()));
    for (const row of said) known.set(row.itemId, [...(known.get(row.itemId) ?? []), row]);
  }
  return known;
}

/** Not asked, or nothing said. */
export const none = -1;

/** Level per department, {@link none} where it is not asked (project) or did not speak (department). */
export type AskedLevels = { project: Int8Array; department: Int8Array };

/** Room for what {@link levelsOf} says of one item after the other. */
export const roomForLevels = ({ ids }: DepartmentTree): AskedLevels => ({
  project: new Int8Array(ids.length),
  department: new Int8Array(ids.length),
});

/**
 * The project's level and the department's own. Both hold for the departments below too, unless these have a word of their own:
 * an item that asks a department asks all of it. Written into `levels`, where that is given.
 */
export function levelsOf(
  item: Item,
  tree: DepartmentTree,
  said: readonly SaidImpact[] = [],
  levels: AskedLevels = roomForLevels(tree),
): AskedLevels {
  passOn(tree, item.departments, item.allDepartments ? unsaidImpact : none, levels.project);
  passOn(tree, said, none, levels.department);
  return levels;
}

function passOn(
  { at, above }: DepartmentTree,
  rows: readonly { departmentId: string; impact: number }[],
  otherwise: number,
  levels: Int8Array,
): void {
  if (rows.length === 0) return void levels.fill(otherwise);
  const unsaid = -2;
  levels.fill(unsaid);
  for (const { departmentId, impact } of rows) {
    const index = at.get(departmentId);
    if (index !== undefined) levels[index] = impact;
  }
  for (let index = 0; index < levels.length; index++) {
    if (levels[index] === unsaid) levels[index] = above[index]! < 0 ? otherwise : levels[above[index]!]!;
  }
}

/** The level that counts for a department; {@link none}: not asked. */
export function levelAt({ project, department }: AskedLevels, index: number, source: ImpactSource): number {
  const [theirs, own] = [project[index]!, department[index]!];
  if (source === 'project') return theirs;
  if (source === 'highest') return Math.max(theirs, own);
  return own === none ? theirs : own;
}

/**
 * Points of an item per department and, last, of the whole municipality: a department's own or the heaviest of those below it,
 * so that an item counts once however many of them it asks. Written into `points`.
 */
export function pointsOf(
  levels: AskedLevels,
  tree: DepartmentTree,
  { weights }: Pick<ChangeLoadFacts, 'weights'>,
  { source, points }: { source: ImpactSource; points: Float64Array },
): void {
  const count = tree.ids.length;
  points[count] = 0;
  for (let index = 0; index < count; index++) points[index] = weightOf(levelAt(levels, index, source), weights);
  for (let index = count - 1; index >= 0; index--) {
    const up = tree.above[index]! < 0 ? count : tree.above[index]!;
    if (points[index]! > points[up]!) points[up] = points[index]!;
  }
}
