// Takes back what a department said of an item: then the project's estimate counts again.
import type { ActionFunctionArgs } from '@remix-run/node';
import { askedPlan } from '~/asked-plan.server';
import { found } from '~/http.server';
import { clearImpact } from '~/models/department-impact.server';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'impact.say');
  const { programme, items } = await askedPlan(args, actor);
  const { departmentId, itemId } = args.params as { departmentId: string; itemId: string };
  found(items.find(({ id }) => id === itemId));
  const answer = await clearImpact(actor, { itemId, departmentId });
  return answerSettings(actor, answer, paths.changeLoadDepartment(programme.id, departmentId));
}
