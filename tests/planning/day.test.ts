// A day is text and a number without hours: no clock change, leap day or year end can shift it.
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  day,
  dayNumberOf,
  dayOf,
  daysBetween,
  firstOfMonth,
  isoWeek,
  maxDay,
  minDay,
  mondayOf,
  monthOf,
  parseDay,
  toNumber,
  weekday,
  weekdayOfNumber,
  weeksFrom,
  yearOf,
} from '~/models/planning/day';

describe('reading a day', () => {
  it.each(['2026-04-13', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('takes %s', (text) => {
    expect(parseDay(text)).toBe(text);
    expect(day(text)).toBe(text);
    expect(dayOf(toNumber(day(text)))).toBe(text);
  });

  it.each([
    ['no such day', '2026-02-30'],
    ['no leap year', '2026-02-29'],
    ['no leap year in a century', '2100-02-29'],
    ['31 April', '2026-04-31'],
    ['month 13', '2026-13-01'],
    ['month 0', '2026-00-10'],
    ['day 0', '2026-01-00'],
    ['year 0', '0000-01-01'],
    ['a year before plans', '1899-12-31'],
    ['a year no plan reaches', '2200-01-01'],
    ['a day the calendar cannot be unrolled around', '9999-12-31'],
    ['Dutch order', '13-04-2026'],
    ['one digit', '2026-4-13'],
    ['a time behind it', '2026-04-13T00:00:00Z'],
    ['a space before it', ' 2026-04-13'],
    ['a line end after it', '2026-04-13\n'],
    ['nothing', ''],
  ])('refuses %s', (_why, text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => day(text)).toThrow(RangeError);
  });
});

describe('days as numbers', () => {
  it('count from 1970-01-01', () => {
    expect(toNumber(day('1970-01-01'))).toBe(0);
    expect(toNumber(day('1969-12-31'))).toBe(-1);
    expect(toNumber(day('2000-01-01'))).toBe(10_957);
    expect(toNumber(day('2026-04-13'))).toBe(20_556);
    expect(dayNumberOf(2026, 4, 13)).toBe(20_556);
    expect(dayOf(dayNumberOf(50, 1, 1))).toBe('0050-01-01');
  });

  it('run through six hundred years without a hole, and weekdays keep turning', () => {
    let text = '1899-12-31';
    let [year, month, date] = [1899, 12, 31];
    for (let number = dayNumberOf(1900, 1, 1); number < dayNumberOf(2500, 1, 1); number++) {
      const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
      const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
      if (++date > length) [month, date] = [month + 1, 1];
      if (month > 12) [year, month] = [year + 1, 1];
      text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      if (dayOf(number) !== text) expect(dayOf(number)).toBe(text);
      if (toNumber(dayOf(number)) !== number) expect(toNumber(dayOf(number))).toBe(number);
      if (weekdayOfNumber(number) !== (weekdayOfNumber(number - 1) % 7) + 1) {
        expect(weekdayOfNumber(number)).toBe((weekdayOfNumber(number - 1) % 7) + 1);
      }
    }
    expect(text).toBe('2499-12-31');
  });

  it('end where four digits end', () => {
    expect(() => dayOf(dayNumberOf(9999, 12, 31) + 1)).toThrow(RangeError);
    expect(() => dayOf(dayNumberOf(1, 1, 1) - 1)).toThrow(RangeError);
    expect(() => dayOf(Number.NaN)).toThrow(RangeError);
  });
});

describe('adding days', () => {
  it.each([
    ['over the clock going forward', '2026-03-28', 2, '2026-03-30'],
    ['onto the day the clock goes forward', '2026-03-28', 1, '2026-03-29'],
    ['over the clock going back', '2026-10-24', 2, '2026-10-26'],
    ['back over the clock going back', '2026-10-26', -2, '2026-10-24'],
    ['over a leap day', '2028-02-28', 2, '2028-03-01'],
    ['over the end of February', '2027-02-28', 1, '2027-03-01'],
    ['over the year end', '2026-12-31', 1, '2027-01-01'],
    ['back over the year end', '2027-01-01', -1, '2026-12-31'],
    ['a leap year', '2028-01-01', 366, '2029-01-01'],
    ['nothing', '2026-04-13', 0, '2026-04-13'],
  ])('%s', (_name, from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(days);
    expect(daysBetween(day(to), day(from))).toBe(days === 0 ? 0 : -days);
  });
});

describe('weeks', () => {
  it.each([
    ['2026-04-13', 1],
    ['2026-04-14', 2],
    ['2026-04-18', 6],
    ['2026-04-19', 7],
    ['1970-01-01', 4],
    ['1969-12-29', 1],
    ['1969-12-28', 7],
    ['2024-02-29', 4],
  ])('%s is weekday %i', (text, expected) => {
    expect(weekday(day(text))).toBe(expected);
  });

  it.each([
    ['2026-04-13', '2026-04-13'],
    ['2026-04-19', '2026-04-13'],
    ['2026-03-29', '2026-03-23'],
    ['2027-01-01', '2026-12-28'],
  ])('the week of %s begins on %s', (text, monday) => {
    expect(mondayOf(day(text))).toBe(monday);
  });

  it.each([
    ['2026-01-01', 2026, 1],
    ['2025-12-29', 2026, 1],
    ['2027-01-01', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
    ['2028-12-31', 2028, 52],
    ['2020-12-31', 2020, 53],
  ])('%s is in week %i-W%i', (text, year, week) => {
    expect(isoWeek(day(text))).toEqual({ year, week });
  });

  it.each([
    ['2026-04-13', 0],
    ['2026-04-19', 0],
    ['2026-04-20', 1],
    ['2026-04-12', -1],
    ['2026-04-06', -1],
    ['2026-04-05', -2],
    ['2026-11-16', 31],
  ])('%s is G+%i for go-live 2026-04-13', (text, weeks) => {
    expect(weeksFrom(day('2026-04-13'), day(text))).toBe(weeks);
  });
});

describe('months and order', () => {
  it.each([
    ['2026-04-13', 0, '2026-04-01'],
    ['2026-04-30', 1, '2026-05-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-31', -1, '2025-12-01'],
    ['2026-01-31', 25, '2028-02-01'],
    ['2026-03-15', -27, '2023-12-01'],
  ])('%s and %i months', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('takes a day apart', () => {
    expect([yearOf(day('2028-02-29')), monthOf(day('2028-02-29'))]).toEqual([2028, 2]);
    expect(firstOfMonth(day('2028-02-29'))).toBe('2028-02-01');
  });

  it('knows the earlier and the later', () => {
    const [a, b] = [day('2026-12-31'), day('2027-01-01')];
    expect([minDay(a, b), minDay(b, a), maxDay(a, b), maxDay(b, a), minDay(a, a)]).toEqual([a, a, b, b, a]);
  });
});
