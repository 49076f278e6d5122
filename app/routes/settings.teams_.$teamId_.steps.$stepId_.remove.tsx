// Taking a step of a team's regular work away: what was before it holds on.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found, notFound } from '~/http.server';
import type { Actor } from '~/models/planning/permission';
import { getStep, removeStep } from '~/models/team-step.server';
import { getTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSupplyForm } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { Removal } from '~/ui/settings/removal';
import { stepText } from '~/ui/settings/staffing-text';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.capacity_step_remove()} · ${m.app_name()}` }];

async function stepOf(actor: Actor, { teamId, stepId }: Record<string, string | undefined>) {
  const step = found(await getStep(actor, stepId!));
  if (step.teamId !== teamId) throw notFound();
  return step;
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { from, teamId } = await stepOf(actor, args.params);
  return { from, teamId, team: found(await getTeam(actor, teamId)).name };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { id, teamId } = await stepOf(actor, args.params);
  const form = await args.request.formData();
  return answerSupplyForm(actor, (tx) => removeStep(actor, id, tx), {
    ...{ form, to: paths.team(teamId), today: todayFor(args.context) },
  });
}

export default function RemoveStep() {
  const { team, teamId, from } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const crumb = { label: words(team), to: paths.team(teamId) };
  return <Removal name={{ nl: stepText({ from }), en: null }} usage={{}} crumb={crumb} state={state} />;
}
