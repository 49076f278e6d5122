// Closing a round of the assessment: nobody answers any more, and everyone of the programme sees the results.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { found } from '~/http.server';
import { getAssessment } from '~/models/assessment.server';
import { closeAssessment } from '~/models/assessment-round.server';
import { fewestRespondents } from '~/models/planning/assessment/results';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.assessment_close()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const { round, responses } = found(await getAssessment(actor, { programmeId, roundId: args.params.roundId! }));
  if (round.state === 'closed') throw redirect(paths.assessment(programmeId, round.id));
  const { answers, few } = responses.at(-1)!;
  return { programmeId, round, few: few || (answers !== null && answers < fewestRespondents) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const { programmeId, roundId } = args.params as { programmeId: string; roundId: string };
  const answer = found(await closeAssessment(actor, { programmeId, roundId }));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  // Somebody may have closed it a moment before: it is closed all the same.
  return redirect(paths.assessment(programmeId, roundId, { closed: answer.status === 'saved' }));
}

export default function CloseAssessment() {
  const { programmeId, round, few } = useLoaderData<typeof loader>();
  const back = paths.assessment(programmeId, round.id);
  const crumbs = [
    { label: m.assessment_title(), to: paths.assessments(programmeId) },
    { label: round.title, to: back },
  ];
  return (
    <Page title={m.assessment_close()} crumbs={crumbs}>
      {few ? <Notice tone="warn" title={m.assessment_close_few()} /> : null}
      <p className="measure">{m.assessment_close_text()}</p>
      <Form method="post" className="buttons">
        <Button look="danger">{m.assessment_close()}</Button>
        <ButtonLink to={back} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </Page>
  );
}
