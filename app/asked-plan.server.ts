// The plan a page is about: the layout and the page ask for it in one request, and one query answers both.
import { found } from './http.server';
import { loadPlan } from './models/plan.server';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import type { Asking } from './session.server';

type InProgramme = Pick<Asking, 'context'> & { params: Record<string, string | undefined> };
type Asked = { programmeId: string; plan: Promise<Plan | null> };

// The context is one object per request. Only loaders ask here: an action reads for itself, before it changes anything.
const asked = new WeakMap<object, Asked>();

/** The plan of the programme in the address, or a 404. */
export async function askedPlan({ params, context }: InProgramme, actor: Actor): Promise<Plan> {
  const programmeId = params['programmeId'] ?? '';
  let answer = asked.get(context);
  if (answer?.programmeId !== programmeId) {
    asked.set(context, (answer = { programmeId, plan: loadPlan(actor, programmeId) }));
  }
  return found(await answer.plan);
}
