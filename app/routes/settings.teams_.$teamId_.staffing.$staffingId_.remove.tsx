// Removing a vacancy, absence or hire of a team.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found, notFound } from '~/http.server';
import type { Actor } from '~/models/planning/permission';
import { getStaffing, removeStaffing } from '~/models/team-staffing.server';
import { getTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSupplyForm } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { Removal } from '~/ui/settings/removal';
import { staffingText } from '~/ui/settings/staffing-text';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.capacity_staffing_remove()} · ${m.app_name()}` }];

async function rowOf(actor: Actor, { teamId, staffingId }: Record<string, string | undefined>) {
  const row = found(await getStaffing(actor, staffingId!));
  if (row.teamId !== teamId) throw notFound();
  return row;
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { kind, fte, teamId } = await rowOf(actor, args.params);
  return { kind, fte, teamId, team: found(await getTeam(actor, teamId)).name };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { id, teamId } = await rowOf(actor, args.params);
  const form = await args.request.formData();
  return answerSupplyForm(actor, (tx) => removeStaffing(actor, id, tx), {
    ...{ form, to: paths.team(teamId), today: todayFor(args.context) },
  });
}

export default function RemoveStaffing() {
  const { team, teamId, ...row } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const crumb = { label: words(team), to: paths.team(teamId) };
  return <Removal name={{ nl: staffingText(row), en: null }} usage={{}} crumb={crumb} state={state} />;
}
