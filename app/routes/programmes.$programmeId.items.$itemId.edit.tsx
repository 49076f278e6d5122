// Editing what is said of an item; its days are changed in the Move panel.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found, typedValues, wholeNumberOf } from '~/http.server';
import { readItemForm } from '~/item-form.server';
import { itemChoices } from '~/models/item-choices.server';
import { changePlan, loadPlan, rowsSince } from '~/models/plan.server';
import { onlyChanged, rowAsSeen } from '~/models/planning/difference';
import type { PlanChange } from '~/models/planning/plan-change';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerChange, answerFirstLook } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { ItemForm } from '~/ui/items/item-form';
import { paths } from '~/ui/paths';
import { Consequences } from '~/ui/plan/consequences';
import { NotSaved } from '~/ui/plan/not-saved';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const item = found(plan.items.find((candidate) => candidate.id === args.params.itemId));
  const { id: programmeId, version } = plan.programme;
  return { programmeId, version, item, choices: await itemChoices(actor, plan) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const form = await args.request.formData();
  const reading = readItemForm(form);
  if (!reading.ok) return answerBadInput(reading);
  const plan = found(await loadPlan(actor, programmeId));
  const item = found(plan.items.find((candidate) => candidate.id === itemId));
  const seenVersion = wholeNumberOf(form.get('version')) ?? plan.programme.version;
  // A form sends everything; the intent is only what its reader changed.
  const seen = rowAsSeen(item, await rowsSince(actor, programmeId, seenVersion));
  const fields = onlyChanged(reading.value, seen);
  const change: PlanChange = { kind: 'edit_item', itemId, fields };
  const look = answerFirstLook(await changePlan(actor, programmeId, change, { preview: true, seenVersion }), form);
  if (look) return look;
  const answer = await changePlan(actor, programmeId, change, { seenVersion });
  return answerChange(answer, paths.item(programmeId, itemId), typedValues(form));
}

export default function EditItem() {
  const { programmeId, version, item, choices } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const back = paths.item(programmeId, item.id);
  return (
    <Page title={m.edit_title({ title: words(item.title) })} crumbs={[{ label: words(item.title), to: back }]}>
      <NotSaved refusal={answered?.refusal} stale={answered?.stale} />
      <ItemForm
        {...{ item, choices, version, back }}
        state={answered}
        save={m.save()}
        consequences={
          answered?.consequences ? <Consequences programmeId={programmeId} value={answered.consequences} /> : null
        }
      />
    </Page>
  );
}
