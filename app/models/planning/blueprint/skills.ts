// What a blueprint's activity needs of competences and brings teams, by the ids of the municipality; what it does not have is left out.
import { byText } from '../order';
import type { Item } from '../plan';
import type { BlueprintActivity } from './document';

type Ids = ReadonlyMap<string, string>;

export function neededIn(row: BlueprintActivity, competenceId: Ids): Item['competences'] {
  return row.competences.flatMap((entry) => {
    const { key, level } = typeof entry === 'string' ? { key: entry, level: null } : entry;
    return competenceId.has(key) ? [{ competenceId: competenceId.get(key)!, level }] : [];
  });
}

/** In the order in which a plan keeps them. */
export function raisedIn(row: BlueprintActivity, teamId: Ids, competenceId: Ids): Item['raises'] {
  const raises = row.raises.flatMap(({ team, competence, level }) =>
    teamId.has(team) && competenceId.has(competence)
      ? [{ teamId: teamId.get(team)!, competenceId: competenceId.get(competence)!, level }]
      : [],
  );
  return raises.sort((a, b) => byText(a.teamId, b.teamId) || byText(a.competenceId, b.competenceId));
}
