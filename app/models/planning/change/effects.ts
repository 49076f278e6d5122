// What a change does beside what was asked: items that move, gates and freezes hit, promises missed, teams over their limit.
import { addDays, type Day } from '../day';
import { type Interval, overlaps } from '../interval';
import { addedUp } from '../capacity/heat-map';
import { crossings, type LoadCrossing } from '../capacity/crossings';
import { type Demand, demandOf } from '../capacity/load';
import { type ChangeCrossing, changeCrossings } from '../change-load/crossings';
import type { PointLoad } from '../change-load/load';
import { brokenLinks, isOutsidePhase, type Origin, originOf } from '../origin';
import { rowsBefore } from '../difference';
import { workdaysFromTo } from '../network';
import { byText } from '../order';
import { asksDepartment, isMoment, type Item, type Plan } from '../plan';
import type { Schedule } from '../schedule';

export type Moved = {
  itemId: string;
  before: Interval;
  after: Interval;
  /** Why it stands where it now stands. */
  origin: Origin;
  /** false: the item the change was about; true: one that followed. */
  followed: boolean;
};

/** What the other programmes of the municipality ask together: hours of teams, points of change of departments. */
export type OthersAsk = { hours: Demand; points: PointLoad };

export type Effects = {
  /** Moved items, the asked one first, then by new start. Gates are among them. */
  moved: Moved[];
  /** Phases that moved or changed length. */
  phases: { phaseId: string; before: Interval; after: Interval }[];
  /** Items that go live (calendar items, milestones, gates) inside a freeze, and did not before. */
  freezes: { itemId: string; exceptionId: string }[];
  /** Items that now end after their deadline, and did not before. */
  deadlines: { itemId: string; deadline: Day; last: Day }[];
  /** Links that an item standing fixed no longer keeps. */
  brokenLinks: string[];
  /** Items now outside their phase, and not before. */
  outsidePhase: string[];
  /** Team months over their limit because of this change. */
  load: LoadCrossing[];
  /** Months of departments over what change they can bear, because of this change. */
  changeLoad: ChangeCrossing[];
  /** Items that could not be where they were put, because a predecessor decides. */
  heldBack: { itemId: string; asked: Day; got: Day; origin: Origin }[];
  /** Promised milestones and gates that move later, past the day they were promised for; `workDays` later than before. */
  slips: Slip[];
  /** Promised milestones and gates, not reached yet, that are no longer in the plan. */
  withdrawn: { itemId: string; promised: Day }[];
  /** Planned items that stay where they are because they are pinned, when go-live moves. */
  stays: string[];
};

export type Slip = { itemId: string; promised: Day; before: Day; after: Day; workDays: number };

export const noEffects: Effects = {
  moved: [],
  phases: [],
  freezes: [],
  deadlines: [],
  brokenLinks: [],
  outsidePhase: [],
  load: [],
  changeLoad: [],
  heldBack: [],
  slips: [],
  withdrawn: [],
  stays: [],
};

const intervalOf = (row: { start: Day; until: Day }): Interval => ({ from: row.start, until: row.until });

/** Ids of the freezes in which an item goes live. */
export function freezeHits(plan: Plan, item: Item): string[] {
  if (item.retired || item.kind === 'activity') return [];
  // What counts is the day something goes live: the last day of a calendar item, the day of a moment.
  const day = item.until > item.start ? addDays(item.until, -1) : item.start;
  const moment = { from: day, until: addDays(day, 1) };
  return plan.calendar.exceptions
    .filter((exception) => exception.kind === 'freeze' && overlaps(exception, moment))
    .filter(({ departmentId }) => departmentId === null || asksDepartment(item, departmentId))
    .map((exception) => exception.id);
}

/** Only what was promised can slip: moments of the adopted plan that move later, past their promised day. */
function slipsBetween(before: Plan, after: Plan): Slip[] {
  const { promises } = after;
  if (promises === null || before.items === after.items) return [];
  const formerly = rowsBefore(before.items);
  return after.items.flatMap((item, at): Slip[] => {
    const promised = promises.days[item.id];
    const old = formerly(item.id, at);
    if (promised === undefined || old === undefined || old === item || item.retired || !isMoment(item.kind)) return [];
    if (item.start <= old.start || item.start <= promised) return [];
    const workDays = workdaysFromTo(after, old.start, item.start);
    return [{ itemId: item.id, promised, before: old.start, after: item.start, workDays }];
  });
}

/** Promises that are given up: promised moments that were to come and are now retired or gone. */
function withdrawnBetween(before: Plan, after: Plan): Effects['withdrawn'] {
  const { promises } = after;
  if (promises === null || before.items === after.items) return [];
  const there = new Set(after.items.filter((item) => !item.retired).map(({ id }) => id));
  return before.items.flatMap((item) => {
    const promised = promises.days[item.id];
    if (promised === undefined || item.retired || item.progress === 'done' || !isMoment(item.kind)) return [];
    return there.has(item.id) ? [] : [{ itemId: item.id, promised }];
  });
}

/** Does the item end after the day it should be finished? */
export function missesDeadline(item: Item): boolean {
  if (item.retired || item.deadline === null) return false;
  return (item.until > item.start ? addDays(item.until, -1) : item.start) > item.deadline;
}

/**
 * Compares the plan before and after; `asked` are the items the change names, and the days asked for; `others` is what other
 * programmes ask.
 */
export function effectsOf(
  before: Plan,
  after: Plan,
  schedules: { before: Schedule | null; after: Schedule },
  asked: { itemIds: ReadonlySet<string>; starts: ReadonlyMap<string, Day> },
  others: OthersAsk,
): Effects {
  const formerly = rowsBefore(before.items);
  const indexOf = schedules.after.network.at;
  const effects: Effects = {
    ...noEffects,
    moved: [],
    phases: [],
    freezes: [],
    deadlines: [],
    outsidePhase: [],
    heldBack: [],
    slips: slipsBetween(before, after),
    withdrawn: withdrawnBetween(before, after),
    stays: [],
  };
  let hoursMoved = false;
  for (let at = 0; at < after.items.length; at++) {
    const item = after.items[at]!;
    const old = formerly(item.id, at);
    if (old === item && before.phases === after.phases) continue;
    // A phase may also move away from an item that stays.
    if (!item.retired && isOutsidePhase(after, item) && !(old && !old.retired && isOutsidePhase(before, old))) {
      effects.outsidePhase.push(item.id);
    }
    if (old === item) continue;
    if (old && !item.retired && (old.start !== item.start || old.until !== item.until)) {
      effects.moved.push({
        itemId: item.id,
        before: intervalOf(old),
        after: intervalOf(item),
        origin: originOf(after, schedules.after, indexOf.get(item.id)!),
        followed: !asked.itemIds.has(item.id),
      });
    }
    hoursMoved ||= item.teamHours.length > 0 || (old?.teamHours.length ?? 0) > 0;
    const known = new Set(old ? freezeHits(before, old) : []);
    for (const exceptionId of freezeHits(after, item)) {
      if (!known.has(exceptionId)) effects.freezes.push({ itemId: item.id, exceptionId });
    }
    if (missesDeadline(item) && !(old && missesDeadline(old))) {
      const last = item.until > item.start ? addDays(item.until, -1) : item.start;
      effects.deadlines.push({ itemId: item.id, deadline: item.deadline!, last });
    }
  }
  effects.moved.sort(
    (a, b) =>
      Number(a.followed) - Number(b.followed) || byText(a.after.from, b.after.from) || byText(a.itemId, b.itemId),
  );
  for (const phase of after.phases) {
    const old = before.phases.find((candidate) => candidate.id === phase.id);
    if (old && old !== phase && (old.start !== phase.start || old.until !== phase.until)) {
      effects.phases.push({ phaseId: phase.id, before: intervalOf(old), after: intervalOf(phase) });
    }
  }
  const knownBroken = new Set(schedules.before ? brokenLinks(before, schedules.before) : []);
  effects.brokenLinks = brokenLinks(after, schedules.after).filter((id) => !knownBroken.has(id));
  if (before.items !== after.items) effects.changeLoad = changeCrossings(before, after, others.points);
  if (hoursMoved) {
    const { capacity } = after;
    const all = (plan: Plan) => ({
      demand: others.hours.size === 0 ? demandOf(plan) : addedUp([demandOf(plan), others.hours]),
      capacity,
    });
    effects.load = crossings(all(before), all(after));
  }
  if (asked.starts.size > 0) effects.heldBack = heldBack(after, schedules.after, asked.starts);
  return effects;
}

/** Items that a predecessor keeps from the day they were asked to start, in the order of the plan. */
function heldBack(after: Plan, schedule: Schedule, starts: ReadonlyMap<string, Day>): Effects['heldBack'] {
  const asked = [...starts].flatMap(([itemId, day]) => {
    const index = schedule.network.at.get(itemId);
    return index === undefined ? [] : [{ itemId, day, index }];
  });
  asked.sort((a, b) => a.index - b.index);
  return asked.flatMap(({ itemId, day, index }) => {
    const { start: got } = schedule.network.items[index]!;
    if (schedule.cause[index]! < 0 || got <= day) return [];
    return [{ itemId, asked: day, got, origin: originOf(after, schedule, index) }];
  });
}
