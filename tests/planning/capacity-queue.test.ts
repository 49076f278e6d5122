// How long work waits in a pool of people, against published values and a simulation.
import { describe, expect, it } from 'vitest';
import { limitsOf, loadAtWait, meanWait } from '~/models/planning/capacity/queue';

describe('the mean wait in a queue', () => {
  // domain study 4.3
  it.each([
    [1, 0.8, 4],
    [1, 0.9, 9],
    [3, 0.8, 1.08],
    [3, 0.9, 2.72],
    [6, 0.9, 1.23],
    [6, 0.95, 2.89],
  ])('%i people at load %d wait %d times the work', (people, rho, wait) => {
    expect(meanWait(people, rho)).toBeCloseTo(wait, 2);
  });

  it('is nothing without work, endless from full load on, and never overflows', () => {
    expect(meanWait(3, 0)).toBe(0);
    expect(meanWait(3, 1)).toBe(Infinity);
    expect(meanWait(3, 1.2)).toBe(Infinity);
    expect(meanWait(5000, 0.99)).toBeGreaterThan(0);
  });

  it('shrinks with the pool and grows with the load', () => {
    for (let people = 1; people < 40; people++) {
      expect(meanWait(people + 1, 0.9)).toBeLessThan(meanWait(people, 0.9));
      expect(meanWait(people, 0.91)).toBeGreaterThan(meanWait(people, 0.9));
    }
  });
});

describe('the limits of a pool', () => {
  // the same table, rounded there to two decimals
  it.each([
    [1, 0.5, 0.8],
    [2, 0.71, 0.89],
    [3, 0.79, 0.93],
  ])('%i people wait as long as they work at %d, four times as long at %d', (people, once, fourTimes) => {
    expect(loadAtWait(people, 1)).toBeCloseTo(once, 2);
    expect(loadAtWait(people, 4)).toBeCloseTo(fourTimes, 2);
  });

  it.each([
    [null, { amber: 0.85, red: 1 }],
    [0, { amber: 0.85, red: 1 }],
    [1, { amber: 0.5, red: 0.8 }],
    [2, { amber: 0.7, red: 0.9 }],
    [3, { amber: 0.8, red: 0.95 }],
    [5, { amber: 0.85, red: 0.95 }],
    [12, { amber: 0.9, red: 1 }],
    [200, { amber: 0.9, red: 1 }],
  ])('of %s', (people, limits) => {
    expect(limitsOf(people)).toEqual(limits);
  });
});
