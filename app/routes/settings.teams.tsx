// The teams of the municipality and what they can carry.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { getCapacity } from '~/models/capacity-rows.server';
import { fteIn } from '~/models/planning/capacity/supply';
import { addDays } from '~/models/planning/day';
import { may } from '~/models/planning/permission';
import { findTeams } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { RecentChanges } from '~/ui/settings/recent-changes';
import { TeamTable } from '~/ui/settings/team-table';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.nav_teams()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const today = todayFor(args.context);
  const [rows, { teams }, recent] = await Promise.all([
    findTeams(actor),
    getCapacity(actor),
    recentChanges(actor, 'teams', 'team_staffing', 'team_steps', 'capacity'),
  ]);
  const available = new Map(teams.map((team) => [team.id, fteIn(team, today, addDays(today, 1))]));
  return {
    rows: rows.map((row) => ({ ...row, fteToday: available.get(row.id) ?? null })),
    recent,
    mayChange: may(actor, 'teams.change'),
  };
}

export default function Teams() {
  const { rows, recent, mayChange } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to={paths.team('new')} look="primary">
      {m.settings_team_add()}
    </ButtonLink>
  );
  const actions = mayChange ? (
    <>
      <ButtonLink to={paths.capacityRules()}>{m.capacity_rules()}</ButtonLink>
      {add}
    </>
  ) : null;
  return (
    <Page title={m.nav_teams()} lead={m.settings_teams_lead()} actions={actions}>
      {rows.length > 0 ? (
        <TeamTable rows={rows} mayChange={mayChange} />
      ) : (
        <EmptyState action={mayChange ? add : null}>{m.settings_teams_none()}</EmptyState>
      )}
      <RecentChanges changes={recent} mayChange={mayChange} />
    </Page>
  );
}
