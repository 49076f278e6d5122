// Retiring an item: what moves when it is gone, then save. It stays in the plan's history and can be restored.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerPlanForm, lookAhead } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const plan = found(await loadPlan(actor, programmeId));
  const { title } = found(plan.items.find((candidate) => candidate.id === itemId));
  const ahead = await lookAhead(actor, programmeId, { kind: 'retire_item', itemId });
  return { programmeId, item: { id: itemId, title }, ahead };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const form = await args.request.formData();
  const to = paths.item(programmeId, itemId);
  return answerPlanForm(actor, programmeId, { kind: 'retire_item', itemId }, { form, to });
}

export default function RetireItem() {
  const { programmeId, item, ahead } = useLoaderData<typeof loader>();
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.retire_title({ title: words(item.title) })}
      lead={m.retire_text()}
      crumb={{ label: words(item.title), to: paths.item(programmeId, item.id) }}
      answer={useActionData<typeof action>()}
      ahead={ahead}
      save={m.item_retire()}
    />
  );
}
