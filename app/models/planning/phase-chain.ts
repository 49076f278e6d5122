// Active phases form a chain: each starts on the first working day after the one before, and keeps its length in working days.
import { dayOf, toNumber } from './day';
import { calendarsFor } from './network';
import type { Phase, Plan } from './plan';
import { nthWorkday, workIndex } from './working-calendar';

/** The plan with its phases laid end to end from programme.start; inactive phases keep their dates and are skipped. */
export function chainPhases(plan: Plan): Plan {
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
