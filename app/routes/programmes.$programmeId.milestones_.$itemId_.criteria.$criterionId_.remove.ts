// Removes a criterion; the notice that follows offers to undo it.
import type { ActionFunctionArgs } from '@remix-run/node';
import { answerPlanForm } from '~/http.plan.server';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId, criterionId } = args.params as Record<string, string> & { programmeId: string };
  const plan = found(await loadPlan(actor, programmeId));
  const criterion = found(plan.criteria.find((row) => row.id === criterionId && row.itemId === itemId));
  const change = { kind: 'remove_criterion', criterionId: criterion.id } as const;
  const to = paths.milestone(programmeId, criterion.itemId);
  return answerPlanForm(actor, programmeId, change, { typed: {}, save: true, to });
}
