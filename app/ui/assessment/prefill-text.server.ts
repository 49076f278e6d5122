// What data say of a question before anybody answers it, in words.
import type { PrefillBasis } from '~/models/planning/assessment/prefill';
import type { PrefillRow } from '~/models/assessment.server';
import { m } from '~/paraglide/messages.js';
import { number, percent, words } from '../words';

/** What a level follows from. */
export function basisText(basis: PrefillBasis): string {
  switch (basis.kind) {
    case 'load': {
      const teams = basis.teams.map(({ title, ratio }) =>
        m.assessment_basis_load_team({ team: words(title), ratio: percent(ratio) }),
      );
      return m.assessment_basis_load({ teams: teams.join('; ') });
    }
    case 'pressure': {
      const { pressure, absence } = basis;
      return [
        ...(pressure === null ? [] : [m.assessment_basis_pressure({ pressure: number(pressure, 1) })]),
        ...(absence === null ? [] : [m.assessment_basis_absence({ absence: `${number(absence * 100, 1)} %` })]),
      ].join(' ');
    }
    case 'double':
      return m.assessment_basis_double({ share: percent(basis.share), team: words(basis.title) });
  }
}

/** Why somebody put another level in its place; null when nobody did. `named`: with who did. */
export function overruledText({ level, overruled }: PrefillRow, named: boolean): string | null {
  if (!overruled) return null;
  const { reason, by } = overruled;
  return named && by
    ? m.assessment_prefill_overruled_by({ level: number(level), reason, name: by })
    : m.assessment_prefill_overruled({ level: number(level), reason });
}

/** The level that is filled in. */
export const filledLevel = ({ level, overruled }: PrefillRow): number => overruled?.level ?? level;
