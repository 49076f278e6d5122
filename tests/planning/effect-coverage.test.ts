// Intervals of effects over 1,000 series each of which the effect is known: they hold it as often as they say.
import { setImmediate as breath } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { chance } from '../../bench/chance';
import { aMetric, leaningNoise } from '../../bench/series-data';
import type { EffectAnswer } from '~/models/planning/adoption/effect';
import { addDays } from '~/models/planning/day';
import { asked, until } from './asked-effect';

/** How often the interval holds the truth over 1,000 series, and how often nothing was said. */
async function coverage(simulate: (seed: number) => EffectAnswer, truth: number) {
  let [held, told] = [0, 0];
  for (let seed = 1; seed <= 1_000; seed++) {
    if (seed % 100 === 0) await breath();
    const { effect } = simulate(seed);
    if (!effect) continue;
    told++;
    if (effect.low <= truth && truth <= effect.high) held++;
  }
  return { held: held / told, told: told / 1_000 };
}

describe('the interval of 90 %', () => {
  const rhos = [0, 0.2, 0.4];
  const size = 1.5;

  test.each(rhos)('without a comparison holds the truth nine times in ten, noise leaning %f', async (rho) => {
    const [before, after] = [20, 12];
    const truth = 4 + 0.2 * 5.5;
    const simulate = (seed: number) => {
      const noise = leaningNoise(chance(seed), before + after, { size, rho });
      const line = (k: number) => 40 + 0.3 * k + (k < before ? 0 : 4 + 0.2 * (k - before));
      return asked({ levels: { A: noise.map((error, k) => line(k) + error) }, before });
    };
    const { held, told } = await coverage(simulate, truth);
    expect(held).toBeGreaterThanOrEqual(0.85);
    expect(held).toBeLessThanOrEqual(0.95);
    expect(told).toBeGreaterThan(0.88);
  });

  test.each(rhos)('of few periods, without a comparison, holds it too, noise leaning %f', async (rho) => {
    const [before, after] = [8, 5];
    const simulate = (seed: number) => {
      const noise = leaningNoise(chance(seed + 5_000), before + after, { size, rho });
      return asked({ levels: { A: noise.map((error, k) => 50 + 0.5 * k + (k < before ? 0 : 6) + error) }, before });
    };
    const { held, told } = await coverage(simulate, 6);
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
    async (at) => {
      let [wrong, held, told] = [0, 0, 0];
      for (let seed = 1; seed <= 1_000; seed++) {
        if (seed % 100 === 0) await breath();
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

  test('against departments that are all on such a way, the interval holds what came on top', async () => {
    const { held, told } = await coverage((seed) => {
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
    async (_name, rho, shape) => {
      const { held, told } = await coverage((seed) => departments(seed, rho, shape), 5);
      expect(held).toBeGreaterThanOrEqual(0.85);
      expect(held).toBeLessThanOrEqual(0.95);
      expect(told).toBe(1);
    },
  );
});
