// Working days: weekends, holidays and typed exceptions, at two levels, and counting over them without a slip.
import { describe, expect, it } from 'vitest';
import { day, dayOf, toNumber } from '~/models/planning/day';
import { municipalRules } from '~/models/planning/holidays';
import {
  type CalendarException,
  compileCalendar,
  type CompiledCalendar,
  type ExceptionKind,
  isWorkday,
  nextWorkday,
  nthWorkday,
  workdaysBetween,
  workIndex,
  type WorkingCalendar,
} from '~/models/planning/working-calendar';

let made = 0;
function exception(kind: ExceptionKind, from: string, until: string, departmentId: string | null = null) {
  const row: CalendarException = {
    id: `x${made++}`,
    kind,
    sort: 'other',
    from: day(from),
    until: day(until),
    label: { nl: kind, en: null },
    departmentId,
    region: null,
    verify: false,
    source: null,
  };
  return row;
}

const calendar = (...exceptions: CalendarException[]): WorkingCalendar => ({ rules: municipalRules, exceptions });
const compile = (from: string, last: string, of = calendar(), departmentId: string | null = null) =>
  compileCalendar(of, toNumber(day(from)), toNumber(day(last)), departmentId);
const worked = (compiled: CompiledCalendar, text: string) => isWorkday(compiled, toNumber(day(text)));
/** The working days of a period, as text. */
const workdays = (compiled: CompiledCalendar) => [...compiled.nth].map((number) => dayOf(number).slice(5)).join(' ');

describe('which days are worked', () => {
  it.each([
    ['an ordinary week', '2026-04-13', '2026-04-19', '04-13 04-14 04-15 04-16 04-17'],
    ['the week with King’s Day', '2026-04-25', '2026-05-01', '04-28 04-29 04-30 05-01'],
    ['Liberation Day, every year', '2027-05-03', '2027-05-07', '05-03 05-04 05-07'],
    ['Good Friday, unless it is free', '2026-04-02', '2026-04-07', '04-02 04-03 04-07'],
    ['the turn of the year', '2026-12-24', '2027-01-04', '12-24 12-28 12-29 12-30 12-31 01-04'],
    ['a leap day', '2028-02-28', '2028-03-01', '02-28 02-29 03-01'],
    ['the clock going forward', '2026-03-27', '2026-03-31', '03-27 03-30 03-31'],
    ['the clock going back', '2026-10-23', '2026-10-27', '10-23 10-26 10-27'],
    ['a Saturday alone', '2026-04-18', '2026-04-18', ''],
  ])('%s', (_name, from, last, expected) => {
    expect(workdays(compile(from, last))).toBe(expected);
  });

  it('Good Friday where the municipality is closed', () => {
    const free: WorkingCalendar = { rules: { goodFriday: true }, exceptions: [] };
    expect(workdays(compile('2026-04-02', '2026-04-07', free))).toBe('04-02 04-07');
  });
});

describe('exceptions', () => {
  const week = (...exceptions: CalendarException[]) =>
    workdays(compile('2026-04-25', '2026-05-03', calendar(...exceptions)));

  it.each<[string, CalendarException[], string]>([
    ['none', [], '04-28 04-29 04-30 05-01'],
    ['closed', [exception('non_working', '2026-04-29', '2026-05-01')], '04-28 05-01'],
    ['a holiday that is worked', [exception('working', '2026-04-27', '2026-04-28')], '04-27 04-28 04-29 04-30 05-01'],
    [
      'a weekend that is worked',
      [exception('working', '2026-05-02', '2026-05-04')],
      '04-28 04-29 04-30 05-01 05-02 05-03',
    ],
    ['a freeze: work goes on', [exception('freeze', '2026-04-25', '2026-05-04')], '04-28 04-29 04-30 05-01'],
    ['neutral: shown only', [exception('neutral', '2026-04-25', '2026-05-04')], '04-28 04-29 04-30 05-01'],
    [
      'a worked day inside a closing, either way round',
      [exception('working', '2026-04-29', '2026-04-30'), exception('non_working', '2026-04-28', '2026-05-02')],
      '04-29',
    ],
    [
      'a closing that begins before and ends after what is shown',
      [exception('non_working', '2020-01-01', '2026-04-30'), exception('non_working', '2026-05-01', '2040-01-01')],
      '04-30',
    ],
    ['an empty period', [exception('non_working', '2026-04-29', '2026-04-29')], '04-28 04-29 04-30 05-01'],
  ])('%s', (_name, exceptions, expected) => {
    expect(week(...exceptions)).toBe(expected);
    expect(week(...[...exceptions].reverse())).toBe(expected);
  });

  it('of a department apply to that department alone, after those of the organisation', () => {
    const both = calendar(
      exception('non_working', '2026-04-28', '2026-05-02'),
      exception('working', '2026-04-29', '2026-04-30', 'd:DIV'),
      exception('working', '2026-05-02', '2026-05-03', 'd:DIV'),
      exception('non_working', '2026-04-25', '2026-05-04', 'd:KCC'),
    );
    const of = (departmentId: string | null) => workdays(compile('2026-04-25', '2026-05-03', both, departmentId));
    expect(of(null)).toBe('');
    expect(of('d:DIV')).toBe('04-29 05-02');
    expect(of('d:KCC')).toBe('');
    expect(of('d:BZ')).toBe('');
  });

  it('a department may be closed on a day the organisation works specially', () => {
    const both = calendar(
      exception('working', '2026-05-02', '2026-05-03'),
      exception('non_working', '2026-05-02', '2026-05-03', 'd:KCC'),
    );
    expect(worked(compile('2026-05-01', '2026-05-04', both), '2026-05-02')).toBe(true);
    expect(worked(compile('2026-05-01', '2026-05-04', both, 'd:KCC'), '2026-05-02')).toBe(false);
  });
});

describe('counting', () => {
  const odd = calendar(
    exception('working', '2026-05-02', '2026-05-03'),
    exception('non_working', '2026-07-20', '2026-08-08'),
    exception('working', '2026-12-25', '2026-12-26'),
    exception('non_working', '2027-02-10', '2027-02-11', 'd:KCC'),
  );

  it.each([
    ['the organisation', null],
    ['a department', 'd:KCC'],
  ])('index and nth are each other’s inverse: %s', (_name, departmentId) => {
    const compiled = compile('2026-01-03', '2028-12-31', odd, departmentId);
    let count = 0;
    for (let number = compiled.first; number < compiled.first + compiled.working.length; number++) {
      expect(workIndex(compiled, number)).toBe(count);
      if (isWorkday(compiled, number)) {
        expect(nthWorkday(compiled, count)).toBe(number);
        expect(nextWorkday(compiled, number)).toBe(number);
        count++;
      } else if (count < compiled.nth.length) {
        expect(nextWorkday(compiled, number)).toBe(compiled.nth[count]);
        expect(nextWorkday(compiled, number)).toBeGreaterThan(number);
      }
    }
    expect(compiled.nth.length).toBe(count);
    expect(count).toBeGreaterThan(740);
  });

  it.each([
    ['a week', '2026-04-13', '2026-04-20', 5],
    ['nothing', '2026-04-13', '2026-04-13', 0],
    ['a weekend', '2026-04-18', '2026-04-20', 0],
    ['all of 2026: 261 weekdays, 7 holidays on them', '2026-01-01', '2027-01-01', 254],
    ['all of 2028, a leap year: 260 weekdays, 7 holidays on them', '2028-01-01', '2029-01-01', 253],
    ['backwards counts negative', '2026-04-20', '2026-04-13', -5],
  ])('working days in %s', (_name, from, until, expected) => {
    const compiled = compile('2025-06-01', '2030-06-01');
    expect(workdaysBetween(compiled, toNumber(day(from)), toNumber(day(until)))).toBe(expected);
  });

  it('before its range it counts nothing, past its range everything', () => {
    const compiled = compile('2026-04-13', '2026-04-24');
    expect(workIndex(compiled, toNumber(day('2020-01-01')))).toBe(0);
    expect(workIndex(compiled, toNumber(day('2026-04-25')))).toBe(10);
    expect(workIndex(compiled, toNumber(day('2040-01-01')))).toBe(10);
    expect(worked(compiled, '2026-04-10')).toBe(false);
    expect(worked(compiled, '2026-04-27')).toBe(false);
  });

  it('past its range it goes on by weeks of five days, strictly forwards', () => {
    const compiled = compile('2026-04-13', '2026-04-24');
    expect(nthWorkday(compiled, 9)).toBe(toNumber(day('2026-04-24')));
    expect(nthWorkday(compiled, 14)).toBe(toNumber(day('2026-05-01')));
    expect(nthWorkday(compiled, -5)).toBe(toNumber(day('2026-04-06')));
    for (let index = -600; index < 600; index++) {
      expect(nthWorkday(compiled, index)).toBeLessThan(nthWorkday(compiled, index + 1));
    }
  });

  it('a range without working days has no first one', () => {
    const compiled = compile('2026-04-18', '2026-04-19');
    expect(compiled.nth).toHaveLength(0);
    expect(nthWorkday(compiled, 3)).toBe(compiled.first);
  });
});
