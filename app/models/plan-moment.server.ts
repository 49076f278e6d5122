// The plan at a moment that somebody names: a baseline, the end of a day, or now.
import { getBaseline } from './baseline.server';
import { type Db, db } from './db/client.server';
import { loadPlan } from './plan-load.server';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';
import type { PlanMoment } from './planning/plan-moment';
import { planAtVersion, planOn } from './snapshot.server';

export type MomentAnswer =
  | { status: 'found'; plan: Plan; baseline: { id: string; name: string; at: string; version: number } | null }
  /** Nothing was saved yet on that day. */
  | { status: 'before_first' }
  /** No such programme or baseline of the actor's. */
  | null;

export async function planAtMoment(
  actor: Actor,
  programmeId: string,
  moment: PlanMoment,
  tx: Db = db(),
): Promise<MomentAnswer> {
  if (moment.kind === 'now') {
    const plan = await loadPlan(actor, programmeId, tx);
    return plan && { status: 'found', plan, baseline: null };
  }
  if (moment.kind === 'day') {
    if (!(await loadPlan(actor, programmeId, tx))) return null;
    const plan = await planOn(actor, programmeId, moment.day, tx);
    return plan ? { status: 'found', plan, baseline: null } : { status: 'before_first' };
  }
  const baseline = await getBaseline(actor, programmeId, moment.id, tx);
  const plan = baseline && (await planAtVersion(actor, programmeId, baseline.version, tx));
  return plan && { status: 'found', plan, baseline };
}
