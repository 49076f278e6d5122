// A level that was said of a team, as one name.
import type { Label } from '~/models/planning/plan';
import type { TeamLevel } from '~/models/team-competence.server';
import { m } from '~/paraglide/messages.js';
import { dayText, words } from '../words';
import { levelText } from './level-text';

/** `DIV: Vervanging, 3 zelfstandig vanaf 1 oktober 2026`, in the language of the request. */
export function levelNameText({ level, from }: TeamLevel, team: Label, competence: Label): string {
  const of = m.competence_of({ team: words(team), competence: words(competence) });
  const since = from === null ? m.competence_always() : m.competence_from({ day: dayText(from) });
  return `${of}, ${levelText(level)} ${since}`;
}
