// What is to be expected of a figure and its target: reached by a day, stuck below it, or that this cannot be said yet.
import { addDays, type Day, daysBetween } from '../day';
import {
  type Course,
  courseOf,
  dayOfLevel,
  type ExpectedDay,
  type ExpectedLevel,
  horizon,
  levelsOn,
  middleOf,
  type NoCourse,
  plateauOf,
  sinceGoLive,
} from './forecast';
import { type Metric, stateOf } from './metric';
import { shifted } from './period';
import { levelAt } from './s-curve';
import type { ShownSeries } from './shown';
import { type Target, wantedOn } from './target';

/** The target is out of reach when the chance of reaching it within two years is at most this. */
const hardly = 0.2;
/** Days after which a level that stays is told: a year. */
const later = 364;

export type Outlook = {
  departmentId: string | null;
  /** As wanted today. */
  target: number | null;
  ceiling: number | null;
  /** Stands still far from its target (rule s4, of departments); null where the rule says nothing. */
  plateau: boolean | null;
  /** Null when there are no figures to see one by. */
  course: Course | null;
} & (
  | { state: 'reached' }
  | { state: 'reaches'; day: ExpectedDay }
  /** `worse`: it goes away from its target. `capped`: its ceiling is below its target. */
  | { state: 'stays'; level: ExpectedLevel; worse: boolean; capped: boolean }
  | { state: 'unknown'; why: Unforeseen }
);

/** Why nothing can be said. */
export type Unforeseen = NoCourse | 'no_figures' | 'no_target' | 'uncertain';

/** `series` as stands for the department; `departmentId` null: the municipality. */
export function outlookOf(
  metric: Metric,
  series: ShownSeries | null,
  departmentId: string | null,
  { targets, goLive, today }: { targets: readonly Target[]; goLive: Day; today: Day },
): Outlook {
  const { target, ceiling } = wantedOn(metric, targets, departmentId, today);
  const base = { departmentId, target, ceiling };
  if (!series || series.points.length === 0)
    return { ...base, state: 'unknown', why: 'no_figures', plateau: null, course: null };
  const course = courseOf({ ...metric, frequency: series.kind }, sinceGoLive(series.points, goLive, today), {
    ceiling,
    today,
  });
  if (typeof course === 'string') return { ...base, state: 'unknown', why: course, plateau: null, course: null };
  const known = { ...base, plateau: departmentId === null ? null : plateauOf(course, metric, target, today), course };
  if (target === null) return { ...known, state: 'unknown', why: 'no_target' };
  const latest = course.points.findLast(({ level }) => level !== null)!.level;
  if (stateOf(metric, latest, target) === 'reached') return { ...known, state: 'reached' };
  const day = dayOfLevel(course, metric, target, 1, today);
  if (day) return { ...known, state: 'reaches', day };
  if (chanceOf(course, metric, target, today) > hardly) return { ...known, state: 'unknown', why: 'uncertain' };
  const [now, level] = levelsOn(course, metric, [middleOf(course.last), addDays(today, later)]) as [
    ExpectedLevel,
    ExpectedLevel,
  ];
  const isUp = metric.direction === 'up';
  const capped = ceiling !== null && (isUp ? ceiling < target : ceiling > target);
  const worse = isUp ? level.level < now.level - metric.margin : level.level > now.level + metric.margin;
  return { ...known, state: 'stays', level, worse, capped };
}

/** How likely a level is within two years. */
function chanceOf({ curves, origin }: Course, { direction }: Metric, level: number, today: Day): number {
  const last = daysBetween(origin, addDays(today, horizon)) / 7;
  const sign = direction === 'up' ? 1 : -1;
  return curves.reduce((sum, curve) => sum + (sign * (levelAt(curve, last) - level) >= 0 ? curve.weight : 0), 0);
}

export type LevelAhead = { day: Day; expected: ExpectedLevel };

/** Levels of the periods to come, up to `until`, for a drawing: from the last figure on. */
export function levelsAhead(course: Course, metric: Metric, until: Day): LevelAhead[] {
  const days: Day[] = [];
  for (let at = course.last; middleOf(at) < until; at = shifted(at, 1)) days.push(middleOf(at));
  const levels = levelsOn(course, metric, days);
  return days.map((day, at) => ({ day, expected: levels[at]! }));
}
