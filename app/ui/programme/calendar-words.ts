// Words for the fixed sets of the working calendar: kinds and sorts of periods, public holidays.
import type { HolidayKey } from '~/models/planning/holidays';
import type { ExceptionKind, PeriodSort } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';

const exceptions: Record<ExceptionKind, () => string> = {
  non_working: m.exception_non_working,
  working: m.exception_working,
  freeze: m.exception_freeze,
  neutral: m.exception_neutral,
};
export const exceptionText = (kind: ExceptionKind) => exceptions[kind]();

const sorts: Record<PeriodSort, () => string> = {
  closing: m.sort_closing,
  freeze: m.sort_freeze,
  school_holiday: m.sort_school_holiday,
  construction_holiday: m.sort_construction_holiday,
  election: m.sort_election,
  budget_cycle: m.sort_budget_cycle,
  low_presence: m.sort_low_presence,
  other: m.sort_other,
};
export const sortText = (sort: PeriodSort) => sorts[sort]();

const holidays: Record<HolidayKey, () => string> = {
  new_year: m.holiday_new_year,
  good_friday: m.holiday_good_friday,
  easter_sunday: m.holiday_easter_sunday,
  easter_monday: m.holiday_easter_monday,
  kings_day: m.holiday_kings_day,
  liberation_day: m.holiday_liberation_day,
  ascension: m.holiday_ascension,
  whit_sunday: m.holiday_whit_sunday,
  whit_monday: m.holiday_whit_monday,
  christmas_1: m.holiday_christmas_1,
  christmas_2: m.holiday_christmas_2,
};
export const holidayText = (key: HolidayKey) => holidays[key]();
