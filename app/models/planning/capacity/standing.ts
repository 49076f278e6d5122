// How a programme stands against what the organisation can carry: load, competence, ambition gap, stagnation and work pressure.
import { carryingCapacity, type ScaleScores } from '../assessment/score';
import { absenceOf } from '../assessment/prefill';
import { addMonths, type Day, daysBetween, firstOfMonth, maxDay } from '../day';
import type { Item, Plan } from '../plan';
import { type Ambition, ambitionOf, type PivotalLoad } from './ambition';
import { competenceOf, type LevelRow } from './competence';
import { type Coverage, coverageOf, shareWithin } from './coverage';
import { addedUp } from './heat-map';
import { type Demand, demandOf, type TeamLoad, teamLoad } from './load';
import { shortage } from './outlook';
import { limitsOf } from './queue';
import { pressedWindow } from './sentence-facts';
import { type DriverFacts, isFullOverload, type Stagnation, type StagnationRules, stagnationOf } from './stagnation';
import { type Month, monthsFrom, paperEnds, regularWorkOf, type TeamSupply } from './supply';
import { type PressureRisk, pressureRisk } from './work-pressure';

/** Whole months that are looked at. */
export const standingMonths = 6;

/** A department, its users, and whether its adoption stands still far from its target (rule s4); null: that cannot be told. */
export type AdoptionStand = { departmentId: string; users: number; stands: boolean | null };

export type StandingFacts = {
  plan: Plan;
  /** What other programmes ask of the teams. */
  others: Demand;
  /** What was said teams can do. */
  levels: readonly LevelRow[];
  /** Scores of the latest assessment with a verdict; null when there is none. */
  scores: ScaleScores | null;
  adoption: readonly AdoptionStand[];
  /** Item id → its first day after, in the plan that was adopted; null when none was. */
  adopted: ReadonlyMap<string, Day> | null;
  /** Team id → what people of its department say of work pressure (M17), where it may be seen. */
  pressures: ReadonlyMap<string, number>;
  /** Teams of which the overload is answered by an agreed measure. */
  agreed: ReadonlySet<string>;
  rules: StagnationRules;
  today: Day;
};

export type TeamStanding = PivotalLoad & {
  red: number;
  pivotal: boolean;
  /** Hours that are missing over the months looked at. */
  shortage: number;
};

/** An item that ends later than was adopted; weeks. */
export type SlippedItem = { item: Item; adopted: Day; weeks: number };

export type Standing = {
  /** The months looked at, the last not included. */
  from: Month;
  until: Month;
  /** In the order of the municipality. */
  teams: TeamStanding[];
  coverage: Coverage;
  /** D and V; null without an assessment. */
  capacity: number | null;
  gap: number | null;
  ambition: Ambition;
  facts: DriverFacts;
  stagnation: Stagnation;
  /** The pivotal team with the highest quarter. */
  pressedTeamId: string | null;
  /** Departments where adoption stands still. */
  standing: AdoptionStand[];
  slipped: SlippedItem[];
  risks: PressureRisk[];
};

/** The first of the whole months that are still ahead. */
export function firstAhead(today: Day): Month {
  const month = firstOfMonth(today);
  return month === today ? month : addMonths(month, 1);
}

function teamStandings({ plan, others, today }: StandingFacts): TeamStanding[] {
  const from = firstAhead(today);
  const months = monthsFrom(from, addMonths(from, standingMonths));
  const all = addedUp([demandOf(plan), others]);
  return plan.capacity.teams.map((team) => {
    const loads = months.map((month): TeamLoad => teamLoad(team, month, all, plan.capacity));
    const { amber, red } = limitsOf(team.interchangeable);
    return {
      teamId: team.id,
      ratios: loads.map(({ ratio }, at) => ({ month: months[at]!, ratio })),
      quarter: pressedWindow(loads, from),
      ...{ amber, red, pivotal: team.pivotal, shortage: shortage(loads) },
    };
  });
}

/** Pivotal teams that are overloaded in full and of which nothing was agreed: they make the band high by themselves. */
export const unansweredTeams = (teams: readonly TeamStanding[], agreed: ReadonlySet<string>): TeamStanding[] =>
  teams.filter(
    ({ teamId, pivotal, quarter }) =>
      pivotal && quarter !== null && isFullOverload(quarter.average) && !agreed.has(teamId),
  );

function mostPressed(teams: readonly TeamStanding[]): TeamStanding | null {
  return teams
    .filter(({ pivotal, quarter }) => pivotal && quarter !== null)
    .reduce<TeamStanding | null>(
      (found, team) => (found === null || team.quarter!.average > found.quarter!.average ? team : found),
      null,
    );
}

/**
 * p̄, the mean over the months of the share of regular work of the teams that do anything twice, and the months since go-live in which paper has run
 * beside digital; null where no team says that it does. Paper that has ended as far as it does counts no months.
 */
function paperFacts(plan: Plan, from: Month, today: Day): DriverFacts['paper'] {
  const { capacity, programme } = plan;
  const teams = capacity.teams.filter(
    ({ doubleShare, steps }) => doubleShare > 0 || steps.some((step) => (step.doubleShare ?? 0) > 0),
  );
  const shares = monthsFrom(from, addMonths(from, standingMonths)).flatMap((month) => {
    const work = teams.map((team) => regularWorkOf(team, month, capacity));
    const hours = work.reduce((sum, { regular }) => sum + regular, 0);
    return hours === 0 ? [] : [work.reduce((sum, { regular, share }) => sum + regular * share, 0) / hours];
  });
  if (shares.length === 0) return null;
  const share = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  const runs = (team: TeamSupply) => regularWorkOf(team, firstOfMonth(today), capacity).share > paperEnds.lowest;
  const days = daysBetween(programme.goLive, maxDay(programme.goLive, today));
  return { share, months: teams.some(runs) ? days / (365.25 / 12) : 0 };
}

function plateauShare(adoption: readonly AdoptionStand[]): number | null {
  const told = adoption.filter(({ stands }) => stands !== null);
  const users = told.reduce((sum, row) => sum + row.users, 0);
  if (users === 0) return null;
  return told.reduce((sum, row) => sum + (row.stands ? row.users : 0), 0) / users;
}

/** Items of the horizon that the team has hours on and that are not finished: how much later each ends than was adopted. */
function slipsOf({ plan, adopted }: StandingFacts, teamId: string | null, { from, until }: Coverage) {
  if (adopted === null) return null;
  const rows = plan.items.flatMap((item): SlippedItem[] => {
    const was = adopted.get(item.id);
    const counts = !item.retired && item.progress !== 'done' && shareWithin(item, from, until) > 0;
    if (was === undefined || !counts) return [];
    if (teamId !== null && !item.teamHours.some((entry) => entry.teamId === teamId && entry.hours > 0)) return [];
    return [{ item, adopted: was, weeks: Math.max(0, daysBetween(was, item.until) / 7) }];
  });
  return rows.length === 0 ? null : rows;
}

const meanSlip = (slips: readonly SlippedItem[] | null) =>
  slips === null ? null : slips.reduce((sum, { weeks }) => sum + weeks, 0) / slips.length;

/**
 * Everything of 4.4–4.6 of the domain study at once; pure. Measures are weighed by asking it again of a plan that has them, with
 * `before`: slips stay those of the plan as it was, for what a measure moves is chosen and not suffered.
 */
export function standingOf(facts: StandingFacts, before: Standing | null = null): Standing {
  const { plan, levels, scores, adoption, pressures, agreed, rules, today } = facts;
  const teams = teamStandings(facts);
  const pivotal = teams.filter((team) => team.pivotal);
  const pressed = mostPressed(teams);
  const coverage = coverageOf(plan, competenceOf(levels, plan.items, today), today);
  const ofPivotal = coverage.teams.filter(({ teamId }) => pivotal.some((team) => team.teamId === teamId));
  const capacity = scores ? (carryingCapacity(scores)?.value ?? null) : null;
  const gap = capacity === null || scores!.hoogte === null ? null : scores!.hoogte - capacity;
  const slips = slipsOf(facts, pressed?.teamId ?? null, coverage);
  const driverFacts: DriverFacts = {
    overload: pressed?.quarter?.average ?? null,
    competence: coverage.total.k,
    paper: paperFacts(plan, firstAhead(today), today),
    plateau: plateauShare(adoption),
    slippage: before ? before.facts.slippage : meanSlip(slips),
  };
  const from = firstAhead(today);
  return {
    ...{ from, until: addMonths(from, standingMonths), teams, coverage, capacity, gap },
    ambition: ambitionOf({ pivotal, coverage: [{ teamId: null, k: coverage.total.k }, ...ofPivotal], gap }),
    facts: driverFacts,
    stagnation: stagnationOf(driverFacts, rules.weights, unansweredTeams(teams, agreed).length > 0),
    pressedTeamId: pressed?.teamId ?? null,
    standing: adoption.filter(({ stands }) => stands === true),
    slipped: before ? before.slipped : (slips ?? []).filter(({ weeks }) => weeks > 0).sort((a, b) => b.weeks - a.weeks),
    risks: teams.flatMap(({ teamId, ratios, amber }) => {
      const team = plan.capacity.teams.find(({ id }) => id === teamId)!;
      const absence = absenceOf([{ ...team, pivotal: true }], today);
      return pressureRisk({ teamId, ratios, amber, pressure: pressures.get(teamId) ?? null, absence }) ?? [];
    }),
  };
}
