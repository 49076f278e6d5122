// A level that was said of a team: its level, day or note changed.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found, readForm, typedValues } from '~/http.server';
import { levelSchema } from '~/level-form.server';
import { getCompetence } from '~/models/competence.server';
import { getOrganisation } from '~/models/organisation.server';
import { getTeam } from '~/models/team.server';
import { editTeamLevel, getTeamLevel } from '~/models/team-competence.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { LevelForm } from '~/ui/competence/level-form';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.competence_title()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const level = found(await getTeamLevel(actor, args.params.levelId!));
  const [team, competence] = await Promise.all([
    getTeam(actor, level.teamId),
    getCompetence(actor, level.competenceId),
  ]);
  return {
    level,
    team: found(team).name,
    competence: found(competence).name,
    revision: found(await getOrganisation(actor)).revision,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const id = args.params.levelId!;
  const { teamId, competenceId } = found(await getTeamLevel(actor, id));
  const form = await args.request.formData();
  const reading = readForm(levelSchema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const fields = { teamId, competenceId, ...reading.value };
  const answer = await editTeamLevel(actor, { id, fields, seen: seenIn(form) });
  return answerSettings(actor, answer, paths.competences(), typedValues(form));
}

export default function LevelPage() {
  const { level, team, competence, revision } = useLoaderData<typeof loader>();
  const what = m.competence_of({ team: words(team), competence: words(competence) });
  return (
    <Page
      title={m.settings_edit_what({ what })}
      crumbs={[
        { label: m.competence_title(), to: paths.competences() },
        { label: what, to: paths.teamCompetence(level.teamId, level.competenceId) },
      ]}
    >
      <LevelForm {...{ level, revision }} state={useActionData<typeof action>()} />
    </Page>
  );
}
