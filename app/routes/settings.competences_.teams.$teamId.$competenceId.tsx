// One competence of one team: every level that was said of it, and a form that says another.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found, readForm, typedValues } from '~/http.server';
import { levelSchema } from '~/level-form.server';
import { getCompetence } from '~/models/competence.server';
import { getOrganisation } from '~/models/organisation.server';
import { competenceOf, levelOn } from '~/models/planning/capacity/competence';
import type { Actor } from '~/models/planning/permission';
import { may } from '~/models/planning/permission';
import { getTeam } from '~/models/team.server';
import { createTeamLevel, findTeamLevels } from '~/models/team-competence.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings } from '~/settings-answer.server';
import { TeamCompetencePage } from '~/ui/competence/team-competence-page';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/competence.css?url';

export const meta: MetaFunction = () => [{ title: `${m.competence_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

type Place = { teamId: string; competenceId: string };

async function placed(actor: Actor, { teamId, competenceId }: Place) {
  const [team, competence] = await Promise.all([getTeam(actor, teamId), getCompetence(actor, competenceId)]);
  const { name } = found(team);
  return { team: { id: teamId, name }, competence: { id: competenceId, name: found(competence).name } };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const place = args.params as Place;
  const { team, competence } = await placed(actor, place);
  const today = todayFor(args.context);
  const all = await findTeamLevels(actor);
  const rows = all.filter((row) => row.teamId === place.teamId && row.competenceId === place.competenceId);
  return {
    ...{ team, competence, rows, today },
    now: rows.length === 0 ? null : levelOn(competenceOf(rows, [], today), team.id, competence.id, today),
    revision: found(await getOrganisation(actor)).revision,
    mayChange: may(actor, 'teams.change'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const place = args.params as Place;
  await placed(actor, place);
  const form = await args.request.formData();
  const reading = readForm(levelSchema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { teamId, competenceId } = place;
  const answer = await createTeamLevel(actor, { teamId, competenceId, ...reading.value });
  return answerSettings(actor, answer, paths.competences(), typedValues(form));
}

export default function TeamCompetence() {
  return <TeamCompetencePage {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
