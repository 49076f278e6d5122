// "Ambition exceeds carrying capacity": which rule says so, with its numbers (domain study 4.5).
import { amberFrom, redFrom, type Signal, signalOf } from '../assessment/score';
import { coverageLimits, coverageState } from './coverage';
import type { Month } from './supply';
import { exceeds } from '../threshold';

/** A quarter above this is more than there is; above `peak` in two months of three it is too. */
export const overloadLimits = { quarter: 1, peak: 1.1 } as const;

export type PivotalLoad = {
  teamId: string;
  /** Load ratio per month ahead; null where it is not known. */
  ratios: readonly { month: Month; ratio: number | null }[];
  /** The highest mean of three months in a row; null where there is none. */
  quarter: { from: Month; until: Month; average: number } | null;
  /** The team's own limit for attention. */
  amber: number;
};

/** A rule, what it looked at and what it says; null: not known. */
export type Check =
  | { rule: 'quarter'; teamId: string; quarter: PivotalLoad['quarter']; amber: number; signal: Signal | null }
  | { rule: 'peak'; teamId: string; months: readonly { month: Month; ratio: number }[]; signal: Signal | null }
  | { rule: 'competence'; /** Null: in total. */ teamId: string | null; k: number | null; signal: Signal | null }
  | { rule: 'assessment'; gap: number | null; signal: Signal | null };

export type Ambition = {
  /** The worst of what is known; null when nothing is. */
  signal: Signal | null;
  checks: Check[];
};

export type AmbitionFacts = {
  pivotal: readonly PivotalLoad[];
  /** K in total and of the pivotal teams. */
  coverage: readonly { teamId: string | null; k: number | null }[];
  /** V of the latest assessment that says it. */
  gap: number | null;
};

function quarterCheck({ teamId, quarter, amber }: PivotalLoad): Check {
  if (!quarter) return { rule: 'quarter', teamId, quarter, amber, signal: null };
  const { average } = quarter;
  const signal = exceeds(average, overloadLimits.quarter) ? 'red' : exceeds(average, amber) ? 'amber' : 'green';
  return { rule: 'quarter', teamId, quarter, amber, signal };
}

/** The months above the peak, of the first three in a row of which two are. */
function peakCheck({ teamId, ratios }: PivotalLoad): Check {
  if (ratios.every(({ ratio }) => ratio === null)) return { rule: 'peak', teamId, months: [], signal: null };
  for (let at = 0; at + 3 <= ratios.length; at++) {
    const months = ratios
      .slice(at, at + 3)
      .flatMap(({ month, ratio }) => (ratio !== null && exceeds(ratio, overloadLimits.peak) ? [{ month, ratio }] : []));
    if (months.length >= 2) return { rule: 'peak', teamId, months, signal: 'red' };
  }
  return { rule: 'peak', teamId, months: [], signal: 'green' };
}

const coverageSignals = { good: 'green', amber: 'amber', red: 'red', unknown: null } as const;

const severity = { red: 2, amber: 1, green: 0 } as const;

/** Every rule with what it says. The rules about load look at pivotal teams only: overload there stops the programme. */
export function ambitionOf({ pivotal, coverage, gap }: AmbitionFacts): Ambition {
  const checks: Check[] = [
    ...pivotal.flatMap((load) => [quarterCheck(load), peakCheck(load)]),
    ...coverage.map(({ teamId, k }): Check => {
      return { rule: 'competence', teamId, k, signal: coverageSignals[coverageState(k)] };
    }),
    { rule: 'assessment', gap, signal: gap === null ? null : signalOf(gap) },
  ];
  const signals = checks.flatMap(({ signal }) => signal ?? []);
  const worst = signals.reduce<Signal | null>(
    (found, signal) => (found === null || severity[signal] > severity[found] ? signal : found),
    null,
  );
  return { signal: worst, checks };
}

/** The thresholds a screen explains the rules with. */
export const ambitionLimits = {
  ...overloadLimits,
  coverage: coverageLimits,
  gap: { amber: amberFrom, red: redFrom },
} as const;
