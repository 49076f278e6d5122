// The cut-over board on a time axis: percentages of the window for bars, hours, now and the point of no return.
import type { Board, BoardLine } from './cutover-board';
import { addDays, type Day, weekday } from './day';
import { localOf, type Minute, minuteAt } from './minute';

export type PictureBar = { line: BoardLine; at: number; width: number; plannedAt: number; plannedWidth: number };
export type CutoverPicture = {
  bars: PictureBar[];
  /** Midnights, and every six hours between them; of many days the Mondays, of many weeks the first of each month. */
  ticks: { at: number; day: Day; time: string; midnight: boolean }[];
  now: number | null;
  turning: number | null;
};

const hours = ['00:00', '06:00', '12:00', '18:00'];

/** The moments that are written above the picture; few enough to be read. */
function momentsIn(from: Minute, until: Minute): { day: Day; time: string; minute: Minute }[] {
  const days = (until - from) / 1440;
  const wanted = (day: Day) => days <= 14 || (days <= 100 ? weekday(day) === 1 : day.endsWith('-01'));
  const found: { day: Day; time: string; minute: Minute }[] = [];
  const last = localOf(until).day;
  for (let day = localOf(from).day; day <= last; day = addDays(day, 1)) {
    if (!wanted(day)) continue;
    for (const time of days <= 5 ? hours : hours.slice(0, 1)) {
      const minute = minuteAt(day, time);
      if (minute !== null && minute >= from && minute <= until) found.push({ day, time, minute });
    }
  }
  return found;
}

/** Null where there is nothing to draw. */
export function cutoverPicture({ lines, now, turning }: Board): CutoverPicture | null {
  if (lines.length === 0) return null;
  const from = Math.min(...lines.flatMap((line) => [line.from, line.planned.from])) - 60;
  const until = Math.max(...lines.flatMap((line) => [line.until, line.planned.until])) + 60;
  const at = (minute: Minute) => Math.round(((minute - from) / (until - from)) * 100_000) / 1000;
  const width = (a: Minute, b: Minute) => Math.round((at(b) - at(a)) * 1000) / 1000;
  const ticks = momentsIn(from, until).map(({ day, time, minute }) => {
    return { at: at(minute), day, time, midnight: time === '00:00' };
  });
  return {
    bars: lines.map((line) => ({
      line,
      at: at(line.from),
      width: width(line.from, line.until),
      plannedAt: at(line.planned.from),
      plannedWidth: width(line.planned.from, line.planned.until),
    })),
    ticks,
    now: now >= from && now <= until ? at(now) : null,
    turning: turning ? at(turning.expected) : null,
  };
}
