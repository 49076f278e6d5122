// Changing a survey: everything as long as nobody answered, then its name and a later last day.
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { found, typedValues } from '~/http.server';
import { getOrganisation } from '~/models/organisation.server';
import { editRound, getRound } from '~/models/survey.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { readAnsweredRound, readRound } from '~/survey-form.server';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/survey.css?url';
import { RoundFieldsForm } from '~/ui/survey/round-fields';

export const meta: MetaFunction = () => [{ title: `${m.survey_edit()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'surveys.manage');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const roundId = args.params.roundId!;
  const view = found(await getRound(actor, { programmeId, roundId }, todayFor(args.context)));
  const { round, departments, responses, answered } = view;
  if (round.state === 'closed') throw redirect(paths.surveyRound(programmeId, roundId));
  const invited = responses.flatMap(({ departmentId, invited: people }) =>
    departmentId === null ? [] : [[departmentId, people] as const],
  );
  const { revision } = found(await getOrganisation(actor));
  return { programmeId, start: { ...round, invited: Object.fromEntries(invited) }, departments, answered, revision };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'surveys.manage');
  const { programmeId, roundId } = args.params as { programmeId: string; roundId: string };
  const form = await args.request.formData();
  // The form of a round that was answered has no kind.
  const reading = form.has('kind') ? readRound(form) : readAnsweredRound(form);
  if (!reading.ok) return answerBadSettings(reading);
  const asked = { edit: reading.value, seen: seenIn(form) };
  const answer = await editRound(actor, { programmeId, roundId }, asked, todayFor(args.context));
  const back = paths.surveyRound(programmeId, roundId);
  if (answer?.status === 'closed') {
    return redirect(paths.surveyRound(programmeId, roundId, { meanwhile: 'closed' }));
  }
  return answerSettings(actor, answer, back, typedValues(form));
}

export default function EditSurvey() {
  const { programmeId, start, departments, answered, revision } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.surveyRound(programmeId, start.id);
  const crumbs = [
    { label: m.survey_title(), to: paths.surveys(programmeId) },
    { label: start.name, to: back },
  ];
  return (
    <Page title={m.survey_edit()} crumbs={crumbs}>
      <RoundFieldsForm {...{ start, departments, answered, revision, state }} save={m.save()} cancelTo={back} />
    </Page>
  );
}
