// When rights were last looked through, in a sentence.
import { addDays } from '~/models/planning/day';
import type { ReviewState } from '~/models/planning/rights-review';
import type { LastReview } from '~/models/rights-review.server';
import { m } from '~/paraglide/messages.js';
import { dayText } from '../words';

export type ReviewNotice = { tone: 'info' | 'warn'; text: string };

export function reviewNotice(review: ReviewState, last: LastReview | null): ReviewNotice {
  if (review.state === 'never') return { tone: 'info', text: m.people_review_never() };
  const day = dayText(review.on);
  if (review.state === 'late') return { tone: 'warn', text: m.people_review_late({ day }) };
  const due = dayText(addDays(review.due, -1));
  return { tone: 'info', text: m.people_review_last({ day, name: last?.byName ?? '–', due }) };
}
