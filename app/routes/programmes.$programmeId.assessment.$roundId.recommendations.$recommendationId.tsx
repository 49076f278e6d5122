// A recommendation of a round: what, who, by when, and how it stands; `new` for one that is not there yet.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { readRecommendation, recommendationTexts, seenRecommendation } from '~/assessment-form.server';
import { todayFor } from '~/clock.server';
import { badInput, found, overtaken, typedValues } from '~/http.server';
import { getRecommendation, saveRecommendation } from '~/models/assessment-recommendation.server';
import { getAssessment } from '~/models/assessment.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { recommendationStale } from '~/ui/assessment/overtaken-text.server';
import { RecommendationForm } from '~/ui/assessment/recommendation-form';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.assessment_recommendation()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const plan = await askedPlan(args, actor);
  const programmeId = plan.programme.id;
  const { roundId, recommendationId } = args.params as { roundId: string; recommendationId: string };
  const { round } = found(await getAssessment(actor, { programmeId, roundId }));
  const asked = { programmeId, roundId, recommendationId, today: todayFor(args.context) };
  const known = recommendationId === 'new' ? null : found(await getRecommendation(actor, asked));
  return {
    ...{ programmeId, round, isNew: known === null, planned: known?.itemId != null },
    start: {
      ...{ text: known?.text ?? '', ownerId: known?.owner?.id ?? '' },
      ...{ dueOn: known?.dueOn ?? ('' as const), state: known?.said ?? ('open' as const) },
      decision: known?.decision ?? null,
    },
    seen: known
      ? JSON.stringify(recommendationTexts({ ...known, ownerId: known.owner?.id ?? null, state: known.said }))
      : '',
    people: plan.people.filter(({ id, active }) => active || id === known?.owner?.id),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const { programmeId, roundId, recommendationId } = args.params as Record<string, string>;
  const form = await args.request.formData();
  const reading = readRecommendation(form);
  if (!reading.ok) return badInput(reading);
  const asked = {
    programmeId: programmeId!,
    roundId: roundId!,
    recommendationId: recommendationId === 'new' ? null : recommendationId!,
    seen: seenRecommendation(form),
  };
  const answer = found(await saveRecommendation(actor, asked, reading.value));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'stale') {
    // Whoever sends the form again has seen what it says now.
    const seen = JSON.stringify(recommendationTexts(answer.now));
    const { people } = found(await loadPlan(actor, asked.programmeId));
    return overtaken({ ...typedValues(form), seen }, recommendationStale(answer.fields, people));
  }
  if (answer.status === 'refused')
    return badInput({ errors: { [answer.field]: answer.why }, typed: typedValues(form) });
  return redirect(paths.assessment(asked.programmeId, asked.roundId, { saved: 1 }));
}

export default function Recommendation() {
  const { programmeId, round, isNew, ...form } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.assessment(programmeId, round.id);
  const crumbs = [
    { label: m.assessment_title(), to: paths.assessments(programmeId) },
    { label: round.title, to: back },
  ];
  return (
    <Page title={isNew ? m.assessment_recommendation_new() : m.assessment_recommendation_edit()} crumbs={crumbs}>
      <RecommendationForm {...form} state={state} cancelTo={back} />
    </Page>
  );
}
