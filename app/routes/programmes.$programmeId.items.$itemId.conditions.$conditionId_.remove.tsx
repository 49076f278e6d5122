// An item waits for these figures no more; what moves because of it is shown before it is saved.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { conditionLine, type ConditionParams, namedCondition } from '~/condition-of-item.server';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerPlanForm, lookAhead } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.condition_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const params = args.params as ConditionParams;
  const plan = found(await loadPlan(actor, params.programmeId));
  const { item, condition } = namedCondition(plan, params);
  const { id: conditionId } = found(condition);
  return {
    programmeId: params.programmeId,
    item: { id: item.id, title: item.title },
    text: conditionLine(plan, found(condition)).text,
    ahead: await lookAhead(actor, params.programmeId, { kind: 'remove_figure_condition', conditionId }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const params = args.params as ConditionParams;
  const { item, condition } = namedCondition(found(await loadPlan(actor, params.programmeId)), params);
  const change = { kind: 'remove_figure_condition', conditionId: found(condition).id } as const;
  const form = await args.request.formData();
  return answerPlanForm(actor, params.programmeId, change, { form, to: paths.item(params.programmeId, item.id) });
}

export default function RemoveCondition() {
  const { programmeId, item, text, ahead } = useLoaderData<typeof loader>();
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.condition_remove()}
      lead={text}
      crumb={{ label: words(item.title), to: paths.item(programmeId, item.id) }}
      answer={useActionData<typeof action>()}
      ahead={ahead}
      save={m.condition_remove()}
    />
  );
}
