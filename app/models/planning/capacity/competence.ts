// How far a team is with a competence on a day: what was said of it, raised by trainings and hires that have ended.
import type { Day } from '../day';
import type { Item } from '../plan';

/** From 1 (none) to 5 (renews it); domain study 4.4. */
export const levels = [1, 2, 3, 4, 5] as const;
/** Where an item does not say which level it needs. */
export const defaultLevel = 3;
/** Where nothing was said of a team about which other things were said. */
export const lowestLevel = 1;

/** From this day on (null: always so far) the team has this level. */
export type LevelRow = { teamId: string; competenceId: string; level: number; from: Day | null };

/** A level a team has from a day on, and the item that brings it; null: it was said in the settings. */
export type Step = { on: Day | null; level: number; itemId: string | null };

export type Competence = {
  /** Teams of which a level of anything is known; of others nothing can be told. */
  known: ReadonlySet<string>;
  /** What was said, by day; of one team and competence. */
  said: ReadonlyMap<string, readonly Step[]>;
  /** What items bring, by day. */
  raised: ReadonlyMap<string, readonly Step[]>;
};

const place = (teamId: string, competenceId: string) => `${teamId} ${competenceId}`;

/** No day comes before every day. */
const byDay = (a: Step, b: Step) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0);

/** Retired items bring nothing, nor does one that should have ended by `today` and did not. */
export function competenceOf(rows: readonly LevelRow[], items: readonly Item[], today: Day): Competence {
  const said = new Map<string, Step[]>();
  const raised = new Map<string, Step[]>();
  const add = (to: Map<string, Step[]>, key: string, step: Step) => {
    const steps = to.get(key);
    if (steps) steps.push(step);
    else to.set(key, [step]);
  };
  for (const { teamId, competenceId, level, from } of rows) {
    add(said, place(teamId, competenceId), { on: from, level, itemId: null });
  }
  for (const item of items) {
    if (item.retired || (item.progress !== 'done' && item.until <= today)) continue;
    for (const { teamId, competenceId, level } of item.raises) {
      add(raised, place(teamId, competenceId), { on: item.until, level, itemId: item.id });
    }
  }
  for (const map of [said, raised]) for (const steps of map.values()) steps.sort(byDay);
  return { known: new Set(rows.map(({ teamId }) => teamId)), said, raised };
}

/**
 * The newest level said by that day, or the highest that items brought since and by then; an item that ends the day before
 * counts. Lowest where nothing was said.
 */
export function levelOn(competence: Competence, teamId: string, competenceId: string, day: Day): number {
  const key = place(teamId, competenceId);
  let newest: Step = { on: null, level: lowestLevel, itemId: null };
  for (const step of competence.said.get(key) ?? []) if (step.on === null || step.on <= day) newest = step;
  let level = newest.level;
  for (const { on, level: brings } of competence.raised.get(key) ?? []) {
    if (on === null || on > day) break;
    // What was said later knows of the training already.
    if (newest.on === null || on >= newest.on) level = Math.max(level, brings);
  }
  return level;
}

/** The first step after `day` with which the team has the level; null when nothing brings it. */
export function stepTo(
  competence: Competence,
  { teamId, competenceId, level }: { teamId: string; competenceId: string; level: number },
  day: Day,
): Step | null {
  const key = place(teamId, competenceId);
  const steps = [...(competence.said.get(key) ?? []), ...(competence.raised.get(key) ?? [])]
    .filter((step) => step.on !== null && step.on > day)
    .sort(byDay);
  return steps.find(({ on }) => levelOn(competence, teamId, competenceId, on!) >= level) ?? null;
}

/** What an item needs of a competence. */
export const neededLevel = (level: number | null): number => level ?? defaultLevel;

type Team = { id: string; fteFormation: number | null };

/**
 * The team that answers for an item: of the teams of which levels are known, that with most hours on it. A team with an
 * establishment goes before one without (all departments together, the privacy officer): that is nobody in particular. With as
 * many hours the team that is furthest in what the item needs, then the order of the teams. Null: nobody is known.
 */
export function responsibleTeam(item: Item, teams: readonly Team[], competence: Competence): string | null {
  const formation = new Map(teams.map(({ id, fteFormation }) => [id, fteFormation]));
  const order = new Map(teams.map(({ id }, at) => [id, at]));
  const far = (teamId: string) =>
    item.competences.reduce((sum, row) => sum + levelOn(competence, teamId, row.competenceId, item.start), 0);
  const candidates = item.teamHours
    .filter(({ teamId, hours }) => hours > 0 && competence.known.has(teamId))
    .map(({ teamId, hours }) => ({ teamId, hours, own: (formation.get(teamId) ?? null) !== null ? 1 : 0 }));
  candidates.sort(
    (a, b) =>
      b.own - a.own ||
      b.hours - a.hours ||
      far(b.teamId) - far(a.teamId) ||
      (order.get(a.teamId) ?? 0) - (order.get(b.teamId) ?? 0),
  );
  return candidates[0]?.teamId ?? null;
}
