import { describe, expect, test } from 'vitest';
import { type Series, shownSeries } from '~/models/planning/adoption/shown';
import { day } from '~/models/planning/day';

const departments = [
  { id: 'top', parentId: null },
  { id: 'a', parentId: 'top' },
  { id: 'b', parentId: 'top' },
  { id: 'c', parentId: null },
];
const start = day('2026-10-01');
const month = (departmentId: string, numerator: number, denominator: number, at = start): Series => ({
  metricKey: 'M',
  departmentId,
  kind: 'month',
  starts: [at],
  figures: [{ numerator, denominator }],
});
const cases = { key: 'M', kind: 'share', factor: 100, subject: 'cases', frequency: 'month' } as const;
const people = { ...cases, subject: 'people' } as const;
const find = (shown: ReturnType<typeof shownSeries>, departmentId: string | null, of = 'total') =>
  shown.find((one) => one.departmentId === departmentId && one.of === of)?.points[0];

describe('what is shown', () => {
  test('of each department its own, of a branch and of the municipality the sum', () => {
    const shown = shownSeries(cases, [month('a', 1, 2), month('b', 8, 8), month('c', 0, 10)], departments);
    expect(find(shown, 'a', 'own')).toMatchObject({ level: 50, hidden: false });
    expect(find(shown, 'top')).toMatchObject({ level: 90, figure: { numerator: 9, denominator: 10 } });
    expect(find(shown, null)).toMatchObject({ level: 45, figure: { numerator: 9, denominator: 20 } });
    expect(find(shown, 'top', 'own')).toBeUndefined();
    expect(find(shown, 'c')).toBeUndefined();
  });

  test('few cases are shown, few people are not', () => {
    const series = [month('a', 1, 3), month('b', 8, 8), month('c', 0, 10)];
    expect(find(shownSeries(cases, series, departments), 'a', 'own')?.hidden).toBe(false);
    const shown = shownSeries(people, series, departments);
    expect(find(shown, 'a', 'own')).toEqual({ start, level: null, figure: null, hidden: true });
    expect(find(shown, 'b', 'own')).toEqual({ start, level: null, figure: null, hidden: true });
    expect(find(shown, 'top')).toMatchObject({ hidden: false, figure: { denominator: 11 } });
  });

  test('a period in which one department is missing hides by what there is', () => {
    const next = day('2026-11-01');
    const shown = shownSeries(people, [month('a', 1, 6), month('c', 1, 3, next), month('b', 1, 9, next)], departments);
    const of = (id: string) => shown.find((one) => one.departmentId === id && one.of === 'own')!.points;
    expect(of('a')).toMatchObject([{ start, hidden: false }]);
    expect(of('c')).toMatchObject([{ start: next, hidden: true }]);
  });

  test('series of another metric are left out', () => {
    expect(shownSeries(cases, [{ ...month('a', 1, 2), metricKey: 'other' }], departments)).toEqual([]);
  });
});
