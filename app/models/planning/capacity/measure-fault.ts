// Why a measure cannot be chosen: about something that is not there, in the past, twice, or without any effect.
import type { QuestionId } from '../assessment/questions';
import type { Refusal } from '../change/refusal';
import { addDays, type Day } from '../day';
import { competenceOf, levelOn } from './competence';
import type { Measure } from './measure';
import type { StandingFacts } from './standing';
import { paperEnds, type TeamSupply } from './supply';

/** Mean score per question of the assessment that `scores` are of, where it may be seen. */
export type QuestionMeans = ReadonlyMap<QuestionId, number>;
export type MeasuredFacts = StandingFacts & { questionMeans: QuestionMeans | null };

/** Why a measure cannot be; `at` is its place in the list. */
export type MeasureRefusal = { at: number } & (
  | Refusal
  | { reason: 'unknown_team'; teamId: string }
  /** Two measures about the same item, or two substitution decisions of a team. */
  | { reason: 'measure_twice'; itemId: string | null; teamId: string | null }
  | { reason: 'moves_nothing'; itemId: string }
  /** It would have to begin, or be in force, on a day that has passed. */
  | { reason: 'before_today'; day: Day; today: Day }
  | { reason: 'ends_before_start'; start: Day; last: Day }
  /** Nobody said how many people the team has: more of them change nothing. */
  | { reason: 'no_formation'; teamId: string }
  /** Nothing runs on paper and digitally any more, or the decision is in force as early already. */
  | { reason: 'no_paper' | 'not_earlier'; teamId: string }
  | { reason: 'has_level'; teamId: string; competenceId: string; level: number }
);

/** The item a measure is about, if it is about one. */
export const aboutItem = (measure: Measure): string | null => ('itemId' in measure ? measure.itemId : null);

/** The first fault of the measure at a place in the list, beside what the rules of the plan say; null when there is none. */
export function faultOf(
  { plan, levels, today }: MeasuredFacts,
  measures: readonly Measure[],
  at: number,
): MeasureRefusal | null {
  const measure = measures[at]!;
  const itemId = aboutItem(measure);
  const earlier = measures.slice(0, at);
  if (itemId !== null && earlier.some((other) => aboutItem(other) === itemId)) {
    return { at, reason: 'measure_twice', itemId, teamId: null };
  }
  if (measure.kind === 'move') {
    if (measure.weeks === 0) return { at, reason: 'moves_nothing', itemId: measure.itemId };
    const item = plan.items.find(({ id }) => id === measure.itemId);
    const start = item && addDays(measure.from ?? item.start, measure.weeks * 7);
    return start !== undefined && start < today ? { at, reason: 'before_today', day: start, today } : null;
  }
  if (measure.kind === 'drop') return null;
  const { teamId } = measure;
  const team = plan.capacity.teams.find(({ id }) => id === teamId);
  if (!team) return { at, reason: 'unknown_team', teamId };
  switch (measure.kind) {
    case 'hire': {
      const { from, until } = measure;
      if (until !== null && until <= from) {
        return { at, reason: 'ends_before_start', start: from, last: addDays(until, -1) };
      }
      if (until !== null && until <= today) return { at, reason: 'before_today', day: addDays(until, -1), today };
      return team.fteFormation === null ? { at, reason: 'no_formation', teamId } : null;
    }
    case 'substitution': {
      if (earlier.some((other) => other.kind === 'substitution' && other.teamId === teamId)) {
        return { at, reason: 'measure_twice', itemId: null, teamId };
      }
      const { on } = measure;
      if (on <= today) return { at, reason: 'before_today', day: on, today };
      if (team.substitutionOn !== null && team.substitutionOn <= on) return { at, reason: 'not_earlier', teamId };
      return runsDouble(team) ? null : { at, reason: 'no_paper', teamId };
    }
    case 'train': {
      const { start, last, competenceId, level } = measure;
      if (last < start) return { at, reason: 'ends_before_start', start, last };
      if (start < today) return { at, reason: 'before_today', day: start, today };
      const has = levelOn(competenceOf(levels, plan.items, today), teamId, competenceId, addDays(last, 1));
      return has >= level ? { at, reason: 'has_level', teamId, competenceId, level: has } : null;
    }
  }
}

/** Does anything of the team run on paper and digitally that a substitution decision can end? */
export function runsDouble({ doubleShare, steps }: Pick<TeamSupply, 'doubleShare' | 'steps'>): boolean {
  return Math.max(doubleShare, ...steps.map((step) => step.doubleShare ?? 0)) > paperEnds.lowest;
}
