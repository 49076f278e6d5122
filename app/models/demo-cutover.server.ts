// The demo's weekend of going live as it went: every task of the draaiboek stamped, most on time, some honestly late.
import type { CutoverTask } from './planning/cutover';
import type { Plan } from './planning/plan';

/** Minutes that a task started and finished later than planned, by its place in the draaiboek; the others kept their time. */
const delays: Readonly<Record<number, { start: number; longer: number }>> = {
  4: { start: 0, longer: 20 },
  5: { start: 20, longer: 25 },
  6: { start: 45, longer: 0 },
  7: { start: 45, longer: 70 },
  8: { start: 115, longer: -10 },
  9: { start: 115, longer: 0 },
  10: { start: 60, longer: -15 },
  11: { start: 60, longer: 0 },
  12: { start: 0, longer: 35 },
  14: { start: 0, longer: 5 },
  18: { start: 19, longer: 0 },
  19: { start: 10, longer: 0 },
};

/** The tasks that ended before `plan` was told, stamped; whoever decides owns the moments of decision. */
export function withCutoverTold(plan: Plan, ownerId: string): Plan {
  const inOrder = [...plan.cutoverTasks].sort((a, b) => a.start - b.start || (a.title.nl < b.title.nl ? -1 : 1));
  const told = inOrder.map((task, at): CutoverTask => {
    const { start, longer } = delays[at] ?? { start: 0, longer: 0 };
    const startedAt = task.start + start;
    const decides = task.title.nl.includes('go/no-go') || task.title.nl.startsWith('Go/no-go');
    return { ...task, ownerId: decides ? ownerId : null, startedAt, doneAt: startedAt + task.minutes + longer };
  });
  return { ...plan, cutoverTasks: told };
}
