// What a metric may become: bounds that fit each other, and what its figures were made with.
import { describe, expect, it } from 'vitest';
import { fixedFault, metricFault, metricKeyPattern } from '~/models/planning/adoption/metric-change';

type Bounded = Parameters<typeof metricFault>[0];

const share: Bounded = {
  ...{ kind: 'share', factor: 100, decimals: 0, margin: 5, target: 80, lowest: null, highest: null },
};
const mean: Bounded = { ...share, kind: 'mean', lowest: 1, highest: 5, target: 4, margin: 0.3, decimals: 1 };
const rate: Bounded = { ...share, kind: 'rate', factor: 100, target: 4 };

describe('bounds', () => {
  it.each([
    share,
    mean,
    rate,
    { ...share, target: null },
    { ...share, target: 0 },
    { ...share, target: 100 },
    { ...rate, factor: 1 },
  ])('fit: %j', (metric) => {
    expect(metricFault(metric)).toBeNull();
  });

  it.each([
    [{ ...share, target: 101 }, 'target', 'not_between:0:100'],
    [{ ...share, factor: 1 }, 'factor', 'share_of_hundred'],
    [{ ...rate, factor: 0 }, 'factor', 'above_zero'],
    [{ ...share, highest: 120 }, 'highest', 'not_between:0:100'],
    [{ ...share, decimals: 4 }, 'decimals', 'not_between:0:3'],
    [{ ...mean, target: 0.5 }, 'target', 'not_between:1:5'],
    [{ ...mean, margin: 4.5 }, 'margin', 'not_between:0:4'],
    [{ ...mean, margin: -1 }, 'margin', 'not_between:0:4'],
    [{ ...mean, lowest: 5 }, 'highest', 'bounds_crossed'],
    [{ ...share, lowest: 100 }, 'lowest', 'bounds_crossed'],
    [{ ...rate, target: Number.NaN }, 'target', 'not_between:0:1000000'],
  ])('do not fit: %j', (metric, at, why) => {
    expect(metricFault(metric)).toEqual({ at, why });
  });
});

it.each([
  ['E01', true],
  ['Wachttijd', true],
  ['1E', false],
  ['E-01', false],
  ['E 1', false],
  ['', false],
  ['E'.repeat(17), false],
  ['é1', false],
])('the key %s can be: %s', (key, fits) => {
  expect(metricKeyPattern.test(key)).toBe(fits);
});

describe('what figures were made with', () => {
  const was = { kind: 'rate', factor: 100, subject: 'people', frequency: 'week' } as const;

  it('may not change', () => {
    expect(fixedFault(was, was)).toBeNull();
    expect(fixedFault(was, { ...was, kind: 'mean' })).toEqual({ at: 'kind', why: 'has_figures' });
    expect(fixedFault(was, { ...was, factor: 1 })).toEqual({ at: 'factor', why: 'has_figures' });
    expect(fixedFault(was, { ...was, subject: 'cases' })).toEqual({ at: 'subject', why: 'has_figures' });
    expect(fixedFault(was, { ...was, frequency: 'month' })).toEqual({ at: 'frequency', why: 'has_figures' });
  });
});
