// Every date can say why it is what it is: typed, frozen, from the blueprint, from its phase, or because of a predecessor.
import { heldUntil } from './figure-condition';
import { type Day, dayOf, toNumber } from './day';
import { instantOf, type Schedule } from './schedule';
import { isFrozen, isMoment, type Item, type LinkType, type PhaseBorder, type Plan } from './plan';

export type Origin =
  | { kind: 'frozen'; progress: 'started' | 'done' }
  | { kind: 'typed' }
  | { kind: 'blueprint' }
  | { kind: 'import' }
  | { kind: 'phase'; phaseId: string }
  | { kind: 'border'; phaseId: string; border: PhaseBorder }
  | { kind: 'programme_start' }
  /** Waits for figures: until the day they said so, or (`met` false) are expected to. */
  | { kind: 'condition'; conditionId: string; metricKey: string; departmentId: string | null; met: boolean; day: Day }
  | { kind: 'predecessor'; itemId: string; type: LinkType; lag: number; day: Day };

/** Why an item stands where it stands; `index` is its place in the schedule's network. */
export function originOf(plan: Plan, schedule: Schedule, index: number): Origin {
  const item = schedule.network.items[index]!;
  if (isFrozen(item)) return { kind: 'frozen', progress: item.progress as 'started' | 'done' };
  if (item.border !== null && item.phaseId !== null) {
    return { kind: 'border', phaseId: item.phaseId, border: item.border };
  }
  const cause = schedule.cause[index]!;
  if (cause >= 0) {
    const dependency = plan.dependencies[cause]!;
    const at = schedule.causeItem[index]!;
    const from = schedule.network.items[at]!;
    const atFinish = (dependency.type === 'FS' || dependency.type === 'FF') && !isMoment(from.kind);
    const day = dayOf(atFinish ? schedule.until[at]! - 1 : schedule.start[at]!);
    return { kind: 'predecessor', itemId: from.id, type: dependency.type, lag: dependency.lag, day };
  }
  const held = item.mode === 'automatic' ? heldUntil(plan.figureConditions).get(item.id) : undefined;
  if (held && schedule.network.floor[index] === held.day && held.day > ownFloor(plan, item)) {
    const { id: conditionId, metricKey, departmentId, metOn } = held.condition;
    return { kind: 'condition', conditionId, metricKey, departmentId, met: metOn !== null, day: dayOf(held.day) };
  }
  if (item.mode === 'manual' || item.notBefore !== null) return { kind: item.dateSource };
  if (item.phaseId !== null && plan.phases.some((phase) => phase.id === item.phaseId && phase.active)) {
    return { kind: 'phase', phaseId: item.phaseId };
  }
  return { kind: 'programme_start' };
}

/** The floor an item has of its own: typed, or that of its phase or programme. */
function ownFloor(plan: Plan, item: Item): number {
  if (item.notBefore !== null) return toNumber(item.notBefore);
  const phase = plan.phases.find((candidate) => candidate.id === item.phaseId && candidate.active);
  return toNumber(phase?.start ?? plan.programme.start);
}

const broken = new WeakMap<Schedule, string[]>();

/** Ids of the links that an item which stands fixed does not keep: drawn, checked, and never moving it. */
export function brokenLinks(plan: Plan, schedule: Schedule): readonly string[] {
  let known = broken.get(schedule);
  if (!known) broken.set(schedule, (known = findBroken(plan, schedule)));
  return known;
}

function findBroken(plan: Plan, schedule: Schedule): string[] {
  const { network, start, until, calendars } = schedule;
  const found: string[] = [];
  for (let i = 0; i < network.items.length; i++) {
    for (let k = network.firstOut[i]!; k < network.firstOut[i + 1]!; k++) {
      const j = network.linkTo[k]!;
      if (!network.fixed[j]) continue;
      const type = network.linkType[k]!;
      const instant = instantOf(type, network.linkLag[k]!, start[i]!, until[i]!, calendars[0]!);
      const reached = type < 2 ? start[j]! : until[j]!;
      if (reached < instant) found.push(plan.dependencies[network.linkSource[k]!]!.id);
    }
  }
  return found.sort();
}

/** Is the item partly or wholly outside the active phase it belongs to? Marked, never moved. */
export function isOutsidePhase(plan: Pick<Plan, 'phases'>, item: Item): boolean {
  const phase = plan.phases.find((candidate) => candidate.id === item.phaseId);
  return phase !== undefined && phase.active && (item.start < phase.start || item.until > phase.until);
}
