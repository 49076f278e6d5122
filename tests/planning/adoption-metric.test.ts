import { describe, expect, test } from 'vitest';
import { figureFault, levelOf, stateOf } from '~/models/planning/adoption/metric';

const share = { kind: 'share', factor: 100 } as const;
const rate = { kind: 'rate', factor: 100 } as const;
const mean = { kind: 'mean', factor: 1 } as const;

describe('a level', () => {
  test('of shares is sum over sum, not the mean of percentages', () => {
    const figures = [
      { numerator: 90, denominator: 100 },
      { numerator: 0, denominator: 900 },
    ];
    expect(levelOf(share, figures)).toBe(9);
  });

  test('of a rate is multiplied by its factor', () => {
    expect(levelOf(rate, [{ numerator: 21, denominator: 350 }])).toBe(6);
    expect(levelOf({ kind: 'rate', factor: 1 }, [{ numerator: 85, denominator: 10 }])).toBe(8.5);
  });

  test('of means is weighted by their answers', () => {
    const figures = [
      { numerator: 3, denominator: 30 },
      { numerator: 4, denominator: 10 },
    ];
    expect(levelOf(mean, figures)).toBe(3.25);
  });

  test('is not there when nothing was counted', () => {
    expect(levelOf(share, [])).toBeNull();
    expect(levelOf(share, [{ numerator: 0, denominator: 0 }])).toBeNull();
  });
});

describe('a figure', () => {
  const cases = { kind: 'share', lowest: 0, highest: 100 } as const;
  const answers = { kind: 'mean', lowest: 1, highest: 5 } as const;
  test.each([
    [cases, { numerator: 5, denominator: 5 }, null],
    [cases, { numerator: 0, denominator: 0 }, null],
    [cases, { numerator: 6, denominator: 5 }, { at: 'numerator', fault: 'part_above_whole' }],
    [cases, { numerator: 1, denominator: 0 }, { at: 'denominator', fault: 'nothing_counted' }],
    [cases, { numerator: -1, denominator: 5 }, { at: 'numerator', fault: 'negative' }],
    [cases, { numerator: 1, denominator: -5 }, { at: 'denominator', fault: 'negative' }],
    [cases, { numerator: NaN, denominator: 5 }, { at: 'numerator', fault: 'not_a_number' }],
    [cases, { numerator: 1, denominator: Infinity }, { at: 'denominator', fault: 'not_a_number' }],
    [answers, { numerator: 3.4, denominator: 12 }, null],
    [answers, { numerator: 0.9, denominator: 12 }, { at: 'numerator', fault: 'out_of_bounds' }],
    [answers, { numerator: 5.1, denominator: 12 }, { at: 'numerator', fault: 'out_of_bounds' }],
    [answers, { numerator: 3, denominator: 11.5 }, { at: 'denominator', fault: 'not_whole' }],
    [answers, { numerator: 3, denominator: 0 }, { at: 'denominator', fault: 'nothing_counted' }],
    [{ kind: 'rate', lowest: 0, highest: null } as const, { numerator: 40, denominator: 10 }, null],
  ])('%j %j', (metric, figure, fault) => {
    expect(figureFault(metric, figure)).toEqual(fault);
  });
});

describe('the state of a level', () => {
  const up = { direction: 'up', margin: 5 } as const;
  const down = { direction: 'down', margin: 5 } as const;
  test.each([
    [up, 70, 70, 'reached'],
    [up, 65, 70, 'near'],
    [up, 64.9, 70, 'off'],
    [down, 15, 15, 'reached'],
    [down, 20, 15, 'near'],
    [down, 21, 15, 'off'],
    [up, null, 70, 'unknown'],
    [up, 70, null, 'unknown'],
  ] as const)('%j, level %s, target %s: %s', (metric, level, target, state) => {
    expect(stateOf(metric, level, target)).toBe(state);
  });

  test('a quotient that is a rounding below its target has reached it', () => {
    expect(stateOf({ direction: 'up', margin: 0 }, levelOf(share, [{ numerator: 7, denominator: 10 }]), 70)).toBe(
      'reached',
    );
  });
});
