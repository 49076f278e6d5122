// The facts of the sentence about a team: when it is asked most, how much of what, against what, and because of which items.
import { addMonths } from '../day';
import type { Plan } from '../plan';
import { type Cause, causesIn } from './causes';
import { type HeatCell, type HeatRow } from './heat-map';
import type { Month } from './supply';

/** Months that are looked at together: a single bad month passes, a bad quarter does not. */
export const quarter = 3;

export type PressedWindow = { from: Month; until: Month; average: number };

/** The months in a row with the highest mean load ratio, the earliest of equals; null where there are not that many known ones. */
export function pressedWindow(
  cells: readonly Pick<HeatCell, 'ratio'>[],
  from: Month,
  length = quarter,
): PressedWindow | null {
  let found: PressedWindow | null = null;
  for (let at = 0; at + length <= cells.length; at++) {
    const ratios = cells.slice(at, at + length).map(({ ratio }) => ratio);
    if (ratios.some((ratio) => ratio === null)) continue;
    const average = ratios.reduce<number>((sum, ratio) => sum + ratio!, 0) / length;
    if (found && average <= found.average + 1e-9) continue;
    found = { from: addMonths(from, at), until: addMonths(from, at + length), average };
  }
  return found;
}

/** Hours per month on average over the window. */
export type SentenceFacts = PressedWindow & {
  limit: number;
  regular: number;
  double: number;
  calendar: number;
  /** The part of the calendar that other programmes ask. */
  others: number;
  switching: number;
  capacity: number;
  /** The three items with the most hours in the window. */
  causes: Cause[];
};

export const namedCauses = 3;

/** Null where no quarter of the row is known. The row is one of months, its first the month `from`. */
export function sentenceFacts(row: HeatRow, plans: readonly Plan[], from: Month): SentenceFacts | null {
  const window = pressedWindow(row.cells, from);
  if (!window) return null;
  const at = row.cells.findIndex((_, index) => addMonths(from, index) === window.from);
  const cells = row.cells.slice(at, at + quarter);
  const mean = (of: (cell: HeatCell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0) / quarter;
  const months = cells.map((_, index) => addMonths(window.from, index));
  return {
    ...window,
    limit: row.limits.red,
    regular: mean(({ regular }) => regular),
    double: mean(({ double }) => double),
    calendar: mean(({ calendar }) => calendar),
    others: mean(({ others }) => others),
    switching: mean(({ switching }) => switching),
    capacity: mean(({ capacity }) => capacity ?? 0),
    causes: causesIn(plans, row.team.id, months).slice(0, namedCauses),
  };
}
