// What an item did, of figures made with a known effect: the interval holds it as often as it says, and silence has its reason.
import { describe, expect, test } from 'vitest';
import { chance } from '../../bench/chance';
import { aMetric, countedAs, leaningNoise } from '../../bench/series-data';
import { type EffectAnswer, effectOf, type EffectQuestion, verdictOf } from '~/models/planning/adoption/effect';
import type { Mover } from '~/models/planning/adoption/effect-groups';
import type { AdoptionFigures } from '~/models/planning/adoption/adoption-table';
import type { Metric } from '~/models/planning/adoption/metric';
import { type PeriodKind, periodAt, shifted } from '~/models/planning/adoption/period';
import { fit, rangeOf } from '~/models/planning/adoption/regression';
import { shownSeries } from '~/models/planning/adoption/shown';
import { studentChance, studentQuantile } from '~/models/planning/adoption/student';
import type { Target } from '~/models/planning/adoption/target';
import { addDays, type Day, day } from '~/models/planning/day';

const goLive = day('2025-01-06');
const until = day('2026-06-01');

type Made = {
  metric?: Metric;
  /** Levels per department, those before the item and those after. */
  levels: Record<string, readonly (number | null)[]>;
  before: number;
  direction?: 'up' | 'down';
  got?: readonly string[] | 'all';
  lagWeeks?: number;
  others?: Mover[];
  targets?: Target[];
  live?: Day;
  today?: Day;
  denominator?: number;
};

/** Asks what an item did that was finished on 1 June 2026, of levels in the periods around it. */
function asked({ metric = aMetric('M'), levels, before, got = 'all', lagWeeks = 0, ...more }: Made): EffectAnswer {
  const first = shifted(periodAt(metric.frequency, until), -before);
  const units = Object.keys(levels).map((id) => ({
    id,
    key: id,
    name: { nl: id, en: null },
    parentId: null,
    depth: 0,
  }));
  const counted = Object.entries(levels).map(([id, of]) => countedAs(metric.key, id, first, of));
  const series = more.denominator
    ? counted.map((one) => ({
        ...one,
        figures: one.figures.map(({ numerator }) => ({
          numerator: Math.round((numerator / 100_000) * more.denominator!),
          denominator: more.denominator!,
        })),
      }))
    : counted;
  const figures: AdoptionFigures = {
    metrics: [metric],
    departments: units,
    series: shownSeries(metric, series, units),
    targets: more.targets ?? [],
  };
  const question: EffectQuestion = {
    ...{ metric, direction: more.direction ?? 'up', departmentIds: got, until },
    ...{ expectedFrom: addDays(until, 7 * lagWeeks), others: more.others ?? [] },
  };
  const length = Math.max(...Object.values(levels).map((of) => of.length));
  const today = more.today ?? shifted(first, length).start;
  return effectOf(question, figures, { goLive: more.live ?? goLive, today });
}

/** How often the interval holds the truth over 1,000 series, and how often nothing was said. */
function coverage(simulate: (seed: number) => EffectAnswer, truth: number) {
  let [held, told] = [0, 0];
  for (let seed = 1; seed <= 1_000; seed++) {
    const { effect } = simulate(seed);
    if (!effect) continue;
    told++;
    if (effect.low <= truth && truth <= effect.high) held++;
  }
  return { held: held / told, told: told / 1_000 };
}

describe('Student’s t', () => {
  // Tables of the distribution, e.g. Abramowitz & Stegun 26.10.
  test.each([
    [0.95, 1, 6.313752],
    [0.95, 2, 2.919986],
    [0.95, 5, 2.015048],
    [0.975, 10, 2.228139],
    [0.95, 30, 1.697261],
    [0.995, 4, 4.604095],
    [0.05, 7, -1.894579],
    [0.5, 3, 0],
  ])('has %f below it with %i degrees of freedom at %f', (p, df, t) => {
    expect(studentQuantile(p, df)).toBeCloseTo(t, 5);
    expect(studentChance(t, df)).toBeCloseTo(p, 6);
  });

  test('takes degrees of freedom between two whole ones', () => {
    const between = studentQuantile(0.95, 4.5);
    expect(between).toBeLessThan(studentQuantile(0.95, 4));
    expect(between).toBeGreaterThan(studentQuantile(0.95, 5));
  });
});

describe('a regression', () => {
  test('of figures on a line finds it, with next to nothing left', () => {
    const found = fit(Array.from({ length: 9 }, (_, at) => ({ at, level: 3 + 2 * at, x: [1, at] })))!;
    const slope = rangeOf(found, [0, 1], 0.9);
    expect(slope.estimate).toBeCloseTo(2, 9);
    expect(slope.high - slope.low).toBeLessThan(1e-3);
  });

  test('of columns that say the same, or of as many columns as figures, finds nothing', () => {
    expect(fit([1, 2, 3, 4].map((at) => ({ at, level: at, x: [1, 1] })))).toBeNull();
    expect(fit([1, 2].map((at) => ({ at, level: at, x: [1, at] })))).toBeNull();
    expect(fit([])).toBeNull();
  });

  test('leaves more uncertain of figures that lean on the one before', () => {
    const width = (rho: number) => {
      const noise = leaningNoise(chance(5), 60, { size: 1, rho });
      const { low, high } = rangeOf(fit(noise.map((level, at) => ({ at, level, x: [1] })))!, [1], 0.9);
      return high - low;
    };
    expect(width(0.7)).toBeGreaterThan(1.5 * width(0));
  });
});

describe('the interval of 90 %', () => {
  const rhos = [0, 0.2, 0.4];
  const size = 1.5;

  test.each(rhos)('without a comparison holds the truth nine times in ten, noise leaning %f', (rho) => {
    const [before, after] = [20, 12];
    const truth = 4 + 0.2 * 5.5;
    const simulate = (seed: number) => {
      const noise = leaningNoise(chance(seed), before + after, { size, rho });
      const line = (k: number) => 40 + 0.3 * k + (k < before ? 0 : 4 + 0.2 * (k - before));
      return asked({ levels: { A: noise.map((error, k) => line(k) + error) }, before });
    };
    const { held, told } = coverage(simulate, truth);
    expect(held).toBeGreaterThanOrEqual(0.85);
    expect(held).toBeLessThanOrEqual(0.95);
    expect(told).toBeGreaterThan(0.88);
  });

  test.each(rhos)('of few periods, without a comparison, holds it too, noise leaning %f', (rho) => {
    const [before, after] = [8, 5];
    const simulate = (seed: number) => {
      const noise = leaningNoise(chance(seed + 5_000), before + after, { size, rho });
      return asked({ levels: { A: noise.map((error, k) => 50 + 0.5 * k + (k < before ? 0 : 6) + error) }, before });
    };
    const { held, told } = coverage(simulate, 6);
    expect(held).toBeGreaterThanOrEqual(0.85);
    expect(held).toBeLessThanOrEqual(0.95);
    expect(told).toBeGreaterThan(0.88);
  });

  /** A department on its way along a curve of its own since go-live. */
  const adopting = (next: () => number, count: number) => {
    const [low, high] = [2 + 28 * next(), 45 + 52 * next()];
    const [middle, rate] = [3 + 19 * next(), 0.1 + 0.3 * next()];
    const noise = leaningNoise(next, count, { size: 0.7 + 1.8 * next(), rho: 0.4 * next() });
    return noise.map((error, week) => {
      const level = low + (high - low) / (1 + Math.exp(-rate * (week - middle))) + error;
      return Math.min(100, Math.max(0, level));
    });
  };

  test.each([8, 12, 20])(
    'adoption that goes its way since go-live is no effect of what was finished in week %i',
    (at) => {
      let [wrong, held, told] = [0, 0, 0];
      for (let seed = 1; seed <= 1_000; seed++) {
        const levels = { A: adopting(chance(seed * 7 + at), 32) };
        const { verdict, effect } = asked({ levels, before: at, live: addDays(until, -7 * at) });
        if (verdict === 'as_expected' || verdict === 'opposite') wrong++;
        if (!effect) continue;
        told++;
        if (effect.low <= 0 && effect.high >= 0) held++;
      }
      expect(wrong / 1_000).toBeLessThan(0.1);
      expect(held / told).toBeGreaterThan(0.85);
    },
  );

  test('against departments that are all on such a way, the interval holds what came on top', () => {
    const { held, told } = coverage((seed) => {
      const next = chance(seed + 90_000);
      const levels = Object.fromEntries(
        Array.from({ length: 12 }, (_, k): [string, number[]] => {
          const level = adopting(next, 30);
          return [`D${k}`, k < 4 ? level.map((value, week) => value + (week < 16 ? 0 : 5)) : level];
        }),
      );
      return asked({ levels, before: 16, got: ['D0', 'D1', 'D2', 'D3'], live: addDays(until, -7 * 16) });
    }, 5);
    expect(told).toBe(1);
    expect(held).toBeGreaterThanOrEqual(0.85);
    expect(held).toBeLessThanOrEqual(0.95);
  });

  const departments = (seed: number, rho: number, { got, all, before, after, spread }: Shape) => {
    const next = chance(seed + 20_000);
    const shock = leaningNoise(next, before + after, { size: 3, rho: 0.3 });
    const levels = Object.fromEntries(
      Array.from({ length: all }, (_, at): [string, number[]] => {
        const [start, slope] = [20 + 40 * next(), next()];
        const noise = leaningNoise(next, before + after, { size: size * (spread ? 0.5 + (2 * at) / all : 1), rho });
        const moved = (k: number) => (at < got && k >= before ? 5 : 0);
        return [`D${at}`, noise.map((error, k) => start + slope * k + shock[k]! + moved(k) + error)];
      }),
    );
    const who = Object.keys(levels).slice(0, got);
    return asked({ metric: aMetric('M', { frequency: 'month' }), levels, before, got: who });
  };
  type Shape = { got: number; all: number; before: number; after: number; spread: boolean };
  const shapes: [name: string, shape: Shape][] = [
    ['four of twelve departments', { got: 4, all: 12, before: 8, after: 5, spread: false }],
    ['one of eight departments', { got: 1, all: 8, before: 6, after: 4, spread: false }],
    ['two of five departments, few periods', { got: 2, all: 5, before: 4, after: 3, spread: false }],
    ['four of twelve departments that swing unequally', { got: 4, all: 12, before: 8, after: 5, spread: true }],
  ];
  test.each(shapes.flatMap(([name, shape]) => rhos.map((rho) => [name, rho, shape] as const)))(
    'against departments that did not get it: %s, noise leaning %f',
    (_name, rho, shape) => {
      const { held, told } = coverage((seed) => departments(seed, rho, shape), 5);
      expect(held).toBeGreaterThanOrEqual(0.85);
      expect(held).toBeLessThanOrEqual(0.95);
      expect(told).toBe(1);
    },
  );
});

/** A straight line with a little noise that is always the same. */
const line = (count: number, of: (k: number) => number) => {
  const noise = leaningNoise(chance(3), count, { size: 0.5, rho: 0 });
  return noise.map((error, k) => of(k) + error);
};

describe('what an item did', () => {
  test('is as expected when the figure went further the way it was to go, in the direction that was said', () => {
    const up = asked({ levels: { A: line(24, (k) => 40 + 0.2 * k + (k < 14 ? 0 : 8)) }, before: 14 });
    expect(up).toMatchObject({ verdict: 'as_expected', method: 'own_trend', untold: null });
    expect(up.effect!.estimate).toBeCloseTo(8, 0);
    expect(up.lines).toMatchObject({ bent: false });
    expect(up.levels!.periods).toBe(10);
    expect(up.levels!.after - up.levels!.before).toBeCloseTo(10, 0);
    const down = asked({ levels: { A: line(24, (k) => 60 - (k < 14 ? 0 : 8)) }, before: 14, direction: 'down' });
    expect(down.verdict).toBe('as_expected');
    const wrong = asked({ levels: { A: line(24, (k) => 60 - (k < 14 ? 0 : 8)) }, before: 14, direction: 'up' });
    expect(wrong.verdict).toBe('opposite');
  });

  test('is little when the whole interval is less than what matters, and cannot be told when it is not', () => {
    expect(asked({ levels: { A: line(24, () => 50) }, before: 14 })).toMatchObject({ verdict: 'little', untold: null });
    const rough = leaningNoise(chance(8), 24, { size: 8, rho: 0 }).map((error) => 50 + error);
    expect(asked({ levels: { A: rough }, before: 14 })).toMatchObject({ verdict: 'unknown', untold: { why: 'wide' } });
    expect(verdictOf({ margin: 5 }, 'up', { estimate: 0, low: -5, high: 5 })).toBe('little');
    expect(verdictOf({ margin: 5 }, 'up', { estimate: 0, low: -5.1, high: 5 })).toBe('unknown');
    expect(verdictOf({ margin: 5 }, 'down', { estimate: -3, low: -5, high: -1 })).toBe('as_expected');
  });

  test('leaves out the time in which it works in', () => {
    const answer = asked({ levels: { A: line(28, (k) => (k < 14 ? 40 : k < 18 ? 90 : 50)) }, before: 14, lagWeeks: 4 });
    expect(answer.effect!.estimate).toBeCloseTo(10, 0);
    expect(answer.window).toMatchObject({ before: { until }, after: { from: addDays(until, 28) } });
  });

  test('against departments without it, is what they did not do too', () => {
    const noise = (at: number) => leaningNoise(chance(40 + at), 14, { size: 0.4, rho: 0 });
    // All of them rise after the item; those who got it by 5 more.
    const of = (at: number, more: number) => noise(at).map((error, k) => 30 + at + (k < 8 ? 0 : 6 + more) + error);
    const levels = Object.fromEntries(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((id, at) => [id, of(at, at < 2 ? 5 : 0)] as const),
    );
    const answer = asked({ levels, before: 8, got: ['A', 'B'] });
    expect(answer).toMatchObject({ verdict: 'as_expected', method: 'comparison' });
    expect(answer.effect!.estimate).toBeCloseTo(5, 0);
    expect(answer.comparison!.departmentIds).toEqual(['C', 'D', 'E', 'F']);
    const { before, after } = answer.comparison!.levels;
    expect(after - before).toBeCloseTo(6, 0);
    // Alone, the figure would have been taken for its own doing.
    expect(asked({ levels, before: 8, got: 'all' }).effect!.estimate).toBeGreaterThan(6);
  });

  test('is not measured against who got something else meanwhile that moves the figure', () => {
    const levels = Object.fromEntries(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((id, at) => [id, line(12, (k) => 30 + at + 0.1 * k)] as const),
    );
    const mover = (departmentIds: Mover['departmentIds'], from: Day): Mover => ({
      ...{ itemId: 'other', departmentIds, works: { from, until: addDays(from, 28) } },
    });
    const comparedWith = (others: Mover[]) =>
      asked({ levels, before: 7, got: ['A', 'B'], others }).comparison?.departmentIds;
    expect(comparedWith([mover(['C'], until)])).toEqual(['D', 'E', 'F']);
    expect(comparedWith([mover(['C'], addDays(until, -300))])).toEqual(['C', 'D', 'E', 'F']);
    expect(comparedWith([mover('all', until)])).toEqual(['C', 'D', 'E', 'F']);
    expect(comparedWith([mover(['A', 'B', 'C'], until)])).toEqual(['C', 'D', 'E', 'F']);
    // Two are too few to compare with: the figure stands alone, and then it takes more periods.
    expect(asked({ levels, before: 7, got: ['A', 'B'], others: [mover(['C', 'D'], until)] })).toMatchObject({
      method: 'own_trend',
      comparison: null,
    });
  });
});

describe('it cannot be told', () => {
  test.each([
    ['with too few periods before', { before: 5, of: 12 }, { why: 'few_before', have: 5, need: 6 }],
    ['too early', { before: 8, of: 11 }, { why: 'too_early', have: 3, need: 4, from: '2026-06-29' }],
  ])('%s', (_name, { before, of }, untold) => {
    expect(asked({ levels: { A: line(of, () => 50) }, before })).toMatchObject({
      verdict: 'unknown',
      untold,
      effect: null,
    });
  });

  test('when periods went by without a figure', () => {
    const levels = { A: [...line(8, () => 50), 50, null, null, null, null, 50] };
    expect(asked({ levels, before: 8 }).untold).toEqual({ why: 'few_after', have: 2, need: 4 });
  });

  test('without any figure', () => {
    expect(asked({ levels: { A: [] }, before: 8, today: day('2026-11-02') }).untold).toEqual({ why: 'no_figures' });
  });

  test('when go-live lies between, and by what lies before go-live', () => {
    const levels = { A: line(24, () => 50) };
    expect(asked({ levels, before: 12, lagWeeks: 2, live: day('2026-06-08') }).untold).toEqual({ why: 'go_live' });
    expect(asked({ levels, before: 12, live: until }).untold).toEqual({ why: 'go_live' });
    // Finished three weeks after go-live: three weeks before it.
    expect(asked({ levels, before: 12, live: addDays(until, -21) }).untold).toMatchObject({
      why: 'few_before',
      have: 3,
    });
    // Finished long before go-live: what came after go-live is not its doing.
    const early = asked({ levels, before: 12, live: addDays(until, 42) });
    expect(early.window.after.until).toBe(addDays(until, 42));
    expect(early.levels!.periods).toBe(6);
  });

  test('of a figure on a bend, where a line does not say where it was going', () => {
    const curve = line(24, (k) => 80 - 50 * Math.exp(-k / 5));
    expect(asked({ levels: { A: curve }, before: 14 }).untold).toEqual({ why: 'bent' });
  });

  test('when the line comes where no level can be, or above the ceiling of the department', () => {
    const steep = { A: line(24, (k) => Math.min(97, 50 + 3 * k)) };
    expect(asked({ levels: steep, before: 14 }).untold).toEqual({ why: 'bent' });
    const slow = { A: line(24, (k) => 50 + 0.8 * k), B: line(24, () => 10) };
    const target = { metricKey: 'M', departmentId: 'A', from: goLive, target: null, ceiling: 60 };
    expect(asked({ levels: slow, before: 14, got: ['A'] }).untold).not.toEqual({ why: 'bent' });
    expect(asked({ levels: slow, before: 14, got: ['A'], targets: [target] }).untold).toEqual({ why: 'bent' });
  });

  test('of figures that hide: they are no figures here, and nothing of them is in the answer', () => {
    const metric = aMetric('M', { subject: 'people' });
    const levels = { A: line(24, (k) => (k < 14 ? 40 : 60)), B: line(24, () => 50), C: line(24, () => 55) };
    // Four people each: all hide.
    const answer = asked({ metric, levels, before: 14, got: ['A'], denominator: 4 });
    expect(answer.untold).toEqual({ why: 'hidden', have: 0, need: 6 });
    expect([answer.effect, answer.levels, answer.lines]).toEqual([null, null, null]);
    expect(asked({ metric, levels, before: 14, got: ['A'], denominator: 40 }).untold?.why).not.toBe('hidden');
  });
});

describe('periods', () => {
  test.each<[PeriodKind, Day, Day]>([
    ['week', day('2026-06-01'), day('2026-06-29')],
    ['month', day('2026-06-01'), day('2026-07-01')],
    ['quarter', day('2026-04-01'), day('2026-07-01')],
  ])('per %s, those before had ended and those after had not begun', (kind, last, first) => {
    const metric = aMetric('M', { frequency: kind });
    const { window } = asked({ metric, levels: { A: line(20, () => 50) }, before: 10, lagWeeks: 4 });
    expect([window.before.until, window.after.from]).toEqual([last, first]);
  });
});
