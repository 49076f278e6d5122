// What a survey says: scores of the statements, of ADKAR's elements and of the whole, and which of them may be seen.
import { fewest, hiddenAmong } from './disclosure';
import { branches } from './shown';
import type { SurveyKind } from './survey-kind';
import { type AdkarElement, adkarElements, type Measured, statementsOf } from './survey-statements';
import { exceeds } from '../threshold';

/** Nothing was said to this statement. */
export const noScore = 0;
export const highestScore = 5;

/** What one person said: 1–5 per statement, in the order of the kind; 0 where nothing was said. */
export type Scores = readonly number[];
export type Answer = { departmentId: string; scores: Scores };

/** Whether these can be somebody's scores: one per statement, each 1–5 or nothing, and not nothing at all. */
export function areScores(kind: SurveyKind, scores: Scores): boolean {
  return (
    scores.length === statementsOf[kind].length &&
    scores.every((score) => Number.isInteger(score) && score >= noScore && score <= highestScore) &&
    scores.some((score) => score !== noScore)
  );
}

/** `n`: how many people it was made of, at least 1. */
export type Score = { mean: number; n: number };

/** Mean over people of the mean per person of what they said to these statements; null when nobody said anything. */
export function scoreOf(answers: readonly Scores[], statements: readonly number[]): Score | null {
  let sum = 0;
  let n = 0;
  for (const scores of answers) {
    const said = statements.flatMap((at) => (scores[at] ? [scores[at]] : []));
    if (said.length === 0) continue;
    sum += said.reduce((total, score) => total + score, 0) / said.length;
    n++;
  }
  return n === 0 ? null : { mean: sum / n, n };
}

/** Of ADKAR only. */
export type ElementScore = { element: AdkarElement; score: Score | null };

export type Profile = {
  answers: number;
  /** In the order of the kind. */
  statements: (Score | null)[];
  /** In the order A, D, K, A, R; empty for other kinds. */
  elements: ElementScore[];
  /** What becomes a figure: the mean of all statements; of ADKAR its lowest element. */
  level: Score | null;
  /** Of ADKAR: where change gets stuck; null when nothing stands in its way. */
  barrier: AdkarElement | null;
};

/** The highest score at which an element still is the barrier point (Hiatt, ADKAR, 2006). */
export const barrierAt = 3;

/** The first element of A, D, K, A, R that scores 3.0 or less: later ones cannot be built before it. */
export function barrierOf(elements: readonly ElementScore[]): AdkarElement | null {
  // a mean is a quotient: a billionth above it is still 3
  return elements.find(({ score }) => score !== null && !exceeds(score.mean, barrierAt))?.element ?? null;
}

const placesOf = (kind: SurveyKind, measured: Measured) =>
  statementsOf[kind].flatMap(({ measures }, at) => (measures === measured ? [at] : []));

function lowestOf(elements: readonly ElementScore[]): Score | null {
  return elements.reduce<Score | null>(
    (lowest, { score }) => (score && (!lowest || score.mean < lowest.mean) ? score : lowest),
    null,
  );
}

/** What these answers say together; nothing is hidden yet. */
export function profileOf(kind: SurveyKind, answers: readonly Scores[]): Profile {
  const all = statementsOf[kind].map((_, at) => at);
  const elements = (kind === 'adkar' ? adkarElements : []).map((element) => ({
    element,
    score: scoreOf(answers, placesOf(kind, element)),
  }));
  return {
    answers: answers.length,
    statements: all.map((at) => scoreOf(answers, [at])),
    elements,
    level: kind === 'adkar' ? lowestOf(elements) : scoreOf(answers, all),
    barrier: barrierOf(elements),
  };
}

type Unit = { id: string; parentId: string | null };
/** `own`: a department alone; `total`: with everything below it. `departmentId` null: everybody who was asked. */
export type UnitKey = { departmentId: string | null; of: 'own' | 'total' };
/** `profile` null: too few answered, or it would give away what too few said. */
export type UnitResult = UnitKey & { profile: Profile | null };

/** What else is not shown, wherever it stands: figures of the same people that another page hides. */
export type AlsoHidden = { own: ReadonlySet<string>; totals: ReadonlySet<string>; all: boolean };
const nothing: AlsoHidden = { own: new Set(), totals: new Set(), all: false };

/**
 * What counts as the number of people behind a department's results: the fewest that said something to one statement. A mean
 * of all statements beside those of five of six would give away the sixth, so a department shows everything or nothing.
 */
function fewestScores(kind: SurveyKind, answers: readonly Scores[]): number {
  if (answers.length === 0) return 0;
  const counts = statementsOf[kind].map((_, at) => answers.filter((scores) => scores[at]).length);
  // Nobody to one statement still hides, and hides nobody else: next to nothing, but not the nothing of who was not there.
  return Math.max(1e-6, Math.min(...counts));
}

/**
 * The results that may be seen, departments in the order given, then totals, everybody last: a department hides under five
 * answers, under five scores of any statement, and where it would give away one that hides. One decision for all statements
 * together, over all departments of the municipality: `departments` are all of them, `asked` those that got a link.
 */
export function shownResults(
  kind: SurveyKind,
  answers: readonly Answer[],
  departments: readonly Unit[],
  asked: readonly string[],
  also: AlsoHidden = nothing,
): UnitResult[] {
  const of = new Map(departments.map(({ id }): [string, Scores[]] => [id, []]));
  for (const { departmentId, scores } of answers) of.get(departmentId)?.push(scores);
  const count = (people: (scores: readonly Scores[]) => number) =>
    hiddenAmong(departments.map(({ id, parentId }) => ({ id, parentId, people: people(of.get(id)!) })));
  // How many answered hides by its own numbers on the page of an open round; what hides there stays hidden here.
  const hidden = [count((scores) => fewestScores(kind, scores)), count((scores) => scores.length), also];
  const hides = ({ departmentId, of: which }: UnitKey) =>
    hidden.some(({ own, totals, all }) =>
      departmentId === null ? all : (which === 'own' ? own : totals).has(departmentId),
    );
  const result = (key: UnitKey, ids: readonly string[]): UnitResult => {
    const scores = ids.flatMap((id) => of.get(id)!);
    return { ...key, profile: scores.length < fewest || hides(key) ? null : profileOf(kind, scores) };
  };
  const wasAsked = new Set(asked);
  const inOrder = departments.filter(({ id }) => wasAsked.has(id)).map(({ id }) => id);
  const totals = [...branches(departments)]
    .map(([id, ids]) => ({ id, ids: ids.filter((one) => wasAsked.has(one)) }))
    .filter(({ ids }) => ids.length > 1 && ids.length < inOrder.length);
  return [
    ...inOrder.map((id) => result({ departmentId: id, of: 'own' }, [id])),
    ...totals.map(({ id, ids }) => result({ departmentId: id, of: 'total' }, ids)),
    result({ departmentId: null, of: 'total' }, inOrder),
  ];
}

/** How many answered of how many that were asked. `answers` null: too few, or it would give away how few others were. */
export type SurveyResponse = UnitKey & { invited: number; answers: number | null; few: boolean };

/** Response per department and of everybody, which hides by the same rule as results do. */
export function responseOf(
  links: readonly { departmentId: string; invited: number; answers: number }[],
  departments: readonly Unit[],
): SurveyResponse[] {
  const of = new Map(links.map((link) => [link.departmentId, link]));
  const hidden = hiddenAmong(
    departments.map(({ id, parentId }) => ({ id, parentId, people: of.get(id)?.answers ?? 0 })),
  );
  const sum = (read: (link: (typeof links)[number]) => number) => links.reduce((total, link) => total + read(link), 0);
  const shown = (answers: number, hides: boolean) => {
    const few = answers < fewest;
    return { answers: few || hides ? null : answers, few };
  };
  return [
    ...departments.flatMap(({ id }): SurveyResponse[] => {
      const link = of.get(id);
      if (!link) return [];
      const { invited, answers } = link;
      return [{ departmentId: id, of: 'own', invited, ...shown(answers, hidden.own.has(id)) }];
    }),
    {
      departmentId: null,
      of: 'total',
      invited: sum(({ invited }) => invited),
      ...shown(
        sum(({ answers }) => answers),
        hidden.all,
      ),
    },
  ];
}
