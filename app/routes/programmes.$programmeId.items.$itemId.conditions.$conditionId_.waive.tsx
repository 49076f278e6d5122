// The steering committee lets an item go on without the figures it waits for, with a reason; or takes that back.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { conditionLine, type ConditionParams, namedCondition } from '~/condition-of-item.server';
import { requiredText } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm, lookAhead } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { WaiveForm } from '~/ui/conditions/waive-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.condition_waive()} · ${m.app_name()}` }];

const schema = z.object({ by: requiredText(120), reason: requiredText(2000) });
const takenBack = (conditionId: string) =>
  ({ kind: 'waive_figure_condition', conditionId, on: null, by: '', reason: '' }) as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'gate.decide');
  const params = args.params as ConditionParams;
  const plan = found(await loadPlan(actor, params.programmeId));
  const { item, condition } = namedCondition(plan, params);
  const { id: conditionId, waivedOn } = found(condition);
  const { text, standing } = conditionLine(plan, found(condition));
  return {
    programmeId: params.programmeId,
    version: plan.programme.version,
    item: { id: item.id, title: item.title },
    lead: `${text}. ${standing}`,
    ahead: waivedOn === null ? null : await lookAhead(actor, params.programmeId, takenBack(conditionId)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'gate.decide');
  const params = args.params as ConditionParams;
  const { item, condition } = namedCondition(found(await loadPlan(actor, params.programmeId)), params);
  const { id: conditionId, waivedOn } = found(condition);
  const form = await args.request.formData();
  const sent = { form, to: paths.item(params.programmeId, item.id) };
  if (waivedOn !== null) return answerPlanForm(actor, params.programmeId, takenBack(conditionId), sent);
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadInput(reading);
  const change = { kind: 'waive_figure_condition', conditionId, on: todayFor(args.context), ...reading.value } as const;
  return answerPlanForm(actor, params.programmeId, change, sent);
}

export default function WaiveCondition() {
  const { programmeId, version, item, lead, ahead } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = paths.item(programmeId, item.id);
  const page = { programmeId, lead, crumb: { label: words(item.title), to: back }, answer };
  if (ahead) return <PlanPage {...page} title={m.condition_unwaive()} ahead={ahead} save={m.condition_unwaive()} />;
  return (
    <PlanPage {...page} title={m.condition_waive()}>
      <WaiveForm version={version} state={answer} cancelTo={back} />
    </PlanPage>
  );
}
