// What a team has, and what it has to do anyway: people over time, regular work with its season, and work done twice.
import { addMonths, type Day, daysBetween, firstOfMonth, maxDay, minDay, monthOf } from '../day';
import type { Label } from '../plan';

/** `YYYY-MM-01`. */
export type Month = Day;

export const staffingKinds = ['vacancy', 'absence', 'hire'] as const;
export type StaffingKind = (typeof staffingKinds)[number];

/** What comes off or on top of the establishment; `from` null: always so far, `until` (not itself included) null: until further notice. */
export type Staffing = { kind: StaffingKind; fte: number; from: Day | null; until: Day | null };

/** From this month on: other regular hours, another share on paper and digital at once; null = as before. */
export type RegularStep = { from: Month; hoursMonth: number | null; doubleShare: number | null };

/** What the assessment knows a team by. records: keeps the records (DIV) · systems: functional management, IT and architecture. */
export const teamRoles = ['records', 'systems'] as const;
export type TeamRole = (typeof teamRoles)[number];

/** What a team can carry, and what it must do anyway. Null where the municipality has not said. */
export type TeamSupply = {
  id: string;
  key: string;
  title: Label;
  departmentId: string | null;
  /** Establishment, fte. */
  fteFormation: number | null;
  staffing: readonly Staffing[];
  /** Regular work per average month before the season is applied, hours. */
  runHoursMonth: number | null;
  /** Share of the flows that run on paper and digital at once, 0–1. */
  doubleShare: number;
  /** By month. */
  steps: readonly RegularStep[];
  /** The day a substitution decision is in force: from its month on paper ends step by step. */
  substitutionOn: Day | null;
  /** The team's own leave calendar, mean about 1; index 0 = January. Null: that of the municipality. */
  availability: readonly number[] | null;
  /** How many people can do each other's work. */
  interchangeable: number | null;
  /** A pivotal team: overload here stops the programme. */
  pivotal: boolean;
  /** Its hours are those of the departments themselves, and not of a pool of people. */
  ofDepartments: boolean;
  /** Null: none that is asked about. */
  role: TeamRole | null;
};

export type Capacity = {
  teams: readonly TeamSupply[];
  /** Productive hours per fte per year. */
  productiveHours: number;
  /** Availability per month 1–12, mean about 1; index 0 = January. */
  availability: readonly number[];
  /** Season of regular work; index 0 = January. */
  season: readonly number[];
  /** Extra hours per hour of regular work that is done on paper and digitally at once. */
  doubleSurcharge: number;
  /** Hours lost per hour of the calendar and per item beyond the second at the same time; 0 = not counted. */
  switchingLoss: number;
};

/**
 * After a substitution decision the share on paper falls by `perMonth` in its month and every month after, down to `lowest`;
 * regular work falls by `saves` for the share that ended. Expert judgement, fitted to the records department of the demo.
 */
export const paperEnds = { perMonth: 0.2, lowest: 0.2, saves: 0.22 } as const;

/** fte on average between two days, `until` not included: establishment − vacancies − absence + hire; null where not said. */
export function fteIn(team: Pick<TeamSupply, 'fteFormation' | 'staffing'>, from: Day, until: Day): number | null {
  if (team.fteFormation === null) return null;
  let fte = team.fteFormation;
  const days = daysBetween(from, until);
  for (const row of team.staffing) {
    const begins = row.from === null ? from : maxDay(row.from, from);
    const ends = row.until === null ? until : minDay(row.until, until);
    if (ends <= begins) continue;
    fte += (row.kind === 'hire' ? 1 : -1) * row.fte * (daysBetween(begins, ends) / days);
  }
  return Math.max(0, fte);
}

/** The availability profile that counts for a team. */
export function availabilityOf(team: Pick<TeamSupply, 'availability'>, capacity: Capacity): readonly number[] {
  return team.availability ?? capacity.availability;
}

/** Capacity C = fte × U / 12 × a(month), hours (domain study 4.3); null where the municipality has not said. */
export function capacityOf(team: TeamSupply, month: Month, capacity: Capacity): number | null {
  const fte = fteIn(team, month, addMonths(month, 1));
  if (fte === null) return null;
  return ((fte * capacity.productiveHours) / 12) * (availabilityOf(team, capacity)[monthOf(month) - 1] ?? 1);
}

/** What a team does anyway in a month, hours: regular work R, and H for what is done on paper and digitally; `share` = p. */
export type RegularWork = { regular: number; double: number; share: number };

/** R = hours × season, H = h × R × p(month) (domain study 4.3). */
export function regularWorkOf(team: TeamSupply, month: Month, capacity: Capacity): RegularWork {
  let hours = team.runHoursMonth ?? 0;
  let before = team.doubleShare;
  for (const step of team.steps) {
    if (step.from > month) break;
    hours = step.hoursMonth ?? hours;
    before = step.doubleShare ?? before;
  }
  const share = shareAfter(before, team.substitutionOn, month);
  const regular = hours * (capacity.season[monthOf(month) - 1] ?? 1) * (1 - paperEnds.saves * (before - share));
  return { regular, double: capacity.doubleSurcharge * regular * share, share };
}

function shareAfter(before: number, substitutionOn: Day | null, month: Month): number {
  if (substitutionOn === null || before <= paperEnds.lowest) return before;
  const first = firstOfMonth(substitutionOn);
  if (month < first) return before;
  const months = 1 + monthsBetween(first, month);
  // Rounded, or 1 − 4 × 0.2 is not 0.2.
  return Math.max(paperEnds.lowest, Math.round((before - paperEnds.perMonth * months) * 1e9) / 1e9);
}

/** Whole months from one month to another. */
export function monthsBetween(from: Month, to: Month): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + monthOf(to) - monthOf(from);
}

/** The months from one to another, the last not included. */
export function monthsFrom(from: Month, until: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, until)) }, (_, at) => addMonths(from, at));
}
