// Active phases form a chain: each starts on the first working day after the one before, and keeps its length in working days.
// Gates that sit on a border go along with it.
import { addDays, type Day, dayOf, toNumber } from './day';
import { calendarsFor } from './network';
import { isFrozen, type Item, type Phase, type Plan } from './plan';
import { nthWorkday, workIndex } from './working-calendar';

/** The plan with its phases laid end to end from programme.start; inactive phases keep their dates and are skipped. */
export function chainPhases(plan: Plan): Plan {
  return withGatesOnBorders(withPhasesInChain(plan));
}

/** The day of a gate on the border of a phase: the phase's first day, or its last. */
export function borderDay(phase: Pick<Phase, 'start' | 'until'>, border: 'start' | 'end'): Day {
  return border === 'start' ? phase.start : addDays(phase.until, -1);
}

function withGatesOnBorders(plan: Plan): Plan {
  let moved = false;
  const items = plan.items.map((item): Item => {
    if (item.border === null || item.retired || isFrozen(item)) return item;
    const phase = plan.phases.find((row) => row.id === item.phaseId && row.active);
    const day = phase && borderDay(phase, item.border);
    if (day === undefined || (item.start === day && item.until === day)) return item;
    moved = true;
    return { ...item, start: day, until: day };
  });
  return moved ? { ...plan, items } : plan;
}

function withPhasesInChain(plan: Plan): Plan {
  if (plan.phases.length === 0) return plan;
  const sorted = [...plan.phases].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const total = sorted.reduce((sum, phase) => sum + phase.workDays, 0);
  const first = toNumber(plan.programme.start);
  const calendar = calendarsFor(plan, first - 800, first + Math.ceil(total * 1.6) + 1500)[0]!;
  let index = workIndex(calendar, first);
  const dates = new Map<string, Phase>();
  for (const phase of sorted) {
    if (!phase.active) continue;
    const start = dayOf(nthWorkday(calendar, index));
    const until = dayOf(nthWorkday(calendar, index + phase.workDays - 1) + 1);
    index += phase.workDays;
    if (start !== phase.start || until !== phase.until) dates.set(phase.id, { ...phase, start, until });
  }
  if (dates.size === 0) return plan;
  return { ...plan, phases: plan.phases.map((phase) => dates.get(phase.id) ?? phase) };
}

/** The phase a day falls in, of the active ones. */
export function phaseOn(plan: Pick<Plan, 'phases'>, day: string): Phase | null {
  return plan.phases.find((phase) => phase.active && phase.start <= day && day < phase.until) ?? null;
}
