// Public holidays 2024–2040 as a table written from the rules, and Easter against another algorithm.
import { describe, expect, it } from 'vitest';
import { weekday } from '~/models/planning/day';
import {
  easterSunday,
  type HolidayKey,
  holidayKeys,
  holidaysOf,
  kingsDay,
  municipalRules,
} from '~/models/planning/holidays';
import { easterByEpact } from './reference-scheduler';

/** New Year, Easter Sunday and Monday, King's Day, Liberation Day, Ascension, Whit Sunday and Monday, two Christmas days. */
const columns: HolidayKey[] = [
  'new_year',
  'easter_sunday',
  'easter_monday',
  'kings_day',
  'liberation_day',
  'ascension',
  'whit_sunday',
  'whit_monday',
  'christmas_1',
  'christmas_2',
];

/** Year, the days of `columns`, Good Friday. */
const table: [number, string, string][] = [
  [2024, '01-01 03-31 04-01 04-27 05-05 05-09 05-19 05-20 12-25 12-26', '03-29'],
  [2025, '01-01 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26', '04-18'],
  [2026, '01-01 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26', '04-03'],
  [2027, '01-01 03-28 03-29 04-27 05-05 05-06 05-16 05-17 12-25 12-26', '03-26'],
  [2028, '01-01 04-16 04-17 04-27 05-05 05-25 06-04 06-05 12-25 12-26', '04-14'],
  [2029, '01-01 04-01 04-02 04-27 05-05 05-10 05-20 05-21 12-25 12-26', '03-30'],
  [2030, '01-01 04-21 04-22 04-27 05-05 05-30 06-09 06-10 12-25 12-26', '04-19'],
  [2031, '01-01 04-13 04-14 04-26 05-05 05-22 06-01 06-02 12-25 12-26', '04-11'],
  [2032, '01-01 03-28 03-29 04-27 05-05 05-06 05-16 05-17 12-25 12-26', '03-26'],
  [2033, '01-01 04-17 04-18 04-27 05-05 05-26 06-05 06-06 12-25 12-26', '04-15'],
  [2034, '01-01 04-09 04-10 04-27 05-05 05-18 05-28 05-29 12-25 12-26', '04-07'],
  [2035, '01-01 03-25 03-26 04-27 05-05 05-03 05-13 05-14 12-25 12-26', '03-23'],
  [2036, '01-01 04-13 04-14 04-26 05-05 05-22 06-01 06-02 12-25 12-26', '04-11'],
  [2037, '01-01 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26', '04-03'],
  [2038, '01-01 04-25 04-26 04-27 05-05 06-03 06-13 06-14 12-25 12-26', '04-23'],
  [2039, '01-01 04-10 04-11 04-27 05-05 05-19 05-29 05-30 12-25 12-26', '04-08'],
  [2040, '01-01 04-01 04-02 04-27 05-05 05-10 05-20 05-21 12-25 12-26', '03-30'],
];

describe('the table 2024–2040', () => {
  it('has every year', () => {
    expect(table.map(([year]) => year)).toEqual(Array.from({ length: 17 }, (_, index) => 2024 + index));
  });

  it.each(table)('%i', (year, days, goodFriday) => {
    const expected = days.split(' ').map((text, index) => ({ key: columns[index]!, day: `${year}-${text}` }));
    const inOrder = (rows: { key: string; day: string }[]) => rows.sort((a, b) => (a.day < b.day ? -1 : 1));
    expect(holidaysOf(year)).toEqual(inOrder(expected));
    expect(holidaysOf(year, { goodFriday: true })).toEqual(
      inOrder([...expected, { key: 'good_friday', day: `${year}-${goodFriday}` }]),
    );
  });

  it('names every kind of holiday there is', () => {
    expect(new Set(holidaysOf(2026, { goodFriday: true }).map(({ key }) => key))).toEqual(new Set(holidayKeys));
  });

  it('Good Friday is a working day unless the municipality says otherwise', () => {
    expect(municipalRules.goodFriday).toBe(false);
    expect(holidaysOf(2026).map(({ day }) => day)).not.toContain('2026-04-03');
  });
});

/** Domain study 6.1, with the weekdays as it prints them. */
const domainStudy: [HolidayKey, string, string, string][] = [
  ['new_year', 'do 01-01', 'vr 01-01', 'za 01-01'],
  ['good_friday', 'vr 04-03', 'vr 03-26', 'vr 04-14'],
  ['easter_monday', 'ma 04-06', 'ma 03-29', 'ma 04-17'],
  ['kings_day', 'ma 04-27', 'di 04-27', 'do 04-27'],
  ['liberation_day', 'di 05-05', 'wo 05-05', 'vr 05-05'],
  ['ascension', 'do 05-14', 'do 05-06', 'do 05-25'],
  ['whit_monday', 'ma 05-25', 'ma 05-17', 'ma 06-05'],
  ['christmas_1', 'vr 12-25', 'za 12-25', 'ma 12-25'],
  ['christmas_2', 'za 12-26', 'zo 12-26', 'di 12-26'],
];

it.each(domainStudy)('the domain study agrees on %s in 2026, 2027 and 2028', (key, ...texts) => {
  const words = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];
  const found = [2026, 2027, 2028].map((year) => {
    const { day } = holidaysOf(year, { goodFriday: true }).find((holiday) => holiday.key === key)!;
    return `${words[weekday(day) - 1]} ${day.slice(5)}`;
  });
  expect(found).toEqual(texts);
});

describe("King's Day", () => {
  it('is on 26 April when the 27th is a Sunday: 2025, and next 2031', () => {
    const moved = table.map(([year]) => year).filter((year) => kingsDay(year).endsWith('-04-26'));
    expect(moved).toEqual([2025, 2031, 2036]);
    expect(kingsDay(2025)).toBe('2025-04-26');
    expect(kingsDay(2026)).toBe('2026-04-27');
  });

  it('is never on a Sunday', () => {
    for (let year = 2014; year < 2214; year++) expect(weekday(kingsDay(year))).not.toBe(7);
  });
});

describe('Easter', () => {
  it('agrees with the epact tables from 1583 to 3000', () => {
    for (let year = 1583; year <= 3000; year++) expect(easterSunday(year)).toBe(easterByEpact(year));
  });

  it.each(['1818-03-22', '1943-04-25', '1981-04-19', '2008-03-23', '2038-04-25', '2076-04-19'])(
    'was or will be on %s, the years where short formulas go wrong',
    (text) => {
      expect(easterSunday(Number(text.slice(0, 4)))).toBe(text);
    },
  );
});

it('two holidays may share a day: Ascension on Liberation Day in 2016', () => {
  const keys = holidaysOf(2016).filter(({ day }) => day === '2016-05-05');
  expect(keys.map(({ key }) => key).sort()).toEqual(['ascension', 'liberation_day']);
});
