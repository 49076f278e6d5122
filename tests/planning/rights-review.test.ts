// When rights are to be looked through again.
import { describe, expect, it } from 'vitest';
import { addDays, day } from '~/models/planning/day';
import { reviewEveryDays, reviewState } from '~/models/planning/rights-review';

describe('the review of rights', () => {
  const last = day('2026-02-01');
  it('was never done', () => expect(reviewState(null, last)).toEqual({ state: 'never' }));
  it.each([
    [0, 'fine'],
    [reviewEveryDays, 'fine'],
    [reviewEveryDays + 1, 'late'],
    [400, 'late'],
  ])('is %i days later %s', (days, state) =>
    expect(reviewState(last, addDays(last, days))).toEqual({ state, on: last, due: '2026-05-05' }),
  );
});
