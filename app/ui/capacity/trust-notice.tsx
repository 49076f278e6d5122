// Says that few items of a period say what they cost, so that load is probably higher than it is shown.
import type { Trust } from '~/models/planning/capacity/heat-map';
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';
import { number } from '../words';

/** Nothing when enough of them do. */
export function TrustNotice({ mistrust }: { mistrust: Trust | null }) {
  if (!mistrust) return null;
  return (
    <Notice tone="warn" title={m.capacity_trust()}>
      <p>{m.capacity_trust_text({ items: number(mistrust.items), hours: number(mistrust.withHours) })}</p>
    </Notice>
  );
}
