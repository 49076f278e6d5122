// Surveys: every round of a programme, latest first, with how many answered.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { may } from '~/models/planning/permission';
import { findRounds } from '~/models/survey.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { RoundList } from '~/ui/survey/round-list';

export const meta: MetaFunction = () => [{ title: `${m.survey_title()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { id, goLive } = (await askedPlan(args, actor)).programme;
  const rounds = await findRounds(actor, id, todayFor(args.context));
  return { id, goLive, rounds, mayManage: may(actor, 'surveys.manage') };
}

export default function Surveys() {
  return <RoundList {...useLoaderData<typeof loader>()} />;
}
