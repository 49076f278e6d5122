// Working days later or earlier, with its sign and word; on plan when it is neither.
import { m } from '~/paraglide/messages.js';
import { StateBadge } from '../shared/state-badge';

export function SlipDays({ days }: { days: number }) {
  if (days === 0) return <span className="muted">{m.gates_as_promised()}</span>;
  if (days > 0) return <StateBadge look="late">{m.gates_days_later({ count: days })}</StateBadge>;
  return <StateBadge look="good">{m.gates_days_earlier({ count: -days })}</StateBadge>;
}
