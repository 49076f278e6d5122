// What every team can do: the level it has today of each competence, and the competences themselves.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { findCompetences } from '~/models/directory.server';
import { competenceOf, levelOn } from '~/models/planning/capacity/competence';
import { may } from '~/models/planning/permission';
import { findTeams } from '~/models/team.server';
import { findTeamLevels } from '~/models/team-competence.server';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { CompetencesPage } from '~/ui/competence/competences-page';
import styles from '~/ui/styles/competence.css?url';

export const meta: MetaFunction = () => [{ title: `${m.competence_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const today = todayFor(args.context);
  const [competences, teams, rows, recent] = await Promise.all([
    findCompetences(actor),
    findTeams(actor),
    findTeamLevels(actor),
    recentChanges(actor, 'competences', 'team_competences'),
  ]);
  const competence = competenceOf(rows, [], today);
  const said = new Set(rows.map(({ teamId, competenceId }) => `${teamId} ${competenceId}`));
  return {
    teams: teams.map(({ id, key, name }) => ({ id, key, name })),
    rows: competences.map(({ id, key, title }) => ({
      ...{ id, key, title },
      /** Per team; null where nothing was said. */
      levels: teams.map((team) => (said.has(`${team.id} ${id}`) ? levelOn(competence, team.id, id, today) : null)),
    })),
    recent,
    mayChange: may(actor, 'teams.change'),
  };
}

export default function Competences() {
  return <CompetencesPage {...useLoaderData<typeof loader>()} />;
}
