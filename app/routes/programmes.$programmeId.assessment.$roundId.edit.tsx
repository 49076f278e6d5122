// Another name or day for a round of the assessment.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { readNaming } from '~/assessment-form.server';
import { found, typedValues } from '~/http.server';
import { editRound } from '~/models/assessment-round.server';
import { getAssessment } from '~/models/assessment.server';
import { getOrganisation } from '~/models/organisation.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { NamingForm } from '~/ui/assessment/naming-form';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.assessment_edit()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const { round } = found(await getAssessment(actor, { programmeId, roundId: args.params.roundId! }));
  const { revision } = found(await getOrganisation(actor));
  return { programmeId, round, revision };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'assessment.manage');
  const { programmeId, roundId } = args.params as { programmeId: string; roundId: string };
  const form = await args.request.formData();
  const reading = readNaming(form);
  if (!reading.ok) return answerBadSettings(reading);
  const asked = { naming: reading.value, seen: seenIn(form) };
  const answer = await editRound(actor, { programmeId, roundId }, asked);
  return answerSettings(actor, answer, paths.assessment(programmeId, roundId), typedValues(form));
}

export default function EditRound() {
  const { programmeId, round, revision } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.assessment(programmeId, round.id);
  const crumbs = [
    { label: m.assessment_title(), to: paths.assessments(programmeId) },
    { label: round.title, to: back },
  ];
  return (
    <Page title={m.assessment_edit()} crumbs={crumbs}>
      <NamingForm {...{ round, revision, state }} cancelTo={back} />
    </Page>
  );
}
