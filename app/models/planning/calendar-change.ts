// What another calendar does that moves nothing: items that now go live inside a freeze and did not before.
import type { Consequences } from './consequences';
import { addDays } from './day';
import { lastDay, overlaps } from './interval';
import type { Item, Plan } from './plan';
import type { CalendarException } from './working-calendar';

/** The freezes an item goes live in: on the last day of a calendar item, on the day of a milestone or gate. */
export function freezesHit(plan: Plan, item: Item): CalendarException[] {
  if (item.retired || item.kind === 'activity') return [];
  const day = lastDay({ from: item.start, until: item.until });
  const moment = { from: day, until: addDays(day, 1) };
  return plan.calendar.exceptions.filter(
    ({ kind, departmentId, from, until }) =>
      kind === 'freeze' &&
      overlaps({ from, until }, moment) &&
      (departmentId === null || item.departments.some((entry) => entry.departmentId === departmentId)),
  );
}

/** Items of `after` that hit a freeze which they did not hit in `before`; done work is the past and asks nothing. */
export function newFreezeHits(before: Plan, after: Plan): Consequences['freezes'] {
  const was = new Map(before.items.map((item) => [item.id, item]));
  return after.items.flatMap((item) => {
    if (item.progress === 'done') return [];
    const old = was.get(item.id);
    const known = new Set(old ? freezesHit(before, old).map((hit) => hit.id) : []);
    return freezesHit(after, item)
      .filter((hit) => !known.has(hit.id))
      .map((hit) => ({ title: item.title, period: hit.label, from: hit.from, until: hit.until }));
  });
}
