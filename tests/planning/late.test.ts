// Late figures: of a metric in use, of a department that delivers it, of periods that ended; and whose they are.
import { expect, it } from 'vitest';
import { type Delivered, lateFigures, type Owner, ownerOf } from '~/models/planning/adoption/late';
import { day, type Day } from '~/models/planning/day';

const today = day('2026-11-26');
const monthly = { key: 'M01', frequency: 'month' as const, active: true };
const weekly = { key: 'M06', frequency: 'week' as const, active: true };
const had = (metricKey: string, kind: Delivered['kind'], ...starts: string[]): Delivered => ({
  metricKey,
  departmentId: 'd1',
  kind,
  starts: starts as Day[],
});
const startsOf = (metrics: Parameters<typeof lateFigures>[0], delivered: Delivered[], owners: Owner[] = []) =>
  lateFigures(metrics, delivered, owners, today).map(({ periods }) => periods.map(({ start }) => start));

it('is every ended period without a figure since the first one', () => {
  expect(startsOf([monthly], [had('M01', 'month', '2026-07-01', '2026-09-01')])).toEqual([
    ['2026-08-01', '2026-10-01'],
  ]);
});

it('is not the period that has not ended, and nothing when all is there', () => {
  expect(startsOf([monthly], [had('M01', 'month', '2026-09-01', '2026-10-01')])).toEqual([]);
});

it('is asked in the kind of period in which it was last delivered', () => {
  expect(startsOf([weekly], [had('M06', 'month', '2026-09-01')])).toEqual([['2026-10-01']]);
  expect(startsOf([weekly], [had('M06', 'week', '2026-11-02'), had('M06', 'month', '2026-09-01')])).toEqual([
    ['2026-11-09', '2026-11-16'],
  ]);
});

it('goes back no further than a year', () => {
  expect(startsOf([monthly], [had('M01', 'month', '2020-01-01')])[0]).toHaveLength(12);
});

it('is the last ended period of a department that has an owner and no figures yet', () => {
  expect(startsOf([monthly], [], [{ metricKey: 'M01', departmentId: 'd2', userId: 'u' }])).toEqual([['2026-10-01']]);
  expect(startsOf([monthly], [], [{ metricKey: 'M01', departmentId: null, userId: 'u' }])).toEqual([]);
});

it('is not of a metric that is no longer used', () => {
  expect(startsOf([{ ...monthly, active: false }], [had('M01', 'month', '2026-01-01')])).toEqual([]);
});

it('is of the owner of the department, else of all, else of nobody', () => {
  const owners = [
    { metricKey: 'M01', departmentId: null, userId: 'all' },
    { metricKey: 'M01', departmentId: 'd1', userId: 'one' },
  ];
  expect([ownerOf(owners, 'M01', 'd1'), ownerOf(owners, 'M01', 'd2'), ownerOf(owners, 'M02', 'd1')]).toEqual([
    'one',
    'all',
    null,
  ]);
});
