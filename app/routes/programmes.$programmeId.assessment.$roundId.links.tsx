// More addresses for an open round: for who joins later, or lost the first one.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { faultAt, readCounts } from '~/assessment-form.server';
import { badInput, found, redirect } from '~/http.server';
import { addLinks, getAssessment } from '~/models/assessment.server';
import { respondentRoles, type RoleCounts } from '~/models/planning/assessment/questions';
import { m } from '~/paraglide/messages.js';
import { addressOf, requireActor } from '~/session.server';
import { CountFields, countLabels } from '~/ui/assessment/count-fields';
import { MadeLinks } from '~/ui/assessment/made-links';
import { paths } from '~/ui/paths';
import { FormButtons } from '~/ui/settings/form-buttons';
import { ErrorSummary } from '~/ui/shared/error-summary';
import { Form } from '~/ui/shared/navigation';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/assessment.css?url';

export const meta: MetaFunction = () => [{ title: `${m.assessment_more_links()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const nobody = Object.fromEntries(respondentRoles.map((role) => [role, 0])) as RoleCounts;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const { round } = found(await getAssessment(actor, { programmeId, roundId: args.params.roundId! }));
  if (round.state === 'closed') throw redirect(paths.assessment(programmeId, round.id));
  return { programmeId, round };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const { programmeId, roundId } = args.params as { programmeId: string; roundId: string };
  const form = await args.request.formData();
  const reading = readCounts(form);
  if (!reading.ok) return badInput(reading);
  const answer = found(await addLinks(actor, { programmeId, roundId }, reading.value));
  switch (answer.status) {
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'refused':
      return badInput(faultAt(answer, form));
    case 'closed':
      // Somebody closed it a moment before.
      return redirect(paths.assessment(programmeId, roundId));
    case 'saved': {
      const made = answer.links.map(({ role, token }) => ({
        role,
        address: addressOf(args.request, paths.assessmentAnswer(token)),
      }));
      return data({ made }, { status: 201, headers: { 'Cache-Control': 'no-store' } });
    }
  }
}

export default function MoreLinks() {
  const { programmeId, round } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = paths.assessment(programmeId, round.id);
  const crumbs = [
    { label: m.assessment_title(), to: paths.assessments(programmeId) },
    { label: round.title, to: back },
  ];
  const state = answer && 'errors' in answer ? answer : undefined;
  return (
    <Page title={m.assessment_more_links()} crumbs={crumbs} lead={m.assessment_more_links_lead()}>
      {answer && 'made' in answer ? (
        <MadeLinks title={m.assessment_more_made()} links={answer.made} to={back} />
      ) : (
        <Form method="post" className="form" noValidate>
          <ErrorSummary state={state} labels={countLabels()} />
          <CountFields state={state} start={nobody} />
          <FormButtons save={m.assessment_more_links()} cancelTo={back} />
        </Form>
      )}
    </Page>
  );
}
