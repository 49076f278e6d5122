// What somebody else said meanwhile of a recommendation, or of a level that data filled in: per field both values.
import { type RecommendationState } from '~/models/planning/assessment/round';
import type { Day } from '~/models/planning/day';
import type { OvertakenField } from '~/models/planning/organisation-row';
import { m } from '~/paraglide/messages.js';
import type { StaleLine } from '../shared/stale-notice';
import { dayText } from '../words';
import { saidStateText } from './assessment-words';

type Field = { name: () => string; value: (said: NonNullable<unknown>) => string };

const linesOf = (fields: Readonly<Record<string, Field>>, overtaken: readonly OvertakenField[]): StaleLine[] =>
  overtaken.map(({ field, mine, theirs }) => {
    const { name, value } = fields[field]!;
    const said = (what: unknown) => (what == null || what === '' ? '–' : value(what));
    return { field: name(), mine: said(mine), theirs: said(theirs) };
  });

const asText = (said: unknown) => String(said as string | number);

export const overruledStale = (overtaken: readonly OvertakenField[]): StaleLine[] =>
  linesOf(
    {
      level: { name: m.assessment_prefill_level, value: asText },
      reason: { name: m.assessment_prefill_reason, value: asText },
    },
    overtaken,
  );

/** `people` give names to owners. */
export function recommendationStale(
  overtaken: readonly OvertakenField[],
  people: readonly { id: string; name: string }[],
): StaleLine[] {
  const fields: Record<string, Field> = {
    text: { name: m.assessment_recommendation_text, value: asText },
    ownerId: { name: m.assessment_owner, value: (id) => people.find((one) => one.id === id)?.name ?? '–' },
    dueOn: { name: m.assessment_due, value: (day) => dayText(day as Day) },
    state: { name: m.assessment_state, value: (state) => saidStateText(state as RecommendationState) },
    decision: { name: m.assessment_decision, value: (decision) => (decision as { text: string }).text },
  };
  return linesOf(fields, overtaken);
}
