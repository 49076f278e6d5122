// Which results of the assessment may be seen: the one gate between answers and every page and file.
// Per question the three groups hide by the rule of adoption figures (disclosure.ts), so that no total gives a small group away.
import { fewest, hiddenAmong } from '../adoption/disclosure';
import {
  type AssessmentAnswer,
  type AssessmentForm,
  questionIds,
  type QuestionId,
  questionsOf,
  type RespondentGroup,
  respondentGroups,
  type RespondentRole,
  groupOf,
  type Scale,
  scaleOf,
  scales,
  type Scores,
} from './questions';
import {
  isPerceptionGap,
  isToDiscuss,
  type Mean,
  meanOf,
  scaleScore,
  type ScaleScores,
  spreadOf,
  type Verdict,
  verdictOf,
} from './score';

/** With fewer respondents nothing is shown at all (domain study 4.2). */
export const fewestRespondents = 8;

export type QuestionResult = {
  id: QuestionId;
  /** Null: fewer than five answered, or it would give a small group away. */
  score: Mean | null;
  /** Standard deviation; null together with the score. */
  spread: number | null;
  toDiscuss: boolean;
  /** Null: fewer than five of the group answered, or it would give away another. */
  groups: Readonly<Record<RespondentGroup, Mean | null>>;
  /** Mean of management minus mean of DIV and key-users; null when one of both hides. */
  difference: number | null;
  perceptionGap: boolean;
};

export type AssessmentResults = {
  respondents: number;
  questions: readonly QuestionResult[];
  scales: ScaleScores;
  /** Null when not all that it needs has a score, as in the short form. */
  verdict: Verdict | null;
};

type Counts = Readonly<Record<RespondentGroup, number>>;

/** The groups of which nothing is shown, and whether everybody together hides too. */
function hiddenGroups(counts: Counts): { hidden: ReadonlySet<string>; all: boolean } {
  const { own, all } = hiddenAmong(respondentGroups.map((id) => ({ id, parentId: null, people: counts[id] })));
  return { hidden: own, all };
}

const byGroup = <T>(of: (group: RespondentGroup) => T) =>
  Object.fromEntries(respondentGroups.map((group) => [group, of(group)])) as Record<RespondentGroup, T>;

/**
 * What may be seen of a round that is closed; null under eight respondents. A group that is small in the round hides at every
 * question; a group that is small at one question hides there. The score of a scale is made of visible means only, so it says
 * nothing that they do not say.
 */
export function shownResults(form: AssessmentForm, answers: readonly AssessmentAnswer[]): AssessmentResults | null {
  if (answers.length < fewestRespondents) return null;
  const of = byGroup((group) => answers.filter((answer) => answer.group === group).map(({ scores }) => scores));
  const round = hiddenGroups(byGroup((group) => of[group].length));
  const questions = questionsOf[form].map((id) => questionResult(id, of, round));
  const scored = Object.fromEntries(
    scales.map((scale) => [scale, scaleOfResults(scale, questions, answers.length)]),
  ) as ScaleScores;
  return { respondents: answers.length, questions, scales: scored, verdict: verdictOf(scored) };
}

function scaleOfResults(scale: Scale, questions: readonly QuestionResult[], people: number): number | null {
  const means = questions.filter(({ id }) => scaleOf(id) === scale).map(({ score }) => score);
  return scaleScore({ means, questions: questionIds.filter((id) => scaleOf(id) === scale).length, people });
}

function questionResult(
  id: QuestionId,
  of: Readonly<Record<RespondentGroup, readonly Scores[]>>,
  round: ReturnType<typeof hiddenGroups>,
): QuestionResult {
  const at = questionIds.indexOf(id);
  const said = byGroup((group) => of[group].map((scores) => scores[at]!).filter((score) => score > 0));
  const here = hiddenGroups(byGroup((group) => said[group].length));
  const everybody = respondentGroups.flatMap((group) => said[group]);
  const hides = everybody.length < fewest || here.all || round.all;
  const groups = byGroup((group) => {
    const few = said[group].length < fewest || here.hidden.has(group) || round.hidden.has(group);
    return few ? null : meanOf(said[group]);
  });
  const spread = hides ? null : spreadOf(everybody);
  const { management, practice } = groups;
  const difference = management && practice ? management.mean - practice.mean : null;
  return {
    ...{ id, score: hides ? null : meanOf(everybody), spread, toDiscuss: isToDiscuss(spread) },
    ...{ groups, difference, perceptionGap: isPerceptionGap(difference) },
  };
}

/** How many answered of how many links. `answers` null: too few, or it would give away how few others were. */
export type GroupResponse = { group: RespondentGroup | null; invited: number; answers: number | null; few: boolean };

/** Response per group and of everybody (`group` null), which hides by the rule of the results. */
export function responseOf(
  invited: Readonly<Partial<Record<RespondentRole, number>>>,
  answers: readonly Pick<AssessmentAnswer, 'group'>[],
): GroupResponse[] {
  const counts = byGroup((group) => answers.filter((answer) => answer.group === group).length);
  const asked = byGroup((group) =>
    Object.entries(invited).reduce((sum, [role, n]) => sum + (groupOf[role as RespondentRole] === group ? n : 0), 0),
  );
  const { hidden, all } = hiddenGroups(counts);
  const shown = (count: number, hides: boolean) => ({
    answers: count < fewest || hides ? null : count,
    few: count < fewest,
  });
  const total = answers.length;
  return [
    ...respondentGroups
      .filter((group) => asked[group] > 0)
      .map((group) => ({ group, invited: asked[group], ...shown(counts[group], hidden.has(group)) })),
    {
      group: null,
      invited: respondentGroups.reduce((sum, group) => sum + asked[group], 0),
      ...shown(total, all),
    },
  ];
}
