// The readings of the index as a table: the last of every week, newest first.
import type { StagnationReading } from '~/models/planning/capacity/stagnation';
import { mondayOf } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { dayText, number } from '../words';
import { bandText } from './index-chart-text.server';

export type ReadingRow = { day: string; index: string; band: string; version: string };

/** Weeks that a table shows. */
const mostWeeks = 26;

export function readingRows(readings: readonly StagnationReading[]): ReadingRow[] {
  const lastOfWeek = new Map(readings.map((reading) => [mondayOf(reading.day), reading]));
  return [...lastOfWeek.values()]
    .reverse()
    .slice(0, mostWeeks)
    .map(({ day, index, band, version }) => ({
      ...{ day: dayText(day), index: number(Math.round(index)), band: bandText(band), version: number(version) },
    }));
}

/** When other weights began to count within the readings; null when they never did. */
export function weightsChanged(readings: readonly StagnationReading[]): string | null {
  const at = readings.findLastIndex(({ version }, index) => index > 0 && version !== readings[index - 1]!.version);
  return at < 0 ? null : m.standing_history_weights({ day: dayText(readings[at]!.day) });
}
