// What the scores of the assessment add up to: carrying capacity, the ambition gap and its signal (domain study 4.2 and 4.5).
import type { Scale } from './questions';
import { exceeds, reaches } from '../threshold';

/** Weights of the three dimensions that carry. Expert judgement of the domain study. */
export const weights = { capaciteit: 0.4, competentie: 0.35, context: 0.25 } as const;
/** A strong context cannot make up for a missing team: at most this much above the weaker of capacity and competence. */
export const mostAbove = 1;

/** Mean scores, 1–5; null where too little was answered. */
export type ScaleScores = Readonly<Record<Scale, number | null>>;

export type CarryingCapacity = {
  /** D, 1–5. */
  value: number;
  /** What the weights alone give. */
  weighted: number;
  /** min(capacity, competence) + 1. */
  cap: number;
  capped: boolean;
};

/** D = 0.40 × capacity + 0.35 × competence + 0.25 × context, capped; null when one of the three has no score. */
export function carryingCapacity({ capaciteit, competentie, context }: ScaleScores): CarryingCapacity | null {
  if (capaciteit === null || competentie === null || context === null) return null;
  const weighted = weights.capaciteit * capaciteit + weights.competentie * competentie + weights.context * context;
  const cap = Math.min(capaciteit, competentie) + mostAbove;
  const capped = weighted > cap;
  return { value: capped ? cap : weighted, weighted, cap, capped };
}

export type Signal = 'red' | 'amber' | 'green';

/** From this gap on a signal is red, or amber (domain study 4.5, rule 3). */
export const redFrom = 1.5;
export const amberFrom = 1;

/** Means are quotients: a billionth below the threshold is still on it. */

export function signalOf(gap: number): Signal {
  if (reaches(gap, redFrom)) return 'red';
  return reaches(gap, amberFrom) ? 'amber' : 'green';
}

export type Verdict = { capacity: CarryingCapacity; ambition: number; gap: number; signal: Signal };

/** V = ambition (hoogte) − D with its signal; null when it cannot be worked out. */
export function verdictOf(scores: ScaleScores): Verdict | null {
  const capacity = carryingCapacity(scores);
  if (capacity === null || scores.hoogte === null) return null;
  const gap = scores.hoogte - capacity.value;
  return { capacity, ambition: scores.hoogte, gap, signal: signalOf(gap) };
}

export type Mean = { mean: number; n: number };

/** Mean of what was said, "I do not know" left out; null when nobody said anything. */
export function meanOf(scores: readonly number[]): Mean | null {
  const given = scores.filter((score) => score > 0);
  if (given.length === 0) return null;
  return { mean: given.reduce((sum, score) => sum + score, 0) / given.length, n: given.length };
}

/** Standard deviation over the people asked (they are everybody, not a sample); null under two. */
export function spreadOf(scores: readonly number[]): number | null {
  const given = scores.filter((score) => score > 0);
  const mean = meanOf(given);
  if (mean === null || mean.n < 2) return null;
  return Math.sqrt(given.reduce((sum, score) => sum + (score - mean.mean) ** 2, 0) / mean.n);
}

/** People differ so much that the mean says little: talk about it. */
export const spreadToDiscuss = 1;
export const isToDiscuss = (spread: number | null): boolean => spread !== null && exceeds(spread, spreadToDiscuss);

/** From this difference on management sees it so much better than those who do the work that the mean hides it. */
export const gapFrom = 1;
/** `difference`: mean of management minus mean of DIV and key-users. */
export const isPerceptionGap = (difference: number | null): boolean =>
  difference !== null && reaches(difference, gapFrom);

/** Share of a scale's questions that is asked, and share of the answers to those, from which on it has a score. */
export const enoughAnswered = 0.7;

type ScaleAnswers = {
  /** Of the questions that were asked; null where too few answered to show a mean. */
  means: readonly (Mean | null)[];
  /** How many questions the scale has, asked in this form or not. */
  questions: number;
  people: number;
};

/** The score of a scale: the mean of the means of its questions; null when too little was asked or answered. */
export function scaleScore({ means, questions, people }: ScaleAnswers): number | null {
  const scored = means.flatMap((mean) => (mean ? [mean] : []));
  if (scored.length === 0 || people === 0 || !reaches(means.length / questions, enoughAnswered)) return null;
  const answered = scored.reduce((sum, { n }) => sum + n, 0) / (people * means.length);
  if (!reaches(answered, enoughAnswered)) return null;
  return scored.reduce((sum, { mean }) => sum + mean, 0) / scored.length;
}
