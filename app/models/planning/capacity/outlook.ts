// How a row of months adds up: the most pressed quarter, and the hours that are missing.
import { exceeds } from '../threshold';
import type { TeamLoad } from './load';

/** Months that are looked at together: a single bad month passes, a bad quarter does not. */
export const quarter = 3;

/** `at`: the place of its first month. */
export type PressedQuarter = { at: number; average: number };

/** The quarter with the highest mean load ratio, the earliest of equals; null where there is none of which every ratio is known. */
export function pressedQuarter(ratios: readonly (number | null)[]): PressedQuarter | null {
  let found: PressedQuarter | null = null;
  for (let at = 0; at + quarter <= ratios.length; at++) {
    const some = ratios.slice(at, at + quarter);
    if (some.some((ratio) => ratio === null)) continue;
    const average = some.reduce<number>((sum, ratio) => sum + ratio!, 0) / quarter;
    if (!found || exceeds(average, found.average)) found = { at, average };
  }
  return found;
}

/** Hours asked in a month, of all kinds. */
export function neededOf(load: Pick<TeamLoad, 'regular' | 'double' | 'calendar' | 'switching'>): number {
  return load.regular + load.double + load.calendar + load.switching;
}

/** Hours that are asked and not there, of the months in which that is so; months of unknown capacity are left out. */
export function shortage(loads: readonly TeamLoad[]): number {
  return loads.reduce((sum, load) => sum + Math.max(0, load.capacity === null ? 0 : neededOf(load) - load.capacity), 0);
}
