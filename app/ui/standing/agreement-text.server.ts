// Agreements about teams in words; those that hold come first.
import type { Agreement } from '~/models/agreement.server';
import { addDays, type Day } from '~/models/planning/day';
import type { TeamSupply } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { dayText, words } from '../words';
import type { AgreementRow } from './agreement-list';

export function agreementRows(
  agreements: readonly Agreement[],
  teams: readonly TeamSupply[],
  today: Day,
): AgreementRow[] {
  const titleOf = new Map(teams.map(({ id, title }) => [id, words(title)]));
  return agreements
    .map(({ id, teamId, text, until }) => {
      const last = dayText(addDays(until, -1));
      const over = until <= today;
      const holds = over ? m.standing_agreement_over({ last }) : m.standing_agreement_row({ last });
      return { id, team: titleOf.get(teamId) ?? '–', text, holds, over };
    })
    .sort((a, b) => Number(a.over) - Number(b.over));
}
