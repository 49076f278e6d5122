// Dutch public holidays as days off for municipal staff, computed for every year, so that a calendar never runs out.
import { addDays, dayNumberOf, dayOf, type Day, weekdayOfNumber } from './day';

export const holidayKeys = [
  'new_year',
  'good_friday',
  'easter_sunday',
  'easter_monday',
  'kings_day',
  'liberation_day',
  'ascension',
  'whit_sunday',
  'whit_monday',
  'christmas_1',
  'christmas_2',
] as const;
export type HolidayKey = (typeof holidayKeys)[number];

export type Holiday = { key: HolidayKey; day: Day };

/**
 * Easter Sunday of a Gregorian year (anonymous Gregorian algorithm, "Meeus/Jones/Butcher").
 * Source: J. Meeus, Astronomical Algorithms (1991), chapter 8.
 */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const dayOfMonth = ((h + l - 7 * m + 114) % 31) + 1;
  return dayOf(dayNumberOf(year, month, dayOfMonth));
}

/** King's Day: 27 April, or 26 April when the 27th is a Sunday. */
export function kingsDay(year: number): Day {
  const on27 = dayNumberOf(year, 4, 27);
  return dayOf(weekdayOfNumber(on27) === 7 ? on27 - 1 : on27);
}

export type HolidayRules = {
  /** Good Friday is a day off only where the municipality says so. */
  goodFriday: boolean;
};

export const municipalRules: HolidayRules = { goodFriday: false };

/**
 * Days off of one year in date order. Liberation Day (5 May) is a day off every year: CAO Gemeenten art. 6.6, since 2024.
 * Easter and Whit Sunday are listed because people look for them; they fall in the weekend anyway.
 */
export function holidaysOf(year: number, rules: HolidayRules = municipalRules): Holiday[] {
  const easter = easterSunday(year);
  const fixed = (month: number, dayOfMonth: number) => dayOf(dayNumberOf(year, month, dayOfMonth));
  const all: Holiday[] = [
    { key: 'new_year', day: fixed(1, 1) },
    { key: 'good_friday', day: addDays(easter, -2) },
    { key: 'easter_sunday', day: easter },
    { key: 'easter_monday', day: addDays(easter, 1) },
    { key: 'kings_day', day: kingsDay(year) },
    { key: 'liberation_day', day: fixed(5, 5) },
    { key: 'ascension', day: addDays(easter, 39) },
    { key: 'whit_sunday', day: addDays(easter, 49) },
    { key: 'whit_monday', day: addDays(easter, 50) },
    { key: 'christmas_1', day: fixed(12, 25) },
    { key: 'christmas_2', day: fixed(12, 26) },
  ];
  return all
    .filter((holiday) => rules.goodFriday || holiday.key !== 'good_friday')
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
