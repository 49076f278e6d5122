// Removing a competence: refused with the items and teams that use it, by name.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getCompetence, getCompetenceUsage, removeCompetence } from '~/models/competence.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { Removal } from '~/ui/settings/removal';

export const meta: MetaFunction = () => [{ title: `${m.competence_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { name, id } = found(await getCompetence(actor, args.params.competenceId!));
  return { name, usage: found(await getCompetenceUsage(actor, id)) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  return answerSettings(actor, await removeCompetence(actor, args.params.competenceId!), paths.competences());
}

export default function RemoveCompetence() {
  return (
    <Removal {...useLoaderData<typeof loader>()} crumb={{ label: m.competence_title(), to: paths.competences() }} />
  );
}
