// One round of the assessment: response while it is open, results once it is closed, and what it advises.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { shippedQuestionnaire } from '~/models/assessment-questions.server';
import { findRecommendations } from '~/models/assessment-recommendation.server';
import { getAssessment } from '~/models/assessment.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { savedChange } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { groupText, responseText } from '~/ui/assessment/assessment-words';
import { basisText, filledLevel, overruledText } from '~/ui/assessment/prefill-text.server';
import { assessmentText, roundName } from '~/ui/assessment/results-text.server';
import { RoundPage } from '~/ui/assessment/round-page';
import styles from '~/ui/styles/assessment.css?url';
import { number, words } from '~/ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.round.title ?? ''} · ${m.assessment_title()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { id, goLive } = (await askedPlan(args, actor)).programme;
  const roundId = args.params.roundId!;
  const view = found(await getAssessment(actor, { programmeId: id, roundId }));
  const recommendations = await findRecommendations(actor, { programmeId: id, roundId, today: todayFor(args.context) });
  const { searchParams } = new URL(args.request.url);
  const questionnaire = shippedQuestionnaire();
  // Left alone, the last round with the same questions is what it is compared with.
  const same = view.earlier.find(({ form }) => form === view.round.form);
  const withId = searchParams.get('with') ?? same?.id ?? 'none';
  return {
    ...{ id, goLive, round: view.round, withId },
    mayManage: may(actor, 'assessment.manage'),
    mayPlan: may(actor, 'assessment.manage') && may(actor, 'plan.change'),
    responses: view.responses.map((row) => ({ name: groupText(row.group), response: responseText(row) })),
    text: assessmentText(view, withId, questionnaire),
    earlier: view.earlier.map((round) => ({ id: round.id, name: roundName(round) })),
    prefills: view.prefills.map((row) => {
      const people = view.results?.questions.find(({ id: question }) => question === row.question)?.score;
      return {
        ...{ question: row.question, text: words(questionnaire.questions.get(row.question)!.text) },
        ...{ level: number(filledLevel(row)), basis: basisText(row.basis), overruled: overruledText(row, true) },
        people: people ? number(people.mean, 1) : null,
      };
    }),
    recommendations,
    changed: await savedChange(actor, searchParams.get('changed')),
    news: searchParams.has('closed') ? ('closed' as const) : searchParams.has('saved') ? ('saved' as const) : null,
  };
}

export default function AssessmentRound() {
  return <RoundPage {...useLoaderData<typeof loader>()} />;
}
