// Another sort of link or other days between two items; what moves because of it is shown before it is saved.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { found, readForm } from '~/http.server';
import { linkFields, linkOfItem } from '~/link-fields.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { LinkForm } from '~/ui/items/link-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

type Params = { programmeId: string; itemId: string; dependencyId: string };

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId, dependencyId } = args.params as Params;
  const plan = found(await loadPlan(actor, programmeId));
  return { programmeId, version: plan.programme.version, ...found(linkOfItem(plan, itemId, dependencyId)) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId, dependencyId } = args.params as Params;
  const plan = found(await loadPlan(actor, programmeId));
  found(linkOfItem(plan, itemId, dependencyId));
  const form = await args.request.formData();
  const reading = readForm(z.object(linkFields), form);
  if (!reading.ok) return answerBadInput(reading);
  const change = { kind: 'edit_link', dependencyId, ...reading.value } as const;
  return answerPlanForm(actor, programmeId, change, { form, to: paths.item(programmeId, itemId) });
}

export default function EditLink() {
  const { programmeId, version, link, item, from, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = paths.item(programmeId, item.id);
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.link_edit_title()}
      lead={m.link_between({ from: words(from), to: words(to) })}
      crumb={{ label: words(item.title), to: back }}
      answer={answer}
    >
      <LinkForm link={link} version={version} state={answer} save={m.save()} cancelTo={back} />
    </PlanPage>
  );
}
