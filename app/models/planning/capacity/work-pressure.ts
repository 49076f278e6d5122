// The risk that a team's work becomes too much for its people: load that lasts, what they say of it, absence on top of it.
import type { Month } from './supply';
import { exceeds, reaches } from '../threshold';

/** A sector mean of 2023 for absence, and where a mean answer of 1 to 5 says too much; domain study 4.6. */
export const pressureLimits = { load: 1, months: 2, pressure: 3.8, absence: 0.065 } as const;

export type PressureFacts = {
  teamId: string;
  ratios: readonly { month: Month; ratio: number | null }[];
  amber: number;
  /** Work pressure as people of its department said it (M17), 1–5; null where it is not known or may not be shown. */
  pressure: number | null;
  /** Long-term absence, 0–1 of the establishment; null where it is not known or the team is too small to say it. */
  absence: number | null;
};

export type PressureRisk = {
  teamId: string;
  /** Months above the limit, the first two or more in a row; empty when that does not happen. */
  overloaded: { month: Month; ratio: number }[];
  /** Null: not above its limit, or not known. */
  pressure: number | null;
  absence: number | null;
};

function firstRun(ratios: PressureFacts['ratios']): PressureRisk['overloaded'] {
  let run: PressureRisk['overloaded'] = [];
  for (const { month, ratio } of ratios) {
    if (ratio !== null && exceeds(ratio, pressureLimits.load)) run.push({ month, ratio });
    else if (run.length >= pressureLimits.months) break;
    else run = [];
  }
  return run.length >= pressureLimits.months ? run : [];
}

/**
 * B above 1 in two months in a row, or M17 of 3.8 and more, or absence above 6.5 % together with B above the team's limit for
 * attention (domain study 4.6); null when none of them holds.
 */
export function pressureRisk({ teamId, ratios, amber, pressure, absence }: PressureFacts): PressureRisk | null {
  const overloaded = firstRun(ratios);
  const busy = ratios.some(({ ratio }) => ratio !== null && exceeds(ratio, amber));
  const risk: PressureRisk = {
    ...{ teamId, overloaded },
    pressure: pressure !== null && reaches(pressure, pressureLimits.pressure) ? pressure : null,
    absence: absence !== null && busy && exceeds(absence, pressureLimits.absence) ? absence : null,
  };
  return overloaded.length > 0 || risk.pressure !== null || risk.absence !== null ? risk : null;
}
