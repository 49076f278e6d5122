// Removing a team: refused with the items that carry hours of it, by name.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getTeam, getTeamUsage, removeTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { Removal, type UsageGroup } from '~/ui/settings/removal';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_team_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { id, name } = found(await getTeam(actor, args.params.teamId!));
  return { name, usage: found(await getTeamUsage(actor, id)) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const answer = found(await removeTeam(actor, args.params.teamId!));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  // Refused: the page itself names what uses it.
  if (answer.status === 'refused') return data({ reason: answer.reason }, { status: 409 });
  return redirect(paths.teams({ saved: 'removed' }));
}

export default function RemoveTeam() {
  const { name, usage } = useLoaderData<typeof loader>();
  const what = words(name);
  const groups: UsageGroup[] = [
    {
      title: m.settings_items(),
      rows: usage.items.map((row) => ({
        id: row.id,
        name: words(row.title),
        to: paths.item(row.programmeId, row.id),
      })),
    },
    {
      title: m.settings_products(),
      rows: usage.products.map((row) => ({ id: row.id, name: words(row.name), to: null })),
    },
  ];
  return (
    <Page title={m.settings_remove_what({ what })} crumbs={[{ label: m.nav_teams(), to: paths.teams() }]}>
      <Removal what={what} groups={groups} cancelTo={paths.teams()} />
    </Page>
  );
}
