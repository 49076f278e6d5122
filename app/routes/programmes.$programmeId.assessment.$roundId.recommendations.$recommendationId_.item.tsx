// A recommendation becomes an item of the plan: its title, first day, length and workstream; what follows is shown first.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { readPlannedItem } from '~/assessment-item-form.server';
import { todayFor } from '~/clock.server';
import { found, typedValues } from '~/http.server';
import { getRecommendation, planRecommendation } from '~/models/assessment-recommendation.server';
import { getAssessment } from '~/models/assessment.server';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { PlannedItemForm } from '~/ui/assessment/planned-item-form';
import { paths } from '~/ui/paths';
import { PlanPage } from '~/ui/plan/plan-page';
import { dayText, words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.assessment_to_plan()} · ${m.app_name()}` }];

type Params = { programmeId: string; roundId: string; recommendationId: string };

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const plan = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const asked = { ...(args.params as Params), today };
  const { round } = found(await getAssessment(actor, asked));
  const row = found(await getRecommendation(actor, asked));
  if (row.itemId) throw redirect(paths.item(plan.programme.id, row.itemId));
  return {
    ...{ programmeId: plan.programme.id, version: plan.programme.version, round },
    start: { title: row.text.slice(0, 200), start: today },
    workstreams: plan.workstreams.map(({ id, title }) => ({ value: id, label: words(title) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const asked = { ...(args.params as Params), today: todayFor(args.context) };
  const plan = found(await loadPlan(actor, asked.programmeId));
  const { round } = found(await getAssessment(actor, asked));
  const row = found(await getRecommendation(actor, asked));
  if (row.itemId) return redirect(paths.item(asked.programmeId, row.itemId));
  const form = await args.request.formData();
  const description = m.assessment_item_description({ title: round.title, day: dayText(round.heldOn) });
  const reading = readPlannedItem(form, plan, { itemId: newId(), description, ownerId: row.owner?.id ?? null, row });
  if (!reading.ok) return answerBadInput({ errors: reading.errors, typed: typedValues(form) });
  const change = reading.value;
  return answerPlanForm(actor, asked.programmeId, change, {
    form,
    to: paths.item(asked.programmeId, change.itemId),
    saver: async (options) => {
      const answer = await planRecommendation(actor, asked, change, options);
      // Somebody else put it in the plan a moment before.
      if (answer?.status === 'planned_before') throw redirect(paths.item(asked.programmeId, answer.itemId));
      return answer;
    },
  });
}

export default function PlanRecommendation() {
  const { programmeId, version, round, start, workstreams } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const back = paths.assessment(programmeId, round.id);
  return (
    <PlanPage
      programmeId={programmeId}
      title={m.assessment_to_plan()}
      lead={m.assessment_to_plan_lead()}
      crumb={{ label: round.title, to: back }}
      answer={answered}
    >
      <PlannedItemForm {...{ version, start, workstreams }} state={answered} cancelTo={back} />
    </PlanPage>
  );
}
