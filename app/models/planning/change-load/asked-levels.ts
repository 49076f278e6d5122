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

/**
 * The project's level and the department's own. Both hold for the departments below too, unless these have a word of their own:
 * an item that asks a department asks all of it.
 */
export function levelsOf(item: Item, tree: DepartmentTree, said: readonly SaidImpact[] = []): AskedLevels {
  const project = passedOn(tree, item.departments, item.allDepartments ? unsaidImpact : none);
  const department = said.length === 0 ? new Int8Array(tree.ids.length).fill(none) : passedOn(tree, said, none);
  return { project, department };
}

function passedOn(
  { at, above }: DepartmentTree,
  rows: readonly { departmentId: string; impact: number }[],
  otherwise: number,
): Int8Array {
  const levels = new Int8Array(above.length).fill(otherwise);
  if (rows.length === 0) return levels;
  const own = new Uint8Array(above.length);
  for (const { departmentId, impact } of rows) {
    const index = at.get(departmentId);
    if (index === undefined) continue;
    levels[index] = impact;
    own[index] = 1;
  }
  for (let index = 0; index < levels.length; index++) {
    if (own[index] === 0 && above[index]! >= 0) levels[index] = levels[above[index]!]!;
  }
  return levels;
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
