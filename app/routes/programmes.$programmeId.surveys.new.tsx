// A new survey: what is asked, from when until when, and of how many people of which departments.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { findDepartments } from '~/models/department.server';
import { addDays } from '~/models/planning/day';
import { createRound } from '~/models/survey.server';
import { typedValues } from '~/http.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings } from '~/settings-answer.server';
import { readRound } from '~/survey-form.server';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/survey.css?url';
import { RoundFieldsForm } from '~/ui/survey/round-fields';

export const meta: MetaFunction = () => [{ title: `${m.survey_new()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** Long enough for people who work part-time or are away for a week. */
const daysOpen = 14;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'surveys.manage');
  const { id } = (await askedPlan(args, actor)).programme;
  const today = todayFor(args.context);
  const departments = await findDepartments(actor);
  return {
    id,
    start: { kind: 'acceptance', name: '', opensOn: today, lastDay: addDays(today, daysOpen), invited: {} },
    departments: departments.map(({ id: unit, name, depth, headcount }) => ({ id: unit, name, depth, headcount })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'surveys.manage');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readRound(form);
  if (!reading.ok) return answerBadSettings(reading);
  const answer = await createRound(actor, programmeId, reading.value, todayFor(args.context));
  const made = answer?.status === 'saved' ? answer.id : '';
  return answerSettings(actor, answer, paths.surveyRound(programmeId, made, { saved: 1 }), typedValues(form));
}

export default function NewSurvey() {
  const { id, start, departments } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.surveys(id);
  return (
    <Page title={m.survey_new()} crumbs={[{ label: m.survey_title(), to: back }]}>
      <RoundFieldsForm {...{ start, departments, state }} answered={false} save={m.survey_create()} cancelTo={back} />
    </Page>
  );
}
