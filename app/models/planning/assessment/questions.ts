// What is asked in the assessment: 29 questions in four dimensions, who is asked, and what the short form leaves out (domain study 4.1).

export const dimensions = ['ambitie', 'competentie', 'capaciteit', 'context'] as const;
export type Dimension = (typeof dimensions)[number];

/** What has a score of its own: ambition is split in how much is wanted and how clear that is. */
export const scales = ['hoogte', 'helderheid', 'competentie', 'capaciteit', 'context'] as const;
export type Scale = (typeof scales)[number];

/** The order is that of the scores of an answer: a question never moves, and none is taken out. */
export const questionIds = [
  ...(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'] as const),
  ...(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'] as const),
  ...(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'] as const),
  ...(['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7'] as const),
] as const;
export type QuestionId = (typeof questionIds)[number];

export const isQuestion = (id: string): id is QuestionId => (questionIds as readonly string[]).includes(id);

const dimensionOfLetter: Record<string, Dimension> = {
  A: 'ambitie',
  C: 'competentie',
  P: 'capaciteit',
  X: 'context',
};
export const dimensionOf = (id: QuestionId): Dimension => dimensionOfLetter[id[0]!]!;

/** A1–A5 say how much is wanted, A6–A8 how clear it is. */
export function scaleOf(id: QuestionId): Scale {
  const dimension = dimensionOf(id);
  if (dimension !== 'ambitie') return dimension;
  return Number(id.slice(1)) <= 5 ? 'hoogte' : 'helderheid';
}

export const assessmentForms = ['full', 'short'] as const;
export type AssessmentForm = (typeof assessmentForms)[number];

const shortForm: readonly QuestionId[] = ['C5', 'P1', 'P2', 'P3', 'P4', 'P5', 'X6'];
/** The questions of a form, in the order of {@link questionIds}. */
export const questionsOf: Record<AssessmentForm, readonly QuestionId[]> = { full: questionIds, short: shortForm };

export const respondentRoles = [
  'programme',
  'div',
  'functional_management',
  'department_head',
  'key_user',
  'sponsor',
  'steering',
] as const;
export type RespondentRole = (typeof respondentRoles)[number];

/** Who is shown together. An answer keeps its group and not its role: there is one sponsor. */
export const respondentGroups = ['management', 'practice', 'support'] as const;
export type RespondentGroup = (typeof respondentGroups)[number];

/** Management decides, DIV and key-users do the work; the programme and functional management make it possible. */
export const groupOf: Record<RespondentRole, RespondentGroup> = {
  programme: 'support',
  div: 'practice',
  functional_management: 'support',
  department_head: 'management',
  key_user: 'practice',
  sponsor: 'management',
  steering: 'management',
};

/** How many of each role the domain study asks for at least. */
export const advisedPerRole: Record<RespondentRole, number> = {
  programme: 1,
  div: 1,
  functional_management: 1,
  department_head: 3,
  key_user: 3,
  sponsor: 1,
  steering: 0,
};

export const mostPerRole = 200;

export type RoleCounts = Readonly<Record<RespondentRole, number>>;

/** "I do not know", or not asked in this form. */
export const noScore = 0;
export const highestScore = 5;

/** What one person said: 1–5 per question in the order of {@link questionIds}, 0 for "I do not know" or not asked. */
export type Scores = readonly number[];
export type AssessmentAnswer = { group: RespondentGroup; scores: Scores };

/** Whether these can be somebody's scores to this form: nothing where nothing is asked, and not nothing at all. */
export function areScores(form: AssessmentForm, scores: Scores): boolean {
  const asked = questionsOf[form];
  return (
    scores.length === questionIds.length &&
    scores.every((score, at) => {
      const most = asked.includes(questionIds[at]!) ? highestScore : noScore;
      return Number.isInteger(score) && score >= noScore && score <= most;
    }) &&
    scores.some((score) => score !== noScore)
  );
}
