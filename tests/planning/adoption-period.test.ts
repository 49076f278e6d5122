import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  intervalOf,
  periodAt,
  periodKinds,
  periodsBetween,
  readPeriod,
  shifted,
  writePeriod,
} from '~/models/planning/adoption/period';
import { wantedOn } from '~/models/planning/adoption/target';
import { addDays, day, dayOf } from '~/models/planning/day';

const days = fc.integer({ min: -20_000, max: 70_000 }).map(dayOf);

describe('a period', () => {
  test.each([
    ['2026-10', '2026-10'],
    ['10-2026', '2026-10'],
    ['okt 2026', '2026-10'],
    ['Oktober-26', '2026-10'],
    ["oct '26", '2026-10'],
    ['2026-W41', '2026-W41'],
    ['week 41 2026', '2026-W41'],
    ['2026W1', '2026-W01'],
    ['2026-W53', '2026-W53'],
    ['2026-Q4', '2026-Q4'],
    ['4e kwartaal 2026', '2026-Q4'],
    ['k4 2026', '2026-Q4'],
    ['2026-10-31', '2026-10'],
    ['31-10-2026', '2026-10'],
    ['2026-10-01T00:00:00', '2026-10'],
  ])('%s is read as %s', (text, written) => {
    expect(writePeriod(readPeriod(text)!)).toBe(written);
  });

  test.each([
    '',
    'ooit',
    '13-2026',
    '2026-13',
    '2025-W53',
    '2026-W0',
    '2026-Q5',
    '31-02-2026',
    '2026-02-30',
    '1026',
    'mei',
    '99999-01',
  ])('%j is none', (text) => {
    expect(readPeriod(text)).toBeNull();
  });

  test('is read back as it is written, holds its days and no others, and follows the one before it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...periodKinds), days, (kind, on) => {
        const period = periodAt(kind, on);
        const { from, until } = intervalOf(period);
        expect(readPeriod(writePeriod(period))).toEqual(period);
        expect(from <= on && on < until).toBe(true);
        expect(periodAt(kind, addDays(until, -1))).toEqual(period);
        expect(shifted(period, 1).start).toBe(until);
        expect(shifted(shifted(period, 5), -5)).toEqual(period);
      }),
    );
  });

  test('counts when it has ended', () => {
    const months = periodsBetween('month', day('2026-01-31'), day('2026-03-31'));
    expect(months.map(writePeriod)).toEqual(['2026-01', '2026-02']);
    expect(periodsBetween('week', day('2026-01-01'), day('2026-01-05')).map(writePeriod)).toEqual(['2026-W01']);
    expect(periodsBetween('quarter', day('2026-01-01'), day('2026-03-31'))).toEqual([]);
  });
});

describe('what is wanted', () => {
  const metric = { key: 'M02', target: 90 };
  const all = { metricKey: 'M02', departmentId: null, from: day('2026-04-13'), target: 60, ceiling: null };
  const later = { ...all, from: day('2026-10-01'), target: 75 };
  const own = { metricKey: 'M02', departmentId: 'sd', from: day('2026-05-01'), target: 35, ceiling: 38 };
  const other = { ...all, metricKey: 'M01', target: 1 };
  const targets = [later, own, all, other];

  test.each([
    ['sd', '2026-04-12', { target: 90, ceiling: null }],
    ['sd', '2026-04-13', { target: 60, ceiling: null }],
    ['sd', '2026-05-01', { target: 35, ceiling: 38 }],
    ['sd', '2026-12-01', { target: 35, ceiling: 38 }],
    ['vth', '2026-09-30', { target: 60, ceiling: null }],
    ['vth', '2026-10-01', { target: 75, ceiling: null }],
    [null, '2026-10-01', { target: 75, ceiling: null }],
  ] as const)('of %s on %s', (department, on, wanted) => {
    expect(wantedOn(metric, targets, department, day(on))).toEqual(wanted);
  });
});
