// Who may do what is looked through every quarter (BIO2 5.18.02: privileged rights quarterly), and many failures at the door are told.
import { addDays, type Day } from './day';

/** A quarter at its longest. */
export const reviewEveryDays = 92;

export type ReviewState =
  | { state: 'never' }
  /** `due`: the first day on which it is too long ago. */
  | { state: 'fine' | 'late'; on: Day; due: Day };

export function reviewState(last: Day | null, today: Day): ReviewState {
  if (last === null) return { state: 'never' };
  const due = addDays(last, reviewEveryDays + 1);
  return { state: today >= due ? 'late' : 'fine', on: last, due };
}

/** As many failures within an hour are told to administrators (BIO2 5.17.01), once an hour at most. */
export const failuresPeak = 20;
