// Removing a level that was said of a team.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getCompetence } from '~/models/competence.server';
import { getTeam } from '~/models/team.server';
import { getTeamLevel, removeTeamLevel } from '~/models/team-competence.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { levelNameText } from '~/ui/competence/level-name.server';
import { paths } from '~/ui/paths';
import { Removal } from '~/ui/settings/removal';

export const meta: MetaFunction = () => [{ title: `${m.competence_level_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const level = found(await getTeamLevel(actor, args.params.levelId!));
  const [team, competence] = await Promise.all([
    getTeam(actor, level.teamId),
    getCompetence(actor, level.competenceId),
  ]);
  const nl = levelNameText(level, found(team).name, found(competence).name);
  return { name: { nl, en: null }, usage: {}, crumb: paths.teamCompetence(level.teamId, level.competenceId) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  return answerSettings(actor, await removeTeamLevel(actor, args.params.levelId!), paths.competences());
}

export default function RemoveLevel() {
  const { crumb, ...rest } = useLoaderData<typeof loader>();
  return <Removal {...rest} crumb={{ label: m.competence_title(), to: crumb }} />;
}
