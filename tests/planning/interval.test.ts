// Intervals are half-open: the last day people type is in them, the day they end on is not.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import { contains, type Interval, lastDay, overlaps, through } from '~/models/planning/interval';

const interval = (from: string, until: string): Interval => ({ from: day(from), until: day(until) });

describe('as people type it', () => {
  it.each([
    ['a week', '2026-04-13', '2026-04-17', '2026-04-18'],
    ['one day', '2026-04-13', '2026-04-13', '2026-04-14'],
    ['through the year end', '2026-12-28', '2026-12-31', '2027-01-01'],
    ['through a leap day', '2028-02-28', '2028-02-29', '2028-03-01'],
    ['through a clock change', '2026-03-23', '2026-03-29', '2026-03-30'],
  ])('%s', (_name, from, last, until) => {
    expect(through(day(from), day(last))).toEqual({ from, until });
    expect(lastDay(through(day(from), day(last)))).toBe(last);
  });

  it('a moment has its own day as its last', () => {
    expect(lastDay(interval('2026-04-13', '2026-04-13'))).toBe('2026-04-13');
  });
});

describe('sharing a day', () => {
  const week = interval('2026-04-13', '2026-04-18');
  it.each([
    ['itself', week, true],
    ['a day inside', interval('2026-04-15', '2026-04-16'), true],
    ['all around it', interval('2026-04-01', '2026-05-01'), true],
    ['its first day', interval('2026-04-10', '2026-04-14'), true],
    ['the day before it', interval('2026-04-10', '2026-04-13'), false],
    ['its last day', interval('2026-04-17', '2026-04-20'), true],
    ['the day after it', interval('2026-04-18', '2026-04-20'), false],
    ['a moment on its first day', interval('2026-04-13', '2026-04-13'), true],
    ['a moment on its last day', interval('2026-04-17', '2026-04-17'), true],
    ['a moment on the day after', interval('2026-04-18', '2026-04-18'), false],
    ['a moment on the day before', interval('2026-04-12', '2026-04-12'), false],
  ])('%s', (_name, other, expected) => {
    expect(overlaps(week, other)).toBe(expected);
    expect(overlaps(other, week)).toBe(expected);
  });

  it('two moments share a day only when it is the same', () => {
    const moment = interval('2026-04-13', '2026-04-13');
    expect(overlaps(moment, moment)).toBe(true);
    expect(overlaps(moment, interval('2026-04-14', '2026-04-14'))).toBe(false);
  });
});

it.each([
  ['2026-04-12', false],
  ['2026-04-13', true],
  ['2026-04-17', true],
  ['2026-04-18', false],
])('2026-04-13 to 2026-04-18 contains %s: %s', (text, expected) => {
  expect(contains(interval('2026-04-13', '2026-04-18'), day(text))).toBe(expected);
});

it('a moment contains no day: it takes no time', () => {
  expect(contains(interval('2026-04-13', '2026-04-13'), day('2026-04-13'))).toBe(false);
});
