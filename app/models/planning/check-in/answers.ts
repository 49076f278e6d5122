// What a department says in a check-in: whether the dates are right, whether there is time, how work with cases goes, and what the project leader must know.
import type { Day } from '../day';
import type { Label } from '../plan';

/** Days that a link may be open, and how many it is unless somebody chooses. */
export const [fewestDays, mostDays, usualDays] = [1, 30, 14];
/** Letters of one sentence. */
export const longestText = 1_000;
/** Answers that one link takes, so that nobody fills the database with it or rings the project leader all day. */
export const mostAnswers = 20;

/** How it goes to work with cases. */
export const goings = ['good', 'could_be_better', 'not_good'] as const;
export type Going = (typeof goings)[number];

/** Whether people have time for it, from 1 (no) to 5 (more than enough). */
export const timeLevels = [1, 2, 3, 4, 5] as const;
export type TimeLevel = (typeof timeLevels)[number];

/** An item whose date is contested, as it was called and planned when that was said. */
export type ContestedItem = { itemId: string; title: Label; from: Day; until: Day };

export type CheckInAnswers = {
  /** Whether what comes in the next weeks is right. */
  right: boolean;
  /** Which dates are not; empty when it is right, or when something else is wrong with it. */
  contested: readonly ContestedItem[];
  /** What is wrong with it; '' when it is right. */
  contestedText: string;
  time: TimeLevel;
  going: Going;
  /** What is not good; '' when it is good. */
  goingText: string;
  /** What the project leader must know or do; may be ''. */
  wish: string;
};

/** What was chosen and typed; items by their ids. */
export type SaidAnswers = Omit<CheckInAnswers, 'contested'> & { contested: readonly string[] };

/** dates: they are contested · not_good: work with cases does not go well · said: somebody wrote a sentence. */
export const askReasons = ['dates', 'not_good', 'said'] as const;
export type AskReason = (typeof askReasons)[number];

/** What in an answer asks something of the project leader; empty when nothing does. */
export function reasonsOf({ right, going, goingText, wish }: CheckInAnswers): AskReason[] {
  return askReasons.filter(
    (reason) =>
      ({
        dates: !right,
        not_good: going === 'not_good',
        said: wish !== '' || (going !== 'not_good' && goingText !== ''),
      })[reason],
  );
}

/** What is not asked is not kept: a sentence about dates that are right, or about work that goes well. */
export function settledAnswers(said: SaidAnswers): SaidAnswers {
  const text = (typed: string) => typed.trim().slice(0, longestText);
  return {
    ...{ right: said.right, time: said.time, going: said.going, wish: text(said.wish) },
    contested: said.right ? [] : [...new Set(said.contested)],
    contestedText: said.right ? '' : text(said.contestedText),
    goingText: said.going === 'good' ? '' : text(said.goingText),
  };
}

/** Why an answer is not complete, per field; null when it is. */
export function answerFault(said: SaidAnswers): { field: 'contestedText' | 'goingText'; why: 'required' } | null {
  if (!said.right && said.contestedText === '') return { field: 'contestedText', why: 'required' };
  if (said.going === 'not_good' && said.goingText === '') return { field: 'goingText', why: 'required' };
  return null;
}
