// The name of the field with the level of a question.
import type { QuestionId } from '~/models/planning/assessment/questions';

export const levelField = (question: QuestionId) => `level-${question}`;
