// A load ratio and its state as a reader sees them.
import type { HeatCell, HeatState } from '~/models/planning/capacity/heat-map';
import { m } from '~/paraglide/messages.js';
import { percent } from '../words';

const states: Record<HeatState, () => string> = {
  calm: m.capacity_calm,
  busy: m.capacity_busy,
  over: m.capacity_over,
  unknown: m.capacity_unknown,
};

export const heatStateText = (state: HeatState): string => states[state]();

/** Beside the colour, which never stands alone. */
export const heatSigns: Record<HeatState, string> = { calm: '', busy: '◆', over: '▲', unknown: '?' };

/** `119 %`; a dash where it is not known, a word where nobody is there. */
export function ratioText({ ratio, state }: Pick<HeatCell, 'ratio' | 'state'>): string {
  if (ratio !== null) return percent(ratio);
  return state === 'over' ? m.capacity_nobody() : '–';
}
