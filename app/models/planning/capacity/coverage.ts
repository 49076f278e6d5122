// Which work of the coming half year has people who can do it: K, per team and in total.
import { addDays, type Day, daysBetween, maxDay, minDay } from '../day';
import { isMoment, type Item, type Plan } from '../plan';
import { type Competence, levelOn, neededLevel, responsibleTeam } from './competence';

/** Half a year, in days. */
export const horizonDays = 183;

/** Below amber it asks for attention, below red ambition exceeds what the teams can do; domain study 4.4 and 4.5. */
export const coverageLimits = { amber: 0.8, red: 0.65 } as const;

export type CoverageState = 'good' | 'amber' | 'red' | 'unknown';

export function coverageState(k: number | null): CoverageState {
  if (k === null) return 'unknown';
  if (k < coverageLimits.red) return 'red';
  return k < coverageLimits.amber ? 'amber' : 'good';
}

export type Missing = { competenceId: string; needed: number; has: number };

export type ItemCoverage = {
  item: Item;
  /** Null: nothing is known of any team with hours on it. */
  responsibleId: string | null;
  /** What the responsible team does not have at the item's start, in the order of the item. Empty: covered. */
  missing: Missing[];
};

/** Hours of the horizon, those of covered items among them, and K = covered ÷ all; null without hours. */
export type Share = { hours: number; covered: number; k: number | null };

export type Coverage = {
  from: Day;
  until: Day;
  total: Share;
  /** Of every team of which levels are known, in the order of the teams: its own hours. */
  teams: (Share & { teamId: string })[];
  /** Items with hours in the horizon; `hours` are those of the known teams. */
  items: (ItemCoverage & { hours: number })[];
  /** Teams with hours in the horizon of which no level is known: their hours do not count. */
  unknown: { teamId: string; hours: number }[];
};

/** Who answers for an item and what is missing, whenever it is. */
export function coverageOfItem(item: Item, teams: Plan['capacity']['teams'], competence: Competence): ItemCoverage {
  const responsibleId = responsibleTeam(item, teams, competence);
  if (responsibleId === null) return { item, responsibleId, missing: [] };
  const missing = item.competences.flatMap(({ competenceId, level }): Missing[] => {
    const needed = neededLevel(level);
    const has = levelOn(competence, responsibleId, competenceId, item.start);
    return has >= needed ? [] : [{ competenceId, needed, has }];
  });
  return { item, responsibleId, missing };
}

/** The part of an item's days in [from, until), 0–1; a moment is one day. */
export function shareWithin(item: Pick<Item, 'start' | 'until' | 'kind'>, from: Day, until: Day): number {
  const ends = isMoment(item.kind) ? addDays(item.start, 1) : item.until;
  const inside = daysBetween(maxDay(item.start, from), minDay(ends, until));
  return inside <= 0 ? 0 : inside / daysBetween(item.start, ends);
}

const shareOf = (hours: number, covered: number): Share => ({ hours, covered, k: hours > 0 ? covered / hours : null });

/**
 * K = covered hours ÷ all hours from `today` on for half a year (domain study 4.4). An item's hours lie evenly over its days;
 * finished and retired items ask nothing any more. Hours of teams of which no level is known are left out.
 */
export function coverageOf(plan: Plan, competence: Competence, today: Day): Coverage {
  const until = addDays(today, horizonDays);
  const { teams } = plan.capacity;
  const sums = new Map([...competence.known].map((id) => [id, { hours: 0, covered: 0 }]));
  const unknown = new Map<string, number>();
  const items: Coverage['items'] = [];
  for (const item of plan.items) {
    if (item.retired || item.progress === 'done' || item.teamHours.length === 0) continue;
    const share = shareWithin(item, today, until);
    if (share === 0) continue;
    const told = coverageOfItem(item, teams, competence);
    let counted = 0;
    for (const { teamId, hours } of item.teamHours) {
      const sum = sums.get(teamId);
      if (!sum) {
        unknown.set(teamId, (unknown.get(teamId) ?? 0) + hours * share);
        continue;
      }
      counted += hours * share;
      sum.hours += hours * share;
      if (told.missing.length === 0) sum.covered += hours * share;
    }
    if (counted > 0) items.push({ ...told, hours: counted });
  }
  const add = (part: 'hours' | 'covered') => [...sums.values()].reduce((sum, row) => sum + row[part], 0);
  return {
    ...{ from: today, until },
    total: shareOf(add('hours'), add('covered')),
    teams: teams.flatMap(({ id }) => {
      const sum = sums.get(id);
      return sum ? [{ teamId: id, ...shareOf(sum.hours, sum.covered) }] : [];
    }),
    items,
    unknown: teams.flatMap(({ id }) => (unknown.has(id) ? [{ teamId: id, hours: unknown.get(id)! }] : [])),
  };
}
