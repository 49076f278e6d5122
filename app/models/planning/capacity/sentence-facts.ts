// The facts of the sentence about a team: when it is asked most, how much of what, against what, and because of which items.
import { addMonths } from '../day';
import type { Plan } from '../plan';
import { type Cause, causesIn } from './causes';
import { type HeatCell, type HeatRow } from './heat-map';
import { pressedQuarter, quarter } from './outlook';
import type { Month } from './supply';

export type PressedWindow = { from: Month; until: Month; average: number };

/** The same as {@link pressedQuarter}, by its months; the first cell is the month `from`. */
export function pressedWindow(cells: readonly Pick<HeatCell, 'ratio'>[], from: Month): PressedWindow | null {
  const found = pressedQuarter(cells.map(({ ratio }) => ratio));
  if (!found) return null;
  const { at, average } = found;
  return { from: addMonths(from, at), until: addMonths(from, at + quarter), average };
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
