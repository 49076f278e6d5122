// Taking a step of a team's regular work away: what was before it holds on.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found, notFound } from '~/http.server';
import type { Actor } from '~/models/planning/permission';
import { getStep, removeStep } from '~/models/team-step.server';
import { getTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
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
  return answerSettings(actor, await removeStep(actor, id), paths.team(teamId));
}

export default function RemoveStep() {
  const { team, teamId, from } = useLoaderData<typeof loader>();
  const crumb = { label: words(team), to: paths.team(teamId) };
  return <Removal name={{ nl: stepText({ from }), en: null }} usage={{}} crumb={crumb} />;
}
