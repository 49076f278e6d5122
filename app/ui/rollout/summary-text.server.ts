// The roll-out in a sentence or three: how much is live, what is late, what comes first.
import type { RolloutMatrix } from '~/models/planning/adoption/rollout';
import { m } from '~/paraglide/messages.js';
import { dayText, words } from '../words';

/** In the language of the request. */
export function rolloutSummary({ total, stages, next, columns }: RolloutMatrix): string {
  if (total.of === 0) return m.rollout_summary_nothing();
  const most = Math.max(0, ...columns.map((column) => column.total.late));
  const worst = columns.filter((column) => column.total.late === most);
  return [
    m.rollout_summary_live({ live: total.live, of: total.of, secured: stages.secured }),
    total.late === 0 ? m.rollout_summary_not_late() : m.rollout_summary_late({ count: total.late }),
    // one that stands out, and not one of several with as many
    most > 1 && worst.length === 1 && columns.length > 1
      ? m.rollout_summary_worst({ department: words(worst[0]!.unit.name), count: most })
      : null,
    next && m.rollout_summary_next({ day: dayText(next.on), count: next.count }),
  ]
    .filter(Boolean)
    .join(' ');
}
