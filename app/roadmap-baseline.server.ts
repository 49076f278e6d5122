// The baseline that the roadmap's address names, laid beside the plan of now; and which ones its form offers.
import { found } from './http.server';
import { planAtMoment } from './models/plan-moment.server';
import type { Actor } from './models/planning/permission';
import type { Label, Plan } from './models/planning/plan';
import { type BaselineOverlay, baselineOverlay } from './models/planning/roadmap-baseline';

/** A 404 when there is no such baseline of the actor's programme. */
export async function overlayFor(actor: Actor, plan: Plan, id: string): Promise<BaselineOverlay> {
  const answer = found(await planAtMoment(actor, plan.programme.id, { kind: 'baseline', id }));
  if (answer.status !== 'found' || !answer.baseline) throw new Error('a baseline is a plan');
  return baselineOverlay(plan, answer.plan, answer.baseline);
}

/** The adopted plan, which the plan itself names, and the one that is shown; others are a link on their own page. */
export function baselineChoices(plan: Plan, shown: BaselineOverlay | null): { id: string; title: Label }[] {
  const names = new Map<string, string>();
  if (plan.promises) names.set(plan.promises.baselineId, plan.promises.name);
  if (shown) names.set(shown.id, shown.name);
  return [...names].map(([id, name]) => ({ id, title: { nl: name, en: null } }));
}
