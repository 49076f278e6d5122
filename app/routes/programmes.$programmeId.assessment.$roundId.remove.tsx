// Removing a round of the assessment that nobody answered; otherwise says what keeps it.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { found } from '~/http.server';
import { getRoundUsage, removeRound } from '~/models/assessment-round.server';
import { getAssessment } from '~/models/assessment.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { NotSaved } from '~/ui/plan/not-saved';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.assessment_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const asked = { programmeId, roundId: args.params.roundId! };
  const { round } = found(await getAssessment(actor, asked));
  const { answers, recommendations } = found(await getRoundUsage(actor, asked));
  return { programmeId, round, answered: answers.length > 0, advised: recommendations.map(({ text }) => text) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const { programmeId, roundId } = args.params as { programmeId: string; roundId: string };
  return answerSettings(actor, await removeRound(actor, { programmeId, roundId }), paths.assessments(programmeId));
}

export default function RemoveRound() {
  const { programmeId, round, answered, advised } = useLoaderData<typeof loader>();
  const back = paths.assessment(programmeId, round.id);
  const crumbs = [
    { label: m.assessment_title(), to: paths.assessments(programmeId) },
    { label: round.title, to: back },
  ];
  return (
    <Page title={m.assessment_remove()} crumbs={crumbs}>
      <NotSaved answer={useActionData<typeof action>()} />
      {answered ? (
        <Notice tone="warn" title={m.assessment_remove_answered()}>
          <p>{m.assessment_remove_answered_why()}</p>
        </Notice>
      ) : advised.length > 0 ? (
        <Notice tone="warn" title={m.assessment_remove_advised()}>
          <ul>
            {advised.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <>
          <p className="measure">{m.assessment_remove_text()}</p>
          <Form method="post" className="buttons">
            <Button look="danger">{m.assessment_remove()}</Button>
            <ButtonLink to={back} look="subtle">
              {m.cancel()}
            </ButtonLink>
          </Form>
        </>
      )}
    </Page>
  );
}
