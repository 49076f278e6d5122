// Where the offsets of a blueprint fall in a municipality's calendar: weeks on the working days between them, days as they are.
import { type Day, type DayNumber, toNumber } from '../day';
import { calendarsFor } from '../network';
import type { Plan } from '../plan';
import { nextWorkday, workdaysBetween, type WorkingCalendar } from '../working-calendar';
import type { BlueprintDocument } from './document';

/** Calendar days from go-live for a week offset: weeks before go-live shrink with the preparation time. */
export function offsetDays(week: number, prepWeeks: number, document: BlueprintDocument): number {
  const scale = week < 0 ? prepWeeks / document.scaling.default_prep_weeks : 1;
  return Math.round(week * 7 * scale);
}

type Offsets = { start_week: number; finish_week: number } | { start_day: number; until_day: number };

export type Placement = {
  /** The working day an offset in days, or in weeks, falls on. */
  atDay(offset: number): DayNumber;
  atWeek(week: number): DayNumber;
  /** The day before which a week offset ends. */
  untilWeek(week: number): DayNumber;
  /** First day, day after the last, and the working days between two offsets, at least one. */
  window(row: Offsets): { start: DayNumber; until: DayNumber; workDays: number };
};

/**
 * Offsets in days are placed exactly when go-live and preparation are those the document was exported with; otherwise,
 * and for offsets in weeks, on the first working day from there.
 */
export function placementOf(
  document: BlueprintDocument,
  { goLive, prepWeeks }: { goLive: Day; prepWeeks: number },
  workingCalendar: WorkingCalendar,
): Placement {
  const g = toNumber(goLive);
  const exported = document.exported;
  const exact = exported?.go_live === goLive && exported.prep_weeks === prepWeeks;
  const calendar = calendarsFor({ calendar: workingCalendar } as Plan, g - 4000, g + 4500)[0]!;
  const untilWeek = (week: number) => g + offsetDays(week, prepWeeks, document);
  const atWeek = (week: number) => nextWorkday(calendar, untilWeek(week));
  const atDay = (offset: number) => {
    if (exact) return g + offset;
    const scaled = offset < 0 && exported?.prep_weeks ? Math.round((offset * prepWeeks) / exported.prep_weeks) : offset;
    return nextWorkday(calendar, g + scaled);
  };
  const window = (row: Offsets) => {
    const start = 'start_week' in row ? atWeek(row.start_week) : atDay(row.start_day);
    if ('start_day' in row && exact) {
      const until = g + row.until_day;
      return { start, until, workDays: Math.max(1, workdaysBetween(calendar, start, until)) };
    }
    const end = 'finish_week' in row ? untilWeek(row.finish_week) : atDay(row.until_day);
    const workDays = Math.max(1, workdaysBetween(calendar, start, end));
    const last = calendar.nth[workdaysBetween(calendar, calendar.first, start) + workDays - 1]!;
    return { start, until: last + 1, workDays };
  };
  return { atDay, atWeek, untilWeek, window };
}
