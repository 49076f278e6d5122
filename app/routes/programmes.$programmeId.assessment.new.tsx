// A new round of the assessment: what is asked, about which day, and how many people of which role get an address.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { faultAt, readRound } from '~/assessment-form.server';
import { todayFor } from '~/clock.server';
import { badInput, found } from '~/http.server';
import { createAssessment } from '~/models/assessment.server';
import { newId } from '~/models/id.server';
import { advisedPerRole } from '~/models/planning/assessment/questions';
import { m } from '~/paraglide/messages.js';
import { addressOf, requireActor } from '~/session.server';
import { MadeLinks } from '~/ui/assessment/made-links';
import { NewRoundForm } from '~/ui/assessment/new-round-form';
import { paths } from '~/ui/paths';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/assessment.css?url';

export const meta: MetaFunction = () => [{ title: `${m.assessment_new()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const { id } = (await askedPlan(args, actor)).programme;
  return { id, start: { id: newId(), heldOn: todayFor(args.context), counts: advisedPerRole } };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readRound(form);
  if (!reading.ok) return badInput(reading);
  const answer = found(await createAssessment(actor, programmeId, reading.value));
  switch (answer.status) {
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'refused':
      return badInput(faultAt(answer, form));
    case 'made_before':
      return data({ madeBefore: paths.assessment(programmeId, reading.value.id) }, { status: 409 });
    case 'saved': {
      const made = answer.links.map(({ role, token }) => ({
        role,
        address: addressOf(args.request, paths.assessmentAnswer(token)),
      }));
      // Shown in the answer itself, which nobody may keep: after this nobody can know them.
      const headers = { 'Cache-Control': 'no-store' };
      return data({ made, to: paths.assessment(programmeId, answer.roundId) }, { status: 201, headers });
    }
  }
}

export default function NewAssessment() {
  const { id, start } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = paths.assessments(id);
  const told = answer && ('made' in answer || 'madeBefore' in answer) ? answer : null;
  return (
    <Page title={m.assessment_new()} crumbs={[{ label: m.assessment_title(), to: back }]}>
      {told === null ? (
        <NewRoundForm start={start} state={answer && 'errors' in answer ? answer : undefined} cancelTo={back} />
      ) : 'made' in told ? (
        <MadeLinks title={m.assessment_made()} links={told.made} to={told.to} />
      ) : (
        <Notice tone="warn" live title={m.assessment_made_before()}>
          <p>
            <a href={told.madeBefore}>{m.assessment_to_round()}</a>
          </p>
        </Notice>
      )}
    </Page>
  );
}
