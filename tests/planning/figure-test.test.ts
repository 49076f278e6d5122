// Whether figures say what is waited for: runs of periods in a row, what hides, and when it is expected.
import { describe, expect, it } from 'vitest';
import { metOn, verdictOf } from '~/models/planning/adoption/figure-test';
import type { Metric } from '~/models/planning/adoption/metric';
import { periodsBetween } from '~/models/planning/adoption/period';
import type { ShownPoint, ShownSeries } from '~/models/planning/adoption/shown';
import { day } from '~/models/planning/day';

const metric: Metric = {
  key: 'M02',
  ...{ title: { nl: 'Zaken', en: null }, unit: { nl: '%', en: null }, formula: { nl: '', en: null } },
  ...{ source: { nl: '', en: null }, kind: 'share', factor: 100, decimals: 0, direction: 'up', subject: 'cases' },
  ...{ frequency: 'month', margin: 5, target: 90, lowest: null, highest: null, active: true },
};

/** Months from January 2026 with these levels; null: nothing counted; 'x': hidden. */
function months(...levels: (number | null | 'x')[]): ShownSeries {
  const starts = periodsBetween('month', day('2026-01-01'), day('2030-01-01')).slice(0, levels.length);
  const points = levels.flatMap((level, k): ShownPoint[] => {
    const { start } = starts[k]!;
    if (level === null) return [];
    if (level === 'x') return [{ start, level: null, figure: null, hidden: true }];
    return [{ start, level, figure: { numerator: level, denominator: 100 }, hidden: false }];
  });
  return { metricKey: 'M02', departmentId: null, of: 'total', kind: 'month', points };
}

const test = { metricKey: 'M02', departmentId: null, atLeast: true, level: 60, periods: 2 };

describe('the day since which figures say it', () => {
  it.each([
    ['two in a row', months(50, 60, 61), '2026-04-01'],
    ['of a longer run the day it was long enough', months(60, 61, 62, 63), '2026-03-01'],
    ['one is not enough', months(50, 50, 61), null],
    ['it fell back', months(60, 61, 59), null],
    ['a run before counts no more, the new one does', months(60, 61, 59, 60, 60), '2026-06-01'],
    ['a month that nobody counted breaks it', months(60, null, 61), null],
    ['a month that hides breaks it', months(60, 'x', 61), null],
    ['nothing was counted', months(), null],
  ])('%s', (_, series, expected) => {
    expect(metOn(test, series)).toBe(expected);
  });

  it('counts downwards where at most is asked', () => {
    expect(metOn({ ...test, atLeast: false }, months(70, 60, 55))).toBe('2026-04-01');
    expect(metOn({ ...test, atLeast: false }, months(70, 60, 60.5))).toBeNull();
  });
});

describe('what is told of it', () => {
  const known = { goLive: day('2026-01-01'), today: day('2026-12-05'), targets: [] };

  it('met: the day, and nothing expected any more', () => {
    const found = verdictOf(test, metric, months(40, 61, 62), known);
    expect(found).toEqual({
      state: 'met',
      standing: { metOn: '2026-04-01', expectedOn: null, expectedFrom: null, expectedUntil: null },
    });
  });

  it('rising: expected after the latest figure, within its range', () => {
    const { standing, state } = verdictOf(test, metric, months(5, 7, 10, 14, 19, 25, 31, 38, 44, 50, 55), known);
    expect(state).toBe('not_met');
    expect(standing.metOn).toBeNull();
    expect(standing.expectedOn! > '2026-12-05').toBe(true);
    expect(standing.expectedFrom! <= standing.expectedOn!).toBe(true);
    const until = standing.expectedUntil;
    expect(until === null || until >= standing.expectedOn!).toBe(true);
  });

  it('standing still far below: no day', () => {
    const { standing } = verdictOf(test, metric, months(5, 12, 22, 30, 35, 37, 38, 38, 38, 38, 38), known);
    expect(standing.expectedOn).toBeNull();
  });

  it.each([
    ['no series', null],
    ['hidden of late', months(70, 70, 'x')],
  ])('%s: nothing can be told', (_, series) => {
    expect(verdictOf(test, metric, series, known)).toMatchObject({ state: 'open', standing: { metOn: null } });
  });
});
