// What differs between two states of one row, field by field; lists count as the same whatever their order.
import { testIn } from './figures-in-plan';
import { type Fields, inAnyOrder, sameValue } from './difference';
import {
  type Criterion,
  type Dependency,
  type FigureCondition,
  type FigureTest,
  type Item,
  type Label,
  type LinkType,
  type Plan,
} from './plan';
import type { PlanContent } from './snapshot';

/** Ids in values stand as they are; `of` names the part of the row that it is about (a criterion). */
export type FieldChange = { field: string; before: unknown; after: unknown; of?: Label };

export type LinkEnd = { itemId: string; type: LinkType; lag: number };

/** Most fields of most rows are the same, so what is cheap to see is looked at first. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (!Array.isArray(a) || !Array.isArray(b)) return sameValue(a, b);
  if (a.length !== b.length) return false;
  return a.length === 0 || sameValue(a, b) || (a.length > 1 && sameValue(inAnyOrder(a), inAnyOrder(b)));
}

/** The fields that differ, apart from those told in another way. */
export function fieldChanges(before: object, after: object, apart: ReadonlySet<string>): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field in after) {
    const was = (before as Fields)[field] ?? null;
    const is = (after as Fields)[field] ?? null;
    if (!same(was, is) && !apart.has(field)) changes.push({ field, before: was, after: is });
  }
  return changes;
}

/** Rows by what they belong to, in their order. */
export function grouped<T, K>(rows: readonly T[], ownerOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const id = ownerOf(row);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}

/** Everything that hangs on an item, found by its id in one step. */
export type Hangings = {
  predecessors: ReadonlyMap<string, readonly Dependency[]>;
  successors: ReadonlyMap<string, readonly Dependency[]>;
  criteria: ReadonlyMap<string, readonly Criterion[]>;
  figureConditions: ReadonlyMap<string, readonly FigureCondition[]>;
  decisions: ReadonlyMap<string, Plan['decisions']>;
};

export function hangingsOf(plan: PlanContent): Hangings {
  return {
    predecessors: grouped(plan.dependencies, (row) => row.toId),
    successors: grouped(plan.dependencies, (row) => row.fromId),
    criteria: grouped(plan.criteria, (row) => row.itemId),
    figureConditions: grouped(plan.figureConditions, (row) => row.itemId),
    decisions: grouped(plan.decisions, (row) => row.itemId),
  };
}

type Pair<T> = { was: T | undefined; is: T | undefined };

function pairs<T extends { id: string }>(before: readonly T[] = [], after: readonly T[] = []): Pair<T>[] {
  if (before === after) return [];
  // Rows that stand in the same order and say the same need no looking up.
  if (before.length === after.length && after.every((row, at) => sameValue(row, before[at]))) return [];
  const were = new Map(before.map((row) => [row.id, row]));
  const found: Pair<T>[] = after.map((is) => ({ was: were.get(is.id), is }));
  const kept = new Set(after.map((row) => row.id));
  for (const was of before) if (!kept.has(was.id)) found.push({ was, is: undefined });
  return found;
}

function linkChanges(
  field: 'predecessor' | 'successor',
  before: readonly Dependency[] | undefined,
  after: readonly Dependency[] | undefined,
): FieldChange[] {
  const end = (row: Dependency | undefined): LinkEnd | null =>
    row ? { itemId: field === 'predecessor' ? row.fromId : row.toId, type: row.type, lag: row.lag } : null;
  return pairs(before, after).flatMap(({ was, is }) => {
    const [a, b] = [end(was), end(is)];
    return sameValue(a, b) ? [] : [{ field, before: a, after: b }];
  });
}

const criterionApart = new Set(['id', 'itemId', 'position']);

function criteriaChanges(before?: readonly Criterion[], after?: readonly Criterion[]): FieldChange[] {
  return pairs(before, after).flatMap(({ was, is }): FieldChange[] => {
    if (was && is) return fieldChanges(was, is, criterionApart).map((change) => ({ ...change, of: is.text }));
    const { text } = (was ?? is)!;
    return [{ field: 'criterion', before: was ? text : null, after: is ? text : null }];
  });
}

/** What was asked of figures; what they said meanwhile is not a change of the plan. */
function conditionChanges(before?: readonly FigureCondition[], after?: readonly FigureCondition[]): FieldChange[] {
  const asked = (row: FigureCondition | undefined): (FigureTest & { waivedOn: FigureCondition['waivedOn'] }) | null => {
    if (!row) return null;
    return { ...testIn(row), waivedOn: row.waivedOn };
  };
  return pairs(before, after).flatMap(({ was, is }) => {
    const [a, b] = [asked(was), asked(is)];
    return sameValue(a, b) ? [] : [{ field: 'figureCondition', before: a, after: b }];
  });
}

function decisionChanges(before?: Plan['decisions'], after?: Plan['decisions']): FieldChange[] {
  const said = (row: Plan['decisions'][number] | undefined) => row && { outcome: row.outcome, on: row.on };
  return pairs(before, after).flatMap(({ was, is }) =>
    sameValue(was, is) ? [] : [{ field: 'decision', before: said(was) ?? null, after: said(is) ?? null }],
  );
}

const itemApart = new Set(['id', 'key', 'start', 'until', 'workDays', 'retired']);
/** Told by its new first day already. */
const movedApart = new Set([...itemApart, 'dateSource', 'notBefore']);

/** What is said of an item apart from its dates and length: its own fields, its links, criteria and decisions. */
export function itemFieldChanges(was: Item, is: Item, before: Hangings, after: Hangings): FieldChange[] {
  const { id } = is;
  const changes = was === is ? [] : fieldChanges(was, is, was.start === is.start ? itemApart : movedApart);
  changes.push(...linkChanges('predecessor', before.predecessors.get(id), after.predecessors.get(id)));
  changes.push(...linkChanges('successor', before.successors.get(id), after.successors.get(id)));
  changes.push(...criteriaChanges(before.criteria.get(id), after.criteria.get(id)));
  changes.push(...conditionChanges(before.figureConditions.get(id), after.figureConditions.get(id)));
  changes.push(...decisionChanges(before.decisions.get(id), after.decisions.get(id)));
  return changes;
}
