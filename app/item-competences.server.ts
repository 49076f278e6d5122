// What an item's form says of competences: `needs:<competence>` a level or `default`, and rows of what it brings a team.
import { levels } from './models/planning/capacity/competence';
import type { ItemFields } from './models/planning/plan-change';

/** Levels that are needed; null where the item does not say which. */
export function readNeeded(form: FormData, errors: Record<string, string>): ItemFields['competences'] {
  return [...new Set(form.keys())].flatMap((name): ItemFields['competences'] => {
    const raw = form.get(name);
    if (!name.startsWith('needs:') || raw === '' || typeof raw !== 'string') return [];
    const competenceId = name.slice('needs:'.length);
    if (raw === 'default') return [{ competenceId, level: null }];
    const level = levels.find((known) => String(known) === raw);
    if (level !== undefined) return [{ competenceId, level }];
    errors[name] = 'choose';
    return [];
  });
}

/** Rows of a team, a competence and a level; an empty row says nothing, half a row is a mistake, as is the same one twice. */
export function readRaises(form: FormData, errors: Record<string, string>): ItemFields['raises'] {
  const raises: ItemFields['raises'] = [];
  for (const name of new Set(form.keys())) {
    if (!name.startsWith('raiseTeam:')) continue;
    const at = name.slice('raiseTeam:'.length);
    const text = (field: string) => String(form.get(`${field}:${at}`) ?? '');
    const row = { teamId: text('raiseTeam'), competenceId: text('raiseCompetence'), level: Number(text('raiseLevel')) };
    if (row.teamId === '' && row.competenceId === '' && row.level === 0) continue;
    if (row.teamId === '') errors[name] = 'choose';
    if (row.competenceId === '') errors[`raiseCompetence:${at}`] = 'choose';
    if (![2, 3, 4, 5].includes(row.level)) errors[`raiseLevel:${at}`] = 'choose';
    if (raises.some(({ teamId, competenceId }) => teamId === row.teamId && competenceId === row.competenceId)) {
      errors[`raiseCompetence:${at}`] = 'taken';
    }
    raises.push(row);
  }
  return raises;
}
