// One year of the working calendar: its public holidays with what each of them means, and how many working days remain.
import { type Day, dayOf, dayNumberOf, toNumber, weekday } from './day';
import { type HolidayKey, holidaysOf } from './holidays';
import { compileCalendar, isWorkday, type WorkingCalendar, workdaysBetween } from './working-calendar';

export type HolidayRow = {
  key: HolidayKey;
  day: Day;
  /** free: a day off · weekend: it was one already · worked: an own period makes it a working day. */
  means: 'free' | 'weekend' | 'worked';
};

export type CalendarYear = { year: number; workDays: number; holidays: HolidayRow[] };

/** For the whole organisation; days of single departments do not count. */
export function calendarYear(calendar: WorkingCalendar, year: number): CalendarYear {
  const first = dayNumberOf(year, 1, 1);
  const until = dayNumberOf(year + 1, 1, 1);
  const compiled = compileCalendar(calendar, first, until);
  const holidays = holidaysOf(year, calendar.rules).map(({ key, day }): HolidayRow => {
    const worked = isWorkday(compiled, toNumber(day));
    return { key, day, means: worked ? 'worked' : weekday(day) > 5 ? 'weekend' : 'free' };
  });
  return { year, workDays: workdaysBetween(compiled, first, until), holidays };
}

/** All days of a year, for choosing what touches it. */
export function wholeYear(year: number): { from: Day; until: Day } {
  return { from: dayOf(dayNumberOf(year, 1, 1)), until: dayOf(dayNumberOf(year + 1, 1, 1)) };
}
