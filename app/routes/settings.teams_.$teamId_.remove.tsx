// Removing a team: refused with the items that carry hours of it, by name.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getTeam, getTeamUsage, removeTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { Removal } from '~/ui/settings/removal';

export const meta: MetaFunction = () => [{ title: `${m.settings_team_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { name, id } = found(await getTeam(actor, args.params.teamId!));
  return { name, usage: found(await getTeamUsage(actor, id)) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  return answerSettings(actor, await removeTeam(actor, args.params.teamId!), paths.teams());
}

export default function RemoveTeam() {
  return <Removal {...useLoaderData<typeof loader>()} crumb={{ label: m.nav_teams(), to: paths.teams() }} />;
}
