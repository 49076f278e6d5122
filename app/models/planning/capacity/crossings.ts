// Team months that a change takes over the limit: because more is asked, because a team has less, or both.
import { addMonths } from '../day';
import { byText } from '../order';
import { exceeds } from '../threshold';
import { type Asked, type Demand, nothingAsked, ratioOf, supplyIn } from './load';
import { limitsOf } from './queue';
import { type Capacity, type Month, monthsFrom, type TeamSupply } from './supply';

export type LoadCrossing = {
  teamId: string;
  month: Month;
  /** Ratios; null: the team has no hours at all in that month, and is asked some. Before also: nobody had said what it has. */
  before: number | null;
  after: number | null;
  /** The team's limit, see {@link limitsOf}. */
  limit: number;
  /** What its limit was, where that is another. */
  formerLimit?: number;
  /** Was it within its limit before? Then somebody has to say why. */
  crossed: boolean;
};

/** What is asked of teams, held against what they have. */
export type Weighed = { demand: Demand; capacity: Capacity };

/** How pressed a team is in a month: its ratio (null: nobody is there) and the hours it needs; null where nobody said what it has. */
type Pressed = { ratio: number | null; needed: number } | null;

function pressedIn(team: TeamSupply | undefined, month: Month, asked: Asked, capacity: Capacity): Pressed {
  if (!team) return null;
  const supply = supplyIn(team, month, capacity);
  if (supply.has === null) return null;
  const { regular, double } = supply.work;
  return { ratio: ratioOf(supply, asked, capacity), needed: regular + double + asked.hours };
}

const isOver = (pressed: Pressed, limit: number): boolean =>
  pressed !== null && (pressed.ratio === null ? exceeds(pressed.needed, 0) : exceeds(pressed.ratio, limit));

/** Whoever goes over is asked why, by however little; going further over is only told when it can be seen. */
function isFurther(was: Pressed, is: NonNullable<Pressed>, moreRoom: number): boolean {
  if (was === null) return true;
  if (is.ratio === null) return was.ratio !== null || is.needed > was.needed + 0.5;
  return was.ratio !== null && is.ratio > was.ratio + moreRoom + 0.005;
}

/** Every month from `from` (else the first in which anything is asked) to the last in which anything is. */
function monthsAsked(demands: readonly Demand[], from: Month | null): Month[] {
  const asked = demands.flatMap((demand) => [...demand.values()].flatMap((months) => [...months.keys()])).sort(byText);
  const [first, last] = [asked[0], asked.at(-1)];
  return first && last ? monthsFrom(from ?? first, addMonths(last, 1)) : [];
}

/**
 * Team months, from `from` on, that a change pushes over the limit, or further over it; ratios before and after. Where nobody
 * is there any hour is too much; where the municipality has not said what a team has, nothing is known. What a team has may
 * differ in any month, so that then all are weighed, up to the last in which a programme asks anything.
 */
export function crossings(before: Weighed, after: Weighed, from: Month | null = null): LoadCrossing[] {
  const sameSupply = before.capacity === after.capacity;
  const formerly = sameSupply ? null : new Map(before.capacity.teams.map((team) => [team.id, team]));
  const all = sameSupply ? null : monthsAsked([before.demand, after.demand], from);
  const result: LoadCrossing[] = [];
  for (const team of after.capacity.teams) {
    const old = formerly ? formerly.get(team.id) : team;
    const { red: limit } = limitsOf(team.interchangeable);
    const formerLimit = old ? limitsOf(old.interchangeable).red : limit;
    const [wasAsked, isAsked] = [before.demand.get(team.id), after.demand.get(team.id)];
    for (const month of all ?? isAsked?.keys() ?? []) {
      const [known, asked] = [wasAsked?.get(month) ?? nothingAsked, isAsked?.get(month) ?? nothingAsked];
      // Most months of most teams are asked what they were asked: nothing to weigh there.
      if (sameSupply && known.hours === asked.hours && known.parallel === asked.parallel) continue;
      const is = pressedIn(team, month, asked, after.capacity);
      if (is === null || !isOver(is, limit)) continue;
      const was = pressedIn(old, month, known, before.capacity);
      const crossed = was !== null && !isOver(was, formerLimit);
      if (!crossed && !isFurther(was, is, limit - formerLimit)) continue;
      const row: LoadCrossing = { teamId: team.id, month, before: was?.ratio ?? null, after: is.ratio, limit, crossed };
      result.push(limit === formerLimit ? row : { ...row, formerLimit });
    }
  }
  const heaviest = ({ after: ratio }: LoadCrossing) => ratio ?? Number.MAX_VALUE;
  return result.sort((a, b) => heaviest(b) - heaviest(a) || byText(a.month, b.month) || byText(a.teamId, b.teamId));
}
