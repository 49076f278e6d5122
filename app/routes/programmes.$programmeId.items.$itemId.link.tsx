// Linking an item to one it waits for; what moves because of it is shown before it is saved.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requiredText } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { linkFields } from '~/link-fields.server';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import type { PlanChange } from '~/models/planning/plan-change';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { LinkForm } from '~/ui/items/link-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

const fields = z.object({ from: requiredText(64), ...linkFields });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const item = found(plan.items.find((candidate) => candidate.id === args.params.itemId));
  return {
    programmeId: plan.programme.id,
    item: { id: item.id, title: item.title },
    others: plan.items
      .filter((other) => !other.retired && other.id !== item.id)
      .map((other) => ({ id: other.id, title: other.title, key: other.key })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const form = await args.request.formData();
  const reading = readForm(fields, form);
  if (!reading.ok) return answerBadInput(reading);
  const { from, type, lag } = reading.value;
  const change: PlanChange = { kind: 'link_items', dependencyId: newId(), fromId: from, toId: itemId, type, lag };
  return answerPlanForm(actor, programmeId, change, { form, to: paths.item(programmeId, itemId) });
}

export default function LinkItem() {
  const { programmeId, item, others } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = paths.item(programmeId, item.id);
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.link_title({ title: words(item.title) })}
      crumb={{ label: words(item.title), to: back }}
      answer={answer}
    >
      <LinkForm others={others} state={answer} save={m.link_save()} cancelTo={back} />
    </PlanPage>
  );
}
