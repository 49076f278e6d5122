// The effects of a change with the names a reader needs: what the Move panel lists and a notice sums up.
import type { LoadCrossing } from './capacity/crossings';
import type { Capacity } from './capacity/supply';
import type { Effects, Refusal } from './change';
import type { ChangeCrossing } from './change-load/crossings';
import type { Day } from './day';
import type { Interval } from './interval';
import type { Origin } from './origin';
import type { ItemKind, Label, Plan } from './plan';
import type { PlanChange } from './plan-change';

/** Why a date is what it is, with the title of the predecessor or metric; `of` is the department whose figures are waited for. */
export type NamedOrigin = Origin & { title: Label | null; of?: Label };

export type Consequences = {
  /** All that moved; `moved` lists at most `listLimit` of them. */
  movedCount: number;
  gateCount: number;
  moved: {
    itemId: string;
    title: Label;
    kind: ItemKind;
    before: Interval;
    after: Interval;
    followed: boolean;
    origin: NamedOrigin;
  }[];
  phases: { title: Label; before: Interval; after: Interval }[];
  freezes: { title: Label; period: Label; from: Day; until: Day }[];
  deadlines: { title: Label; deadline: Day; last: Day }[];
  brokenLinks: { from: Label; to: Label }[];
  outsidePhase: { title: Label; phase: Label }[];
  /** `crossed`: within its limit before; saving asks why. */
  load: (Omit<LoadCrossing, 'teamId'> & { team: Label })[];
  /** Departments (null: the municipality) that are asked more change than they can bear; saving asks why of what `crossed`. */
  changeLoad: (Omit<ChangeCrossing, 'departmentId'> & { department: Label | null })[];
  heldBack: { title: Label; asked: Day; got: Day; origin: NamedOrigin }[];
  /** Promised moments that now come later than promised; saving asks why. */
  slips: { itemId: string; title: Label; promised: Day; before: Day; after: Day; workDays: number }[];
  /** Promised moments that are given up; saving asks why. */
  withdrawn: { title: Label; promised: Day }[];
  /** The name of the baseline that holds those promises. */
  promisedIn: string | null;
  /** Pinned items that stay where they are while go-live moves. */
  stays: { itemId: string; title: Label; at: Interval }[];
};

export const listLimit = 200;

const unknown: Label = { nl: '–', en: '–' };

function titles(plan: Plan): (id: string) => Label {
  const byId = new Map<string, Label>();
  for (const rows of [plan.items, plan.phases, plan.workstreams, plan.cutoverTasks]) {
    for (const row of rows) byId.set(row.id, row.title);
  }
  for (const row of plan.criteria) byId.set(row.id, row.text);
  for (const row of plan.metrics) byId.set(row.key, row.title);
  for (const row of plan.departments) byId.set(row.id, row.name);
  for (const row of [...plan.decisions, ...plan.figureConditions]) byId.set(row.id, byId.get(row.itemId) ?? unknown);
  for (const { id, fromId, toId } of plan.dependencies) {
    const [from, to] = [byId.get(fromId) ?? unknown, byId.get(toId) ?? unknown];
    const inEnglish = from.en === null && to.en === null ? null : `${from.en ?? from.nl} → ${to.en ?? to.nl}`;
    byId.set(id, { nl: `${from.nl} → ${to.nl}`, en: inEnglish });
  }
  return (id) => byId.get(id) ?? unknown;
}

export function namedOrigin(origin: Origin, title: (id: string) => Label): NamedOrigin {
  if (origin.kind === 'predecessor') return { ...origin, title: title(origin.itemId) };
  if (origin.kind === 'condition') {
    const of = origin.departmentId === null ? {} : { of: title(origin.departmentId) };
    return { ...origin, title: title(origin.metricKey), ...of };
  }
  return { ...origin, title: origin.kind === 'phase' || origin.kind === 'border' ? title(origin.phaseId) : null };
}

/** Names the teams and departments that go over their limit. */
export function namedCrossings(
  { load, changeLoad }: Pick<Effects, 'load' | 'changeLoad'>,
  { capacity, departments }: { capacity: Pick<Capacity, 'teams'>; departments: Plan['departments'] },
): Pick<Consequences, 'load' | 'changeLoad'> {
  const team = new Map(capacity.teams.map((row) => [row.id, row.title]));
  const department = new Map(departments.map((row) => [row.id, row.name]));
  return {
    load: load.map(({ teamId, ...row }) => ({ ...row, team: team.get(teamId) ?? unknown })),
    changeLoad: changeLoad.map(({ departmentId, ...row }) => ({
      ...row,
      department: departmentId === null ? null : (department.get(departmentId) ?? unknown),
    })),
  };
}

/** Names the effects of a change; `plan` is the plan after it. */
export function consequencesOf(plan: Plan, effects: Effects): Consequences {
  const title = titles(plan);
  const kind = new Map(plan.items.map((item) => [item.id, item.kind]));
  const link = new Map(plan.dependencies.map((row) => [row.id, row]));
  const period = new Map(plan.calendar.exceptions.map((row) => [row.id, row]));
  const stays = new Set(effects.stays);
  const phaseOf = new Map(plan.items.map((item) => [item.id, item.phaseId]));
  return {
    movedCount: effects.moved.length,
    gateCount: effects.moved.filter((row) => kind.get(row.itemId) === 'gate').length,
    moved: effects.moved.slice(0, listLimit).map((row) => ({
      itemId: row.itemId,
      title: title(row.itemId),
      kind: kind.get(row.itemId) ?? 'activity',
      before: row.before,
      after: row.after,
      followed: row.followed,
      origin: namedOrigin(row.origin, title),
    })),
    phases: effects.phases.map((row) => ({ title: title(row.phaseId), before: row.before, after: row.after })),
    freezes: effects.freezes.flatMap((row) => {
      const found = period.get(row.exceptionId);
      return found ? [{ title: title(row.itemId), period: found.label, from: found.from, until: found.until }] : [];
    }),
    deadlines: effects.deadlines.map((row) => ({ title: title(row.itemId), deadline: row.deadline, last: row.last })),
    brokenLinks: effects.brokenLinks.flatMap((id) => {
      const found = link.get(id);
      return found ? [{ from: title(found.fromId), to: title(found.toId) }] : [];
    }),
    outsidePhase: effects.outsidePhase.map((id) => ({ title: title(id), phase: title(phaseOf.get(id) ?? '') })),
    ...namedCrossings(effects, plan),
    heldBack: effects.heldBack.map((row) => ({
      title: title(row.itemId),
      asked: row.asked,
      got: row.got,
      origin: namedOrigin(row.origin, title),
    })),
    slips: effects.slips.map((row) => ({ ...row, title: title(row.itemId) })),
    withdrawn: effects.withdrawn.map(({ itemId, promised }) => ({ title: title(itemId), promised })),
    promisedIn: plan.promises?.name ?? null,
    stays: plan.items
      .filter((item) => stays.has(item.id))
      .map((item) => ({ itemId: item.id, title: item.title, at: { from: item.start, until: item.until } })),
  };
}

/**
 * Must a reader see this before it is saved? Yes when anything else moves or is hit. That the item of a move or a report gets
 * the very days that were typed is no news. What is done to several items at once, and measures, are always looked at first.
 */
export function asksALook(change: PlanChange, { moved, ...rest }: Effects): boolean {
  if ('itemIds' in change || change.kind === 'apply_measures') return true;
  const { kind } = change;
  const typed = kind === 'move_item' || kind === 'stretch_item' || kind === 'set_progress';
  return moved.some((row) => row.followed || !typed) || Object.values(rest).some((list) => list.length > 0);
}

/** A refusal with the titles of everything it names. */
export type NamedRefusal = Refusal & { titles: Record<string, Label> };

export function namedRefusal(plan: Plan, refusal: Refusal): NamedRefusal {
  const title = titles(plan);
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') ids.add(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(collect);
  };
  collect(refusal);
  const known = [...ids].map((id) => [id, title(id)] as const).filter(([, label]) => label !== unknown);
  return { ...refusal, titles: Object.fromEntries(known) };
}
