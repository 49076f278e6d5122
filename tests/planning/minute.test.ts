// The clock in Amsterdam, by arithmetic, against the time zone database through @date-fns/tz over both clock changes of every year.
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day, daysBetween } from '~/models/planning/day';
import { localOf, minuteAt, shiftDays } from '~/models/planning/minute';

const zone = 'Europe/Amsterdam';
const oracle = (minute: number) => {
  const local = new TZDate(minute * 60_000, zone);
  return { day: format(local, 'yyyy-MM-dd'), time: format(local, 'HH:mm') };
};
const utc = (text: string) => Date.parse(text) / 60_000;
const years = Array.from({ length: 17 }, (_, index) => 2024 + index);
/** Every moment at which the oracle's clock jumps, found by looking at each day of a year. */
const changes = years.flatMap((year) => {
  const found: number[] = [];
  const offset = (minute: number) => new TZDate(minute * 60_000, zone).getTimezoneOffset();
  for (let minute = utc(`${year}-01-01T00:00Z`); minute < utc(`${year}-12-31T00:00Z`); minute += 60) {
    if (offset(minute) !== offset(minute + 60)) found.push(minute + 60);
  }
  return found;
});

describe('the clock', () => {
  it('changes twice a year', () => {
    expect(changes).toHaveLength(years.length * 2);
  });

  it('says what the time zone database says, every minute around each change and every odd hour of the years', () => {
    for (const change of changes) {
      for (let minute = change - 90; minute <= change + 90; minute++) expect(localOf(minute)).toEqual(oracle(minute));
    }
    for (let minute = utc('2024-01-01T00:00Z'); minute < utc('2041-01-01T00:00Z'); minute += 1_711) {
      expect(localOf(minute)).toEqual(oracle(minute));
    }
  });

  it('is read back to the same minute; of an hour that comes twice to the first', () => {
    for (const change of changes) {
      for (let minute = change - 150; minute <= change + 150; minute++) {
        const { day: on, time } = localOf(minute);
        const read = minuteAt(on, time)!;
        expect(localOf(read)).toEqual({ day: on, time });
        const first = localOf(minute - 60);
        const twice = first.day === on && first.time === time;
        expect(read).toBe(twice ? minute - 60 : minute);
      }
    }
  });

  it('has no time that it skips', () => {
    expect(minuteAt(day('2027-03-28'), '01:59')).toBe(utc('2027-03-28T00:59Z'));
    expect(minuteAt(day('2027-03-28'), '02:00')).toBeNull();
    expect(minuteAt(day('2027-03-28'), '02:59')).toBeNull();
    expect(minuteAt(day('2027-03-28'), '03:00')).toBe(utc('2027-03-28T01:00Z'));
  });

  it.each(['', '24:00', '7:00', '12:60', '12.30', '12:30:00', 'noon'])('is not read from %j', (text) => {
    expect(minuteAt(day('2026-04-13'), text)).toBeNull();
  });
});

describe('so many days later', () => {
  it('is the same time on the clock, over each change', () => {
    for (const change of changes) {
      const at = localOf(change - 3 * 1440 + 600);
      const from = minuteAt(at.day, at.time)!;
      const moved = localOf(shiftDays(from, 7));
      expect([moved.time, daysBetween(at.day, moved.day as Day)]).toEqual([at.time, 7]);
      expect(shiftDays(shiftDays(from, 7), -7)).toBe(from);
    }
  });

  it('is an hour later where the clock skips it', () => {
    const from = minuteAt(day('2027-03-21'), '02:30')!;
    expect(localOf(shiftDays(from, 7))).toEqual({ day: addDays(day('2027-03-21'), 7), time: '03:30' });
  });
});
