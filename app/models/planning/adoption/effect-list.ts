// Every finished item with an expected effect, metric by metric, with what it did; and what other items did at the same time.
import { addDays, type Day, maxDay } from '../day';
import { overlaps } from '../interval';
import type { ExpectedEffect, Item, Label } from '../plan';
import { expectedMoves, type ExpectedMove } from './adoption-series';
import type { AdoptionFigures } from './adoption-table';
import { type EffectAnswer, effectOf, type EffectVerdict, effectVerdicts, type Untold } from './effect';
import { type Mover, unitsOf } from './effect-groups';
import type { Metric } from './metric';

export type EffectRow = {
  itemId: string;
  title: Label;
  metric: Metric;
  direction: 'up' | 'down';
  size: ExpectedEffect['size'];
  lagWeeks: number | null;
  /** The first day after the item. */
  until: Day;
  expectedFrom: Day;
  departmentIds: readonly string[] | 'all';
  answer: EffectAnswer;
  /** Other finished items that were to move the same figure of the same departments meanwhile: what was seen may be theirs. */
  alongside: { itemId: string; title: Label }[];
};

type When = { goLive: Day; today: Day };

/** An item works in from when it is finished until its effect was to be seen. */
const moverOf = ({ itemId, departmentIds, until, expectedFrom }: ExpectedMove): Mover => ({
  ...{ itemId, departmentIds },
  works: { from: until, until: maxDay(expectedFrom, addDays(until, 1)) },
});

function alongsideOf(
  move: ExpectedMove,
  others: readonly ExpectedMove[],
  answer: EffectAnswer,
  figures: AdoptionFigures,
) {
  const idsOf = (departmentIds: Mover['departmentIds']) =>
    unitsOf(figures.departments, departmentIds).map(({ id }) => id);
  const got = new Set(idsOf(move.departmentIds));
  const meanwhile = { from: answer.window.before.until, until: answer.window.after.until };
  return others
    .filter((other) => {
      if (meanwhile.from >= meanwhile.until || !overlaps(moverOf(other).works, meanwhile)) return false;
      const ids = new Set(idsOf(other.departmentIds));
      // What those it is compared with got as well has fallen away.
      if (answer.comparison?.departmentIds.every((id) => ids.has(id))) return false;
      return [...ids].some((id) => got.has(id));
    })
    .map(({ itemId, title }) => ({ itemId, title }));
}

/** One row per finished item and metric that it was to move, of `only` that item when it is given; in the order of finishing. */
export function effectRows(
  items: readonly Item[],
  figures: AdoptionFigures,
  when: When,
  only: string | null = null,
): EffectRow[] {
  return figures.metrics.flatMap((metric) => {
    const moves = expectedMoves(items, metric.key, when.today).filter(({ status }) => status === 'done');
    return moves.flatMap((move): EffectRow[] => {
      const { itemId, title, direction, size, lagWeeks, until, expectedFrom, departmentIds } = move;
      if (direction === 'measures' || (only !== null && itemId !== only)) return [];
      const others = moves.filter((other) => other.itemId !== itemId);
      const question = { metric, direction, departmentIds, until, expectedFrom, others: others.map(moverOf) };
      const answer = effectOf(question, figures, when);
      const alongside = alongsideOf(move, others, answer, figures);
      return [
        { itemId, title, metric, direction, size, lagWeeks, until, expectedFrom, departmentIds, answer, alongside },
      ];
    });
  });
}

/** Why something cannot be told, what changes soonest first. */
export const untoldReasons = [
  'too_early',
  'wide',
  'bent',
  'few_after',
  'hidden',
  'few_before',
  'go_live',
  'no_figures',
] as const satisfies readonly Untold['why'][];
export type UntoldReason = Untold['why'];

export const effectSorts = ['verdict', 'item', 'metric', 'finished', 'effect'] as const;
export type EffectSearch = {
  sort: (typeof effectSorts)[number];
  order: 'up' | 'down';
  verdict: EffectVerdict | null;
  metric: string | null;
  /** Of what cannot be told: the reason of which the rows are unfolded. */
  open: UntoldReason | null;
};

/** As it stands in the address; what cannot be read counts as not asked. */
export function readEffectSearch(params: URLSearchParams): EffectSearch {
  return {
    sort: effectSorts.find((sort) => sort === params.get('sort')) ?? 'verdict',
    order: params.get('order') === 'down' ? 'down' : 'up',
    verdict: effectVerdicts.find((verdict) => verdict === params.get('verdict')) ?? null,
    metric: params.get('metric')?.slice(0, 64) || null,
    open: untoldReasons.find((why) => why === params.get('open')) ?? null,
  };
}

export function effectParams(search: EffectSearch, change: Partial<EffectSearch> = {}) {
  const { sort, order, verdict, metric, open } = { ...search, ...change };
  return { sort: sort === 'verdict' ? null : sort, order: order === 'down' ? order : null, verdict, metric, open };
}

const compare = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);

/** The effect the way it was to go, in margins, so that metrics of different units can stand in one order; unknown ones last. */
function inMargins({ answer, direction, metric }: EffectRow): number {
  const effect = answer.effect?.estimate ?? null;
  return effect === null ? -Infinity : ((direction === 'up' ? 1 : -1) * effect) / Math.max(metric.margin, 1e-9);
}

/** The rows that are asked for, sorted; those that finished last go first where nothing else decides. */
export function shownEffects(rows: readonly EffectRow[], { sort, order, verdict, metric }: EffectSearch): EffectRow[] {
  const sign = order === 'down' ? -1 : 1;
  const by: Record<EffectSearch['sort'], (a: EffectRow, b: EffectRow) => number> = {
    verdict: (a, b) => compare(effectVerdicts.indexOf(a.answer.verdict), effectVerdicts.indexOf(b.answer.verdict)),
    item: (a, b) => compare(a.title.nl.toLowerCase(), b.title.nl.toLowerCase()),
    metric: (a, b) => compare(a.metric.key, b.metric.key),
    finished: (a, b) => compare(a.until, b.until),
    effect: (a, b) => compare(inMargins(b), inMargins(a)),
  };
  return rows
    .filter(
      (row) => (verdict === null || row.answer.verdict === verdict) && (metric === null || row.metric.key === metric),
    )
    .sort((a, b) => sign * by[sort](a, b) || compare(b.until, a.until) || compare(a.itemId, b.itemId));
}

export type EffectsApart = { told: EffectRow[]; untold: { why: UntoldReason; rows: EffectRow[] }[] };

/** What can be told, and what cannot by the reason why; each in the order of `rows`. */
export function toldApart(rows: readonly EffectRow[]): EffectsApart {
  const untold = untoldReasons.map((why) => ({ why, rows: rows.filter(({ answer }) => answer.untold?.why === why) }));
  return {
    told: rows.filter(({ answer }) => answer.untold === null),
    untold: untold.filter((group) => group.rows.length > 0),
  };
}
