// What a finished item did to a figure: how far the figure went from where it was going, against departments that did not get the item
// where there are enough of them, with an interval that holds the truth nine times in ten, or why it cannot be told.
import { type Day, daysBetween } from '../day';
import type { AdoptionFigures } from './adoption-table';
import { compared, fewestCompared } from './compared';
import { groupSides, type Mover, notYet, type Sides, unitSides, unitsOf } from './effect-groups';
import { type EffectWindow, effectWindow, tellableOn } from './effect-window';
import { seriesFor } from './adoption-cell';
import { liftBesideCurves } from './go-live-curve';
import type { Metric } from './metric';
import type { PeriodKind } from './period';
import type { Range } from './regression';
import { wantedOn } from './target';
import { liftOf, type TrendBreak, trendBreak } from './trend-break';

/**
 * Fewest periods before and after. A figure alone has two lines to draw and has to show by itself how it swings; that of departments
 * side by side is shown by the departments.
 */
export const fewestPeriods = {
  own_trend: { before: 6, after: 4 },
  comparison: { before: 4, after: 3 },
} as const;

export type EffectMethod = keyof typeof fewestPeriods;

/** Why it cannot be told. */
export type Untold =
  /** Nothing was counted of it. */
  | { why: 'no_figures' }
  /** Go-live lies between: it moved everything. */
  | { why: 'go_live' }
  | { why: 'few_before'; have: number; need: number }
  /** It is too early: the last period that is needed ends before `from`. */
  | { why: 'too_early'; have: number; need: number; from: Day }
  /** Periods went by without a figure. */
  | { why: 'few_after'; have: number; need: number }
  /** So many periods hide that too few are left. */
  | { why: 'hidden'; have: number; need: number }
  /** It was on a bend before, or its line cannot go on: it runs out of what can be. */
  | { why: 'bent' }
  /** The interval reaches from a difference one way that matters to one the other way, or to none. */
  | { why: 'wide' };

export const effectVerdicts = ['as_expected', 'little', 'opposite', 'unknown'] as const;
export type EffectVerdict = (typeof effectVerdicts)[number];

export type EffectAnswer = {
  verdict: EffectVerdict;
  untold: Untold | null;
  method: EffectMethod;
  window: EffectWindow;
  /** How far from where it was going, in the unit of the metric; null when that cannot be said at all. */
  effect: Range | null;
  /** Of those who got it. */
  levels: Sides['levels'];
  /** The two lines through the figure of those who got it; null with too few periods to draw them. */
  lines: TrendBreak | null;
  comparison: { departmentIds: string[]; levels: { before: number; after: number } } | null;
};

export type EffectQuestion = {
  metric: Metric;
  direction: 'up' | 'down';
  departmentIds: readonly string[] | 'all';
  /** The first day after the item. */
  until: Day;
  /** From when its effect was to be seen. */
  expectedFrom: Day;
  /** What else was finished that moves the metric. */
  others: readonly Mover[];
};

/** Of an effect that is known with its interval: which way it went, and whether that matters. */
export function verdictOf(metric: Pick<Metric, 'margin'>, direction: 'up' | 'down', { low, high }: Range) {
  const [worst, best] = direction === 'up' ? [low, high] : [-high, -low];
  if (worst > 0) return 'as_expected';
  if (best < 0) return 'opposite';
  return worst >= -metric.margin && best <= metric.margin ? 'little' : 'unknown';
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function tooThin(sides: Sides, method: EffectMethod, window: EffectWindow, today: Day): Untold | null {
  for (const side of ['before', 'after'] as const) {
    const lacks = { have: sides[side].length, need: fewestPeriods[method][side] };
    if (lacks.have >= lacks.need) continue;
    if (lacks.have + sides.hidden[side] >= lacks.need) return { why: 'hidden', ...lacks };
    if (side === 'before') return { why: 'few_before', ...lacks };
    const from = tellableOn(window, lacks.need);
    return from > today ? { why: 'too_early', ...lacks, from } : { why: 'few_after', ...lacks };
  }
  return null;
}

/** Whether the line before, gone on with to `level`, comes where no level can be. */
function runsOut(
  metric: Metric,
  { targets }: Pick<AdoptionFigures, 'targets'>,
  departmentIds: EffectQuestion['departmentIds'],
  level: number,
  { after }: EffectWindow,
): boolean {
  const [first, ...more] = departmentIds === 'all' ? [] : departmentIds;
  const { ceiling } = wantedOn(metric, targets, first && more.length === 0 ? first : null, after.until);
  const isUp = metric.direction === 'up';
  const low = isUp ? null : ceiling;
  const high = isUp ? ceiling : null;
  const [lowest, highest] = boundsOf(metric);
  return level < (low ?? lowest) || level > (high ?? highest);
}

/** Whether there are departments enough on both sides that deliver the figure. */
function isComparable(
  metric: Metric,
  { series }: AdoptionFigures,
  kind: string,
  got: readonly Unit[],
  apart: readonly Unit[],
) {
  const delivers = new Set(
    series.flatMap((one) =>
      one.metricKey === metric.key && one.kind === kind && one.of === 'own' ? (one.departmentId ?? []) : [],
    ),
  );
  const [m, n] = [got, apart].map((units) => units.filter(({ id }) => delivers.has(id)).length) as [number, number];
  return m > 0 && n >= fewestCompared.others && m + n >= fewestCompared.all;
}
type Unit = { id: string };

/** The departments that have enough periods, each with how far it went from its own line. */
function measured(metric: Metric, figures: AdoptionFigures, units: readonly Unit[], window: EffectWindow) {
  const { before: fewestBefore, after: fewestAfter } = fewestPeriods.comparison;
  return units.flatMap(({ id }) => {
    const { before, after, levels } = unitSides(metric, figures, id, window);
    if (before.length < fewestBefore || after.length < fewestAfter) return [];
    const lift = liftOf(before, after);
    return lift === null || levels === null ? [] : [{ id, lift, levels }];
  });
}

/**
 * What an item did. Figures go in as they may be seen and no others, so that nothing that hides can be read from the answer; the
 * departments of a group count one by one, the municipality as a whole.
 */
export function effectOf(
  question: EffectQuestion,
  figures: AdoptionFigures,
  { goLive, today }: { goLive: Day; today: Day },
): EffectAnswer {
  const { metric, departmentIds, others, direction } = question;
  const kind = seriesFor(metric, figures.series, null)?.kind ?? metric.frequency;
  const window = effectWindow(kind, question, { goLive, today });
  const got = unitsOf(figures.departments, departmentIds);
  const apart = departmentIds === 'all' ? [] : notYet(figures.departments, got, others, window);
  const sides = groupSides(metric, figures, departmentIds === 'all' ? 'all' : got.map(({ id }) => id), window);
  const comparable = isComparable(metric, figures, kind, got, apart);
  const answer: EffectAnswer = {
    ...{ verdict: 'unknown', untold: null, method: comparable ? 'comparison' : 'own_trend', window, effect: null },
    ...{ levels: sides.levels, lines: null, comparison: null },
  };
  const untold = (why: Untold): EffectAnswer => ({ ...answer, untold: why });
  const told = (effect: Range): EffectAnswer => {
    const verdict = verdictOf(metric, direction, effect);
    return { ...answer, effect, verdict, untold: verdict === 'unknown' ? { why: 'wide' } : null };
  };
  if (!figures.series.some(({ metricKey }) => metricKey === metric.key)) return untold({ why: 'no_figures' });
  if (window.acrossGoLive) return untold({ why: 'go_live' });
  const thin = tooThin(sides, answer.method, window, today);
  if (thin) return untold(thin);

  answer.lines = trendBreak(sides.before, sides.after, 0);
  if (comparable) {
    const [those, others] = [got, apart].map((units) => measured(metric, figures, units, window)) as [Went[], Went[]];
    const lifts = (went: readonly Went[]) => went.map(({ lift }) => lift);
    const difference = compared(lifts(those), lifts(others));
    if (difference) {
      const level = (of: 'before' | 'after') => meanOf(others.map(({ levels }) => levels[of]));
      const levels = { before: level('before'), after: level('after') };
      answer.comparison = { departmentIds: others.map(({ id }) => id), levels };
      return told(difference);
    }
    answer.method = 'own_trend';
    const alone = tooThin(sides, 'own_trend', window, today);
    if (alone) return untold(alone);
  }
  const { lines } = answer;
  if (!lines || lines.bent || runsOut(metric, figures, departmentIds, lines.expected, window))
    return untold({ why: 'bent' });
  return told(beside(lines, sides, window, { metric, goLive }));
}
type Went = ReturnType<typeof measured>[number];

/** The difference with the line before, or with the S-curve since go-live where one fits as well: all that it can have been. */
function beside(
  lines: TrendBreak,
  { before, after }: Sides,
  window: EffectWindow,
  of: { metric: Metric; goLive: Day },
): Range {
  if (window.before.until <= of.goLive) return lines.lift;
  const weeks = weeksIn[window.kind];
  const since = daysBetween(of.goLive, window.after.from) / 7;
  const levels = [...before, ...after].map(({ level }) => level);
  const [low, high] = boundsOf(of.metric);
  const room = high === Infinity ? 2 * Math.max(...levels) : high - low;
  const curves = liftBesideCurves(before, after, lines, { weekOf: (at) => since + at * weeks, room });
  if (!curves) return lines.lift;
  const { estimate } = lines.lift;
  return { estimate, low: Math.min(lines.lift.low, curves.low), high: Math.max(lines.lift.high, curves.high) };
}
const weeksIn: Record<PeriodKind, number> = { week: 1, month: 365.25 / 12 / 7, quarter: 365.25 / 4 / 7 };

/** The lowest and highest level that can be. */
const boundsOf = ({ kind, lowest, highest }: Metric): [low: number, high: number] => [
  lowest ?? 0,
  highest ?? (kind === 'share' ? 100 : Infinity),
];
