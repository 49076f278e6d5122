// Editing what is said of an item; its days are changed in the Move panel.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { readItemForm } from '~/item-form.server';
import { itemChoices } from '~/models/item-choices.server';
import { loadPlan } from '~/models/plan.server';
import type { PlanChange } from '~/models/planning/plan-change';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { ItemForm } from '~/ui/items/item-form';
import { itemFormWords } from '~/ui/items/item-form-words.server';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const item = found(plan.items.find((candidate) => candidate.id === args.params.itemId));
  const { id: programmeId, version } = plan.programme;
  const choices = await itemChoices(actor, plan, item.effects);
  return { programmeId, version, item, choices, texts: itemFormWords() };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const form = await args.request.formData();
  const reading = readItemForm(form);
  if (!reading.ok) return answerBadInput(reading);
  const plan = found(await loadPlan(actor, programmeId));
  found(plan.items.find((candidate) => candidate.id === itemId));
  const change: PlanChange = { kind: 'edit_item', itemId, fields: reading.value };
  return answerPlanForm(actor, programmeId, change, { form, to: paths.item(programmeId, itemId) });
}

export default function EditItem() {
  const { programmeId, version, item, choices, texts } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const back = paths.item(programmeId, item.id);
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.edit_title({ title: words(item.title) })}
      crumb={{ label: words(item.title), to: back }}
      answer={answered}
    >
      <ItemForm {...{ item, choices, texts, version, back }} state={answered} save={m.save()} />
    </PlanPage>
  );
}
