// Puts a retired item back into the plan; what moves because of it is shown before it is saved.
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
  const ahead = await lookAhead(actor, programmeId, { kind: 'restore_item', itemId });
  return { programmeId, item: { id: itemId, title }, ahead };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const form = await args.request.formData();
  const to = paths.item(programmeId, itemId);
  return answerPlanForm(actor, programmeId, { kind: 'restore_item', itemId }, { form, to });
}

export default function RestoreItem() {
  const { programmeId, item, ahead } = useLoaderData<typeof loader>();
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.restore_title({ title: words(item.title) })}
      lead={m.item_restore_text()}
      crumb={{ label: words(item.title), to: paths.item(programmeId, item.id) }}
      answer={useActionData<typeof action>()}
      ahead={ahead}
      save={m.item_restore()}
    />
  );
}
