// An item waits for figures: what for is set or changed here; what follows from it is shown before it is saved.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { type ConditionParams, namedCondition } from '~/condition-of-item.server';
import { found } from '~/http.server';
import { judgedChange } from '~/models/figure-condition.server';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { readTest } from '~/test-fields.server';
import { ConditionForm } from '~/ui/conditions/condition-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.condition_title()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { item, condition } = namedCondition(plan, args.params as ConditionParams);
  return {
    id: plan.programme.id,
    version: plan.programme.version,
    item: { id: item.id, title: item.title },
    condition,
    metrics: plan.metrics.filter(({ active, key }) => active || key === condition?.metricKey),
    departments: plan.departments.map(({ id, name }) => ({ id, name })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const params = args.params as ConditionParams;
  const plan = found(await loadPlan(actor, params.programmeId));
  const { item, condition } = namedCondition(plan, params);
  const form = await args.request.formData();
  const reading = await readTest(actor, form);
  if (!reading.ok) return answerBadInput(reading);
  const { test } = reading;
  const asked = condition
    ? ({ kind: 'edit_figure_condition', conditionId: condition.id, fields: test } as const)
    : ({ kind: 'create_figure_condition', conditionId: newId(), itemId: item.id, test } as const);
  const change = found(await judgedChange(actor, params.programmeId, asked, todayFor(args.context)));
  return answerPlanForm(actor, params.programmeId, change, { form, to: paths.item(params.programmeId, item.id) });
}

export default function Condition() {
  const { id, version, item, condition, metrics, departments } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = paths.item(id, item.id);
  return (
    <PlanPage
      programmeId={id}
      title={condition ? m.condition_edit() : m.condition_add()}
      lead={m.condition_lead()}
      crumb={{ label: words(item.title), to: back }}
      answer={answer}
    >
      <ConditionForm test={condition} {...{ metrics, departments, version }} state={answer} cancelTo={back} />
    </PlanPage>
  );
}
