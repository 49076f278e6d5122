// What differs between two plans: items added, removed, moved so many working days or changed otherwise, with totals.
import { type FieldChange, fieldChanges, hangingsOf, itemFieldChanges } from './compare-fields';
import { type Totals, totalsOf, totalsPerWorkstream, type WorkstreamTotals } from './compare-totals';
import { type Day, toNumber } from './day';
import { sameValue } from './difference';
import { type Interval, lastDay } from './interval';
import { calendarsFor } from './network';
import { type Dependency, effortHours, isMoment, type Item, type ItemKind, type Label, type Plan } from './plan';
import type { PlanContent } from './snapshot';
import { workIndex } from './working-calendar';

export type What = 'added' | 'removed' | 'changed';

/** How many working days later (earlier: negative) it begins and is finished. 0 where it was made or removed. */
export type Shift = { start: number; finish: number };

export type ItemChange = Shift & {
  id: string;
  key: string | null;
  title: Label;
  kind: ItemKind;
  workstreamId: string | null;
  what: What;
  before: Interval | null;
  after: Interval | null;
  /** Working days longer (shorter: negative). */
  length: number;
  /** Hours of all teams, more or less than before; all of them where it was added or removed. */
  hours: number;
  fields: FieldChange[];
};

export type PhaseChange = Shift & {
  id: string;
  title: Label;
  what: What;
  before: Interval | null;
  after: Interval | null;
  fields: FieldChange[];
};

/** Any other row: a workstream, a product, a measure, a task of the cut-over. */
export type RowDifference = {
  collection: 'workstreams' | 'products' | 'measures' | 'cutoverTasks';
  id: string;
  title: Label;
  what: What;
  fields: FieldChange[];
};

export type LinkChange = { what: What; before: Dependency | null; after: Dependency | null };

export type Comparison = {
  goLive: { before: Day; after: Day; workDays: number } | null;
  /** Name, description and start of the programme. */
  programme: FieldChange[];
  phases: PhaseChange[];
  items: ItemChange[];
  links: LinkChange[];
  others: RowDifference[];
  /** Only workstreams with a difference, in their order; items without a workstream last. */
  workstreams: WorkstreamTotals[];
  totals: Totals;
};

const intervalOf = (row: { start: Day; until: Day }): Interval => ({ from: row.start, until: row.until });

const what = (was: unknown, is: unknown): What => (was === null ? 'added' : is === null ? 'removed' : 'changed');

type Ruler = (from: Day, to: Day) => number;

/** Counts working days of the organisation between any two days of both plans, unrolled once. */
function rulerOver(plan: Plan, other: PlanContent): Ruler {
  const days = [plan, other].flatMap((side) => [
    side.programme.goLive,
    ...[...side.items, ...side.phases].flatMap((row) => [row.start, row.until]),
  ]);
  let [first, last] = [Infinity, -Infinity];
  for (const day of new Set(days)) {
    const number = toNumber(day);
    if (number < first) first = number;
    if (number > last) last = number;
  }
  const calendar = calendarsFor(plan, first - 10, last + 10)[0]!;
  return (from, to) => workIndex(calendar, toNumber(to)) - workIndex(calendar, toNumber(from));
}

function shiftBetween(was: Item | Plan['phases'][number], is: typeof was, ruler: Ruler): Shift {
  const start = was.start === is.start ? 0 : ruler(was.start, is.start);
  const [wasLast, isLast] = [lastDay(intervalOf(was)), lastDay(intervalOf(is))];
  return { start, finish: wasLast === isLast ? 0 : ruler(wasLast, isLast) };
}

type Found = Shift & Pick<ItemChange, 'length' | 'fields'>;
const nothing: Found = { start: 0, finish: 0, length: 0, fields: [] };

/** Written out field by field: a comparison makes one of nearly every item, and spreading costs ten times as much. */
function itemChange(was: Item | null, is: Item | null, differs: (was: Item, is: Item) => Found | null) {
  const { id, key, title, kind, workstreamId } = (is ?? was)!;
  const found = was && is ? differs(was, is) : nothing;
  if (!found) return null;
  const { start, finish, length, fields } = found;
  const before = was && intervalOf(was);
  const after = is && intervalOf(is);
  const hours = (is ? effortHours(is) : 0) - (was ? effortHours(was) : 0);
  const change: ItemChange = {
    id,
    key,
    title,
    kind,
    workstreamId,
    what: what(was, is),
    before,
    after,
    start,
    finish,
    length,
    hours,
    fields,
  };
  return change;
}

/** An item that was retired is no longer part of the plan. */
const active = (items: readonly Item[]) => items.filter((item) => !item.retired);

function compareItems(before: PlanContent, after: Plan, ruler: Ruler): ItemChange[] {
  const [hadBefore, hasAfter] = [hangingsOf(before), hangingsOf(after)];
  const differs = (was: Item, is: Item) => {
    const shift = shiftBetween(was, is, ruler);
    // A moment that became work, or the other way round, says so as a change of its kind.
    const length = isMoment(was.kind) === isMoment(is.kind) ? is.workDays - was.workDays : 0;
    const fields = itemFieldChanges(was, is, hadBefore, hasAfter);
    const { start, finish } = shift;
    return start || finish || length || fields.length || was.start !== is.start || was.until !== is.until
      ? { start, finish, length, fields }
      : null;
  };
  return matched(active(before.items), active(after.items), (was, is) => itemChange(was, is, differs));
}

/** Rows of both by their id: in the order of the later plan, then what is gone. Nulls are left out. */
function matched<T extends { id: string }, R>(
  before: readonly T[],
  after: readonly T[],
  say: (was: T | null, is: T | null) => R | null,
): R[] {
  const were = new Map(before.map((row) => [row.id, row]));
  const found: R[] = [];
  for (const is of after) {
    const said = say(were.get(is.id) ?? null, is);
    were.delete(is.id);
    if (said !== null) found.push(said);
  }
  for (const was of were.values()) {
    const said = say(was, null);
    if (said !== null) found.push(said);
  }
  return found;
}

function comparePhases(before: PlanContent, after: Plan, ruler: Ruler): PhaseChange[] {
  const apart = new Set(['id', 'key', 'position', 'start', 'until']);
  return matched(before.phases, after.phases, (was, is) => {
    const { id, title } = (is ?? was)!;
    const shift = was && is ? shiftBetween(was, is, ruler) : { start: 0, finish: 0 };
    const fields = was && is ? fieldChanges(was, is, apart) : [];
    if (was && is && fields.length === 0 && was.start === is.start && was.until === is.until) return null;
    const both = { before: was && intervalOf(was), after: is && intervalOf(is) };
    return { id, title, what: what(was, is), ...shift, ...both, fields };
  });
}

function compareRows(before: PlanContent, after: Plan): RowDifference[] {
  const apart = new Set(['id', 'key']);
  return (['workstreams', 'products', 'measures', 'cutoverTasks'] as const).flatMap((collection) =>
    matched<{ id: string; title: Label }, RowDifference>(before[collection], after[collection], (was, is) => {
      const { id, title } = (is ?? was)!;
      const fields = was && is ? fieldChanges(was, is, apart) : [];
      return was && is && fields.length === 0 ? null : { collection, id, title, what: what(was, is), fields };
    }),
  );
}

/**
 * From `before` to `after`, in time that grows with the number of rows. Working days are those of the organisation's
 * calendar of `after`; a retired item counts as removed, and one that was restored as added.
 */
export function comparePlans(before: PlanContent, after: Plan): Comparison {
  const ruler = rulerOver(after, before);
  const [was, is] = [before.programme.goLive, after.programme.goLive];
  const { name, description, start } = after.programme;
  const items = compareItems(before, after, ruler);
  return {
    goLive: was === is ? null : { before: was, after: is, workDays: ruler(was, is) },
    programme: fieldChanges(before.programme, { name, description, start }, new Set()),
    phases: comparePhases(before, after, ruler),
    items,
    links: matched(before.dependencies, after.dependencies, (was, is): LinkChange | null =>
      was && is && sameValue(was, is) ? null : { what: what(was, is), before: was, after: is },
    ),
    others: compareRows(before, after),
    workstreams: totalsPerWorkstream(before, after, items),
    totals: totalsOf(items),
  };
}

const known = new WeakMap<Plan, { before: WeakRef<Plan>; comparison: Comparison }>();

/** As {@link comparePlans}; the last comparison that led to a plan is kept as long as the plan is, for its other pages and its file. */
export function comparisonOf(before: Plan, after: Plan): Comparison {
  const last = known.get(after);
  if (last?.before.deref() === before) return last.comparison;
  const comparison = comparePlans(before, after);
  known.set(after, { before: new WeakRef(before), comparison });
  return comparison;
}
