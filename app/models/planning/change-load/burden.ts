// What change asks of the people of a department: hours per person per week, from the hours that items ask of the departments themselves.
// After ChangePlan's activity burden: Σ hours of activities ÷ people, per department and week.
import { fewest } from '../adoption/disclosure';
import { availabilityOf, type TeamSupply } from '../capacity/supply';
import { type Day, dayOf, daysBetween, monthOf, toNumber } from '../day';
import type { Interval } from '../interval';
import { calendarsFor } from '../network';
import { isMoment, type Item, type Plan } from '../plan';
import { levelAt, levelsOf, none, saidByItem, treeOf } from './asked-levels';
import { everybody } from './load';

/** calm · over: above the limit · unknown: nobody said how many people there are · hidden: too few people to show. */
export const burdenStates = ['calm', 'over', 'unknown', 'hidden'] as const;
export type BurdenState = (typeof burdenStates)[number];

export type BurdenCell = {
  /** Hours of all its people together, in the whole span; null when hidden. */
  hours: number | null;
  /** Hours per person per week, on average over the span; null when unknown or hidden. */
  perWeek: number | null;
  state: BurdenState;
};

/** A department with all below it, or the municipality as a whole. `people` null: too few to say. */
export type BurdenRow = { id: string; people: number | null; limit: number; cells: BurdenCell[] };

export type Burden = {
  rows: BurdenRow[];
  /** Hours of items that ask no department, so that nobody knows whose they are. */
  undivided: number;
};

/** Teams whose hours are those of the departments themselves. */
export const ofDepartments = (plan: Plan): TeamSupply[] => plan.capacity.teams.filter((team) => team.ofDepartments);

/**
 * One row per department of the first plan, and last the municipality. An item's hours lie on its working days, a day weighing
 * what there is of the team in that month, as everywhere; they are divided over the departments it asks by their users.
 */
export function burdenOf(plans: readonly [Plan, ...Plan[]], spans: readonly Interval[]): Burden {
  const [{ departments, changeLoad }] = plans;
  const tree = treeOf(departments);
  const count = tree.ids.length;
  const hours = Array.from({ length: count + 1 }, () => new Float64Array(spans.length));
  const undivided = plans.reduce((sum, plan) => sum + addHours(plan, spans, hours), 0);
  const sizes = new Map(changeLoad.sizes.map((size) => [size.departmentId, size]));
  const people = new Float64Array(count + 1);
  for (let row = count - 1; row >= 0; row--) {
    const up = tree.above[row]! < 0 ? count : tree.above[row]!;
    people[row]! += sizes.get(tree.ids[row]!)?.headcount ?? 0;
    people[up]! += people[row]!;
    for (let at = 0; at < spans.length; at++) hours[up]![at]! += hours[row]![at]!;
  }
  const rows = [...tree.ids, everybody].map((id, row): BurdenRow => {
    const limit = sizes.get(id)?.hoursPerWeek ?? changeLoad.hoursPerWeek;
    const few = people[row]! > 0 && people[row]! < fewest;
    const cells = spans.map((span, at) => cellOf(hours[row]![at]!, people[row]!, { span, limit }));
    return { id, people: few ? null : people[row]!, limit, cells };
  });
  return { rows, undivided };
}

function cellOf(hours: number, people: number, { span, limit }: { span: Interval; limit: number }): BurdenCell {
  if (people === 0) return { hours, perWeek: null, state: 'unknown' };
  if (people < fewest) return { hours: null, perWeek: null, state: 'hidden' };
  const perWeek = (hours / people) * (7 / daysBetween(span.from, span.until));
  return { hours, perWeek, state: perWeek > limit + 1e-9 ? 'over' : 'calm' };
}

/** Adds the hours of one plan per department and span; answers those that no department is asked for. */
function addHours(plan: Plan, spans: readonly Interval[], sums: readonly Float64Array[]): number {
  const teams = new Map(ofDepartments(plan).map((team) => [team.id, team]));
  const asking = plan.items.filter((item) => !item.retired && item.teamHours.some(({ teamId }) => teams.has(teamId)));
  if (asking.length === 0 || spans.length === 0) return 0;
  const spread = spreadOver(plan, asking, spans);
  const divided = divisionOf(plan);
  let undivided = 0;
  for (const item of asking) {
    const shares = divided(item);
    for (const { teamId, hours } of item.teamHours) {
      const team = teams.get(teamId);
      if (!team || hours === 0) continue;
      if (shares.length === 0) undivided += hours;
      for (const [at, part] of shares.length === 0 ? [] : spread(item, team)) {
        for (const { row, share } of shares) sums[row]![at]! += hours * part * share;
      }
    }
  }
  return undivided;
}

/** Of an item: the departments it asks (rows of the tree), and the share of its hours that each is asked. */
function divisionOf(plan: Plan): (item: Item) => { row: number; share: number }[] {
  const tree = treeOf(plan.departments);
  const said = saidByItem(plan.changeLoad.said);
  const sizes = new Map(plan.changeLoad.sizes.map((size) => [size.departmentId, size]));
  const size = tree.ids.map((id) => sizes.get(id));
  return (item) => {
    const levels = levelsOf(item, tree, said.get(item.id));
    const asked = tree.ids.flatMap((_, row) => (levelAt(levels, row, 'department') === none ? [] : [row]));
    const shares = sharesOf(asked.map((row) => size[row]));
    return asked.map((row, place) => ({ row, share: shares[place]! }));
  };
}

/** Of an item: which departments it asks, and how many hours of their people each is asked, all its days together. */
export function askedOfDepartments(plan: Plan): (item: Item) => { departmentId: string; hours: number }[] {
  const own = new Set(ofDepartments(plan).map(({ id }) => id));
  const { ids } = treeOf(plan.departments);
  const divided = divisionOf(plan);
  return (item) => {
    const hours = item.teamHours.reduce((sum, row) => sum + (own.has(row.teamId) ? row.hours : 0), 0);
    return divided(item).map(({ row, share }) => ({ departmentId: ids[row]!, hours: hours * share }));
  };
}

/** By users; where nobody has any, by people; where nobody knows those either, evenly. */
function sharesOf(sizes: readonly ({ users: number; headcount: number } | undefined)[]): number[] {
  for (const by of ['users', 'headcount'] as const) {
    const all = sizes.reduce((sum, size) => sum + (size?.[by] ?? 0), 0);
    if (all > 0) return sizes.map((size) => (size?.[by] ?? 0) / all);
  }
  return sizes.map(() => 1 / sizes.length);
}

type Parts = [span: number, part: number][];

/** Which part of an item's hours of a team lies in each span. */
function spreadOver(plan: Plan, items: readonly Item[], spans: readonly Interval[]) {
  let first: Day = spans[0]!.from;
  let last: Day = spans.at(-1)!.until;
  for (const { start, until } of items) {
    if (start < first) first = start;
    if (until > last) last = until;
  }
  const from = toNumber(first);
  const length = toNumber(last) - from + 2;
  const calendar = calendarsFor(plan, from - 40, from + length + 40)[0]!;
  const months = Uint8Array.from({ length }, (_, at) => monthOf(dayOf(from + at)) - 1);
  const edges = spans.map((span) => [toNumber(span.from) - from, toNumber(span.until) - from] as const);
  const weighed = new Map<string, Float64Array>();
  /** Working days before each day, each weighing what there is of the team in its month. */
  const before = (team: TeamSupply): Float64Array => {
    let sums = weighed.get(team.id);
    if (!sums) {
      const weights = availabilityOf(team, plan.capacity);
      weighed.set(team.id, (sums = new Float64Array(length + 1)));
      for (let at = 0; at < length; at++) {
        const works = calendar.working[from + at - calendar.first] === 1;
        sums[at + 1] = sums[at]! + (works ? (weights[months[at]!] ?? 1) : 0);
      }
    }
    return sums;
  };
  return (item: Item, team: TeamSupply): Parts => {
    const sums = before(team);
    const [begins, ends] = [toNumber(item.start) - from, toNumber(item.until) - from];
    const all = sums[ends]! - sums[begins]!;
    // A moment, or entirely on days off: everything on the day it starts.
    const at = isMoment(item.kind) || all <= 0 ? begins : null;
    return edges.flatMap(([open, close], span): Parts => {
      if (at !== null) return open <= at && at < close ? [[span, 1]] : [];
      const some = sums[Math.min(close, ends)]! - sums[Math.max(open, begins)]!;
      return Math.min(close, ends) > Math.max(open, begins) && some > 0 ? [[span, some / all]] : [];
    });
  };
}
