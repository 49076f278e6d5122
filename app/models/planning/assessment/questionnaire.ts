// The words of the assessment as they stand in its file: one text and five described levels for every question, in both languages.
import { z } from 'zod';
import { type Label } from '../plan';
import { dimensionOf, dimensions, questionIds, type QuestionId, scaleOf } from './questions';

const said = z.string().trim().min(1);
const both = z.strictObject({ nl: said, en: said });
const levels = z.strictObject({ 1: said, 2: said, 3: said, 4: said, 5: said });

export const questionnaireFile = z
  .strictObject({
    format: z.literal('dok-assessment/1'),
    key: said,
    version: z.number().int().positive(),
    title: both,
    scale: z.tuple([z.literal(1), z.literal(5)]),
    dimensions: z.array(z.strictObject({ id: z.enum(dimensions), title: both })).length(dimensions.length),
    questions: z.array(
      z.strictObject({
        id: z.enum(questionIds),
        dimension: z.enum(dimensions),
        subscale: z.enum(['hoogte', 'helderheid']).optional(),
        text: both,
        anchors: z.strictObject({ nl: levels, en: levels }),
      }),
    ),
  })
  .superRefine((file, context) => {
    const issue = (message: string) => context.addIssue({ code: 'custom', message });
    if (file.questions.map(({ id }) => id).join() !== questionIds.join())
      issue('questions are missing or out of order');
    for (const { id, dimension, subscale } of file.questions) {
      if (dimension !== dimensionOf(id)) issue(`${id} is of another dimension`);
      if (subscale !== undefined ? subscale !== scaleOf(id) : dimension === 'ambitie')
        issue(`${id} is of another scale`);
    }
  });

/** One question with its five levels, the lowest first. */
export type Question = { id: QuestionId; text: Label; levels: readonly Label[] };

export type Questionnaire = { title: Label; questions: ReadonlyMap<QuestionId, Question> };

/** Reads the parsed file; throws when it cannot be right, for it is part of the product. */
export function readQuestionnaire(document: unknown): Questionnaire {
  const { title, questions } = questionnaireFile.parse(document);
  const read = questions.map(({ id, text, anchors }): [QuestionId, Question] => [
    id,
    { id, text, levels: ([1, 2, 3, 4, 5] as const).map((at) => ({ nl: anchors.nl[at], en: anchors.en[at] })) },
  ]);
  return { title, questions: new Map(read) };
}
