// Measures that would help beside those already chosen, each weighed together with them.
import { addDays, type Day, daysBetween, maxDay, weekday } from '../day';
import type { Plan } from '../plan';
import { competenceOf } from './competence';
import { gapsOf, type Gap } from './gaps';
import { type Lever, leversFor } from './levers';
import { type Measure, mostMeasures } from './measure';
import { withMeasure } from './measure-search';
import { type Measured, type MeasuredFacts, standingWith, substitutionItemKey, withMeasures } from './measures';
import type { Standing } from './standing';
import type { TeamSupply } from './supply';

export type Suggestion = {
  measure: Measure;
  /** The team it is suggested for. */
  teamId: string;
  /** The highest quarter of that team and the index with it; null where they are not known. */
  average: number | null;
  index: number | null;
};

/** What a training takes for every level: expert judgement, to be changed by who plans it. */
export const training = { weeks: 6, hoursPerPerson: 16 } as const;
/** A training does not begin sooner than this many days from now. */
const leadDays = 7;
const mostTrainings = 4;

const nextMonday = (day: Day): Day => addDays(day, (8 - weekday(day)) % 7);

/** So early that it ends before it is needed, or else as soon as can be; a week from Monday to Friday. */
export function trainingFor(
  { teamId, competenceId, needed, has, neededOn }: Gap,
  team: TeamSupply,
  today: Day,
): Measure {
  const levels = Math.max(1, needed - has);
  const days = levels * training.weeks * 7;
  const latest = addDays(neededOn, -days);
  const start = maxDay(addDays(latest, 1 - weekday(latest)), nextMonday(addDays(today, leadDays)));
  const people = team.interchangeable ?? Math.max(1, Math.round(team.fteFormation ?? 1));
  const hours = levels * training.hoursPerPerson * people;
  return { kind: 'train', teamId, competenceId, level: needed, start, last: addDays(start, days - 3), hours };
}

/** Where an item stood before anything was chosen: weeks are counted from there. */
function measureOf(lever: Lever, teamId: string, plan: Plan): Measure | null {
  switch (lever.kind) {
    case 'hire': {
      const { fte, from, until } = lever.staffing;
      return { kind: 'hire', teamId, fte, from, until };
    }
    case 'drop':
      return { kind: 'drop', itemId: lever.item.id };
    case 'move': {
      const item = plan.items.find(({ id }) => id === lever.item.id);
      const weeks = item ? Math.round(daysBetween(item.start, lever.start) / 7) : 0;
      return weeks === 0 ? null : { kind: 'move', itemId: lever.item.id, weeks };
    }
    case 'substitution': {
      const prepares = plan.items.find(({ key, start, until, retired, progress }) => {
        return key === substitutionItemKey && !retired && progress !== 'done' && start < lever.on && until > lever.on;
      });
      return { kind: 'substitution', teamId, on: lever.on, itemId: prepares?.id ?? null };
    }
  }
}

/** For every pivotal team over its limit, the most pressed first, what takes away most, and trainings for what is lacking too long. */
function candidates(plan: Plan, { facts }: Measured, now: Standing): { measure: Measure; teamId: string }[] {
  const { others, levels, today } = facts;
  const byPressure = [...now.teams].sort((a, b) => (b.quarter?.average ?? 0) - (a.quarter?.average ?? 0));
  const pressed = byPressure.flatMap(({ teamId, pivotal, quarter, red }) => {
    const team = facts.plan.capacity.teams.find(({ id }) => id === teamId);
    if (!team || !pivotal || quarter === null || quarter.average <= red) return [];
    const asking = { plan: facts.plan, others, team, from: now.from, until: now.until, today };
    return leversFor(asking, quarter).levers.flatMap((lever) => {
      const measure = measureOf(lever, teamId, plan);
      return measure ? [{ measure, teamId }] : [];
    });
  });
  const gaps = gapsOf(now.coverage, competenceOf(levels, facts.plan.items, today))
    .filter(({ closing, neededOn }) => closing === null || closing.on > neededOn)
    .sort((a, b) => b.hours - a.hours)
    .slice(0, mostTrainings);
  const trainings = gaps.flatMap((gap) => {
    const team = facts.plan.capacity.teams.find(({ id }) => id === gap.teamId);
    return team ? [{ measure: trainingFor(gap, team, today), teamId: gap.teamId }] : [];
  });
  return [...pressed, ...trainings];
}

const isTraining = (a: Measure, b: Measure) =>
  a.kind === 'train' && b.kind === 'train' && a.teamId === b.teamId && a.competenceId === b.competenceId;

/** `before`: how it stands without any measure; `now`: with those chosen. What cannot be done is not suggested. */
export function suggestionsFor(
  facts: MeasuredFacts,
  measures: readonly Measure[],
  { measured, before, now }: { measured: Measured; before: Standing; now: Standing },
): Suggestion[] {
  if (measures.length >= mostMeasures) return [];
  return candidates(facts.plan, measured, now).flatMap(({ measure, teamId }): Suggestion[] => {
    if (measures.some((chosen) => isTraining(chosen, measure))) return [];
    const more = withMeasures(facts, withMeasure(measures, measure));
    if (!more.ok) return [];
    const then = standingWith(more.value, before);
    const average = then.teams.find((team) => team.teamId === teamId)?.quarter?.average ?? null;
    return [{ measure, teamId, average, index: then.stagnation.index }];
  });
}
