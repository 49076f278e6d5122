// What an item needs of competences and brings teams, in words: who answers for it, who has the level, whether it is covered.
import { type Competence, levelOn, neededLevel } from '~/models/planning/capacity/competence';
import { coverageOfItem } from '~/models/planning/capacity/coverage';
import type { Item, Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { nameOf, type Names } from './coverage-text.server';
import { levelText } from './level-text';

type Asked = { plan: Plan; competence: Competence; names: Names };

/** Per needed competence its level, what the responsible team has at the start, and which other teams have it. */
export function itemCompetences(item: Item, { plan, competence, names }: Asked) {
  const { teams } = plan.capacity;
  const { responsibleId, missing } = coverageOfItem(item, teams, competence);
  const lacking = new Set(missing.map(({ competenceId }) => competenceId));
  const needs = item.competences.map(({ competenceId, level }) => {
    const needed = neededLevel(level);
    const able = teams.filter(
      ({ id }) =>
        id !== responsibleId && competence.known.has(id) && levelOn(competence, id, competenceId, item.start) >= needed,
    );
    const has = responsibleId === null ? null : levelOn(competence, responsibleId, competenceId, item.start);
    return {
      ...{ id: competenceId, title: nameOf(names, competenceId), needed: levelText(needed) },
      has:
        has === null || responsibleId === null
          ? null
          : m.competence_team_has({ team: nameOf(names, responsibleId), level: levelText(has) }),
      others:
        able.length > 0
          ? m.competence_others_have({ teams: able.map(({ id }) => nameOf(names, id)).join(', ') })
          : null,
      covered: responsibleId === null ? null : !lacking.has(competenceId),
    };
  });
  const raises = item.raises.map(({ teamId, competenceId, level }) => ({
    id: `${teamId} ${competenceId}`,
    text: m.competence_brings({
      ...{ team: nameOf(names, teamId), competence: nameOf(names, competenceId), level: levelText(level) },
    }),
  }));
  return { needs, raises };
}

export type ItemCompetences = ReturnType<typeof itemCompetences>;
