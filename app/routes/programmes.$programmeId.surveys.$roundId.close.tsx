// Closing a survey: nobody answers any more, and its scores become adoption figures.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { getMetric } from '~/models/metric.server';
import { periodAt } from '~/models/planning/adoption/period';
import { metricOfSurvey } from '~/models/planning/adoption/survey-statements';
import { closeRound, getRound } from '~/models/survey.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { adoptionPeriod } from '~/ui/adoption/level-text';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';
import { dayText } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.survey_close()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'surveys.manage');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const today = todayFor(args.context);
  const { round } = found(await getRound(actor, { programmeId, roundId: args.params.roundId! }, today));
  if (round.state === 'closed') throw redirect(paths.surveyRound(programmeId, round.id));
  const metric = await getMetric(actor, metricOfSurvey[round.kind]);
  return { programmeId, round, period: metric && periodAt(metric.frequency, today) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'surveys.manage');
  const { programmeId, roundId } = args.params as { programmeId: string; roundId: string };
  const answer = found(await closeRound(actor, { programmeId, roundId }, todayFor(args.context)));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'closed') return redirect(paths.surveyRound(programmeId, roundId, { closed: answer.figures }));
  // Somebody closed it a moment before.
  if (answer.reason === 'survey_closed') return redirect(paths.surveyRound(programmeId, roundId));
  return data({ planned: true }, { status: 409 });
}

export default function CloseSurvey() {
  const { programmeId, round, period } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const back = paths.surveyRound(programmeId, round.id);
  const crumbs = [
    { label: m.survey_title(), to: paths.surveys(programmeId) },
    { label: round.name, to: back },
  ];
  return (
    <Page title={m.survey_close()} crumbs={crumbs}>
      {refused ? (
        <Notice tone="bad" live title={m.survey_not_yet()}>
          <p>{m.survey_not_yet_text({ day: dayText(round.opensOn) })}</p>
        </Notice>
      ) : null}
      <p className="measure">
        {period ? m.survey_close_text({ period: adoptionPeriod(period) }) : m.survey_close_plain()}
      </p>
      <Form method="post" className="buttons">
        <Button look="danger">{m.survey_close()}</Button>
        <ButtonLink to={back} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </Page>
  );
}
