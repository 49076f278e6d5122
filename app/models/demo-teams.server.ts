// What the demo's teams have, do and can do over time: vacancies, absence, hire, regular work from go-live on, competences.
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import type { StaffingKind } from './planning/capacity/supply';
import { addDays, addMonths, type Day, day, firstOfMonth } from './planning/day';

export type TeamStory = {
  key: string;
  /** `YYYY-MM`, the last one included; null = always. */
  capacity_changes?: { kind: StaffingKind; fte: number; from_month: string | null; to_month: string | null }[];
  regular_steps?: { from_month: string; run_hours_month: number; double_share: number }[];
  /** `YYYY-MM-DD`. */
  substitution_on?: string;
  /** What the team can do; without a day: always so far. */
  competences?: { key: string; level: number; from?: string }[];
};

/** Parts of the year so that their mean is 1. */
export function shareOfMean(parts: readonly number[]): number[] {
  const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  return parts.map((part) => part / mean);
}

/** Dates move by whole weeks with the rest of the story; a step begins in the month nearest to that. */
export async function tellTeams(
  tx: Db,
  organisationId: string,
  teams: readonly TeamStory[],
  { teamId, weeks }: { teamId: ReadonlyMap<string, string>; weeks: number },
): Promise<void> {
  const later = (value: Day) => addDays(value, weeks * 7);
  const first = (month: string) => day(`${month}-01`);
  const staffing = teams.flatMap(({ key, capacity_changes = [] }) =>
    capacity_changes.map(({ kind, fte, from_month, to_month }, position) => ({
      ...{ id: newId(), organisationId, teamId: teamId.get(key)!, kind, fte, position },
      fromDay: from_month === null ? null : later(first(from_month)),
      untilDay: to_month === null ? null : later(addMonths(first(to_month), 1)),
    })),
  );
  await tx.insert(t.teamStaffing).values(staffing);
  const steps = teams.flatMap(({ key, regular_steps = [] }) =>
    regular_steps.map(({ from_month, run_hours_month, double_share }, position) => ({
      ...{ id: newId(), organisationId, teamId: teamId.get(key)!, position },
      fromMonth: firstOfMonth(addDays(later(first(from_month)), 15)),
      hoursMonth: run_hours_month,
      doubleShare: double_share,
    })),
  );
  await tx.insert(t.teamStep).values(steps);
}

/** What each team can do, from which day on. */
export async function tellCompetences(
  tx: Db,
  organisationId: string,
  teams: readonly TeamStory[],
  ids: { teamId: ReadonlyMap<string, string>; competenceId: ReadonlyMap<string, string>; weeks: number },
): Promise<void> {
  const rows = teams.flatMap((team) =>
    (team.competences ?? []).map(({ key, level, from }) => ({
      ...{ id: newId(), organisationId, level },
      teamId: ids.teamId.get(team.key)!,
      competenceId: ids.competenceId.get(key)!,
      fromDay: from === undefined ? null : addDays(day(from), ids.weeks * 7),
    })),
  );
  await tx.insert(t.teamCompetence).values(rows);
}
