// Forecasts: known curves are found again, the demo's plateaus are seen, and a day is never promised that cannot be.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { chance } from '../../bench/chance';
import { aMetric, leaningNoise } from '../../bench/series-data';
import {
  courseOf,
  expectedDay,
  type Forecast,
  levelsOn,
  plateauOf,
  sinceGoLive,
} from '~/models/planning/adoption/forecast';
import { levelsAhead, outlookOf } from '~/models/planning/adoption/outlook';
import { intervalOf, periodAt, type PeriodKind, shifted } from '~/models/planning/adoption/period';
import { isPlateau } from '~/models/planning/adoption/plateau';
import { sCurves, weighedQuantiles } from '~/models/planning/adoption/s-curve';
import type { ShownPoint } from '~/models/planning/adoption/shown';
import type { Story } from '~/models/demo-curves.server';
import { addDays, type Day, day, daysBetween } from '~/models/planning/day';

const goLive = day('2026-04-13');
const share = aMetric('M02');
const monthly = aMetric('M02', { frequency: 'month' });

/** Shown points, one a period from go-live on. */
function points(kind: PeriodKind, levels: readonly (number | null)[], hidden = false): ShownPoint[] {
  const first = periodAt(kind, goLive);
  return levels.map((level, k): ShownPoint => ({
    ...{ start: shifted(first, k).start, level, hidden: hidden && level === null },
    figure: level === null ? null : { numerator: level, denominator: 100 },
  }));
}

type Logistic = { base: number; ceiling: number; t0: number; k: number };
const logistic = ({ base, ceiling, t0, k }: Logistic, week: number) =>
  base + (ceiling - base) / (1 + Math.exp(-k * (week - t0)));
const weeks = (count: number, of: (week: number) => number) => Array.from({ length: count }, (_, week) => of(week));
const noisy = (levels: readonly number[], seed: number, size = 1.5) => {
  const noise = leaningNoise(chance(seed), levels.length, { size, rho: 0.2 });
  return levels.map((level, k) => Math.min(100, Math.max(0, level + noise[k]!)));
};
const after = (of: readonly ShownPoint[], kind: PeriodKind = 'week') =>
  intervalOf({ kind, start: of.at(-1)?.start ?? goLive }).until;

describe('an S-curve', () => {
  test.each<[string, Logistic]>([
    ['that rises', { base: 10, ceiling: 85, t0: 9, k: 0.25 }],
    ['that rises slowly', { base: 5, ceiling: 60, t0: 12, k: 0.15 }],
    ['that falls', { base: 70, ceiling: 20, t0: 10, k: 0.2 }],
  ])('%s is found again from 30 weeks of it', (_name, truth) => {
    const { curves, noise } = sCurves(
      weeks(30, (week) => logistic(truth, week)).map((level, week) => ({ week, level })),
      { low: 0, high: 100 },
    );
    const mean = (of: (curve: (typeof curves)[number]) => number) =>
      curves.reduce((sum, curve) => sum + curve.weight * of(curve), 0);
    expect(curves.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(Math.abs(mean(({ end }) => end) - truth.ceiling)).toBeLessThan(2);
    expect(Math.abs(mean(({ middle }) => middle) - truth.t0)).toBeLessThan(1.5);
    expect(Math.abs(mean(({ rate }) => rate) / truth.k - 1)).toBeLessThan(0.15);
    expect(noise).toBeLessThan(1);
  });

  test('of which only the beginning is seen may end anywhere, and says so', () => {
    const truth = { base: 5, ceiling: 80, t0: 16, k: 0.25 };
    const seen = points(
      'week',
      noisy(
        weeks(12, (week) => logistic(truth, week)),
        3,
      ),
    );
    const course = courseOf(share, seen, { ceiling: null, today: after(seen) });
    if (typeof course === 'string') throw new Error(course);
    const [far] = levelsOn(course, share, [addDays(after(seen), 365)]);
    expect(far!.high - far!.low).toBeGreaterThan(30);
    expect(far!.low).toBeLessThan(80);
    expect(far!.high).toBeGreaterThan(80);
  });

  test('ends at the ceiling of its department at most', () => {
    const seen = points(
      'week',
      weeks(14, (week) => logistic({ base: 4, ceiling: 90, t0: 12, k: 0.25 }, week)),
    );
    const course = courseOf(share, seen, { ceiling: 60, today: after(seen) });
    if (typeof course === 'string') throw new Error(course);
    expect(Math.max(...course.curves.map(({ end }) => end))).toBeLessThanOrEqual(60);
  });

  test('quantiles of weighed values', () => {
    const values = [3, 1, 2].map((value) => ({ value, weight: 1 / 3 }));
    expect(weighedQuantiles(values, [0.1, 0.5, 0.9])).toEqual([1, 2, 3]);
  });
});

describe('the expected day', () => {
  const rising = { base: 10, ceiling: 90, t0: 14, k: 0.22 };

  test('lies within its range around the true one, and the range is stated honestly small', () => {
    const seen = points(
      'week',
      noisy(
        weeks(20, (week) => logistic(rising, week)),
        11,
      ),
    );
    // 80 % is reached at week 23.
    const found = expectedDay(share, seen, 80, 1, after(seen))!;
    const truth = addDays(goLive, 7 * 24);
    expect(found.from <= truth && truth <= found.until).toBe(true);
    expect(Math.abs(daysBetween(found.likely, truth))).toBeLessThan(28);
    expect(found.open).toBe(false);
  });

  test('of a level that was held is the day it was held for so many periods', () => {
    const seen = points('week', [50, 70, 71, 69, 72, 73, 74]);
    const on = (periods: number) => expectedDay(share, seen, 70, periods, after(seen));
    const heldOn = (weeksAfter: number) => addDays(goLive, 7 * weeksAfter);
    expect(on(1)!.likely).toBe(heldOn(5));
    expect(on(3)).toEqual({ from: heldOn(7), likely: heldOn(7), until: heldOn(7), open: false });
    expect(on(4)!.from > heldOn(7)).toBe(true);
  });

  test('a period without a figure, or one that hides, is not held', () => {
    const seen = points('week', [50, 60, 70, 71, null, 72, 73]);
    expect(expectedDay(share, seen, 70, 2, after(seen))!.likely).toBe(addDays(goLive, 49));
    expect(expectedDay(share, seen, 70, 3, after(seen))!.likely > addDays(goLive, 49)).toBe(true);
  });

  test('holds a level as long as it has to, counting the periods that had it', () => {
    const seen = points(
      'week',
      weeks(22, (week) => logistic(rising, week)),
    );
    const [one, four] = [1, 4].map((periods) => expectedDay(share, seen, 80, periods, after(seen))!.likely) as [
      Day,
      Day,
    ];
    expect(daysBetween(one, four)).toBe(21);
    const passedLately = (seen.at(-1)!.level! + seen.at(-2)!.level!) / 2;
    expect(daysBetween(after(seen), expectedDay(share, seen, passedLately, 3, after(seen))!.likely)).toBe(14);
  });

  test('is not given of too few figures, of old ones, or where it is not expected within two years', () => {
    const few = points('week', [10, 20, 30, 40]);
    expect(expectedDay(share, few, 60, 1, after(few))).toBeNull();
    const seen = points(
      'week',
      weeks(20, (week) => logistic(rising, week)),
    );
    expect(expectedDay(share, seen, 80, 1, addDays(after(seen), 60))).toBeNull();
    const flat = points(
      'week',
      noisy(
        weeks(30, (week) => logistic({ base: 4, ceiling: 38, t0: 9, k: 0.22 }, week)),
        2,
      ),
    );
    expect(expectedDay(share, flat, 90, 1, after(flat))).toBeNull();
  });

  test('of a figure that should fall is when it has fallen so far', () => {
    const paper = aMetric('M03', { direction: 'down', target: 15 });
    const seen = points(
      'week',
      noisy(
        weeks(20, (week) => logistic({ base: 70, ceiling: 10, t0: 14, k: 0.22 }, week)),
        5,
      ),
    );
    const found = expectedDay(paper, seen, 20, 1, after(seen))!;
    expect(Math.abs(daysBetween(found.likely, addDays(goLive, 7 * 22)))).toBeLessThan(28);
  });

  test('of figures per month of a metric per week counts months', () => {
    const seen = points('month', noisy([10, 14, 22, 34, 48, 60], 4, 0.5)).map((point, k) => ({
      ...point,
      start: shifted({ kind: 'month', start: day('2026-05-01') }, k).start,
    }));
    const found = expectedDay(share, seen, 65, 1, day('2026-11-02'))!;
    expect(found.likely.endsWith('-01')).toBe(true);
  });

  const history = fc.record({
    levels: fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 0, max: 1000 }) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      {
        minLength: 1,
        maxLength: 40,
      },
    ),
    smooth: fc.boolean(),
    kind: fc.constantFrom<PeriodKind>('week', 'month', 'quarter'),
    direction: fc.constantFrom<'up' | 'down'>('up', 'down'),
    periods: fc.integer({ min: 1, max: 6 }),
    late: fc.integer({ min: 0, max: 40 }),
  });
  type History = typeof history extends fc.Arbitrary<infer T> ? T : never;
  const made = ({ levels, smooth, kind, direction, late }: History) => {
    const sorted = smooth ? [...levels].sort((a, b) => (a ?? 0) - (b ?? 0)) : levels;
    const seen = points(
      kind,
      sorted.map((level) => (level === null ? null : level / 10)),
    );
    const metric: Forecast = { ...share, frequency: kind, direction };
    return { seen, metric, today: addDays(after(seen, kind), late) };
  };

  test('is never before the last period of a level that is not there, nor in the past, and in order', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 100 }), (of, level) => {
        const { seen, metric, today } = made(of);
        const found = expectedDay(metric, seen, level, of.periods, today);
        if (!found) return;
        expect(found.from <= found.likely && found.likely <= found.until).toBe(true);
        const latest = seen.at(-1)!.level;
        const isThere = latest !== null && (metric.direction === 'up' ? latest >= level : latest <= level);
        if (isThere) return;
        expect(found.from >= after(seen, of.kind)).toBe(true);
        expect(found.from >= today).toBe(true);
        expect(found.likely < addDays(today, 728)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('of a higher level is not earlier, of more periods neither', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 10 }), (of, level, more) => {
        const { seen, metric, today } = made(of);
        const sign = metric.direction === 'up' ? 1 : -1;
        const [easy, hard] =
          metric.direction === 'up' ? [level, level + more] : [level + 10, level + 10 - sign * -more];
        const order = (a: ReturnType<typeof expectedDay>, b: ReturnType<typeof expectedDay>) => {
          if (!b) return;
          expect(a).not.toBeNull();
          for (const at of ['from', 'likely', 'until'] as const) expect(a![at] <= b[at]).toBe(true);
        };
        const asked = (wanted: number, periods: number) => expectedDay(metric, seen, wanted, periods, today);
        order(asked(easy, of.periods), asked(hard, of.periods));
        order(asked(level, of.periods), asked(level, of.periods + 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a plateau', () => {
  test.each([
    [60, 64.9, 80, true],
    [60, 65, 80, false],
    [60, 64, 79, false],
    [60, 50, 90, true],
  ])('from %f to %f of %f is %s', (before, now, target, is) => {
    expect(isPlateau(share, { before, now, target })).toBe(is);
    const mirrored = { before: 100 - before, now: 100 - now, target: 100 - target };
    expect(isPlateau({ ...share, direction: 'down' }, mirrored)).toBe(is);
  });

  test('is no rule for what has no percentage points, nor without a target', () => {
    expect(isPlateau(aMetric('M13', { kind: 'mean' }), { before: 3, now: 3, target: 4 })).toBeNull();
    expect(isPlateau(share, { before: 3, now: 3, target: null })).toBeNull();
  });

  const story = parse(readFileSync('drizzle/seed/demo/voorbeeldstad.yaml', 'utf8')) as Story;
  const standing = ['RO', 'SD', 'WI'];
  test.each(Object.keys(story.m02_logistic))('of the demo’s department %s', (key) => {
    const truth = story.m02_logistic[key]!;
    const today = addDays(goLive, 7 * 32 - 1);
    const isStanding = standing.includes(key);
    for (const seed of [1, 2, 3]) {
      const levels = weeks(31, (week) => logistic(truth, week + 0.5));
      // The demo's wobble, from −1.5 to 1.5 points, has this deviation. Single figures would tell otherwise half of the time.
      const seen = points('week', noisy(levels, seed, 1.5 / Math.sqrt(3)));
      const course = courseOf(share, seen, { ceiling: truth.ceiling, today });
      if (typeof course === 'string') throw new Error(course);
      expect([seed, plateauOf(course, share, 90, today)]).toEqual([seed, isStanding]);
    }
    // As the demo counts it: per month, six of them, the level at the end of each.
    const months = points('month', []).concat(
      Array.from({ length: 6 }, (_, k): ShownPoint => {
        const period = shifted({ kind: 'month', start: day('2026-05-01') }, k);
        const level = logistic(truth, daysBetween(goLive, intervalOf(period).until) / 7);
        return { start: period.start, level, figure: { numerator: level, denominator: 100 }, hidden: false };
      }),
    );
    const course = courseOf(monthly, months, { ceiling: truth.ceiling, today });
    if (typeof course === 'string') throw new Error(course);
    expect(plateauOf(course, monthly, 90, today)).toBe(isStanding);
  });
});

describe('an outlook', () => {
  const series = (levels: readonly (number | null)[], hidden = false) => ({
    ...{ metricKey: 'M02', departmentId: 'SD', of: 'own' as const, kind: 'week' as const },
    points: points('week', levels, hidden),
  });
  const at = (
    levels: readonly (number | null)[],
    { target, ceiling, hidden }: { target: number | null; ceiling?: number; hidden?: boolean },
  ) => {
    const of = series(levels, hidden);
    const targets =
      ceiling === undefined ? [] : [{ metricKey: 'M02', departmentId: 'SD', from: goLive, target: null, ceiling }];
    return outlookOf({ ...share, target }, of, 'SD', { targets, goLive, today: after(of.points) });
  };
  const curve = (ceiling: number, count: number) =>
    noisy(
      weeks(count, (week) => logistic({ base: 4, ceiling, t0: 9, k: 0.22 }, week)),
      6,
    );

  test('says the day, that it stays where it is, that it is there, or that it cannot be said', () => {
    expect(at(curve(90, 18), { target: 80 })).toMatchObject({ state: 'reaches', plateau: false });
    const stays = at(curve(38, 30), { target: 90, ceiling: 38 });
    expect(stays).toMatchObject({ state: 'stays', plateau: true, capped: true, worse: false });
    expect(stays.state === 'stays' && Math.abs(stays.level.level - 38)).toBeLessThan(2);
    expect(at(curve(38, 30), { target: 90 })).toMatchObject({ state: 'stays', capped: false });
    expect(at(curve(90, 30), { target: 80 })).toMatchObject({ state: 'reached' });
    expect(at(curve(90, 3), { target: 80 })).toMatchObject({ state: 'unknown', why: 'few' });
    expect(at(curve(90, 20), { target: null })).toMatchObject({ state: 'unknown', why: 'no_target' });
    expect(at([], { target: 80 })).toMatchObject({ state: 'unknown', why: 'no_figures' });
    expect(at([null, null, null, null, 3, 4], { target: 80, hidden: true })).toMatchObject({
      state: 'unknown',
      why: 'hidden',
    });
  });

  test('of a figure that goes the wrong way says so', () => {
    const falling = noisy(
      weeks(25, (week) => logistic({ base: 60, ceiling: 30, t0: 20, k: 0.2 }, week)),
      9,
    );
    expect(at(falling, { target: 80 })).toMatchObject({ state: 'stays', worse: true });
  });

  test('looks at what came since go-live only, and ahead from the last figure', () => {
    const before = points('week', curve(90, 18)).map((point) => ({ ...point, start: addDays(point.start, -70) }));
    const since = sinceGoLive(before, goLive, addDays(goLive, 60));
    expect(since).toHaveLength(8);
    expect(sinceGoLive(before, goLive, addDays(goLive, -1))).toHaveLength(18);
    const found = at(curve(90, 18), { target: 80 });
    if (!('course' in found) || !found.course) throw new Error('no course');
    const ahead = levelsAhead(found.course, share, addDays(goLive, 7 * 24));
    expect(ahead[0]!.day).toBe(addDays(goLive, 7 * 17 + 3));
    expect(ahead).toHaveLength(7);
    for (const { expected } of ahead) {
      expect(expected.low).toBeLessThanOrEqual(expected.level);
      expect(expected.level).toBeLessThanOrEqual(expected.high);
    }
  });
});
