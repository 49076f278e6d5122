// Where a programme stands on a day, in the few facts a list of programmes shows.
import type { Day } from './day';
import { isMoment, type Item, type Label, type Plan } from './plan';
import { type PhaseRibbonValue, ribbonOf } from './ribbon';

export type ProgrammeStatus = {
  id: string;
  name: string;
  description: string;
  goLive: Day;
  ribbon: PhaseRibbonValue;
  /** The phase today falls in; null before the first and after the last. */
  phase: Label | null;
  stage: 'before' | 'during' | 'after';
  total: number;
  done: number;
  late: number;
  /** The first gate that has not been decided yet, which may lie in the past. */
  nextGate: { id: string; title: Label; day: Day; late: boolean } | null;
};

/** Not done while its last day has passed; a moment is late from the day after it. */
export function isLate(item: Pick<Item, 'kind' | 'start' | 'until' | 'progress' | 'retired'>, today: Day): boolean {
  if (item.retired || item.progress === 'done') return false;
  return isMoment(item.kind) ? item.start < today : item.until <= today;
}

/** Retired items count for nothing. */
export function statusOf(plan: Plan, today: Day): ProgrammeStatus {
  const { id, name, description, goLive } = plan.programme;
  const items = plan.items.filter((item) => !item.retired);
  const ribbon = ribbonOf(plan, today);
  const now = ribbon.phases.find((phase) => phase.state === 'now');
  const gate = items
    .filter((item) => item.kind === 'gate' && item.progress !== 'done')
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1))[0];
  return {
    id,
    name,
    description,
    goLive,
    ribbon,
    phase: now?.title ?? null,
    stage: now ? 'during' : ribbon.phases.some((phase) => phase.state === 'next') ? 'before' : 'after',
    total: items.length,
    done: items.filter((item) => item.progress === 'done').length,
    late: items.filter((item) => isLate(item, today)).length,
    nextGate: gate ? { id: gate.id, title: gate.title, day: gate.start, late: gate.start < today } : null,
  };
}
