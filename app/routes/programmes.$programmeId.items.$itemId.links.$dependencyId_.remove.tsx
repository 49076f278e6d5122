// Removes a link between two items; what moves because of it is shown before it is saved.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { linkOfItem } from '~/link-fields.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerPlanForm, lookAhead } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

type Params = { programmeId: string; itemId: string; dependencyId: string };

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId, dependencyId } = args.params as Params;
  const { item, from, to } = found(linkOfItem(found(await loadPlan(actor, programmeId)), itemId, dependencyId));
  return {
    programmeId,
    item,
    from,
    to,
    ahead: await lookAhead(actor, programmeId, { kind: 'unlink_items', dependencyId }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId, dependencyId } = args.params as Params;
  found(linkOfItem(found(await loadPlan(actor, programmeId)), itemId, dependencyId));
  const form = await args.request.formData();
  const to = paths.item(programmeId, itemId);
  return answerPlanForm(actor, programmeId, { kind: 'unlink_items', dependencyId }, { form, to });
}

export default function Unlink() {
  const { programmeId, item, from, to, ahead } = useLoaderData<typeof loader>();
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.unlink_title()}
      lead={m.link_between({ from: words(from), to: words(to) })}
      crumb={{ label: words(item.title), to: paths.item(programmeId, item.id) }}
      answer={useActionData<typeof action>()}
      ahead={ahead}
      save={m.unlink()}
    />
  );
}
