// The roll-out in a sentence or three: how much is live, what is late, what comes first.
import type { RolloutMatrix } from '~/models/planning/adoption/rollout';
import { m } from '~/paraglide/messages.js';
import { dayText, words } from '../words';

/** In the language of the request. */
export function rolloutSummary({ total, stages, next, columns }: RolloutMatrix): string {
  if (total.of === 0) return m.rollout_summary_nothing();
  const worst = columns.reduce<(typeof columns)[number] | null>(
    (most, one) => (one.total.late > (most?.total.late ?? 0) ? one : most),
    null,
  );
  return [
    m.rollout_summary_live({ live: total.live, of: total.of, secured: stages.secured }),
    total.late === 0 ? m.rollout_summary_not_late() : m.rollout_summary_late({ count: total.late }),
    worst && columns.length > 1
      ? m.rollout_summary_worst({ department: words(worst.unit.name), count: worst.total.late })
      : null,
    next && m.rollout_summary_next({ day: dayText(next.on), count: next.count }),
  ]
    .filter(Boolean)
    .join(' ');
}
