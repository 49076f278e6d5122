// The state of a milestone or gate: reached, late or planned.
import type { MomentState as State } from '~/models/planning/milestone-overview';
import { m } from '~/paraglide/messages.js';
import { StateBadge } from '../shared/state-badge';

export function MomentState({ state }: { state: State }) {
  if (state === 'reached') return <StateBadge look="good">{m.settings_reached()}</StateBadge>;
  if (state === 'late') return <StateBadge look="late">{m.progress_late()}</StateBadge>;
  return <StateBadge look="open">{m.progress_planned()}</StateBadge>;
}
