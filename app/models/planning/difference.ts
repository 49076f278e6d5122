// The difference between two plans, row by row and field by field: what is saved, what history keeps, what undo turns round.
import type { Origin } from './origin';
import type { Plan } from './plan';
import { brokenReferences } from './references';

export const collections = [
  'phases',
  'workstreams',
  'items',
  'dependencies',
  'criteria',
  'figureConditions',
  'products',
  'measures',
  'decisions',
  'cutoverTasks',
] as const;
export type Collection = (typeof collections)[number];
/** 'programme' is the one row that is always there. */
export const rowCollections = ['programme', ...collections] as const;
export type RowCollection = (typeof rowCollections)[number];

export type Fields = Record<string, unknown>;

/** before = null: made · after = null: removed · otherwise only the fields that differ. */
export type RowChange = {
  collection: RowCollection;
  id: string;
  before: Fields | null;
  after: Fields | null;
  /** Why the scheduler moved it; left out of what was asked for. */
  cause?: Origin;
};

/** The plan without anything in it: its programme and surroundings only. */
export function emptied(plan: Plan): Plan {
  return { ...plan, ...Object.fromEntries(collections.map((name) => [name, []])) };
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysA = Object.keys(a);
  if (keysA.length !== Object.keys(b).length) return false;
  return keysA.every((key) => Object.hasOwn(b, key) && sameValue((a as Fields)[key], (b as Fields)[key]));
}

/** The fields that differ, as they were and as they are; null when none does. */
export function fieldsThatDiffer(before: Fields, after: Fields): { before: Fields; after: Fields } | null {
  const was: Fields = {};
  const is: Fields = {};
  let some = false;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (sameValue(before[key], after[key])) continue;
    was[key] = before[key] ?? null;
    is[key] = after[key] ?? null;
    some = true;
  }
  return some ? { before: was, after: is } : null;
}

/** Programme fields that belong to the plan; version and identity are kept by the database. */
function programmeFields(plan: Plan): Fields {
  const { name, description, goLive, prepWeeks, start } = plan.programme;
  return { name, description, goLive, prepWeeks, start };
}

/** Finds the row with an id: at the same place, where most of them stayed, and only else by looking it up. */
export function rowsBefore<T extends { id: string }>(rows: readonly T[]): (id: string, at: number) => T | undefined {
  let byId: Map<string, T> | undefined;
  return (id, at) => {
    const there = rows[at];
    if (there !== undefined && there.id === id) return there;
    byId ??= new Map(rows.map((row) => [row.id, row]));
    return byId.get(id);
  };
}

/** Row changes that lead from one plan to the other; unchanged objects are recognised without looking inside. */
export function differenceBetween(before: Plan, after: Plan): RowChange[] {
  const changes: RowChange[] = [];
  const programme = fieldsThatDiffer(programmeFields(before), programmeFields(after));
  if (programme) changes.push({ collection: 'programme', id: before.programme.id, ...programme });
  for (const collection of collections) {
    if (before[collection] === after[collection]) continue;
    const were = before[collection] as readonly { id: string }[];
    const are = after[collection] as readonly { id: string }[];
    const formerly = rowsBefore(were);
    for (let at = 0; at < are.length; at++) {
      const row = are[at]!;
      const old = formerly(row.id, at);
      if (old === row) continue;
      if (!old) changes.push({ collection, id: row.id, before: null, after: { ...row } });
      else {
        const fields = fieldsThatDiffer(old as Fields, row as Fields);
        if (fields) changes.push({ collection, id: row.id, ...fields });
      }
    }
    const remains = rowsBefore(are);
    were.forEach((row, at) => {
      if (!remains(row.id, at)) changes.push({ collection, id: row.id, before: { ...row }, after: null });
    });
  }
  return changes;
}

/** Fields that rows got after the first release, for rows that history kept before they had them. */
const laterFields: Partial<Record<Collection, Fields>> = {
  items: { ownerId: null, border: null, conditionOf: null, raises: [] },
  criteria: { ownerId: null, evidence: '', test: null },
};

/** Of the fields that came later, those that a row does not say; what it says stays in its own order. */
function unsaid(later: Fields = {}, row: Fields | null): Fields {
  return Object.fromEntries(Object.entries(later).filter(([field]) => !row || !(field in row)));
}

/** The same changes the other way round. */
export function reversed(changes: readonly RowChange[]): RowChange[] {
  return changes
    .map(({ collection, id, before, after }) => ({ collection, id, before: after, after: before }))
    .reverse();
}

export type Conflict = { collection: RowCollection; id: string; field: string; expected: unknown; found: unknown };

const dates = ['start', 'until'];
const standing = ['metOn', 'expectedOn', 'expectedFrom', 'expectedUntil'];

/** What the phase chain, the scheduler and figures set themselves: nobody's to contradict, and set again afterwards. */
function followingFields(collection: RowCollection, row: Fields): readonly string[] {
  if (collection === 'phases') return row.active === true ? dates : [];
  if (collection === 'figureConditions') return standing;
  if (collection === 'criteria') return row.test ? ['state'] : [];
  if (collection !== 'items' || row.progress !== 'planned' || row.retired !== false) return [];
  return row.border || row.mode === 'automatic' ? dates : [];
}

/** Where a row (undefined: not there) does not hold what a change starts from. */
export function conflictsOf(change: RowChange, current: Fields | undefined, exactly = false): Conflict[] {
  const { collection, id, before, after } = change;
  const clash = (field: string, expected: unknown, found: unknown) => ({ collection, id, field, expected, found });
  if (before === null) return current ? [clash('id', null, id)] : [];
  if (!current) return [clash('id', id, null)];
  const will = exactly ? [] : followingFields(collection, { ...current, ...after });
  const following = will.length > 0 ? followingFields(collection, current) : [];
  return Object.entries(before).flatMap(([field, expected]) => {
    if (following.includes(field) && will.includes(field)) return [];
    const found = current[field] ?? null;
    return sameValue(found, expected) ? [] : [clash(field, expected, found)];
  });
}

/**
 * Turns row changes into a plan, refusing where the plan no longer holds what a change starts from.
 * A row that must be made may not exist, a row that must go must be as it was, a field must hold its `before`; apart from
 * dates that only follow (`exactly`: those too). What is left may not refer to anything that is gone.
 */
export function withRowChanges(
  plan: Plan,
  changes: readonly RowChange[],
  { exactly = false } = {},
): { plan: Plan } | { conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const rows = Object.fromEntries(
    collections.map((name) => [name, new Map((plan[name] as readonly { id: string }[]).map((row) => [row.id, row]))]),
  ) as Record<Collection, Map<string, Fields & { id: string }>>;
  let programme = plan.programme;
  for (const change of changes) {
    const { collection, id, before, after } = change;
    const current = collection === 'programme' ? (programme as unknown as Fields) : rows[collection].get(id);
    conflicts.push(...conflictsOf(change, current, exactly));
    if (before === null) {
      if (!current && collection !== 'programme')
        rows[collection].set(id, { ...after, ...unsaid(laterFields[collection], after), id });
      continue;
    }
    if (!current) continue;
    if (collection === 'programme') programme = { ...programme, ...(after as Partial<Plan['programme']>) };
    else if (after === null) rows[collection].delete(id);
    else rows[collection].set(id, { ...current, ...after, id });
  }
  if (conflicts.length > 0) return { conflicts };
  const touched = new Set(changes.map((change) => change.collection));
  const next: Plan = { ...plan, programme };
  for (const name of collections) {
    if (touched.has(name)) Object.assign(next, { [name]: [...rows[name].values()] });
  }
  const broken = exactly ? [] : brokenReferences(next, changes);
  return broken.length > 0 ? { conflicts: broken } : { plan: next };
}

/** A row as it was before the changes given (oldest first). */
export function rowAsSeen<T extends { id: string }>(row: T, since: readonly Pick<RowChange, 'id' | 'before'>[]): T {
  let seen = row;
  for (const change of [...since].reverse()) {
    if (change.id === row.id && change.before !== null) seen = { ...seen, ...change.before };
  }
  return seen;
}

export const inAnyOrder = (value: unknown) =>
  Array.isArray(value) ? value.map((entry) => JSON.stringify(entry, Object.keys(entry ?? {}).sort())).sort() : value;

/** The fields that differ from the row; lists are compared whatever their order. */
export function onlyChanged<F extends object>(fields: F, row: object): Partial<F> {
  const changed = Object.entries(fields).filter(
    ([name, value]) => !sameValue(inAnyOrder(value), inAnyOrder((row as Fields)[name])),
  );
  return Object.fromEntries(changed) as Partial<F>;
}
