// The status of an item as icon and word.
import type { Status } from '~/models/planning/item-filter';
import { m } from '~/paraglide/messages.js';
import { StateBadge } from '../shared/state-badge';

export const statusBadges = {
  planned: ['open', m.progress_planned],
  started: ['started', m.progress_started],
  done: ['good', m.progress_done],
  late: ['late', m.progress_late],
  retired: ['retired', m.item_retired],
} as const;

export function StatusBadge({ status }: { status: Status | 'retired' }) {
  const [look, text] = statusBadges[status];
  return <StateBadge look={look}>{text()}</StateBadge>;
}
