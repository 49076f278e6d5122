// A programme before and after measures, side by side: what is better, what is worse, and whether it is enough.
import type { Signal } from '../assessment/score';
import type { Check } from './ambition';
import type { Weighed } from './measure';
import type { Driver, StagnationBand } from './stagnation';
import type { Standing } from './standing';

/** What is kept of how a programme stands, of these teams. */
export function weigh({ teams, coverage, capacity, gap, stagnation }: Standing, teamIds: readonly string[]): Weighed {
  return {
    teams: teamIds.flatMap((teamId) => {
      const team = teams.find((row) => row.teamId === teamId);
      return team ? [{ teamId, average: team.quarter?.average ?? null, shortage: team.shortage }] : [];
    }),
    ...{ k: coverage.total.k, capacity, gap, index: stagnation.index },
  };
}

export type Turn = 'better' | 'worse' | 'same' | 'unknown';

/** What is compared; a team's rows say which. Points are of the index, per driver. */
export type ComparedOf =
  | { of: 'quarter' | 'shortage'; teamId: string }
  | { of: 'coverage' | 'capacity' | 'gap' | 'index' }
  | { of: 'points'; driver: Driver };

/** `difference` after − before, as it is shown; null where one of both is not known. */
export type Compared = ComparedOf & {
  before: number | null;
  after: number | null;
  difference: number | null;
  turn: Turn;
};

/** A rule of "ambition exceeds capacity" before and after. */
export type ComparedCheck = { before: Check; after: Check; turn: Turn };

export type Comparison = {
  rows: Compared[];
  checks: ComparedCheck[];
  signal: { before: Signal | null; after: Signal | null; turn: Turn };
  band: { before: StagnationBand | null; after: StagnationBand | null; turn: Turn };
  /** nothing: no number or rule is better · helps: it is not enough · enough: every rule that is known says green, and the index, where it can be told, is not high. */
  verdict: 'nothing' | 'helps' | 'enough';
};

/** Smallest step that is shown of each, and whether more is better. */
const scales: Record<ComparedOf['of'], { step: number; up: boolean }> = {
  quarter: { step: 0.01, up: false },
  shortage: { step: 1, up: false },
  coverage: { step: 0.01, up: true },
  capacity: { step: 0.01, up: true },
  gap: { step: 0.01, up: false },
  index: { step: 1, up: false },
  points: { step: 1, up: false },
};

function turnOf(difference: number | null, up: boolean): Turn {
  if (difference === null) return 'unknown';
  if (difference === 0) return 'same';
  return difference > 0 === up ? 'better' : 'worse';
}

function compared(what: ComparedOf, before: number | null, after: number | null): Compared {
  const { step, up } = scales[what.of];
  // By the numbers that are shown: a difference nobody can read is none.
  const shown = (value: number) => Math.round(value / step);
  const difference = before === null || after === null ? null : (shown(after) - shown(before)) * step;
  return { ...what, before, after, difference, turn: turnOf(difference, up) };
}

const severity = { green: 0, amber: 1, red: 2 } as const;
const bands = { low: 0, raised: 1, high: 2 } as const;

function turned<T extends string>(order: Readonly<Record<T, number>>, before: T | null, after: T | null): Turn {
  return turnOf(before === null || after === null ? null : order[after] - order[before], false);
}

const sameRule = (a: Check, b: Check) =>
  a.rule === b.rule && ('teamId' in a ? a.teamId : null) === ('teamId' in b ? b.teamId : null);

/** Row by row what is kept of both; teams that one of both does not name are left out. */
export function comparedWeighed(was: Weighed, is: Weighed): Compared[] {
  return [
    ...was.teams.flatMap(({ teamId, average, shortage }) => {
      const other = is.teams.find((row) => row.teamId === teamId);
      if (!other) return [];
      const known = average !== null && other.average !== null;
      return [
        compared({ of: 'quarter', teamId }, average, other.average),
        compared({ of: 'shortage', teamId }, known ? shortage : null, known ? other.shortage : null),
      ];
    }),
    compared({ of: 'coverage' }, was.k, is.k),
    compared({ of: 'capacity' }, was.capacity, is.capacity),
    compared({ of: 'gap' }, was.gap, is.gap),
    compared({ of: 'index' }, was.index, is.index),
  ];
}

/** Both of the same programme on the same day; `teamIds` are the teams it is about. */
export function comparisonOf(before: Standing, after: Standing, teamIds: readonly string[]): Comparison {
  const rows = [
    ...comparedWeighed(weigh(before, teamIds), weigh(after, teamIds)),
    ...before.stagnation.drivers.map(({ driver, points }, at) =>
      compared({ of: 'points', driver }, points, after.stagnation.drivers[at]!.points),
    ),
  ];
  const checks = before.ambition.checks.flatMap((check): ComparedCheck[] => {
    const now = after.ambition.checks.find((other) => sameRule(check, other));
    return now ? [{ before: check, after: now, turn: turned(severity, check.signal, now.signal) }] : [];
  });
  const signal = { before: before.ambition.signal, after: after.ambition.signal };
  const band = { before: before.stagnation.band, after: after.stagnation.band };
  const isBetter = [...rows, ...checks].some(({ turn }) => turn === 'better');
  const isEnough = signal.after === 'green' && band.after !== 'high';
  const verdict = !isBetter ? 'nothing' : isEnough ? 'enough' : 'helps';
  return {
    ...{ rows, checks, verdict },
    signal: { ...signal, turn: turned(severity, signal.before, signal.after) },
    band: { ...band, turn: turned(bands, band.before, band.after) },
  };
}

/** Do these say the same, as they are shown? Teams that one of both does not name do not count. */
export function sameWeighed(a: Weighed, b: Weighed): boolean {
  return comparedWeighed(a, b).every(
    ({ before, after, turn }) => turn === 'same' || (before === null && after === null),
  );
}
