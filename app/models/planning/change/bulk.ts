// Several items in one change: moved by as many working days, given to somebody, or retired; all of them or none.
import { dayOf, toNumber } from '../day';
import { calendarOfItem, calendarsFor } from '../network';
import { goLiveKey, isFrozen, type Item, type Plan } from '../plan';
import type { ChangeOf } from '../plan-change';
import { nthWorkday, workIndex } from '../working-calendar';
import { checkReferences, span } from './items';
import { no, type Outcome, yes } from './refusal';
import { stated } from './stated';

/** The items named, once each, or the first that is not there. */
function chosen(plan: Plan, itemIds: readonly string[]): Outcome<Item[]> {
  const byId = new Map(plan.items.map((item) => [item.id, item]));
  const items: Item[] = [];
  for (const id of new Set(itemIds)) {
    const item = byId.get(id);
    if (!item) return no({ reason: 'not_found', what: 'item', id });
    items.push(item);
  }
  return yes(items);
}

/** As {@link chosen}, refused when some of them are retired. */
function chosenAlive(plan: Plan, itemIds: readonly string[]): Outcome<Item[]> {
  const found = chosen(plan, itemIds);
  if (!found.ok) return found;
  const retired = found.value.filter((item) => item.retired).map((item) => item.id);
  return retired.length > 0 ? no({ reason: 'items_retired', itemIds: retired }) : found;
}

function replaceAll(plan: Plan, changed: readonly Item[]): Plan {
  const byId = new Map(changed.map((item) => [item.id, item]));
  return { ...plan, items: plan.items.map((item) => byId.get(item.id) ?? item) };
}

/** What no move takes along: the past, what is retired, gates that go where their phase goes, and go-live itself. */
export function standsFixed(item: Item): boolean {
  return item.retired || isFrozen(item) || item.border !== null || item.key === goLiveKey;
}

/** Every item goes the same number of working days of its own calendar, keeping its length. */
export function moveItems(plan: Plan, change: ChangeOf<'move_items'>): Outcome<Plan> {
  const found = chosen(plan, change.itemIds);
  if (!found.ok) return found;
  const itemIds = found.value.filter(standsFixed).map((item) => item.id);
  if (itemIds.length > 0) return no({ reason: 'not_movable', itemIds });
  const moved = found.value.map((item): Item => {
    const from = toNumber(item.start);
    const reach = Math.abs(change.workDays) * 2 + 400;
    const own = calendarOfItem(plan, item, calendarsFor(plan, from - reach, from + reach));
    const start = dayOf(nthWorkday(own, workIndex(own, from) + change.workDays));
    const dates = span(plan, item, start, item.workDays);
    return { ...item, ...dates, notBefore: item.mode === 'automatic' ? start : item.notBefore, dateSource: 'typed' };
  });
  return yes(change.workDays === 0 ? plan : replaceAll(plan, moved));
}

export function assignItems(plan: Plan, change: ChangeOf<'assign_items'>): Outcome<Plan> {
  const found = chosenAlive(plan, change.itemIds);
  if (!found.ok) return found;
  const fields = stated(change.fields);
  const checked = checkReferences(plan, fields);
  if (!checked.ok) return checked;
  const homeless = found.value.find((item) => item.border !== null && fields.phaseId === null);
  if (homeless) return no({ reason: 'border_needs_a_gate_in_a_phase', itemId: homeless.id });
  return yes(
    replaceAll(
      plan,
      found.value.map((item) => ({ ...item, ...fields })),
    ),
  );
}

export function retireItems(plan: Plan, change: ChangeOf<'retire_items'>): Outcome<Plan> {
  const found = chosenAlive(plan, change.itemIds);
  if (!found.ok) return found;
  return yes(
    replaceAll(
      plan,
      found.value.map((item) => ({ ...item, retired: true })),
    ),
  );
}
