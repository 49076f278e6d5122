// Removes a criterion; the notice that follows offers to undo it.
import type { ActionFunctionArgs } from '@remix-run/node';
import { useActionData, useParams } from '@remix-run/react';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { VerbPage } from '~/ui/plan/verb-page';

export const meta = () => [{ title: `${m.settings_criterion()} · ${m.app_name()}` }];

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId, criterionId } = args.params as Record<string, string> & { programmeId: string };
  const plan = found(await loadPlan(actor, programmeId));
  const criterion = found(plan.criteria.find((row) => row.id === criterionId && row.itemId === itemId));
  const form = await args.request.formData();
  const change = { kind: 'remove_criterion', criterionId: criterion.id } as const;
  return answerPlanForm(actor, programmeId, change, { form, to: paths.milestone(programmeId, criterion.itemId) });
}

export default function RemoveCriterion() {
  const { programmeId = '', itemId = '' } = useParams();
  const answer = useActionData<typeof action>();
  return (
    <VerbPage {...{ programmeId, answer }} title={m.settings_criterion()} back={paths.milestone(programmeId, itemId)} />
  );
}
