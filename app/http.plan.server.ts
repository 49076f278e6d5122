// How a form about the plan is answered: consequences first when there are any, else saved, refused or overtaken.
import { data } from '@remix-run/node';
import { found, redirect, type Typed } from './http.server';
import { changePlan } from './models/plan.server';
import { consequencesOf, namedRefusal } from './models/planning/consequences';
import type { Actor } from './models/planning/permission';
import type { PlanChange } from './models/planning/plan-change';
import type { Problem } from './ui/settings/plan-form-state';

/** Ids of new rows are made where the request is read, so that the rules stay without chance. */
export { newId } from './models/id.server';

type Asked = {
  typed: Typed;
  /** Save at once; otherwise consequences are shown first, when the change has any. */
  save: boolean;
  seenVersion?: number | null;
  /** Where to go when it is saved; `?changed=` is added. */
  to: string;
};

/** 409 with the problem, the typed values kept. */
function refuse(typed: Typed, problem: Problem) {
  return data({ errors: {}, typed, preview: null, problem }, { status: 409 });
}

export async function answerPlanForm(actor: Actor, programmeId: string, change: PlanChange, asked: Asked) {
  const { typed, save, seenVersion = null, to } = asked;
  let answer = found(await changePlan(actor, programmeId, change, { preview: !save, seenVersion }));
  if (answer.status === 'preview') {
    if (Object.values(answer.effects).some((list) => list.length > 0)) {
      const preview = consequencesOf(answer.plan, answer.effects);
      return data({ errors: {}, typed, preview, problem: null });
    }
    answer = found(await changePlan(actor, programmeId, change, { seenVersion }));
  }
  switch (answer.status) {
    case 'saved':
      return redirect(`${to}?changed=${answer.changeId}`);
    case 'refused':
      return refuse(typed, { kind: 'refused', refusal: namedRefusal(answer.before, answer.refusal) });
    case 'stale':
      // Whoever sends the form again has seen what it says now.
      return refuse(
        { ...typed, version: String(answer.before.programme.version) },
        { kind: 'stale', fields: answer.fields },
      );
    case 'forbidden':
      throw new Response(null, { status: 403 });
    default:
      return redirect(to);
  }
}
