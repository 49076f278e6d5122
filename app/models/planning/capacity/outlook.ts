// How a row of months adds up: the most pressed quarter, and the hours that are missing.
import type { TeamLoad } from './load';

/** The highest mean of the load ratio over `length` months in a row; null where a ratio is unknown or there are too few. */
export function highestAverage(ratios: readonly (number | null)[], length = 3): number | null {
  let highest: number | null = null;
  for (let at = 0; at + length <= ratios.length; at++) {
    const some = ratios.slice(at, at + length);
    if (some.some((ratio) => ratio === null)) continue;
    const mean = some.reduce<number>((sum, ratio) => sum + ratio!, 0) / length;
    if (highest === null || mean > highest) highest = mean;
  }
  return highest;
}

/** Hours asked in a month, of all kinds. */
export function neededOf(load: Pick<TeamLoad, 'regular' | 'double' | 'calendar' | 'switching'>): number {
  return load.regular + load.double + load.calendar + load.switching;
}

/** Hours that are asked and not there, of the months in which that is so; months of unknown capacity are left out. */
export function shortage(loads: readonly TeamLoad[]): number {
  return loads.reduce((sum, load) => sum + Math.max(0, load.capacity === null ? 0 : neededOf(load) - load.capacity), 0);
}
