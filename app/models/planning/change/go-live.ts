// Moving go-live: what is planned relative to it goes along by as many days; the past, and what is pinned, stays.
//
// Phases keep their length. When preparation has begun, the phase of today becomes longer or shorter, so that the phase of
// go-live begins as many working days before it as it did; when that phase has begun itself, it is the one that changes. When
// nothing has begun, the whole chain moves.
import { shiftDays } from '../minute';
import { addDays, type Day, daysBetween, dayOf, toNumber } from '../day';
import { calendarsFor } from '../network';
import { isFrozen, type Item, type Measure, type Phase, type Plan } from '../plan';
import type { ChangeOf } from '../plan-change';
import { nthWorkday, workIndex } from '../working-calendar';
import { span } from './items';
import { no, type Outcome, yes } from './refusal';

type Chain = { start: Day; phases: readonly Phase[] };

/** Active phases in order, and those of them up to and with the one go-live falls in; all where it falls after the last. */
function chainOf(plan: Plan): { chain: Phase[]; before: Phase[] } {
  const chain = plan.phases.filter((phase) => phase.active).sort((a, b) => a.position - b.position);
  const at = chain.findIndex((phase) => plan.programme.goLive < phase.until);
  return { chain, before: at < 0 ? chain : chain.slice(0, at + 1) };
}

function moveChain(plan: Plan, goLive: Day, on: Day): Outcome<Chain> {
  const { before, chain } = chainOf(plan);
  const { start: begin, goLive: old } = plan.programme;
  const days = daysBetween(old, goLive);
  if (chain.length === 0) return yes({ start: begin > on ? addDays(begin, days) : begin, phases: plan.phases });
  const first = Math.min(toNumber(begin), toNumber(on), toNumber(goLive)) - 800;
  const calendar = calendarsFor(plan, first, Math.max(toNumber(old), toNumber(goLive)) + 1500)[0]!;
  const place = (day: Day) => workIndex(calendar, toNumber(day));
  const shift = place(goLive) - place(old);
  const current = before.filter((phase) => phase.start <= on).at(-1);
  if (!current) return yes({ start: dayOf(nthWorkday(calendar, place(begin) + shift)), phases: plan.phases });
  // Past its last day there is no phase left to make longer or shorter.
  if (current.until <= on) return yes({ start: begin, phases: plan.phases });
  // The phase of today lasts until tomorrow at least: what was worked stays.
  const least = Math.max(1, place(addDays(on, 1)) - place(current.start));
  if (current.workDays + shift < least) {
    const earliest = dayOf(nthWorkday(calendar, place(old) + least - current.workDays));
    return no({ reason: 'go_live_too_early', earliest });
  }
  const longer = { ...current, workDays: current.workDays + shift };
  return yes({ start: begin, phases: plan.phases.map((phase) => (phase.id === current.id ? longer : phase)) });
}

function moveItem(plan: Plan, item: Item, days: number): Item {
  if (isFrozen(item) || item.pinned || item.border !== null) return item;
  const along = (day: Day | null) => (day === null ? null : addDays(day, days));
  const dates = span(plan, item, addDays(item.start, days), item.workDays);
  return { ...item, ...dates, notBefore: along(item.notBefore), deadline: along(item.deadline) };
}

export function shiftGoLive(plan: Plan, { goLive, on }: ChangeOf<'shift_go_live'>): Outcome<Plan> {
  const old = plan.programme.goLive;
  const days = daysBetween(old, goLive);
  if (days === 0) return yes(plan);
  if (old <= on) return no({ reason: 'go_live_passed', goLive: old });
  if (goLive <= on) return no({ reason: 'go_live_not_ahead', on });
  const moved = moveChain(plan, goLive, on);
  if (!moved.ok) return moved;
  const { start, phases } = moved.value;
  const prepWeeks = Math.min(260, Math.max(0, Math.round(daysBetween(start, goLive) / 7)));
  const measure = (row: Measure) =>
    row.from <= on ? row : { ...row, from: addDays(row.from, days), until: addDays(row.until, days) };
  return yes({
    ...plan,
    programme: { ...plan.programme, goLive, start, prepWeeks },
    phases,
    items: plan.items.map((item) => moveItem(plan, item, days)),
    measures: plan.measures.map(measure),
    cutoverTasks: plan.cutoverTasks.map((task) =>
      task.startedAt === null && task.doneAt === null ? { ...task, start: shiftDays(task.start, days) } : task,
    ),
  });
}
