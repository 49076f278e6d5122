// What is asked behind a link, in the reader's language: sections of questions, and what data filled in already.
import type { AskedAssessment } from '~/models/assessment-answer.server';
import type { PrefillRow } from '~/models/assessment.server';
import type { Questionnaire } from '~/models/planning/assessment/questionnaire';
import { type Dimension, dimensionOf, dimensions, groupOf, questionsOf } from '~/models/planning/assessment/questions';
import { m } from '~/paraglide/messages.js';
import { number, words } from '../words';
import { groupText, roleText } from './assessment-words';
import type { AskedQuestion } from './answer-form';
import { basisText, filledLevel, overruledText } from './prefill-text.server';

const names: Record<Dimension, () => string> = {
  ambitie: m.assessment_dimension_ambitie,
  competentie: m.assessment_scale_competentie,
  capaciteit: m.assessment_scale_capaciteit,
  context: m.assessment_scale_context,
};

/** Half a minute a question. */
const minutesFor = (questions: number) => Math.max(3, Math.round(questions / 2));

export function askedText(
  { form, role, municipality }: AskedAssessment,
  prefills: readonly PrefillRow[],
  { questions }: Questionnaire,
) {
  const asked = questionsOf[form].map((id): AskedQuestion => {
    const { text, levels } = questions.get(id)!;
    const row = prefills.find(({ question }) => question === id);
    // Whoever answers reads why, not who: that person may be their manager.
    const basis = row && [basisText(row.basis), overruledText(row, false)].filter(Boolean).join(' ');
    const filled = row ? { level: filledLevel(row), basis: basis! } : null;
    return { id, text: words(text), levels: levels.map(words), filled };
  });
  return {
    lead: m.assessment_ask_lead({ municipality, role: roleText(role), minutes: number(minutesFor(asked.length)) }),
    anonymous: m.assessment_ask_anonymous_text({ group: groupText(groupOf[role]) }),
    sections: dimensions
      .map((id) => ({ id, name: names[id](), questions: asked.filter((one) => dimensionOf(one.id) === id) }))
      .filter((section) => section.questions.length > 0),
  };
}
