// The stagnation index: how likely it is that a programme comes to a halt, from five drivers with weights anybody can see.
import type { Day } from '../day';
import { reaches } from '../threshold';

/** overload of a pivotal team · competence that is lacking · paper and digital at once · adoption that stands still · dates that slip. */
export const drivers = ['overload', 'competence', 'paper', 'plateau', 'slippage'] as const;
export type Driver = (typeof drivers)[number];

/** Shares of the index, together 1. */
export type StagnationWeights = Readonly<Record<Driver, number>>;

/** As the domain study proposes them (4.6, expert judgement): version 1, until the steering committee decides otherwise. */
export const proposedWeights: StagnationWeights = {
  overload: 0.3,
  competence: 0.2,
  paper: 0.15,
  plateau: 0.2,
  slippage: 0.15,
};

/** The weights of a version; `version` 1 with `reason` null is the proposal of the domain study. */
export type StagnationRules = { version: number; weights: StagnationWeights };
export const proposedRules: StagnationRules = { version: 1, weights: proposedWeights };

/** Months of working on paper and digitally from which on that part of its driver is full. */
const longestParallel = 12;

/** What each driver is worked out from; null where it is not known. */
export type DriverFacts = {
  /** The highest three-month mean of the load ratio of any pivotal team. */
  overload: number | null;
  /** K in total, 0–1. */
  competence: number | null;
  /** Mean share that runs double in the months ahead, 0–1, and for how many months it has run since go-live. */
  paper: { share: number; months: number } | null;
  /** Share of the users in departments where adoption stands still, 0–1. */
  plateau: number | null;
  /** Mean slip of open items, weeks. */
  slippage: number | null;
};

/** From no overload to a full one, load ratio. */
const overloadSpan = { from: 0.85, until: 1.2 } as const;

/** Is a pivotal team's quarter so full that more makes no difference any more (s1 = 1)? */
export const isFullOverload = (average: number): boolean => reaches(average, overloadSpan.until);

const clipped = (value: number) => Math.min(1, Math.max(0, value));

/** s1 … s5, each 0–1 (domain study 4.6); null where its fact is. */
export function driverScores(facts: DriverFacts): Readonly<Record<Driver, number | null>> {
  const { overload, competence, paper, plateau, slippage } = facts;
  return {
    overload:
      overload === null ? null : clipped((overload - overloadSpan.from) / (overloadSpan.until - overloadSpan.from)),
    competence: competence === null ? null : clipped((1 - competence) / 0.5),
    paper: paper === null ? null : clipped(0.6 * paper.share + (0.4 * paper.months) / longestParallel),
    plateau: plateau === null ? null : clipped(plateau / 0.5),
    slippage: slippage === null ? null : clipped(slippage / 8),
  };
}

export const stagnationBands = ['low', 'raised', 'high'] as const;
export type StagnationBand = (typeof stagnationBands)[number];

/** From here on raised, or high; out of 100. */
export const bandFrom = { raised: 35, high: 60 } as const;

/** By the whole number that is shown, so that "60" is never called raised. */
export function bandOf(index: number): StagnationBand {
  const shown = Math.round(index);
  if (shown >= bandFrom.high) return 'high';
  return shown >= bandFrom.raised ? 'raised' : 'low';
}

/** With drivers known of less than this weight there is no index: it would say more about what is missing. */
export const leastKnown = 0.5;

export type Stagnation = {
  /** 0–100; null when too little is known. */
  index: number | null;
  band: StagnationBand | null;
  /** Is the band high for a full overload only, on which nothing was agreed? */
  raisedByOverload: boolean;
  /** In the order of {@link drivers}; `points` is what it adds to the index, null where it is not known. */
  drivers: { driver: Driver; score: number | null; weight: number; points: number | null }[];
};

/**
 * SR = 100 × Σ weight × s (domain study 4.6). What is not known is left out and the other weights are scaled up to 1.
 * `overloadUnanswered`: a pivotal team has a full overload and no measure was agreed on it; then the band is at least high.
 */
export function stagnationOf(facts: DriverFacts, weights: StagnationWeights, overloadUnanswered: boolean): Stagnation {
  const scores = driverScores(facts);
  const known = drivers.reduce((sum, driver) => sum + (scores[driver] === null ? 0 : weights[driver]), 0);
  const enough = reaches(known, leastKnown) && known > 0;
  const rows = drivers.map((driver) => {
    const score = scores[driver];
    const points = score === null || !enough ? null : (100 * weights[driver] * score) / known;
    return { driver, score, weight: weights[driver], points };
  });
  if (!enough) return { index: null, band: null, raisedByOverload: false, drivers: rows };
  const index = rows.reduce((sum, { points }) => sum + (points ?? 0), 0);
  const band = bandOf(index);
  const raisedByOverload = overloadUnanswered && band !== 'high';
  return { index, band: raisedByOverload ? 'high' : band, raisedByOverload, drivers: rows };
}

export type WeightsFault = { driver: Driver; fault: 'range' } | { driver: null; fault: 'sum'; sum: number };

/** Whole percents, each 0–100 and together 100; null when they are. */
export function weightsFault(percents: Readonly<Record<Driver, number>>): WeightsFault | null {
  for (const driver of drivers) {
    const value = percents[driver];
    if (!Number.isInteger(value) || value < 0 || value > 100) return { driver, fault: 'range' };
  }
  const sum = drivers.reduce((total, driver) => total + percents[driver], 0);
  return sum === 100 ? null : { driver: null, fault: 'sum', sum };
}

/** The index as it was on a day, as it is kept. */
export type StagnationReading = {
  day: Day;
  index: number;
  band: StagnationBand;
  scores: Readonly<Record<Driver, number | null>>;
  /** The version of the weights it was worked out with. */
  version: number;
};
