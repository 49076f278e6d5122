// Rows of days laid out as bars in the weeks of a grid: where each begins and ends, and how many there was no room for.
import { addDays, type Day, daysBetween } from './day';
import { type Interval, overlaps } from './interval';

export type WeekBar<T> = {
  row: T;
  /** Weekday on which it begins in this week, 0 (Monday) to 6. */
  column: number;
  /** Days in this week, 1 to 7. */
  span: number;
};

export type BarWeek<T> = {
  monday: Day;
  /** Those for which there is room, in the order of the rows. */
  bars: WeekBar<T>[];
  /** How many are left out, of each of the seven days. */
  more: number[];
};

/**
 * Each row goes to the first line of its week that is free on all its days, in the order of the rows; one that comes below line `most`
 * is left out of that week. `grid` is whole weeks. A day is covered by a row of no days as well.
 */
export function barWeeks<T extends Interval>(rows: readonly T[], grid: Interval, most: number): BarWeek<T>[] {
  const weeks: BarWeek<T>[] = [];
  for (let monday = grid.from; monday < grid.until; monday = addDays(monday, 7)) {
    const week = { from: monday, until: addDays(monday, 7) };
    const bars: WeekBar<T>[] = [];
    const more = Array.from({ length: 7 }, () => 0);
    /** Of each line its seven days, as bits. */
    const lines: number[] = [];
    for (const row of rows) {
      const until = row.until > row.from ? row.until : addDays(row.from, 1);
      if (!overlaps({ from: row.from, until }, week)) continue;
      const column = row.from > monday ? daysBetween(monday, row.from) : 0;
      const span = (until < week.until ? daysBetween(monday, until) : 7) - column;
      const days = ((1 << span) - 1) << column;
      const free = lines.findIndex((taken) => (taken & days) === 0);
      const line = free === -1 ? lines.length : free;
      lines[line] = (lines[line] ?? 0) | days;
      if (line < most) bars.push({ row, column, span });
      else for (let at = column; at < column + span; at++) more[at]!++;
    }
    weeks.push({ monday, bars, more });
  }
  return weeks;
}
