// Where project and department do not see a change alike: two levels or more apart.
import type { Day } from '../day';
import { isMoment, type Item, type Plan } from '../plan';
import { levelsOf, none, saidByItem, treeOf } from './asked-levels';
import { isApart } from './impact';

/** `project` null: the project does not ask this department at all. */
export type Difference = { item: Item; departmentId: string; project: number | null; department: number };

/** Both words on one item, of every department that spoke itself, in the order of the departments. */
export function wordsOn(plan: Plan, item: Item): Difference[] {
  const said = saidByItem(plan.changeLoad.said).get(item.id) ?? [];
  if (said.length === 0) return [];
  const tree = treeOf(plan.departments);
  const { project } = levelsOf(item, tree);
  return said
    .flatMap(({ departmentId, impact }): (Difference & { at: number })[] => {
      const at = tree.at.get(departmentId);
      if (at === undefined) return [];
      return [{ item, departmentId, project: project[at] === none ? null : project[at]!, department: impact, at }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ at: _at, ...row }) => row);
}

/** Every pair that is apart, of items that are not over yet, the earliest first. */
export function differencesIn(plan: Plan, today: Day): Difference[] {
  const isOver = ({ kind, start, until }: Item) => (isMoment(kind) ? start < today : until <= today);
  return plan.items
    .filter((item) => !item.retired && item.progress !== 'done' && !isOver(item))
    .flatMap((item) => wordsOn(plan, item))
    .filter(({ project, department }) => isApart(project, department))
    .sort((a, b) => (a.item.start < b.item.start ? -1 : a.item.start > b.item.start ? 1 : 0));
}
