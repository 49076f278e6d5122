// How much change each department is asked per month: the points of all items that are at work in it.
import { dayOf, firstOfMonth, monthCount, toNumber } from '../day';
import type { Month } from '../capacity/supply';
import { isMoment, type Item, type Plan } from '../plan';
import {
  type DepartmentTree,
  levelAt,
  levelsOf,
  none,
  pointsOf,
  roomForLevels,
  saidByItem,
  treeOf,
} from './asked-levels';
import { type ChangeLoadFacts, type ImpactSource, nearLimit } from './facts';
import { exceeds, reaches } from '../threshold';

/** Stands for the municipality as a whole among departments; no id of a department looks like it. */
export const everybody = 'all';

/** Department id or {@link everybody} → month → points. */
export type PointLoad = ReadonlyMap<string, ReadonlyMap<Month, number>>;

type Known = Pick<Plan, 'departments' | 'changeLoad'> & { source: ImpactSource; load: PointLoad };
/** Items are immutable: what they ask is counted once, however often a screen or a change wants it. */
const loads = new WeakMap<readonly Item[], Known[]>();

/** Points per department and month of one plan; retired items ask nothing, a moment counts in the month of its day. */
export function pointLoad(plan: Plan, source: ImpactSource = 'department'): PointLoad {
  const { items, departments, changeLoad } = plan;
  const known = loads.get(items)?.filter((row) => row.departments === departments && row.changeLoad === changeLoad);
  const found = known?.find((row) => row.source === source);
  if (found) return found.load;
  const load = counted(plan, source);
  loads.set(items, [...(known ?? []), { departments, changeLoad, source, load }]);
  return load;
}

/** First and last month an item is at work in, as {@link monthCount}. */
function monthsOf(item: Item): [first: number, last: number] {
  const first = monthCount(item.start);
  if (isMoment(item.kind) || item.until <= item.start) return [first, first];
  return [first, monthCount(dayOf(toNumber(item.until) - 1))];
}

function counted(plan: Plan, source: ImpactSource): PointLoad {
  const tree = treeOf(plan.departments);
  const said = saidByItem(plan.changeLoad.said);
  const active = plan.items.filter(
    (item) => !item.retired && (item.allDepartments || item.departments.length > 0 || said.has(item.id)),
  );
  if (active.length === 0) return new Map();
  const firsts = new Int32Array(active.length);
  const lasts = new Int32Array(active.length);
  active.forEach((item, index) => ([firsts[index], lasts[index]] = monthsOf(item)));
  const zero = firsts.reduce((least, month) => Math.min(least, month));
  const width = lasts.reduce((most, month) => Math.max(most, month)) - zero + 1;
  const points = new Float64Array(tree.ids.length + 1);
  const sums = new Float64Array(points.length * width);
  const room = roomForLevels(tree);
  for (let index = 0; index < active.length; index++) {
    const item = active[index]!;
    const [first, last] = [firsts[index]! - zero, lasts[index]! - zero];
    pointsOf(levelsOf(item, tree, said.get(item.id), room), tree, plan.changeLoad, { source, points });
    for (let row = 0; row < points.length; row++) {
      if (points[row] === 0) continue;
      for (let at = row * width + first; at <= row * width + last; at++) sums[at]! += points[row]!;
    }
  }
  const months = Array.from({ length: width }, (_, index) => monthAt(zero + index));
  return new Map(
    [...tree.ids, everybody].map((id, row) => {
      const asked = new Map<Month, number>();
      months.forEach((month, index) => {
        const sum = sums[row * width + index]!;
        if (sum > 0) asked.set(month, sum);
      });
      return [id, asked];
    }),
  );
}

/** The inverse of {@link monthCount}. */
function monthAt(count: number): Month {
  const year = Math.floor((count - 1) / 12);
  return `${String(year).padStart(4, '0')}-${String(count - year * 12).padStart(2, '0')}-01` as Month;
}

/** What several programmes ask together. */
export function addedPoints(loads: readonly PointLoad[]): PointLoad {
  if (loads.length === 1) return loads[0]!;
  const sum = new Map<string, Map<Month, number>>();
  for (const load of loads) {
    for (const [id, months] of load) {
      let total = sum.get(id);
      if (!total) sum.set(id, (total = new Map()));
      for (const [month, points] of months) total.set(month, (total.get(month) ?? 0) + points);
    }
  }
  return sum;
}

/** The limit of a row of the tree, in points per month. */
export function limitAt(tree: DepartmentTree, id: string, { limits }: Pick<ChangeLoadFacts, 'limits'>): number {
  if (id === everybody) return limits.organisation;
  return (tree.depth[tree.at.get(id) ?? -1] ?? 0) === 0 ? limits.top : limits.deeper;
}

/** calm: under 80 % of the limit · busy: from there up to the limit · over: above it. */
export const pointStates = ['calm', 'busy', 'over'] as const;
export type PointState = (typeof pointStates)[number];

export function pointState(points: number, limit: number): PointState {
  if (exceeds(points, limit)) return 'over';
  return reaches(points, limit * nearLimit) && points > 0 ? 'busy' : 'calm';
}

/** An item behind a cell: what the project says, what the department says (null: nothing), and the points it counts for. */
export type ItemBehind = {
  plan: Plan;
  item: Item;
  project: number | null;
  department: number | null;
  points: number;
};

/** What is at work in a month and asks a department, or anybody: the heaviest first. Items without impact are among them. */
export function itemsBehind(
  plans: readonly Plan[],
  { id, month, source }: { id: string; month: Month; source: ImpactSource },
): ItemBehind[] {
  const at = monthCount(firstOfMonth(month));
  const rows = plans.flatMap((plan) =>
    itemsAsking(plan, id, source).filter(({ item }) => {
      const [first, last] = monthsOf(item);
      return first <= at && at <= last;
    }),
  );
  return rows.sort((a, b) => b.points - a.points || (a.item.start < b.item.start ? -1 : 1));
}

/** Every item of a plan that asks a department (of all: asks anybody), in the order of the plan. */
export function itemsAsking(plan: Plan, id: string, source: ImpactSource = 'department'): ItemBehind[] {
  const tree = treeOf(plan.departments);
  const said = saidByItem(plan.changeLoad.said);
  const index = id === everybody ? tree.ids.length : (tree.at.get(id) ?? -1);
  const within = tree.ids.flatMap((_, row) => (isWithin(tree, row, index) ? [row] : []));
  const points = new Float64Array(tree.ids.length + 1);
  return plan.items.flatMap((item): ItemBehind[] => {
    if (item.retired || index < 0) return [];
    const levels = levelsOf(item, tree, said.get(item.id));
    if (!within.some((row) => levelAt(levels, row, source) !== none)) return [];
    pointsOf(levels, tree, plan.changeLoad, { source, points });
    // Of a department itself its own levels; of what only those below it are asked, the heaviest of theirs.
    const highest = (of: Int8Array) => {
      const own = of[index] ?? none;
      const level = own !== none ? own : Math.max(none, ...within.map((row) => of[row]!));
      return level === none ? null : level;
    };
    const [project, department] = [highest(levels.project), highest(levels.department)];
    return [{ plan, item, project, department, points: points[index]! }];
  });
}

/** Is a department the given one, or somewhere below it? Everything is within the municipality. */
function isWithin(tree: DepartmentTree, row: number, index: number): boolean {
  if (index === tree.ids.length) return true;
  for (let at = row; at >= 0; at = tree.above[at]!) if (at === index) return true;
  return false;
}
